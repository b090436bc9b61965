"""What leaves the room: cards, letters and copies, each with what its reader may have, no more."""
