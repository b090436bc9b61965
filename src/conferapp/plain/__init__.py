"""Line mode: a conference as questions and answers in ordinary lines, without screens."""
