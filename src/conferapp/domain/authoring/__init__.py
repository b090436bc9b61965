"""For whoever writes an agenda: what is wrong in it, what could be better, what it says."""
