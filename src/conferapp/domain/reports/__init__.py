"""Reports for whoever leads a program: conferences counted, never students compared."""
