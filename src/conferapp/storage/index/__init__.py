"""The index: a cache of what the files of a workspace say, kept outside of it."""
