"""The stages as spaCy components, each registered by entry point, so that others can take one alone.

A component runs its stage on the text of the `Doc` (and the stages before it, where the pipeline
lacks them), and leaves records in ``doc._`` and spans in ``doc.spans``. Records point into the
normalised text, ``doc._.analysis.text``; spans point into the `Doc`.
"""

from collections.abc import Callable, Iterable
from typing import Any
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc, Span

from ..reading.source import Source
from ..records.analysis import Analysis
from . import assemble
from .stages import STAGES, Draft

_DRAFTS: "WeakKeyDictionary[Doc, Draft]" = WeakKeyDictionary()
_KEY = "congvan"
#: Extension of the Doc → field of the analysis.
_FIELDS = ("letter", "recipients", "citations", "directives", "deadlines", "diagnostics")


def _draft(doc: Doc) -> Draft:
    draft = _DRAFTS.get(doc)
    if draft is None:
        draft = _DRAFTS[doc] = Draft(Source.from_text(doc.text))
    return draft


def analysis_of(doc: Doc) -> Analysis | None:
    """The analysis that the components of a pipeline made of a `Doc`, None before any ran.

    Parameters
    ----------
    doc : Doc
        Also one that was read back from bytes or came from another process.

    Returns
    -------
    Analysis or None
    """
    stored = doc.user_data.get(_KEY)
    return None if stored is None else Analysis.model_validate_json(stored)


def _field_getter(name: str) -> Callable[[Doc], Any]:
    def getter(doc: Doc) -> Any:
        analysis = analysis_of(doc)
        return None if analysis is None else getattr(analysis, name)

    return getter


def register_extensions() -> None:
    """Register ``doc._.analysis`` and one extension for each of its parts; safe to call again."""
    if not Doc.has_extension("analysis"):
        Doc.set_extension("analysis", getter=analysis_of)
    for name in _FIELDS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=_field_getter(name))


def _spans(doc: Doc, draft: Draft, found: Iterable[tuple[int, int, str]]) -> list[Span]:
    spans = []
    for start, end, label in found:
        span = doc.char_span(*draft.source.offsets.original(start, end), label=label, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    return spans


def _spans_of(analysis: Analysis, part: str) -> list[tuple[int, int, str]]:
    if part == "recipients":
        return [(r.start, r.end, r.role) for r in analysis.recipients]
    if part == "citations":
        return [(m.start, m.end, m.relation) for c in analysis.citations for m in c.mentions]
    if part == "directives":
        return [(d.start, d.end, "directive") for d in analysis.directives]
    return [(d.start, d.end, d.kind) for d in analysis.deadlines]


class StageComponent:
    """One stage of the analysis in a spaCy pipeline.

    Parameters
    ----------
    name : str
        Name of the stage, as in `congvan_nlp.pipeline.stages.STAGES`.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Run the stage, store the analysis so far, and set the spans of this stage."""
        draft = _draft(doc)
        STAGES[self.name](draft)
        analysis = assemble.build(draft)
        doc.user_data[_KEY] = analysis.model_dump_json()
        part = {"congvan_structure": "recipients"}.get(self.name, self.name.removeprefix("congvan_"))
        doc.spans[part] = _spans(doc, draft, _spans_of(analysis, part))
        return doc


@Language.factory("congvan_structure")
def make_structure(nlp: Language, name: str) -> StageComponent:
    """Zones, letterhead, recipients: ``doc._.letter``, ``doc._.recipients``."""
    return StageComponent("congvan_structure")


@Language.factory("congvan_citations")
def make_citations(nlp: Language, name: str) -> StageComponent:
    """Cited documents: ``doc._.citations``, ``doc.spans["citations"]`` labelled by relation."""
    return StageComponent("congvan_citations")


@Language.factory("congvan_directives")
def make_directives(nlp: Language, name: str) -> StageComponent:
    """Items of the outline: ``doc._.directives``, ``doc.spans["directives"]``."""
    return StageComponent("congvan_directives")


@Language.factory("congvan_deadlines")
def make_deadlines(nlp: Language, name: str) -> StageComponent:
    """Time limits: ``doc._.deadlines``, ``doc.spans["deadlines"]`` labelled by kind."""
    return StageComponent("congvan_deadlines")
