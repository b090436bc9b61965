"""What leaves the app: a record, or several, as a card, a letter, a table or a calendar file."""
