"""Fields: the widgets that edit one answer, one for each kind of control."""
