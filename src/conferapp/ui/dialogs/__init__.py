"""Dialogs: small screens that ask for one thing and answer with it."""
