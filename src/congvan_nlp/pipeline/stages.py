"""The stages of an analysis. `analyze` folds a draft over them; spaCy components run one each.

Each stage reads what earlier ones left in the draft and adds its own part. A stage that needs a
part which is missing runs the stage that makes it; what another stage would add stays empty.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from ..extraction.attribution import RawDeadline
from ..extraction.deadlines import find_deadlines
from ..extraction.directives import Unit, find_units, head_targets
from ..extraction.mentions import RawMention, find_symbol_mentions, share_tails
from ..extraction.named import find_named_mentions, join_numbers
from ..extraction.references import Covered, find_aliases, find_anaphors, find_short_forms
from ..folding import Text
from ..knowledge.register import Register, builtin
from ..reading.source import Source
from ..records.analysis import Citation, Diagnostic, Recipient
from ..resolution.citations import build_citations
from ..structure.layout import Layout, Zone, find_layout
from ..structure.letterhead import Letterhead, read_letterhead
from ..structure.outline import Item, find_items
from ..structure.recipients import find_recipients
from ..structure.signature import Signature, read_signature
from ..structure.tables import Row, find_rows


@dataclass(slots=True)
class Draft:
    """An analysis in the making."""

    source: Source
    register: Register = field(default_factory=builtin, kw_only=True)
    layout: Layout | None = None
    head: Letterhead = field(default_factory=Letterhead)
    signature: Signature = field(default_factory=Signature)
    recipients: list[Recipient] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    rows: list[Row] | None = None
    mentions: list[RawMention] | None = None
    citations: list[Citation] = field(default_factory=list)
    units: list[Unit] | None = None
    targets: list[tuple[int, int]] = field(default_factory=list)
    deadlines: list[RawDeadline] | None = None
    notes: list[Diagnostic] = field(default_factory=list)
    _flowing: Text | None = None

    @property
    def text(self) -> Text:
        """The text without the line ends inside sentences, for all rules on sentences."""
        if self._flowing is None:
            self._flowing = self.source.text.flowing()
        return self._flowing


def structure(draft: Draft) -> None:
    """Zones, letterhead, recipients, outline, signature."""
    text = draft.source.text
    layout = find_layout(text)
    draft.layout = layout
    draft.head = read_letterhead(text, layout)
    draft.signature = read_signature(text, layout)
    draft.recipients = find_recipients(text, layout)
    draft.items = find_items(text, layout.body)


def citations(draft: Draft) -> None:
    """Mentions of documents, gathered to one citation a document."""
    layout = _layout(draft)
    text = draft.text
    own = draft.head.symbol
    own_key = own.key if own else None
    own_zones = (draft.head.illegible, draft.head.number_zone)
    mentions: list[RawMention] = []
    for zone in (layout.head, layout.body, layout.annex):
        numbered = find_symbol_mentions(text, zone.start, zone.end, own_key)
        numbered = [m for m in numbered if not any(own and m.start in own for own in own_zones)]
        numbered, named = join_numbers(text, numbered, find_named_mentions(text, zone.start, zone.end))
        covered = Covered(numbered)  # a law may be named before its number
        named = [m for m in named if not covered.touches(m.start, m.end)]
        mentions += sorted([*numbered, *named], key=lambda m: (m.start, m.end))
    mentions, shared = share_tails(mentions, text)
    offsets = [mentions[i].start for i in shared]
    zone = Zone(layout.head.start, layout.annex.end)
    foot = layout.foot
    aliases = find_aliases(text, mentions)
    tied = sorted([*mentions, *aliases], key=lambda m: (m.start, m.end))
    later = [*aliases, *find_short_forms(text, zone.start, zone.end, tied)]
    later += find_anaphors(text, zone.start, zone.end, tied, draft.head.type)
    covered = Covered(mentions)
    later = [m for m in later if m.start not in foot and not covered.holds(m.start, m.end)]
    mentions = sorted([*mentions, *_distinct(later)], key=lambda m: (m.start, m.end))
    draft.mentions = mentions
    draft.citations, notes = build_citations(
        text, mentions, offsets, draft.head.subject_zone, draft.register, draft.head.date
    )
    draft.notes = notes  # a stage may run again


def _distinct(mentions: list[RawMention]) -> list[RawMention]:
    kept: list[RawMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def directives(draft: Draft) -> None:
    """Items of the outline as directives, and whom the head sentence addresses."""
    layout = _layout(draft)
    text = draft.text
    draft.units = find_units(text, layout.body, draft.items)
    first = draft.units[0].start if draft.units else None
    asked = head_targets(text, layout.body, first)
    addressees = [(r.start, r.end) for r in draft.recipients if r.role == "addressee"]
    draft.targets = [asked] if asked else addressees


def deadlines(draft: Draft) -> None:
    """Time limits with who, what, to whom and via whom."""
    layout = _layout(draft)
    if draft.mentions is None:
        citations(draft)
    if draft.units is None:
        directives(draft)
    whole = draft.source.text  # lines are cells in a table: their ends count
    draft.rows = [*find_rows(whole, layout.body), *find_rows(whole, layout.annex)]
    found: list[RawDeadline] = []
    for zone in (layout.body, layout.annex):
        rows = [row for row in draft.rows if row.due.start in zone]
        found += find_deadlines(draft.text, zone, draft.mentions or [], draft.units or [], draft.targets, rows)
    draft.deadlines = found


def _layout(draft: Draft) -> Layout:
    if draft.layout is None:
        structure(draft)
    assert draft.layout is not None
    return draft.layout


#: Name of the component → stage, in order.
STAGES: dict[str, Callable[[Draft], None]] = {
    "congvan_structure": structure,
    "congvan_citations": citations,
    "congvan_directives": directives,
    "congvan_deadlines": deadlines,
}
