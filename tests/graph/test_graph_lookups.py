"""Questions to the graph of a small library whose answers are known by reading its letters."""

import datetime as dt
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import networkx as nx
import pytest
from sqlalchemy import Connection

from congvan_nlp.graph import around
from congvan_nlp.graph.around import neighbourhood
from congvan_nlp.graph.basis import Ground, basis
from congvan_nlp.graph.chains import LONGEST, Step, ways_to
from congvan_nlp.graph.citing import cited_by, co_cited, gaps, timeline
from congvan_nlp.graph.groups import BY, coverage, missing
from congvan_nlp.graph.implementing import Implementing, implementing
from congvan_nlp.graph.names import Document, NotFound, document
from congvan_nlp.graph.names import letter as letter_called
from congvan_nlp.graph.paths import path
from congvan_nlp.graph.ranks import MEASURES, top
from congvan_nlp.graph.stale import stale
from congvan_nlp.library.library import Library
from congvan_nlp.library.readings import made_with
from congvan_nlp.library.workers import Here

sys.path.append(str(Path(__file__).parents[1] / "library"))  # pytest adds only the folders that it collects
from library_servers import postgres_url, server, vietnamese_url

__all__ = ["postgres_url", "server", "vietnamese_url"]  # fixtures

OLD: Final = "Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị"
NEW: Final = "Quy định số 132-QĐ/TW ngày 27/10/2023 của Bộ Chính trị"
MATTER: Final = "về kiểm điểm, đánh giá, xếp loại chất lượng hằng năm"


def party(
    number: str, day: str, body: str, *, of: str = "TỈNH ỦY LAM SƠN", town: str = "Lam Sơn", head: str = ""
) -> str:
    """A letter of a fictional committee of the Party."""
    where = f"{town}, ngày {day}" if day else town
    return (
        f"{of}\n*\nSố {number}\n\nĐẢNG CỘNG SẢN VIỆT NAM\n{where}\n\n{head}Kính gửi: Ban Tổ chức Tỉnh ủy\n\n{body}\n\n"
        "Nơi nhận:\n- Như trên,\n- Lưu Văn phòng.\n"
    )


def state(number: str, day: str, body: str, *, of: str = "ỦY BAN NHÂN DÂN\nTỈNH VĨNH KHOA", head: str = "") -> str:
    """A letter of a fictional office of the State."""
    return (
        f"{of}\nSố: {number}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nVĩnh Khoa, ngày {day}\n\n{head}"
        f"Kính gửi: Sở Nội vụ\n\n{body}\n\nNơi nhận:\n- Như trên,\n- Lưu: VT.\n"
    )


