"""The screens, one file each: switchboards that hold no answers."""
