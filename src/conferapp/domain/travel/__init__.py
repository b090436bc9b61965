"""The page that travels: the student's pages of one conference, away from the app and back."""
