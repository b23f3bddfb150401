"""The stages in their order: as one function, and as components of a spaCy pipeline."""
