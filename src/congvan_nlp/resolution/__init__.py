"""Which document, body and day is meant."""
