"""Citations, bodies, deadlines, directives: pure functions of text and zones."""
