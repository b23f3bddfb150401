"""A library of many small letters for measures of the graph, its rows written as such: reading them is measured elsewhere.

Popularity follows Zipf, and two letters of three stand on the first regulation, so that it has 300,000 directives in
100,000 letters. Five directives a letter, most of which stand on what the letter as a whole names; every tenth letter
carries out another one.
"""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from congvan_nlp.library.library import Library

REGULATIONS: Final = 7_000
PROVINCES: Final = 60
DIRECTIVES: Final = 5
#: The most cited regulation, and one in the middle.
FIRST: Final = "1-QĐ/TW"
MIDDLE: Final = "300-QĐ/TW"
_LETTER: Final = "INSERT INTO letters (id, version, urn, number, number_key, type, issuer, issuer_id, date, text, sort_key, added_at, changed_at) VALUES (?, 1, ?, ?, ?, 'Công văn', ?, ?, ?, ?, ?, '', '')"
_CITATION: Final = "INSERT INTO citations (letter_id, id, document_id, key, name, type, level, relation, inferred, linked, candidates) VALUES (?, ?, ?, ?, ?, 'Quy định', 'central', 'implements', 0, 0, '[]')"
_MENTION: Final = "INSERT INTO mentions (letter_id, citation_id, position, form, relation, span_start, span_end, directive_id) VALUES (?, ?, 0, 'full', 'implements', ?, ?, ?)"
_DIRECTIVE: Final = (
    "INSERT INTO directives (letter_id, id, label, path, span_start, span_end, stands_on) VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def write_library(path: Path, count: int) -> None:
    """Make a library of so many letters.

    Parameters
    ----------
    path : Path
    count : int
    """
    Library(path, create=True).close()
    chance = random.Random(20261123)
    weights = [1 / (n + 10) for n in range(REGULATIONS)]
    drawn = iter(chance.choices(range(2, REGULATIONS + 1), weights[1:], k=3 * count))
    connection = sqlite3.connect(path)
    with connection:
        names = [(n, f"Quy định số {n}-QĐ/TW", f"{n}-QĐ/TW", f"{n}QDTW") for n in range(1, REGULATIONS + 1)]
        connection.executemany(
            "INSERT INTO documents (id, urn, symbol, symbol_key, body, type, date, name) VALUES (?, ?, ?, ?, 'vn:trung.uong', 'quy.dinh', '2015-01-05', ?)",
            (
                (n, f"urn:lex:vn:trung.uong:quy.dinh:2015-01-05;{n}-qd-tw", symbol, folded, name)
                for n, name, symbol, folded in names
            ),
        )
        connection.executemany(
            "INSERT INTO bodies (id, name, urn, folded, level, collective) VALUES (?, ?, ?, ?, 'province', 0)",
            ((n, f"Tỉnh ủy Tỉnh {n}", f"vn;tinh.{n}:tinh.uy", f"tinh uy tinh {n}") for n in range(1, PROVINCES + 1)),
        )
        for start in range(0, count, 5_000):
            rows: dict[str, list[tuple[Any, ...]]] = {"l": [], "c": [], "m": [], "d": [], "o": []}
            for number in range(start + 1, min(start + 5_000, count) + 1):
                for table, row in _rows(number, chance, drawn):
                    rows[table].append(row)
            connection.executemany(
                "INSERT INTO documents (id, urn, symbol, symbol_key, body, type, date, name) VALUES (?, ?, ?, ?, ?, 'cong.van', ?, ?)",
                rows["o"],
            )
            for table, query in (("l", _LETTER), ("c", _CITATION), ("m", _MENTION), ("d", _DIRECTIVE)):
                connection.executemany(query, rows[table])
    connection.execute("ANALYZE")
    connection.close()


def _rows(number: int, chance: random.Random, drawn: Iterator[int]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Rows of a letter, by table."""
    province = number % PROVINCES + 1
    symbol, day = f"{number}-CV/TU", f"{2016 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"
    urn = f"urn:lex:vn;tinh.{province}:tinh.uy:cong.van:{day};{number}-cv-tu"
    own = REGULATIONS + number
    yield "o", (own, urn, symbol, f"{number}CVTU", f"vn;tinh.{province}:tinh.uy", day, f"Công văn số {symbol}")
    cited = [1 if chance.random() < 0.63 else next(drawn)]
    cited += [next(drawn)] if chance.random() < 0.6 else []
    cited = list(dict.fromkeys(cited))
    if number > PROVINCES and chance.random() < 0.1:
        cited.append(own - PROVINCES)  # an older letter of the same province
    text = ""
    for place, document in enumerate(cited):
        name = (
            f"Quy định số {document}-QĐ/TW"
            if document <= REGULATIONS
            else f"Công văn số {document - REGULATIONS}-CV/TU"
        )
        words = f"Thực hiện {name}; "
        yield "c", (number, f"c{place + 1}", document, name.rpartition(" ")[2], name)
        yield "m", (number, f"c{place + 1}", len(text) + 10, len(text) + len(words) - 2, "")
        text += words
    for place in range(1, DIRECTIVES + 1):
        words = f"{place}. Các đơn vị tổ chức triển khai nhiệm vụ thứ {place} và báo cáo kết quả"
        says = place == DIRECTIVES and chance.random() < 0.5
        if says:
            name = f"Quy định số {MIDDLE}"
            yield "c", (number, "c9", next(drawn), MIDDLE, name)
            yield "m", (number, "c9", len(text) + len(words) + 6, len(text) + len(words) + 6 + len(name), f"d{place}")
            words += f" theo {name}"
        yield (
            "d",
            (
                number,
                f"d{place}",
                f"{place}.",
                str(place),
                len(text),
                len(text) + len(words),
                f"d{place}" if says else "",
            ),
        )
        text += words + "\n"
    yield (
        "l",
        (number, urn, symbol, f"{number} cv tu", f"Tỉnh ủy Tỉnh {province}", province, day, text, f"{day}|{urn}|"),
    )
