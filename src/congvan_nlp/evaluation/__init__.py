"""Evaluation: what analyses are worth against gold letters, and the gate that keeps the figures from falling.

    gold folder ──read_gold──▶ GoldSet ─┐
                                        ├─evaluate──▶ Report ──lines, check, raised
    analyses (plain dicts) ─────────────┘

Nothing here knows how an analysis is made: plain dicts in contract form go in, immutable results come
out. What an analysis holds in the wrong shape counts as missed; only a bad gold or baseline file raises.
"""

from .files import EvaluationFileError, GoldError
from .gate import (
    BaselineError,
    FloorLowered,
    Violation,
    baseline_text,
    check,
    raised,
    read_baseline,
)
from .gold import GoldSet, fingerprint, read_gold
from .identity import IdentityReport, identity_lines, read_identities, score_bodies, score_links
from .phrases import PhraseReport, phrase_lines, read_phrases, score_phrases
from .report import Finding, Report, Row, as_json, evaluate, lines
from .tally import LetterScore, TaskScore
from .tasks import score_letter

__all__ = [
    "BaselineError",
    "EvaluationFileError",
    "Finding",
    "FloorLowered",
    "GoldError",
    "GoldSet",
    "IdentityReport",
    "LetterScore",
    "PhraseReport",
    "Report",
    "Row",
    "TaskScore",
    "Violation",
    "as_json",
    "baseline_text",
    "check",
    "evaluate",
    "fingerprint",
    "identity_lines",
    "lines",
    "phrase_lines",
    "raised",
    "read_baseline",
    "read_gold",
    "read_identities",
    "read_phrases",
    "score_bodies",
    "score_letter",
    "score_links",
    "score_phrases",
]
