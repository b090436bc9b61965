"""A gradebook's table: which column is what, whose each row is, and the topics that it gives."""
