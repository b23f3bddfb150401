"""Encodings of old fonts: every letter of the corpus, written in them, is refused; none is as it stands."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from congvan_nlp.reading.legacy import font_encoding
from congvan_nlp.reading.read import read
from congvan_nlp.reading.source import UnreadableFileError

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


@pytest.mark.parametrize(("name", "write"), [("TCVN3 (ABC)", tcvn3), ("VNI", vni)])
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-16"])
def test_letters_in_old_encodings_are_refused_by_name(
    tmp_path: Path, name: str, write: Callable[[str], str], encoding: str
) -> None:
    for path, text in zip(FILES, LETTERS, strict=True):
        if "đ" not in text or text.count("ấ") < 3:  # written without marks, it is the same in any encoding
            continue
        file = tmp_path / path.name
        file.write_bytes(write(unicodedata.normalize("NFC", text)).encode(encoding, "replace"))
        with pytest.raises(UnreadableFileError) as caught:
            read(file)
        assert caught.value.reason == f"text in the old font encoding {name}, to be converted to Unicode first"


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
