"""The public contract: the shapes that cross rooms and leave the library."""
