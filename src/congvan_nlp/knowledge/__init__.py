"""Facts of the genre as readable data files, loaded once; see README.md beside them for the columns."""
