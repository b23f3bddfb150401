"""The command line: it parses what the user said, calls one function and shows its result."""
