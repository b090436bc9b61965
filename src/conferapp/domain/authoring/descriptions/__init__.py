"""What each word of an agenda file means: for the reference, and for editors that show it."""
