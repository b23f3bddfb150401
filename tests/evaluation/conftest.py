"""Analyses made from gold: perfect ones, and ones with random distortions."""

import copy
import random
import re
from collections.abc import Callable
from typing import Any

import pytest

Letter = dict[str, Any]
_LISTS = ("recipients", "citations", "deadlines", "directives")


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _own_first(items: list[Letter]) -> list[Letter]:
    return sorted(items, key=lambda item: item.get("scope") == "attachment")


def make_perfect(gold: Letter) -> Letter:
    """Write the analysis that says just what the gold says, attachments included."""
    head = ("number", "type", "issuer", "date", "subject", "signer")
    copies = gold.get("copies") or []
    return {
        "source": {"path": f"letters/{gold['id']}.txt"},
        "letter": {field: _first(gold.get(field)) for field in head},
        "recipients": [
            *({"text": r, "role": "addressee"} for r in gold.get("recipients") or []),
            *({"text": r, "role": "archive" if r.startswith("Lưu") else "copy"} for r in copies),
        ],
        "citations": [
            {
                **{field: c.get(field) for field in ("key", "type", "date", "relation")},
                "issuer": _first(c.get("issuer")),
                "name": c.get("name") or c.get("text"),
                "mentions": [{"text": c.get("text")}] * (c.get("mentions") or 1),
            }
            for c in _own_first(gold["citations"])
        ],
        "directives": [{"path": path} for path in gold.get("directives") or []],
        "deadlines": [
            {
                "text": _first(d["text"]),
                "due": next((x for x in d.get("due", [d.get("date")]) if x), None),
                "rrule": d.get("rrule"),
                "what": _first(d.get("what")),
                **{field: [_first(d[field])] if d.get(field) else [] for field in ("who", "to", "via")},
            }
            for d in _own_first(gold["deadlines"])
        ],
    }


def distorted_text(text: str, rng: random.Random) -> str:
    """Change a text a little, or a lot."""
    words = text.split(" ")
    place = rng.randrange(len(words))
    match rng.randrange(8):
        case 0:
            return " ".join(words[:place] + words[place + 1 :])
        case 1:
            return " ".join([*words[:place], "của tỉnh", *words[place:]])
        case 2:
            return text.upper()
        case 3:
            return re.sub(r"\d", lambda d: rng.choice((d[0], d[0], "2")), text)
        case 4:
            return " ".join(words[: place + 1])
        case 5:
            return text.replace("ủy", "uỷ").replace("-", " – ").replace("II", "I")
        case 6:
            return "".join(c for c in text if rng.random() > 0.15)
        case _:
            return f"**{text}**, " + rng.choice(("", "thực hiện các nội dung " * 6, "vi phạm", "20/12"))


def distort(record: Letter, rng: random.Random) -> None:
    """Change one field of a record."""
    field = rng.choice(sorted(record))
    value = record[field]
    if isinstance(value, str):
        record[field] = rng.choice((distorted_text(value, rng), distorted_text(value, rng), None, ""))
    elif isinstance(value, list):
        kept = [x for x in value if rng.random() < 0.7]
        changed = [distorted_text(x, rng) if isinstance(x, str) else x for x in kept]
        as_records = [{"text": x} for x in kept if isinstance(x, str)]
        record[field] = rng.choice((changed, value * 2, as_records, None))
    elif value is None:
        fill = rng.choice(("Sở Y tế", "2021-11-20", "132-QĐ/TW", "trước ngày 20/11/2021", "FREQ=YEARLY"))
        record[field] = [fill] if field in ("who", "to", "via", "mentions") else fill


def make_distorted(analysis: Letter, rng: random.Random, changes: int) -> Letter:
    """Drop, repeat, move, swap between letters' lists or alter records of an analysis."""
    analysis = copy.deepcopy(analysis)
    for _ in range(changes):
        items = analysis[rng.choice(_LISTS)]
        if rng.random() < 0.15:
            distort(analysis["letter"], rng)
        elif items:
            place = rng.randrange(len(items))
            match rng.randrange(7):
                case 0:
                    del items[place]
                case 1:
                    items.insert(rng.randrange(len(items) + 1), copy.deepcopy(items[place]))
                case 2:
                    rng.shuffle(items)
                case _:
                    distort(items[place], rng)
                    if "role" in items[place]:
                        items[place]["text"] = items[place]["text"] or ""
    return analysis


@pytest.fixture(scope="session")
def perfect() -> Callable[[Letter], Letter]:
    """Give the maker of perfect analyses."""
    return make_perfect


@pytest.fixture(scope="session")
def distorted() -> Callable[[Letter, random.Random, int], Letter]:
    """Give the maker of distorted analyses."""
    return make_distorted