HA_KHA: Final[dict[str, Any]] = {"of": "TỈNH ỦY HÀ KHA", "town": "Hà Kha"}
#: By file; the library numbers them in this order.
LETTERS: Final = {
    # 1: a guidance that carries out the regulation of 2018, with a pinpoint in an item
    "01.txt": party(
        "10-HD/TU",
        "20 tháng 01 năm 2020",
        f"Thực hiện {OLD}, Ban Thường vụ Tỉnh ủy hướng dẫn:\n\n"
        "1. Các huyện ủy lập danh sách theo khoản 2 Điều 8 Quy định số 132-QĐ/TW.\n\n"
        "2. Sở Nội vụ tổng hợp kết quả.",
        head="HƯỚNG DẪN\nkiểm điểm cuối năm\n\n",
    ),
    # 2: of a district, on the guidance of its province
    "02.txt": party(
        "5-KH/HU",
        "16 tháng 3 năm 2020",
        "Thực hiện Hướng dẫn số 10-HD/TU ngày 20/01/2020 của Tỉnh ủy Lam Sơn, Ban Thường vụ Huyện ủy yêu cầu:\n\n"
        "1. Các chi bộ họp kiểm điểm.\n\n"
        "2. Văn phòng Huyện ủy theo dõi Báo cáo số 8-BC/HU ngày 02/3/2020 của Huyện ủy.",
        of="TỈNH ỦY LAM SƠN\nHUYỆN ỦY NGỌC SƠN",
        town="Ngọc Sơn",
        head="KẾ HOẠCH\nkiểm điểm cuối năm\n\n",
    ),
    # 3: of a commune, on the plan of its district; what its heading cites holds for what is under it
    "03.txt": party(
        "3-CV/ĐU",
        "04 tháng 5 năm 2020",
        "Đảng ủy xã yêu cầu:\n\n"
        "1. Các chi bộ thực hiện Kế hoạch số 5-KH/HU ngày 16/3/2020 của Huyện ủy Ngọc Sơn, tỉnh Lam Sơn, cụ thể:\n\n"
        "a) Họp trước ngày 20/5/2020.\n\n"
        "b) Báo cáo kết quả về Đảng ủy xã.\n\n"
        "2. Văn phòng Đảng ủy xã lưu hồ sơ.",
        of="HUYỆN ỦY NGỌC SƠN\nĐẢNG ỦY XÃ BÌNH KHÊ",
        town="Bình Khê",
    ),
    # 4: cites a guidance and a regulation on one matter; only its second item names the regulation
    "04.txt": party(
        "7-CV/TU",
        "05 tháng 3 năm 2021",
        "Tỉnh ủy yêu cầu:\n\n"
        f"1. Các huyện ủy thực hiện Hướng dẫn số 21-HD/BTCTW ngày 18/10/2019 của Ban Tổ chức Trung ương {MATTER}.\n\n"
        f"2. Các chi bộ thực hiện {OLD} {MATTER}.\n\n"
        "3. Sở Y tế gửi báo cáo trước ngày 15/5/2021.",
        **HA_KHA,
    ),
    # 5: a title that names another document
    "05.txt": party(
        "12-CV/TU",
        "10 tháng 8 năm 2021",
        "Thực hiện Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 05-CT/TW, "
        "Tỉnh ủy yêu cầu:\n\n1. Các huyện ủy xây dựng kế hoạch.",
        **HA_KHA,
    ),
    # 6: has the regulation only as its basis
    "06.txt": party(
        "20-QĐ/TU",
        "12 tháng 10 năm 2021",
        f"Căn cứ {OLD};\n\nCăn cứ Điều lệ Đảng;\n\nTỈNH ỦY QUYẾT ĐỊNH\n\n"
        "Điều 1. Thành lập Tổ công tác.\n\nĐiều 2. Văn phòng Tỉnh ủy bảo đảm kinh phí.",
        head="QUYẾT ĐỊNH\nthành lập Tổ công tác\n\n",
        **HA_KHA,
    ),
    # 7: changes a part of 6
    "07.txt": party(
        "25-QĐ/TU",
        "15 tháng 02 năm 2022",
        "TỈNH ỦY QUYẾT ĐỊNH\n\n"
        "Điều 1. Bãi bỏ khoản 2 Điều 2 Quyết định số 20-QĐ/TU ngày 12/10/2021 của Tỉnh ủy.\n\n"
        "Điều 2. Văn phòng Tỉnh ủy gửi quyết định này.",
        head="QUYẾT ĐỊNH\nvề Tổ công tác\n\n",
        **HA_KHA,
    ),
    # 8: takes the place of 1
    "08.txt": party(
        "30-HD/TU",
        "20 tháng 12 năm 2023",
        "Thực hiện Quy định số 124-QĐ/TW ngày 04/10/2023 của Bộ Chính trị, Ban Thường vụ Tỉnh ủy hướng dẫn:\n\n"
        "1. Các huyện ủy lập danh sách.\n\n"
        "Hướng dẫn này thay thế Hướng dẫn số 10-HD/TU ngày 20/01/2020 của Tỉnh ủy.",
        head="HƯỚNG DẪN\nkiểm điểm cuối năm\n\n",
    ),
    # 9 and 10: two plans that cite each other
    "09.txt": state(
        "41/KH-UBND",
        "10 tháng 4 năm 2024",
        "Thực hiện Kế hoạch số 42/KH-UBND ngày 12/4/2024 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân tỉnh yêu cầu:\n\n"
        "1. Sở Tài chính lập dự toán.",
        head="KẾ HOẠCH\nkiểm tra các chợ\n\n",
    ),
    "10.txt": state(
        "42/KH-UBND",
        "12 tháng 4 năm 2024",
        "Thực hiện Kế hoạch số 41/KH-UBND ngày 10/4/2024 của Ủy ban nhân dân tỉnh; "
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ, Ủy ban nhân dân tỉnh yêu cầu:\n\n"
        "1. Sở Xây dựng kiểm tra các chợ.",
        head="KẾ HOẠCH\nkiểm tra các chợ\n\n",
    ),
    # 11: the other regulation of the symbol; several mentions, the pinpoints twice
    "11.txt": state(
        "318/SNV-TCCB",
        "16 tháng 4 năm 2024",
        f"Căn cứ {NEW}, Sở Nội vụ đề nghị:\n\n"
        "1. Ủy ban nhân dân các xã thực hiện Điều 4 Quy định số 132-QĐ/TW.\n\n"
        "2. Các phòng báo cáo theo Điều 6 Quy định số 132-QĐ/TW và Điều 4 Quy định số 132-QĐ/TW.",
        of="UBND TỈNH VĨNH KHOA\nSỞ NỘI VỤ",
    ),
    # 12: asks nothing of anybody
    "12.txt": party(
        "50-BC/TU",
        "05 tháng 12 năm 2022",
        f"Thực hiện {OLD} và Kế hoạch số 15-KH/TU ngày 01/02/2022 của Tỉnh ủy, các cấp ủy đã họp kiểm điểm.",
        of="TỈNH ỦY VĨNH KHOA",
        town="Vĩnh Khoa",
        head="BÁO CÁO\nkết quả kiểm điểm\n\n",
    ),
    # 13: without a day
    "13.txt": party(
        "40-CV/TU",
        "",
        f"Thực hiện {OLD}, Tỉnh ủy yêu cầu:\n\n1. Các huyện ủy họp.\n\n"
        "2. Văn phòng Tỉnh ủy gửi kèm Kế hoạch số 15-KH/TU.",
    ),
    # 14: names itself; its symbol is also that of 1
    "14.txt": party(
        "10-HD/TU",
        "06 tháng 6 năm 2022",
        "Tỉnh ủy yêu cầu:\n\n1. Các huyện ủy thực hiện Hướng dẫn số 10-HD/TU ngày 06/6/2022 của Tỉnh ủy.\n\n"
        "2. Văn phòng Tỉnh ủy gửi kèm Báo cáo số 20-BC/TU ngày 01/6/2022 của Tỉnh ủy.",
        head="HƯỚNG DẪN\nnộp báo cáo\n\n",
        **HA_KHA,
    ),
    # 15: stands on 6
    "15.txt": party(
        "13-CV/TU",
        "20 tháng 10 năm 2021",
        "Thực hiện Quyết định số 20-QĐ/TU ngày 12/10/2021 của Tỉnh ủy, Tỉnh ủy yêu cầu:\n\n1. Các huyện ủy cử cán bộ.",
        **HA_KHA,
    ),
}
OF_2018: Final = "132-QĐ/TW@2018-03-08"
OF_2023: Final = "132-QĐ/TW@2023-10-27"
GUIDANCE: Final = "10-HD/TU@2020-01-20"
BASIS_TOO: Final = ("implements", "basis", "guides")


