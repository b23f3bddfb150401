"""Gold folders: what is accepted, what is refused and how, and the fingerprint."""

import json
from pathlib import Path
from typing import Any

import pytest

from congvan_nlp.evaluation import GoldError, fingerprint, read_gold

LETTER: dict[str, Any] = {"id": "a", "number": None, "citations": [], "deadlines": []}


def write(folder: Path, name: str, content: Any = LETTER, **layout: Any) -> Path:
    path = folder / name
    path.write_text(json.dumps(content, **layout), encoding="utf-8")
    return path


def test_letters_come_in_the_order_of_their_file_names(tmp_path: Path) -> None:
    for name in ("b", "a", "a-1"):
        write(tmp_path, f"{name}.json", {**LETTER, "id": name})
    write(tmp_path, "notes.txt", "no gold")
    gold = read_gold(tmp_path)
    assert [letter["id"] for letter in gold.letters] == ["a-1", "a", "b"]
    assert (gold.name, read_gold(tmp_path, "small").name) == (tmp_path.name, "small")
    assert gold.fingerprint == fingerprint(tmp_path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfe", "is not UTF-8"),
        (b"{", "is not JSON"),
        (b"[" * 200_000, "is not JSON"),
        (b"9" * 5000, "is not JSON"),
        (b"[]", "is not an object"),
        (b'{"citations": [], "deadlines": []}', "needs an id"),
        (b'{"id": 3, "citations": [], "deadlines": []}', "needs an id"),
        (b'{"id": "a", "deadlines": []}', "needs a list of citations"),
        (b'{"id": "a", "citations": [], "deadlines": {}}', "needs a list of deadlines"),
    ],
)
def test_a_bad_file_is_named_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "bad.json").write_bytes(content)
    for read in (read_gold, fingerprint):
        with pytest.raises(GoldError, match=reason) as caught:
            read(tmp_path)
        assert caught.value.path == tmp_path / "bad.json"
        assert "bad.json: " in str(caught.value)


@pytest.mark.parametrize(
    ("letter", "reason"),
    [
        ({"number": 12}, "number must be a string"),
        ({"recipients": "Bộ Y tế"}, "recipients must be a list of strings"),
        ({"directives": [1]}, "directives must be a list of strings"),
        ({"optional_deadlines": [None]}, "optional_deadlines must be a list of strings"),
        ({"citations": ["132-QĐ/TW"]}, r"citations\[0\] must be an object"),
        ({"citations": [{"key": None}]}, r"citations\[0\] needs a key, a name or a text"),
        ({"citations": [{"key": 1}]}, r"citations\[0\]\.key must be a string"),
        ({"citations": [{"key": "1", "mentions": True}]}, r"citations\[0\]\.mentions must be a count"),
        ({"citations": [{"key": "1", "mentions": -1}]}, r"citations\[0\]\.mentions must be a count"),
        ({"deadlines": [{"due": []}]}, r"deadlines\[0\] needs a text"),
        ({"deadlines": [{"text": "x", "due": [3]}]}, r"deadlines\[0\]\.due must be a list of dates"),
        ({"deadlines": [{"text": "x", "who": {}}]}, r"deadlines\[0\]\.who must be a string"),
        ({"deadlines": [{"text": "x", "rrule": []}]}, r"deadlines\[0\]\.rrule must be a string"),
    ],
)
def test_a_malformed_letter_is_refused(tmp_path: Path, letter: dict[str, Any], reason: str) -> None:
    write(tmp_path, "a.json", {**LETTER, **letter})
    with pytest.raises(GoldError, match=reason):
        read_gold(tmp_path)


def test_an_id_stands_once(tmp_path: Path) -> None:
    write(tmp_path, "a.json")
    write(tmp_path, "b.json")
    with pytest.raises(GoldError, match=r"b\.json: has the id 'a' of a\.json"):
        read_gold(tmp_path)


@pytest.mark.parametrize(("name", "reason"), [("nowhere", "cannot be read"), ("", "holds no gold")])
def test_a_folder_without_gold_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(GoldError, match=reason):
        read_gold(tmp_path / name)


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(GoldError, match="cannot be read"):
        read_gold(tmp_path)


def test_the_fingerprint_changes_with_every_name_and_value_only(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json")
    before = fingerprint(tmp_path)
    assert len(before) == 64
    write(tmp_path, "a.json", dict(reversed(LETTER.items())), indent=4)
    write(tmp_path, "a.txt")
    assert fingerprint(tmp_path) == before
    write(tmp_path, "a.json", {**LETTER, "notes": "x"})
    assert fingerprint(tmp_path) != before
    path.unlink()
    write(tmp_path, "b.json")
    renamed = fingerprint(tmp_path)
    assert renamed != before
    write(tmp_path, "c.json", {**LETTER, "id": "c"})
    assert fingerprint(tmp_path) not in (before, renamed)
