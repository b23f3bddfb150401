"""A graph on its way out: to tools that count, to databases, to the web of data, and to the eye."""
