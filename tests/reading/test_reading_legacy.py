"""Encodings of old fonts: every letter of the corpus, written in them, is read; none is taken for one as it stands."""

import re
import unicodedata
from pathlib import Path

import pytest

from congvan_nlp import analyze, analyze_file
from congvan_nlp.reading.legacy import font_encoding, to_unicode
from congvan_nlp.reading.read import read
from congvan_nlp.reading.source import Source

FILES = sorted((Path(__file__).parents[2] / "corpora" / "letters").glob("*.txt"))
LETTERS = [path.read_text(encoding="utf-8") for path in FILES]
#: TCVN 5712:1993 VN3, lower case; its fonts of capitals (.VnTimeH) show the same bytes.
LOWER = "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
BYTES = (
    "A8A9AAABACADAEB5B6B7B8B9BBBCBDBEC6C7C8C9CACBCCCECFD0D1D2D3D4D5D6D7D8DCDDDE"
    "DFE1E2E3E4E5E6E7E8E9EAEBECEDEEEFF1F2F3F4F5F6F7F8F9FAFBFCFDFE"
)
TCVN3 = dict(zip(LOWER, bytes.fromhex(BYTES).decode("latin-1"), strict=True))
#: VNI: the letter for the mark follows its vowel; circumflex and breve share it with the tone.
TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï", "": ""}
CIRCUMFLEX = {"\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä", "": "â"}
BREVE = {"\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë", "": "ê"}
I_TONES = {"\u0301": "í", "\u0300": "ì", "\u0309": "æ", "\u0303": "ó", "\u0323": "ò", "": "i"}


#: What Latin-1 has not, and is a question mark in it.
NOT_LATIN = {ord(char): "?" for char in "…“”‘’–—•″"}


SIGNS = re.compile("[\u00a1-\u00bf]")


def tcvn3(text: str) -> str:
    text = "".join(c if c != "Đ" else "§" for c in text)
    return "".join(TCVN3.get(c, TCVN3.get(c.lower(), c)) for c in text)


def vni(text: str) -> str:
    out = []
    for char in text:
        base, *marks = list(unicodedata.normalize("NFD", char.lower()))
        tone = next((m for m in marks if m in TONES), "")
        if base == "đ":
            new = "ñ"
        elif base == "i":
            new = I_TONES[tone]
        elif "\u0302" in marks:
            new = base + CIRCUMFLEX[tone]
        elif "\u0306" in marks:
            new = base + BREVE[tone]
        elif "\u031b" in marks:
            new = {"o": "ô", "u": "ö"}[base] + TONES[tone]
        elif tone:
            new = base + TONES[tone]
        else:
            out.append(char)
            continue
        out.append(new.upper() if char.isupper() else new)
    return "".join(out)


def written_with_marks() -> list[str]:
    """Letters of the corpus that are not the same in any encoding, and hold no signs of one, as scans do."""
    texts = [unicodedata.normalize("NFC", text) for text in LETTERS]
    return [text for text in texts if "đ" in text and text.count("ấ") >= 3 and not SIGNS.search(text)]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-16"])
def test_letters_in_vni_are_read_as_they_were_meant(tmp_path: Path, encoding: str) -> None:
    for text in written_with_marks():
        file = tmp_path / "a.txt"
        file.write_bytes(vni(text).encode(encoding, "replace"))
        source = read(file)
        assert source.notes == ("encoding-converted",)
        expected = text if encoding != "latin-1" else text.translate(NOT_LATIN)
        assert source.text.raw == Source.from_text(expected).text.raw


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-16"])
def test_letters_in_tcvn3_are_read_but_for_capitals_that_it_has_not(tmp_path: Path, encoding: str) -> None:
    words = other = 0
    for text in written_with_marks():
        file = tmp_path / "a.txt"
        file.write_bytes(tcvn3(text).encode(encoding, "replace"))
        source = read(file)
        assert source.notes == ("encoding-converted",)
        expected = Source.from_text(text if encoding != "latin-1" else text.translate(NOT_LATIN)).text.raw
        assert source.text.raw.casefold() == expected.casefold()
        pairs = list(zip(source.text.raw.split(), expected.split(), strict=True))
        words += len(pairs)
        other += sum(one != meant for one, meant in pairs)
    assert other < 0.02 * words, f"{other} of {words} words in another case"


def test_citations_and_limits_are_those_of_the_letter(tmp_path: Path) -> None:
    for text in written_with_marks():
        expected = analyze(text)
        for write in (vni, tcvn3):
            file = tmp_path / "a.txt"
            file.write_text(write(text), encoding="utf-8")
            found = analyze_file(file)
            assert [c.key for c in found.citations if c.key] == [c.key for c in expected.citations if c.key]
            assert [d.due for d in found.deadlines] == [d.due for d in expected.deadlines]


def test_letters_in_unicode_are_not() -> None:
    for text in LETTERS:
        for form in ("NFC", "NFD"):
            assert font_encoding(unicodedata.normalize(form, text)) is None


def test_letters_in_windows_1258_are_not() -> None:
    for text in LETTERS:
        plain = unicodedata.normalize("NFD", text)
        for mark, letters in {"\u0302": "âêôÂÊÔ", "\u0306": "ăĂ", "\u031b": "ơưƠƯ"}.items():
            for letter in letters:
                base, below = unicodedata.normalize("NFD", letter)[0], "\u0323"
                plain = plain.replace(f"{base}{below}{mark}", letter + below).replace(base + mark, letter)
        assert font_encoding(plain.encode("cp1258", "replace").decode("latin-1")) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Công ty ABC® và XYZ®, 5 µm, ½ ngày",
        "À Noël, où il était à l'aéroport de Saint-Nazaire, Michaël a vu « la façade » de Citroën et d'Israël.",
        "Für die Ausländer und Ärzte in Israël; el año que viene, los niños de España, mañana por la mañana.",
        "Sở Công Thương cung cấp danh sách: Citroën, Noël, España, Michaël",
        "TiÕng",  # too little to tell
    ],
)
def test_other_texts_are_not(text: str) -> None:
    assert font_encoding(text) is None


@pytest.mark.parametrize("text", LETTERS)
def test_a_letter_whose_font_shows_u_with_a_horn_as_a_hyphen(text: str) -> None:
    """As PDFs have it: the code of ư is that of a hyphen in their encoding."""
    text = text.translate(NOT_LATIN)
    whole = to_unicode(tcvn3(text), "TCVN3 (ABC)").split()
    found = to_unicode(tcvn3(text).replace("\xad", "-"), "TCVN3 (ABC)").split()
    wrong = sum(one != other for one, other in zip(whole, found, strict=True))
    assert wrong <= 0.004 * len(whole) + 2, [pair for pair in zip(whole, found, strict=True) if pair[0] != pair[1]]
