"""The kinds of question: one class each, with its keys, its check and its wording."""
