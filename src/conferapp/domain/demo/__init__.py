"""The sample class: made-up students and their conferences, to try the app with."""
