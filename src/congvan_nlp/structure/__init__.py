"""Text → `Layout`: zones, letterhead, recipients, outline, signature; and the grammar of symbols and dates."""
