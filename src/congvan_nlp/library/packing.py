"""An analysis in few bytes: compressed with what analyses share, so that a library stays small.

Most of a record is names of fields and words of the genre. `packing.dictionary` holds some of both, as
zlib takes them (RFC 1950, preset dictionary); it is part of the format and never changes, another one gets
another number.
"""

import zlib
from functools import cache
from importlib.resources import files
from typing import Final

from ..records.analysis import Analysis

#: Number of the dictionary: the first byte of what is packed.
_FORMAT: Final = b"\x01"
_LEVEL: Final = 6  # more costs much time and saves nothing


class DamagedRecord(ValueError):
    """A record that cannot be unpacked."""


@cache
def _dictionary() -> bytes:
    return files(__package__).joinpath("packing.dictionary").read_bytes()


def packed(analysis: Analysis) -> bytes:
    """An analysis as it is kept: whole, in few bytes.

    Parameters
    ----------
    analysis : Analysis

    Returns
    -------
    bytes

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> analysis = analyze("Số 7-CV/HU")
    >>> unpacked(packed(analysis)) == analysis
    True
    """
    content = analysis.model_dump_json(exclude_defaults=True).encode()
    work = zlib.compressobj(_LEVEL, zlib.DEFLATED, zdict=_dictionary())
    return _FORMAT + work.compress(content) + work.flush()


def unpacked(record: bytes) -> Analysis:
    """The analysis that `packed` was given.

    Parameters
    ----------
    record : bytes

    Returns
    -------
    Analysis

    Raises
    ------
    DamagedRecord
        Where it was packed in another way, or is damaged.
    """
    if record[:1] != _FORMAT:
        raise DamagedRecord("is packed in a way that this version does not know")
    try:
        return Analysis.model_validate_json(zlib.decompressobj(zdict=_dictionary()).decompress(record[1:]))
    except (zlib.error, ValueError) as error:
        raise DamagedRecord("is damaged") from error
