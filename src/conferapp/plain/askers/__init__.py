"""The askers: what asks each kind of question in ordinary lines."""
