"""The desk: what every way of conferring works with, whether on screens or line by line."""
