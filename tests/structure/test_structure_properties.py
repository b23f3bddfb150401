"""Whatever the text: zones lie in order, spans lie inside and equal their words, nothing fails."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structure_letters import BARE, DECISION, MERGED, PARTY, STATE, WEB

from congvan_nlp.folding import Text
from congvan_nlp.structure.layout import Zone, find_layout
from congvan_nlp.structure.letterhead import read_letterhead
from congvan_nlp.structure.outline import find_items
from congvan_nlp.structure.recipients import find_recipients
from congvan_nlp.structure.signature import read_signature
from congvan_nlp.structure.symbols import find_symbols

#: Lines of letters and noise; drawn in any order they make texts that no letter would hold.
LINES = sorted(
    {
        *"\n".join((PARTY, STATE, MERGED, DECISION, BARE, WEB)).split("\n"),
        *(
            "a) Việc",
            "- Việc",
            "+ Việc",
            "(1) Việc",
            "1.1. Việc",
            "I. Việc",
            "Thứ hai, việc",
            "Chương I",
            "PHỤ LỤC",
            "* * *",
        ),
        *(
            "(sau đây gọi chung là các đơn vị)",
            "Kính gửi:",
            "Nơi nhận:",
            "Số:",
            "Số        -CV/TU",
            "TM.",
            "Lưu",
            "\t \t",
            "\u2028",
        ),
    }
)
shuffled = st.lists(st.sampled_from(LINES), max_size=40).map("\n".join)
#: Letters cut and doubled at any place.
cut = st.builds(
    lambda first, second, at, to: first[:at] + second[to:],
    st.sampled_from([PARTY, STATE, MERGED, DECISION, BARE, WEB]),
    st.sampled_from([PARTY, STATE, MERGED, DECISION, BARE, WEB]),
    st.integers(0, 600),
    st.integers(0, 600),
)
#: Few letters, so that labels, joints and marks meet by chance.
chance = st.text(alphabet="123SốKínhgửi:./-()TMCVQĐLưuNơnhậ \n\t…•", max_size=120)
#: With a line end, for without one a title at the very end breaks the zones (see the first test).
texts = st.one_of(shuffled, cut, chance, st.text(max_size=200)).map(lambda raw: Text.of(raw + "\n"))


@pytest.mark.parametrize("raw", ["QUYẾT ĐỊNH", "Số 1-KH/TU\nKẾ HOẠCH"])
def test_a_title_may_end_the_text(raw: str) -> None:
    zones = find_layout(Text.of(raw))
    assert (zones.head, zones.body) == (Zone(0, len(raw)), Zone(len(raw), len(raw)))


@given(texts)
def test_zones_lie_in_order_inside_the_text(text: Text) -> None:
    zones = find_layout(text)
    order = (zones.head, zones.addressees, zones.body, zones.foot, zones.annex, zones.attachment)
    at = 0
    for zone in order:
        assert at <= zone.start <= zone.end
        at = zone.end
    assert at == len(text)
    assert zones.head.start == 0
    assert 0 <= zones.title.start <= zones.title.end <= len(text)


@given(texts)
def test_nothing_but_kinh_gui_lies_between_the_zones(text: Text) -> None:
    zones = find_layout(text)
    between = text.low[zones.head.end : zones.addressees.start]
    assert not between or ("kinh" in between and len(between) < 60)
    assert zones.addressees.end == zones.body.start
    assert zones.body.end == zones.foot.start
    assert zones.foot.end == zones.annex.start
    assert zones.annex.end == zones.attachment.start


@given(texts)
def test_zones_of_the_letterhead_lie_inside_the_text(text: Text) -> None:
    found = read_letterhead(text, find_layout(text))
    for zone in (found.number_zone, found.date_zone, found.subject_zone, found.issuer_zone, found.illegible):
        assert zone is None or 0 <= zone.start <= zone.end <= len(text)
    assert (found.symbol is None) == (found.number_zone is None)
    assert found.symbol is None or found.illegible is None
    assert (found.subject is None) == (found.subject_zone is None)
    assert found.date is None or found.month == (found.date.year, found.date.month)
    assert found.place is None or found.date_zone is not None
    if found.place is not None and found.date_zone is not None and found.news_issuer is None:
        assert text.raw[found.date_zone.start :].startswith(found.place)


@given(texts)
def test_recipients_equal_their_words(text: Text) -> None:
    zones = find_layout(text)
    found = find_recipients(text, zones)
    for recipient in found:
        assert text.raw[recipient.start : recipient.end] == recipient.text
        assert recipient.text
        zone = zones.addressees if recipient.role == "addressee" else zones.foot
        assert zone.start <= recipient.start < recipient.end <= zone.end
    assert [r.start for r in found] == sorted(r.start for r in found)


@given(texts)
def test_a_signer_stands_in_the_foot(text: Text) -> None:
    zones = find_layout(text)
    found = read_signature(text, zones)
    assert (found.signer is None) == (found.signer_zone is None)
    if found.signer_zone is not None and found.signer is not None:
        assert zones.foot.start <= found.signer_zone.start < found.signer_zone.end <= zones.foot.end
        words = text.raw[found.signer_zone.start : found.signer_zone.end].lower()
        assert all(part.lower() in words for part in found.signer.split())


@given(texts)
def test_items_equal_their_words(text: Text) -> None:
    body = find_layout(text).body
    found = find_items(text, body)
    for i, item in enumerate(found):
        assert body.start <= item.start <= item.content <= item.end <= body.end
        assert text.raw[item.start : item.start + len(item.label)] == item.label
        assert item.parent is None or 0 <= item.parent < i
        assert item.path
    for before, after in pairwise(found):
        assert before.end <= after.start


@given(texts)
def test_symbols_equal_their_words(text: Text) -> None:
    found = list(find_symbols(text))
    for symbol in found:
        words = text.raw[symbol.start : symbol.end]
        assert words.startswith(symbol.number)
        assert symbol.key.startswith(symbol.number)
        assert not any(c.isspace() for c in symbol.key)
        assert symbol.tight == (words == "".join(words.split()))
    for before, after in pairwise(found):
        assert before.end <= after.start


CODES = st.sampled_from(["QĐ", "HD", "CV", "KH", "NQ", "CT", "TTr", "CTr", "QĐi", "BC"])
ISSUERS = st.sampled_from(["TW", "TU", "HU", "ĐU", "BTCTU", "UBKTTW", "TWĐTN-VP", "SNV", "UBND", "BNV-VPCP", "QH15"])
JOINTS = st.sampled_from(["", " ", "  ", "\n", " \n"])


@given(st.integers(1, 9999), CODES, ISSUERS, JOINTS, JOINTS, JOINTS, st.sampled_from("-–—‑"))
def test_blanks_and_dashes_do_not_change_a_key(
    number: int, code: str, issuer: str, one: str, two: str, three: str, dash: str
) -> None:
    written = f"{number}{one}{dash}{two}{code}/{three}{issuer}"
    [found] = find_symbols(Text.of(f"số {written}, ngày"))
    assert found.key == f"{number}-{code}/{issuer}"
    assert (found.type_code, found.issuer, found.party) == (code, issuer, True)
    assert Text.of(f"số {written}").raw[found.start : found.end] == written


@given(st.integers(1, 9999), st.integers(1990, 2030), CODES, ISSUERS)
def test_a_state_symbol_is_its_own_key(number: int, year: int, code: str, issuer: str) -> None:
    for written in (f"{number}/{year}/{code}-{issuer}", f"{number}/{code}-{issuer}"):
        [found] = find_symbols(Text.of(f"số {written} ngày"))
        assert (found.key, found.type_code, found.issuer, found.party) == (written, code, issuer, False)


LONG = {
    "blanks": " ",
    "blank lines": "\n",
    "digits": "1",
    "number labels": "Số: ",
    "capitals": "SỞ Y TẾ ",
    "titles": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
    "addressees": "Kính gửi: a\n",
    "copies": "Nơi nhận:\n- a;\n",
    "marks": "TM. AB ",
    "datelines": "Vạn, ngày ",
    "noise": "_ | ",
    "brackets": "(",
    "items": "- Các xã; - Các phường\n",
    "bullets": "_-",
    "half bullets": "-(",
    "half symbols": "12-QĐ",
    "lost hyphens": "1 NQ/",
    "small numbers": "ii. a\n1.1 a\n",
    "half dates": "1/ 2 /",
}


@pytest.mark.parametrize("unit", list(LONG.values()), ids=LONG)
def test_no_text_takes_long(unit: str) -> None:
    text = Text.of(unit * (50_000 // len(unit)))
    zones = find_layout(text)
    read_letterhead(text, zones)
    read_signature(text, zones)
    find_recipients(text, zones)
    find_items(text, Zone(0, len(text)))
    list(find_symbols(text))