def laid(folder: Path, letters: dict[str, str]) -> Path:
    """Write the files of some letters."""
    folder.mkdir(exist_ok=True)
    for name, content in letters.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def read_into(where: str | Path, folder: Path) -> None:
    """Read a folder into a library."""
    with Library(where, create=True) as made:
        report = made.ingest([folder], workers=Here(made_with()))
        assert not report.failed
        assert report.outcomes["new"] == len(list(folder.iterdir()))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a library of the letters above."""
    folder = tmp_path_factory.mktemp("kho")
    read_into(folder / "kho.db", laid(folder / "thư", LETTERS))
    return folder / "kho.db"


@pytest.fixture(scope="module")
def here(kept: Path) -> Iterator[Connection]:
    """A connection to it."""
    with Library(kept, write=False) as library, library.reading() as connection:
        yield connection


@pytest.fixture
def changed(kept: Path, tmp_path: Path) -> Iterator[Library]:
    """A copy of it, to be changed."""
    with Library(shutil.copy(kept, tmp_path / "kho.db")) as library:
        yield library


def ask(library: Library, question: Callable[[Connection], Any]) -> Any:
    """What a library answers now."""
    with library.reading() as connection:
        return question(connection)


def places(found: Iterator[Implementing]) -> list[tuple[int, str | None]]:
    """Letter and path of each directive."""
    return [(one.letter, one.path) for one in found]


# ---- names ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        *("20-QĐ/TU", "20-qđ/tu", "20-QD/TU", " 20 - QĐ/TU ", "20/QĐ-TU", "020-QĐ/TU", "20-QĐ/TU@2021-10-12"),
        "urn:lex:vn;ha.kha:tinh.uy:quyet.dinh:2021-10-12;20-qd-tu",
    ],
)
def test_a_symbol_in_any_spelling_its_day_or_its_identifier_names_a_document(here: Connection, name: str) -> None:
    found = document(here, name)
    assert (found.symbol, found.date, found.letter) == ("20-QĐ/TU", "2021-10-12", 6)
    assert found.label == "20-QĐ/TU@2021-10-12"


@pytest.mark.parametrize("name", ["Điều lệ Đảng", "dieu le dang", "ĐIỀU LỆ ĐẢNG", "Điều lệ Đảng@2011-01-19"])
def test_a_name_stands_for_a_document_without_a_symbol(here: Connection, name: str) -> None:
    found = document(here, name)
    assert (found.symbol, found.name, found.date) == (None, "Điều lệ Đảng", "2011-01-19")


def test_the_day_tells_documents_of_one_symbol_apart(here: Connection) -> None:
    assert document(here, OF_2018).date == "2018-03-08"
    assert document(here, OF_2023).date == "2023-10-27"
    with pytest.raises(NotFound) as none:
        document(here, "132-QĐ/TW@2019-01-01")
    assert not none.value.several


@pytest.mark.parametrize(("name", "count"), [("132-QĐ/TW", 2), ("10-HD/TU", 2), ("15-kh/tu", 2)])
def test_each_of_several_candidates_can_be_asked_for(here: Connection, name: str, count: int) -> None:
    with pytest.raises(NotFound) as raised:
        document(here, name)
    assert raised.value.several
    found = {document(here, candidate).urn for candidate in raised.value.candidates}
    assert len(found) == len(raised.value.candidates) == count


def test_an_unknown_symbol_is_told_with_those_near_it(here: Connection) -> None:
    with pytest.raises(NotFound) as raised:
        document(here, "21-QĐ/TU")
    assert not raised.value.several
    assert set(raised.value.candidates) >= {"20-QĐ/TU", "25-QĐ/TU"}
    with pytest.raises(NotFound) as raised:
        document(here, "Điều lệ Đản")
    assert raised.value.candidates == ["Điều lệ Đảng"]
    for name in ("Hiến chương", "", "@", "urn:lex:vn:trung.uong:quy.dinh:1999-01-01;1-qd-tw"):
        with pytest.raises(NotFound) as raised:
            document(here, name)
        assert raised.value.candidates == [], name


def test_letters_are_called_by_number_file_or_number_in_the_library(here: Connection) -> None:
    assert {letter_called(here, name) for name in ("7-CV/TU", "7-cv/tu", "4", "04.txt")} == {4}
    with pytest.raises(NotFound) as several:
        letter_called(here, "10-HD/TU")
    assert several.value.several
    assert several.value.candidates == ["1 (10-HD/TU, Tỉnh ủy Lam Sơn)", "14 (10-HD/TU, Tỉnh ủy Hà Kha)"]
    with pytest.raises(NotFound) as none:
        letter_called(here, "7-CV/TV")
    assert (none.value.several, none.value.candidates) == (False, ["7-CV/TU"])


def test_what_only_a_removed_letter_cited_is_not_found_any_more(changed: Library) -> None:
    assert ask(changed, lambda c: document(c, "8-BC/HU")).date == "2020-03-02"
    assert ask(changed, lambda c: candidates(c, "8-BC/HV")) == ["8-BC/HU"]
    changed.remove([2, 14])
    for name in ("8-BC/HU", "5-KH/HU@2020-04-01", "20-BC/TU"):
        with pytest.raises(NotFound), changed.reading() as connection:
            document(connection, name)
    with pytest.raises(NotFound) as near, changed.reading() as connection:
        document(connection, "8-BC/HV")
    assert near.value.candidates == [], "nor is it near anything"
    assert ask(changed, lambda c: document(c, "10-HD/TU")).letter == 1, "the other one of this symbol is gone"
    assert ask(changed, lambda c: document(c, "5-KH/HU")).letter is None, "still cited by the commune"


# ---- implementing -----------------------------------------------------------------------------------------------


def test_directives_that_carry_out_a_regulation(here: Connection) -> None:
    """Of 1 the letter and its first item say so, of 4 the second item, of 13 the letter; 12 asks nothing, 6 is basis."""
    found = list(implementing(here, OF_2018))
    assert [(one.letter, one.path, one.pinpoint, one.inferred) for one in found if not one.way] == [
        (1, "1", "khoản 2 Điều 8", ()),
        (1, "2", None, ("letter",)),
        (4, "2", None, ()),
        (13, "1", None, ("letter",)),
        (13, "2", None, ("letter",)),
    ]
    assert [(one.letter, one.path, one.inferred, [step.how for step in one.way]) for one in found if one.way] == [
        (2, "1", ("letter",), ["letter"]),
        (2, "2", ("letter",), ["letter"]),
        (4, "1", ("matter",), ["matter"]),
        (3, "1", (), ["letter", "letter"]),
        (3, "1.a", ("heading",), ["letter", "letter"]),
        (3, "1.b", ("heading",), ["letter", "letter"]),
    ]
    assert {one.relation for one in found} == {"implements"}


def test_a_way_leads_from_what_the_directive_names_to_the_regulation(here: Connection) -> None:
    [found] = [one for one in implementing(here, OF_2018) if (one.letter, one.path) == (3, "1")]
    assert found.quote == "Kế hoạch số 5-KH/HU ngày 16/3/2020 của Huyện ủy Ngọc Sơn"
    assert [(step.source.label, step.target.label, step.letter, step.inferred) for step in found.way] == [
        ("5-KH/HU@2020-03-16", GUIDANCE, 2, False),
        (GUIDANCE, OF_2018, 1, False),
    ]
    assert found.way[0].quote == "Hướng dẫn số 10-HD/TU ngày 20/01/2020 của Tỉnh ủy Lam Sơn"


def test_without_chains_only_what_names_the_regulation(here: Connection) -> None:
    assert places(implementing(here, OF_2018, chains=False)) == [(1, "1"), (1, "2"), (4, "2"), (13, "1"), (13, "2")]


def test_a_basis_is_carried_out_only_where_it_is_asked_for(here: Connection) -> None:
    more = [one for one in implementing(here, OF_2018, BASIS_TOO) if one.letter in (6, 15)]
    assert [(one.letter, one.path, one.relation) for one in more] == [
        (6, "Điều 1", "basis"),
        (6, "Điều 2", "basis"),
        (15, "1", "implements"),
    ]
    assert [(step.source.symbol, step.relation) for step in more[-1].way] == [("20-QĐ/TU", "basis")]


def test_a_title_that_names_a_document_carries_it_out(here: Connection) -> None:
    [found] = implementing(here, "05-CT/TW")
    assert (found.letter, found.path, found.inferred) == (5, "1", ("letter", "title"))
    assert [(step.source.symbol, step.how, step.letter) for step in found.way] == [("01-KL/TW", "title", 5)]


def test_to_change_a_document_is_not_to_carry_it_out(here: Connection) -> None:
    assert places(implementing(here, "20-QĐ/TU", BASIS_TOO)) == [(15, "1")], "7 repeals a part of it"
    assert places(implementing(here, "20-BC/TU", BASIS_TOO)) == [], "14 sends it"


def test_an_item_that_names_a_regulation_twice_is_there_once(here: Connection) -> None:
    assert [(one.letter, one.path, one.pinpoint) for one in implementing(here, OF_2023)] == [
        (11, "1", "Điều 4"),
        (11, "2", "Điều 6"),
    ]


def test_each_directive_is_there_once_by_its_shortest_way(here: Connection) -> None:
    for name in (OF_2018, OF_2023, GUIDANCE, "41/KH-UBND", "21-HD/BTCTW"):
        found = list(implementing(here, name, BASIS_TOO))
        assert len({(one.letter, one.directive) for one in found}) == len(found) > 0
        lengths = [len(one.way) for one in found]
        assert lengths == sorted(lengths)
    [short] = [one for one in implementing(here, OF_2018) if (one.letter, one.path) == (4, "2")]
    assert short.way == (), "its letter also cites the guidance on the matter"


def test_words_of_a_directive_stand_where_they_are_said_to(here: Connection) -> None:
    texts = {number: (LETTERS[f"{number:02}.txt"]) for number in range(1, 16)}
    for one in implementing(here, OF_2018, BASIS_TOO):
        assert one.quote in texts[one.letter]
        assert one.end - one.start == len(one.quote)


def test_an_unknown_regulation_is_told_at_once(here: Connection) -> None:
    with pytest.raises(NotFound):
        implementing(here, "999-QĐ/TW")
    with pytest.raises(NotFound):
        cited_by(here, "999-QĐ/TW")


def test_what_a_letter_says_of_itself_goes_before_what_another_one_implies(changed: Library, tmp_path: Path) -> None:
    body = f"Thực hiện Hướng dẫn số 10-HD/TU ngày 20/01/2020 của Tỉnh ủy Lam Sơn về thực hiện {OLD}, các chi bộ họp."
    changed.ingest(
        [laid(tmp_path / "thêm", {"0.txt": party("60-CV/TU", "02 tháng 02 năm 2021", body)})], workers=Here(made_with())
    )
    found = [one for one in ask(changed, lambda c: list(implementing(c, OF_2018))) if one.letter == 2]
    assert [[(step.how, step.letter) for step in one.way] for one in found] == [[("letter", 1)]] * 2
    changed.remove([1])
    found = [one for one in ask(changed, lambda c: list(implementing(c, OF_2018))) if one.letter == 2]
    assert [[(step.how, step.letter) for step in one.way] for one in found] == [[("title", 16)]] * 2
    assert {one.inferred for one in found} == {("letter", "title")}


def test_of_two_ways_of_one_length_the_stated_one_is_told() -> None:
    one, implied, stated, root = (Document(n, f"urn:{n}", f"{n}-KH/TU", None, None, "", None) for n in range(4))

    def step(source: Document, target: Document, how: str) -> Step:
        return Step(source, target, "implements", how, 1, 0, 1, "K")

    for order in (1, -1):
        of_one = [step(one, implied, "matter"), step(one, stated, "letter")][::order]
        to_root = {implied.id: [step(implied, root, "letter")], stated.id: [step(stated, root, "letter")]}
        ways = ways_to(root.id, {one.id: of_one, **to_root})
        assert [after.target for after in ways[one.id]] == [stated, root]


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Connection]:
    """Plans 1 to 11, each on the one before, the first one on plan 0."""
    letters = {
        f"{n:02}.txt": party(
            f"{n}-KH/TU",
            f"{n + 1:02} tháng 5 năm 2023",
            f"Thực hiện Kế hoạch số {n - 1}-KH/TU ngày {n:02}/5/2023 của Tỉnh ủy, Tỉnh ủy yêu cầu:\n\n1. Các huyện ủy họp.",
            head="KẾ HOẠCH\nhọp\n\n",
        )
        for n in range(1, 12)
    }
    read_into(tmp_path / "kho.db", laid(tmp_path / "thư", letters))
    with Library(tmp_path / "kho.db", write=False) as library, library.reading() as connection:
        yield connection


def test_chains_are_followed_as_far_as_a_person_would(chain: Connection) -> None:
    found = [(one.letter, len(one.way)) for one in implementing(chain, "0-KH/TU")]
    assert found == [(n + 1, n) for n in range(LONGEST + 1)]
    assert [one.depth for one in basis(chain, "8-KH/TU")] == list(range(1, 9))
    steps_of = {n: len(path(chain, "0-KH/TU", f"{n}-KH/TU")) for n in (1, 5, 6, 7, 11)}
    assert steps_of == {1: 1, 5: 5, 6: 6, 7: 0, 11: 0}


# ---- basis ------------------------------------------------------------------------------------------------------


def tree(found: list[Ground]) -> list[tuple[int, str, bool]]:
    """Depth and symbol, and whether it stood there before."""
    return [(one.depth, one.name, one.known) for one in found]


def test_what_a_letter_of_a_commune_stands_on_up_to_the_centre(here: Connection) -> None:
    found = basis(here, "3-CV/ĐU")
    assert tree(found) == [(1, "5-KH/HU", False), (2, "10-HD/TU", False), (3, "132-QĐ/TW", False)]
    assert [(one.level, one.letter, one.inferred) for one in found] == [
        ("district", 3, None),
        ("province", 2, None),
        ("central", 1, None),
    ]


def test_what_stands_there_twice_is_gone_through_once(here: Connection) -> None:
    found = basis(here, "7-CV/TU")
    assert tree(found) == [(1, "21-HD/BTCTW", False), (2, "132-QĐ/TW", False), (1, "132-QĐ/TW", True)]
    assert [one.inferred for one in found] == [None, "matter", None]


def test_letters_that_cite_each_other_end(here: Connection) -> None:
    assert tree(basis(here, "41/KH-UBND")) == [
        (1, "42/KH-UBND", False),
        (2, "41/KH-UBND", True),
        (2, "30/2020/NĐ-CP", False),
    ]
    assert tree(basis(here, "42/KH-UBND")) == [
        (1, "41/KH-UBND", False),
        (2, "42/KH-UBND", True),
        (1, "30/2020/NĐ-CP", False),
    ]
    assert places(implementing(here, "41/KH-UBND")) == [(10, "1"), (9, "1")]


def test_a_letter_that_names_no_ground_has_none(here: Connection) -> None:
    assert basis(here, "14") == basis(here, "25-QĐ/TU") == []


# ---- citing -----------------------------------------------------------------------------------------------------


def test_letters_that_cite_a_document_newest_first(here: Connection) -> None:
    found = list(cited_by(here, OF_2018))
    assert [(one.letter, one.date, one.relation, one.mentions) for one in found] == [
        (12, "2022-12-05", "implements", 1),
        (6, "2021-10-12", "basis", 1),
        (4, "2021-03-05", "implements", 1),
        (1, "2020-01-20", "implements", 2),
        (13, None, "implements", 1),
    ]


def test_mentions_of_one_letter_are_counted_with_their_pinpoints(here: Connection) -> None:
    [found] = cited_by(here, OF_2023)
    assert (found.letter, found.mentions, found.pinpoints) == (11, 4, ("Điều 4", "Điều 6"))
    assert (found.relation, found.quote) == ("basis", NEW)


def test_of_two_citations_of_one_document_the_one_that_says_most_is_told(changed: Library, tmp_path: Path) -> None:
    body = (
        "Tỉnh ủy yêu cầu:\n\n1. Gửi kèm Kế hoạch số 5-KH/TU ngày 01/3/2021 của Tỉnh ủy.\n\n"
        "2. Các huyện ủy thực hiện Điều 3 Kế hoạch số 6-KH/TU ngày 02/3/2021 của Tỉnh ủy."
    )
    letters = {"70.txt": party("70-CV/TU", "05 tháng 3 năm 2021", body)}
    changed.ingest([laid(tmp_path / "thêm", letters)], workers=Here(made_with()))
    changed.correct("70-CV/TU:c2", {"document": "5-KH/TU"}, "Thu")
    [found] = ask(changed, lambda c: list(cited_by(c, "5-KH/TU")))
    assert (found.relation, found.mentions, found.pinpoints) == ("implements", 2, ("Điều 3",))
    assert found.quote == "Kế hoạch số 6-KH/TU ngày 02/3/2021 của Tỉnh ủy"


def test_documents_that_are_cited_together(here: Connection) -> None:
    found = {one.document.label: (one.letters, one.share) for one in co_cited(here, OF_2018)}
    urns = {one.document.urn for one in co_cited(here, OF_2018)}
    assert found == {
        "21-HD/BTCTW@2019-10-18": (1, 0.2),
        "Điều lệ Đảng@2011-01-19": (1, 0.2),
        "15-KH/TU@2022-02-01": (1, 0.2),
        "15-KH/TU": (1, 0.2),
    }
    assert len(urns) == 4
    assert len(co_cited(here, OF_2018, limit=2)) == 2
    assert co_cited(here, OF_2023) == []


def test_what_is_cited_but_not_held(here: Connection) -> None:
    found = {one.document.label: (one.level, one.letters) for one in gaps(here, None)}
    assert found == {
        OF_2018: ("central", 5),
        OF_2023: ("central", 1),
        "8-BC/HU@2020-03-02": ("district", 1),
        "21-HD/BTCTW@2019-10-18": ("central", 1),
        "01-KL/TW@2021-05-18": ("central", 1),
        "05-CT/TW@2016-05-15": ("central", 1),
        "Điều lệ Đảng@2011-01-19": ("central", 1),
        "124-QĐ/TW@2023-10-04": ("central", 1),
        "30/2020/NĐ-CP@2020-03-05": ("central", 1),
        "15-KH/TU@2022-02-01": ("province", 1),
        "15-KH/TU": ("province", 1),
        "20-BC/TU@2022-06-01": ("province", 1),
    }
    [first] = gaps(here, 1)
    assert (first.document.label, first.share) == (OF_2018, 5 / 15)


def test_a_letter_that_comes_in_closes_a_gap(changed: Library, tmp_path: Path) -> None:
    report = party("20-BC/TU", "01 tháng 6 năm 2022", "Tỉnh ủy báo cáo.", head="BÁO CÁO\nkết quả\n\n", **HA_KHA)
    changed.ingest([laid(tmp_path / "thêm", {"20.txt": report})], workers=Here(made_with()))
    assert "20-BC/TU" not in [one.document.symbol for one in ask(changed, lambda c: gaps(c, None))]
    assert ask(changed, lambda c: document(c, "20-BC/TU")).letter == 16


def test_a_document_over_time(here: Connection) -> None:
    assert [tuple(one) for one in timeline(here, OF_2018)] == [
        ("2018-03-08", "issued", 0, OF_2018),
        ("2020-01", "cited", 1, "10-HD/TU"),
        ("2021-03", "cited", 1, "7-CV/TU"),
        ("2021-10", "cited", 1, "20-QĐ/TU"),
        ("2022-12", "cited", 1, "50-BC/TU"),
        ("2023-10-04", "replaced", 0, "124-QĐ/TW@2023-10-04"),
    ]


def test_the_first_letter_of_a_month_is_told(changed: Library, tmp_path: Path) -> None:
    body = f"Thực hiện {OLD}, Tỉnh ủy yêu cầu:\n\n1. Các huyện ủy họp."
    letters = {
        "1.txt": party("95-CV/TU", "03 tháng 01 năm 2020", body),
        "2.txt": party("9-CV/TU", "30 tháng 01 năm 2020", body),
    }
    changed.ingest([laid(tmp_path / "thêm", letters)], workers=Here(made_with()))
    [month] = [one for one in ask(changed, lambda c: timeline(c, OF_2018)) if one.date == "2020-01"]
    assert (month.letters, month.told) == (3, "95-CV/TU")


# ---- paths ------------------------------------------------------------------------------------------------------


def way(connection: Connection, start: str, end: str) -> list[tuple[str, str, str, int, bool]]:
    """Steps in the direction in which they act, and whether they are gone so."""
    return [
        (one.step.source.label, one.step.relation, one.step.target.label, one.step.letter, one.forward)
        for one in path(connection, start, end)
    ]


def test_a_way_goes_along_and_against_what_documents_do(here: Connection) -> None:
    forth = [
        ("3-CV/ĐU@2020-05-04", "implements", "5-KH/HU@2020-03-16", 3),
        ("5-KH/HU@2020-03-16", "implements", GUIDANCE, 2),
        (GUIDANCE, "implements", OF_2018, 1),
        ("20-QĐ/TU@2021-10-12", "basis", OF_2018, 6),
        ("13-CV/TU@2021-10-20", "implements", "20-QĐ/TU@2021-10-12", 15),
    ]
    directions = [True, True, True, False, False]
    assert way(here, "3-CV/ĐU", "13-CV/TU") == [(*step, on) for step, on in zip(forth, directions, strict=True)]
    assert way(here, "13-CV/TU", "3-CV/ĐU") == [
        (*step, not on) for step, on in reversed(list(zip(forth, directions, strict=True)))
    ]


def test_any_relation_is_a_step(here: Connection) -> None:
    assert way(here, "12-CV/TU", "05-CT/TW") == [
        ("12-CV/TU@2021-08-10", "refers", "05-CT/TW@2016-05-15", 5, True),
    ]
    assert [step.step.relation for step in path(here, "25-QĐ/TU", "13-CV/TU")] == ["amends", "implements"]


def test_there_may_be_no_way(here: Connection) -> None:
    assert path(here, "01-KL/TW", "20-BC/TU") == []
    assert path(here, OF_2018, OF_2018) == []
    assert path(here, OF_2018, "132-qđ/tw@2018-03-08") == []


def test_two_letters_without_a_day_may_share_one_identity(changed: Library, tmp_path: Path) -> None:
    """Undated letters of one number and issuer are one document; each says what it stands on."""
    body = "Thực hiện Quy định số 124-QĐ/TW ngày 04/10/2023 của Bộ Chính trị, Tỉnh ủy yêu cầu:\n\n1. Các chi bộ họp."
    changed.ingest([laid(tmp_path / "thêm", {"40.txt": party("40-CV/TU", "", body)})], workers=Here(made_with()))
    urns = ask(
        changed, lambda c: [data["number"] for _, data in changed.graph(()).nodes(data=True) if "number" in data]
    )
    assert sorted(urns) == list(range(1, 17))
    first = ask(changed, lambda c: way(c, "40-CV/TU", OF_2018))
    second = ask(changed, lambda c: way(c, "40-CV/TU", "124-QĐ/TW"))
    assert [(step[2], step[3]) for step in first] == [(OF_2018, 13)]
    assert [(step[2], step[3]) for step in second] == [("124-QĐ/TW@2023-10-04", 16)]
    back = ask(changed, lambda c: way(c, "124-QĐ/TW", "40-CV/TU"))
    assert [(step[3], step[4]) for step in back] == [(16, False)]


# ---- groups -----------------------------------------------------------------------------------------------------


def test_coverage_by_province_issuer_and_year(here: Connection) -> None:
    keys = [OF_2018, GUIDANCE]
    found = {by: {row.group: row[1:] for row in coverage(here, keys, by).rows} for by in BY}
    assert found["province"] == {"Hà Kha": (6, (2, 0)), "Lam Sơn": (5, (2, 2)), "Vĩnh Khoa": (4, (1, 0))}
    assert found["issuer"] == {
        "Tỉnh ủy Hà Kha": (6, (2, 0)),
        "Tỉnh ủy Lam Sơn": (3, (2, 1)),
        "Tỉnh ủy Vĩnh Khoa": (1, (1, 0)),
        "Huyện ủy Ngọc Sơn": (1, (0, 1)),
        "Đảng ủy xã Bình Khê": (1, (0, 0)),
        "Sở Nội vụ tỉnh Vĩnh Khoa": (1, (0, 0)),
        "Ủy ban nhân dân tỉnh Vĩnh Khoa": (2, (0, 0)),
    }
    assert found["year"] == {
        "2020": (3, (1, 1)),
        "2021": (4, (2, 0)),
        "2022": (3, (1, 0)),
        "2023": (1, (0, 1)),
        "2024": (3, (0, 0)),
        "": (1, (1, 0)),
    }
    assert [row.group for row in coverage(here, keys, "year").rows][-1] == "", "unknown stands last"
    assert [one.label for one in coverage(here, keys).regulations] == keys
    with pytest.raises(NotFound):
        coverage(here, [OF_2018, "132-QĐ/TW"])


def test_what_one_province_cites_and_another_does_not(here: Connection) -> None:
    found = {one.document.symbol or one.document.name: one.letters for one in missing(here, "Lam Sơn", "Hà Kha")}
    assert found == {"20-QĐ/TU": 2, "21-HD/BTCTW": 1, "01-KL/TW": 1, "05-CT/TW": 1, "Điều lệ Đảng": 1, "20-BC/TU": 1}
    assert missing(here, "lam son", "HÀ KHA", 1)[0].share == 2 / 6
    other = {one.document.label for one in missing(here, "Hà Kha", "Lam Sơn")}
    assert other == {GUIDANCE, "5-KH/HU@2020-03-16", "8-BC/HU@2020-03-02", "124-QĐ/TW@2023-10-04", "15-KH/TU"}
    assert missing(here, "Lam Sơn", "Lam Sơn") == []


@pytest.mark.parametrize(("name", "near"), [("Lam Sn", ["Lam Sơn"]), ("Quảng Ngãi", []), ("", [])])
def test_a_province_without_letters_is_told(here: Connection, name: str, near: list[str]) -> None:
    with pytest.raises(NotFound) as raised:
        missing(here, name, "Hà Kha")
    assert raised.value.candidates == near


# ---- stale ------------------------------------------------------------------------------------------------------


def outlived(connection: Connection, day: str) -> list[tuple[int, str, str, str | None, str]]:
    """Letter, document, kind and successor, and who says so."""
    return [
        (one.letter, one.document.label, one.ended.kind, one.ended.successor, one.ended.told)
        for one in stale(connection, dt.date.fromisoformat(day))
    ]


def test_grounds_that_the_register_or_a_letter_has_ended(here: Connection) -> None:
    assert outlived(here, "2023-10-03") == []
    of_register = (OF_2018, "replaced", "124-QĐ/TW@2023-10-04", "register")
    on_the_day = outlived(here, "2023-10-04")
    assert on_the_day == [(letter, *of_register) for letter in (12, 6, 4, 1, 13)], "newest first, undated ones last"
    of_letter = (GUIDANCE, "replaced", "30-HD/TU@2023-12-20", "30-HD/TU")
    assert (2, *of_letter) not in outlived(here, "2023-12-19")
    later = outlived(here, "2023-12-20")
    assert (2, *of_letter) in later
    assert [one[0] for one in later if one[1] == OF_2018] == [12, 6, 4, 13], "1 has been replaced itself"
    assert {one[0] for one in later} == {2, 4, 6, 12, 13}


def test_the_last_of_those_that_took_its_place_is_told(here: Connection) -> None:
    successors = {one[3] for one in outlived(here, "2025-12-31") if one[1] == OF_2018}
    assert successors == {"366-QĐ/TW@2025-08-30"}
    assert (8, "124-QĐ/TW@2023-10-04", "replaced", "366-QĐ/TW@2025-08-30", "register") in outlived(here, "2025-12-31")


def test_to_repeal_a_part_is_no_end(changed: Library) -> None:
    day = "2022-03-01"
    changed.correct("25-QĐ/TU:c1", {"relation": "repeals"}, "Thu")
    assert ask(changed, lambda c: outlived(c, day)) == [], "a pinpoint says which part"


def test_a_letter_that_repeals_another_one_whole_ends_it(changed: Library, tmp_path: Path) -> None:
    body = "TỈNH ỦY QUYẾT ĐỊNH\n\nĐiều 1. Bãi bỏ Quyết định số 20-QĐ/TU ngày 12/10/2021 của Tỉnh ủy."
    letters = {
        "26.txt": party("26-QĐ/TU", "16 tháng 02 năm 2022", body, head="QUYẾT ĐỊNH\nvề Tổ công tác\n\n", **HA_KHA)
    }
    changed.ingest([laid(tmp_path / "thêm", letters)], workers=Here(made_with()))
    assert ask(changed, lambda c: outlived(c, "2022-02-15")) == []
    assert ask(changed, lambda c: outlived(c, "2022-02-16")) == [
        (15, "20-QĐ/TU@2021-10-12", "repealed", None, "26-QĐ/TU"),
    ]
    assert 6 not in {one[0] for one in ask(changed, lambda c: outlived(c, "2023-10-04"))}, "it is repealed itself"


# ---- ranks ------------------------------------------------------------------------------------------------------


def test_the_most_cited_documents(here: Connection) -> None:
    found = top(here, "cited", 100)
    assert [(one.name, one.date, one.value) for one in found[:1]] == [("132-QĐ/TW", "2018-03-08", 5.0)]
    assert {(one.name, one.letter) for one in found if one.value == 2} == {("10-HD/TU", 1), ("20-QĐ/TU", 6)}
    assert {one.value for one in found[3:]} == {1.0}
    assert len(found) == 17
    assert top(here, "cited", 2) == found[:2]


def test_pagerank_sums_to_one_and_betweenness_is_of_what_stands_between(here: Connection) -> None:
    ranks = top(here, "pagerank", 1000)
    assert sum(one.value for one in ranks) == pytest.approx(1)
    assert len(ranks) == 27, "15 letters and 12 documents that are not held"
    assert (ranks[0].name, ranks[0].date) == ("132-QĐ/TW", "2018-03-08")
    between = top(here, "betweenness", 1000)
    assert {one.name for one in between if one.value} == {"20-QĐ/TU", "10-HD/TU", "5-KH/HU", "42/KH-UBND"}
    for measure in MEASURES:
        values = [one.value for one in top(here, measure, 1000)]
        assert values == sorted(values, reverse=True)


# ---- neighbourhood ----------------------------------------------------------------------------------------------


def labels(graph: "nx.MultiDiGraph[str]", *kinds: str) -> set[str]:
    """Labels of nodes of some kinds, with the day of those that bear one symbol."""
    return {
        data["label"] + (f"@{data['date']}" if data["label"] == "10-HD/TU" else "")
        for _, data in graph.nodes(data=True)
        if data["kind"] in kinds
    }


def test_what_stands_around_a_letter(here: Connection) -> None:
    near = neighbourhood(here, "5-KH/HU")
    assert labels(near, "letter") == {"5-KH/HU", "3-CV/ĐU", GUIDANCE}, "what is cited and held is a letter"
    assert labels(near, "regulation") == {"8-BC/HU"}
    assert near.graph == {"left_out": 0, "centre": document(here, "5-KH/HU").urn}
    assert labels(near, "directive") == {"1", "2", "1.a", "1.b"}, "its own, and those that carry it out"
    far = neighbourhood(here, "5-KH/HU", hops=2)
    assert labels(far, "letter", "regulation") == {"5-KH/HU", "3-CV/ĐU", "8-BC/HU", GUIDANCE, "30-HD/TU", "132-QĐ/TW"}
    assert nx.is_weakly_connected(far)
    start = far.graph["centre"]
    assert max(nx.single_source_shortest_path_length(far.to_undirected(), start).values()) == 2


def test_a_letter_by_its_file_or_number_is_the_same_centre(here: Connection) -> None:
    by_symbol, by_file, by_number = (neighbourhood(here, name, 2) for name in ("5-KH/HU", "02.txt", "2"))
    assert by_symbol.graph == by_file.graph == by_number.graph
    assert set(by_file) == set(by_number) <= set(by_symbol)


def test_what_stands_around_a_regulation(here: Connection) -> None:
    near = neighbourhood(here, OF_2018, kinds=())
    assert labels(near, "letter") == {GUIDANCE, "7-CV/TU", "20-QĐ/TU", "50-BC/TU", "40-CV/TU"}
    assert labels(near, "regulation") == {"132-QĐ/TW", "21-HD/BTCTW"}


def test_what_stands_around_a_body_holds_the_body(here: Connection) -> None:
    one = neighbourhood(here, "Sở Xây dựng")
    assert labels(one, "letter") == {"42/KH-UBND"}
    assert "Sở Xây dựng" in labels(one, "body")
    assert labels(neighbourhood(here, "Huyện ủy Ngọc Sơn"), "letter") == {"5-KH/HU"}, "which it sent"
    assert labels(neighbourhood(here, "so noi vu"), "letter") >= {GUIDANCE, "41/KH-UBND", "318/SNV-TCCB"}
    assert labels(neighbourhood(here, "Sở Nội vụ"), "directive", "deadline", "regulation") >= {"2"}
    assert not labels(neighbourhood(here, "Sở Nội vụ"), "regulation"), "letters are one away, what they cite is two"
    assert "132-QĐ/TW" in labels(neighbourhood(here, "Sở Nội vụ", hops=2), "regulation")


def test_several_documents_have_no_common_neighbourhood(here: Connection) -> None:
    for name in ("132-QĐ/TW", "10-HD/TU", "không đâu"):
        with pytest.raises(NotFound) as raised:
            neighbourhood(here, name)
        assert raised.value.several == (name != "không đâu")


def test_of_many_letters_the_newest_and_the_centre_stay(here: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(around, "MOST", 2)
    of_regulation = neighbourhood(here, OF_2018, kinds=())
    assert labels(of_regulation, "letter") == {"50-BC/TU", "20-QĐ/TU"}
    assert of_regulation.graph["left_out"] == 3
    of_letter = neighbourhood(here, GUIDANCE, kinds=())
    assert labels(of_letter, "letter") == {GUIDANCE, "30-HD/TU"}
    assert of_letter.graph["left_out"] == 1


# ---- what people say --------------------------------------------------------------------------------------------


def test_a_corrected_relation_changes_the_graph(changed: Library) -> None:
    changed.correct("7-CV/TU:c2", {"relation": "refers"}, "Thu")
    changed.correct("20-QĐ/TU:c1", {"relation": "implements"}, "Thu")
    found = ask(changed, lambda c: places(implementing(c, OF_2018, chains=False)))
    assert found == [(1, "1"), (1, "2"), (6, "Điều 1"), (6, "Điều 2"), (13, "1"), (13, "2")]
    changed.withdraw("7-CV/TU:c2")
    assert (4, "2") in ask(changed, lambda c: places(implementing(c, OF_2018, chains=False)))


def test_a_corrected_document_changes_the_graph(changed: Library) -> None:
    changed.correct("5-KH/HU:c1", {"document": "10-HD/TU@2022-06-06"}, "Thu")
    assert {one[0] for one in ask(changed, lambda c: places(implementing(c, OF_2018)))} == {1, 4, 13}
    assert [ground.depth for ground in ask(changed, lambda c: basis(c, "3-CV/ĐU"))] == [1, 2]
    assert ask(changed, lambda c: way(c, "3-CV/ĐU", "10-HD/TU@2022-06-06"))[-1][3] == 2


def test_a_letter_that_cites_itself_gives_no_edge(changed: Library) -> None:
    own = ask(changed, lambda c: document(c, "42/KH-UBND")).urn
    assert ask(changed, lambda c: path(c, "42/KH-UBND", "42/KH-UBND")) == []
    changed.correct("42/KH-UBND:c1", {"document": own}, "Thu")
    graph = changed.graph()
    assert list(nx.selfloop_edges(graph)) == []
    assert not [edge for edge in graph.edges if edge[1] == own and edge[0].startswith(f"{own}#")]
    assert tree(ask(changed, lambda c: basis(c, "42/KH-UBND"))) == [(1, "30/2020/NĐ-CP", False)]
    assert [one.letter for one in ask(changed, lambda c: list(cited_by(c, "42/KH-UBND")))] == [9]
    assert ask(changed, lambda c: places(implementing(c, "42/KH-UBND"))) == [(9, "1")]


# ---- both engines -----------------------------------------------------------------------------------------------

QUESTIONS: Final[dict[str, Callable[[Connection], Any]]] = {
    "implementing": lambda c: [list(implementing(c, name, BASIS_TOO)) for name in (OF_2018, OF_2023, "05-CT/TW")],
    "basis": lambda c: [basis(c, str(number)) for number in range(1, 16)],
    "cited_by": lambda c: [list(cited_by(c, name)) for name in (OF_2018, OF_2023, GUIDANCE)],
    "co_cited": lambda c: co_cited(c, OF_2018),
    "gaps": lambda c: gaps(c, None),
    "timeline": lambda c: timeline(c, OF_2018),
    "path": lambda c: path(c, "3-CV/ĐU", "13-CV/TU"),
    "coverage": lambda c: [coverage(c, [OF_2018, GUIDANCE], by) for by in BY],
    "missing": lambda c: missing(c, "Lam Sơn", "Hà Kha"),
    "stale": lambda c: list(stale(c, dt.date(2025, 12, 31))),
    "top": lambda c: [top(c, measure, 100) for measure in MEASURES],
    "neighbourhood": lambda c: [
        sorted((a, b, k, str(data)) for a, b, k, data in neighbourhood(c, name, 2).edges(keys=True, data=True))
        for name in ("5-KH/HU", OF_2018, "Sở Xây dựng")
    ],
    "names": lambda c: [candidates(c, name) for name in ("132-QĐ/TW", "10-HD/TU", "15-KH/TU", "21-QĐ/TU", "ở đâu")],
}


def candidates(connection: Connection, name: str) -> list[str]:
    """What a name may mean."""
    with pytest.raises(NotFound) as raised:
        document(connection, name)
    return raised.value.candidates


def test_postgresql_answers_as_sqlite_does(
    here: Connection, tmp_path: Path, postgres_url: str, vietnamese_url: str
) -> None:
    folder = laid(tmp_path / "thư", LETTERS)
    answers = {name: question(here) for name, question in QUESTIONS.items()}
    assert all(answers.values())
    for url in (postgres_url, vietnamese_url):
        read_into(url, folder)
        with Library(url, write=False) as library, library.reading() as connection:
            for name, question in QUESTIONS.items():
                assert question(connection) == answers[name], (name, url)
