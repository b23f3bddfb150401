"""Letters side by side: the same duties, where they differ, and who has what the others lack."""
