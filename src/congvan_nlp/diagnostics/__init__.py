"""Every warning has a code, a severity and a sentence in Vietnamese and English."""

from .catalogue import diagnostic, entry

__all__ = ["diagnostic", "entry"]
