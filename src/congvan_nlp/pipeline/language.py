"""`load()`: the whole pipeline as a spaCy `Language`."""

import re

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from . import components  # noqa: F401  (registers the factories where entry points are not installed)
from .stages import STAGES

# a letter may carry combining marks (NFD)
_TOKEN = re.compile(r"(?:\w[\u0300-\u036f]*)+(?:\.(?:\w[\u0300-\u036f]*)+)*|[^\w\s]|\s+")


class SyllableTokenizer:
    """Syllables, numbers and marks as tokens; no spaces lost.

    Vietnamese writes a space between syllables, so this is exact and fast; words of several
    syllables are a matter of later components. A run of white space other than one space is a
    token of its own, so that ``doc.text`` is the text.

    Parameters
    ----------
    vocab : Vocab
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenize one text."""
        words: list[str] = []
        spaces: list[bool] = []
        for match in _TOKEN.finditer(text):
            token = match.group()
            if token[0] == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
                token = token[1:]
            if token:
                words.append(token)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_disk(self, path: str, **kwargs: object) -> None:
        """Nothing to save: the tokenizer has no state."""

    def from_disk(self, path: str, **kwargs: object) -> "SyllableTokenizer":
        """Nothing to load."""
        return self

    def to_bytes(self, **kwargs: object) -> bytes:
        """No state."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> "SyllableTokenizer":
        """No state."""
        return self


@registry.tokenizers("congvan.syllables.v1")  # type: ignore[untyped-decorator]  # spaCy types its registry as Any
def make_tokenizer() -> object:
    """Factory of the tokenizer for spaCy configs."""

    def make(nlp: Language) -> SyllableTokenizer:
        return SyllableTokenizer(nlp.vocab)

    return make


def load() -> Language:
    """A spaCy pipeline for Vietnamese letters.

    Returns
    -------
    Language
        With the components ``congvan_structure``, ``congvan_citations``, ``congvan_directives``,
        ``congvan_deadlines``; results on ``doc._.letter``, ``doc._.recipients``, ``doc._.citations``,
        ``doc._.directives``, ``doc._.deadlines``, ``doc._.analysis`` and in ``doc.spans``.

    Examples
    --------
    >>> doc = load()("Thực hiện Quy định số 24-QĐ/TW ngày 30/7/2021 của Ban Chấp hành Trung ương Đảng.")
    >>> [(span.text, span.label_) for span in doc.spans["citations"]]
    [('Quy định số 24-QĐ/TW ngày 30/7/2021 của Ban Chấp hành Trung ương Đảng', 'implements')]
    """
    from spacy import blank

    nlp = blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "congvan.syllables.v1"}}})
    for name in STAGES:
        nlp.add_pipe(name)
    return nlp
