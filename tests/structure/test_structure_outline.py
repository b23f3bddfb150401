"""The outline: labels of all kinds, their nesting, and lines that only look like items."""

import gc
import re
import time
from collections.abc import Iterator

import pytest

from congvan_nlp.folding import Text
from congvan_nlp.structure.layout import Zone
from congvan_nlp.structure.outline import Item, find_items


def items(text: str) -> list[Item]:
    return find_items(Text.of(text), Zone(0, len(text)))


def paths(text: str) -> list[str]:
    return [item.path for item in items(text)]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Phần I. Mở đầu", "Phần I"),
        ("Phần thứ nhất. Mở đầu", "Phần thứ nhất"),
        ("Chương II. Nội dung", "Chương II"),
        ("CHƯƠNG II. NỘI DUNG", "CHƯƠNG II"),
        ("Mục 1. Nội dung", "Mục 1"),
        ("Điều 1. Phạm vi", "Điều 1"),
        ("Điều 12a. Phạm vi", "Điều 12a"),
        ("Điều 3: Phạm vi", "Điều 3"),
        ("I. Nội dung", "I"),
        ("II- Nội dung", "II"),
        ("III/ Nội dung", "III"),
        ("IV.Nội dung", "IV"),
        ("XII. Nội dung", "XII"),
        ("Thứ nhất, rà soát", "Thứ nhất"),
        ("Thứ hai: rà soát", "Thứ hai"),
        ("Thứ mười một, rà soát", "Thứ mười một"),
        ("1. Rà soát", "1"),
        ("1- Rà soát", "1"),
        ("1 - Rà soát", "1"),
        ("1) Rà soát", "1"),
        ("1/ Rà soát", "1"),
        ("12.Rà soát", "12"),
        ("1.1. Rà soát", "1.1"),
        ("1.1 Rà soát", "1.1"),
        ("3.2.4. Rà soát", "3.2.4"),
        ("(1) Rà soát", "(1)"),
        ("(12) Rà soát", "(12)"),
        ("a) Rà soát", "a"),
        ("đ) Rà soát", "đ"),
        ("a. Rà soát", "a"),
        ("(b) Rà soát", "(b)"),
        ("- Rà soát", "-"),
        ("-Rà soát", "-"),
        ("– Rà soát", "–"),
        ("+ Rà soát", "+"),
        ("* Rà soát", "*"),
        # noise of scans in front
        ("_ 1. Rà soát", "1"),
        ("| 1. Rà soát", "1"),
        ('" 1. Rà soát', "1"),
        ("    1. Rà soát", "1"),
        ("Thứ ba là, rà soát", "Thứ ba"),
        ("ii. Rà soát", "ii"),
        ("viii) Rà soát", "viii"),
        ("(iii) Rà soát", "(iii)"),
        ("v) Rà soát", "v"),
        ("• Rà soát", "•"),
        ("● Rà soát", "●"),
        ("• 1. Rà soát", "1"),
    ],
)
def test_every_kind_of_label(line: str, label: str) -> None:
    [found] = items(f"Nội dung như sau:\n{line} việc chung.")
    assert found.label == label
    assert f"Nội dung như sau:\n{line} việc chung."[found.content : found.end].endswith("việc chung.")


@pytest.mark.parametrize(
    "heading",
    [
        "Chương II",
        "Phần thứ nhất",
        "I.",
        "1.",
    ],
)
def test_a_label_may_stand_alone_in_its_line(heading: str) -> None:
    assert paths(f"{heading}\nNội dung chung\n") == [heading.rstrip(".")]


@pytest.mark.parametrize(
    "line",
    [
        "15/3/2021 là hạn gửi",
        "10/11 đến nay",
        "08.3.2018 là ngày ký",
        "5-12-2021 họp",
        "12 tháng 3 năm 2021",
        "15. ngày sau",
        "05. tháng sau",
        "1,5 tỷ đồng",
        "40.5. Rà soát",
        "2021. Năm sau",
        "2021 - 2025 thực hiện",
        "1/2 số đơn vị",
        "I/ 2021 so với cùng kỳ",
        "24/7 trực",
        "12% đơn vị",
        "Điều 5 Quy chế quy định",
        "điều 1. của quy chế",
        "thứ hai, họp giao ban",
        "Thứ hai ngày 5/3 họp",
        "vi phạm quy chế",
        "CV. gửi kèm",
        "-- --",
        "-",
        "*** ***",
        "10.5 triệu đồng",
        "1.5 triệu đồng",
        "15.10 họp giao ban",
        "10.5 % đơn vị",
        "03 - 5 ngày làm việc",
        "03 -5 ngày làm việc",
        "vi. Các đơn vị",
        "xi. măng",
        "v. các đơn vị",
        "v.v. Các đơn vị",
        "Ii. Các đơn vị",
        "ì. Các đơn vị",
    ],
)
def test_what_is_no_label(line: str) -> None:
    assert paths(f"1. Việc thứ nhất\n{line}\n2. Việc thứ hai") == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. A\n(1) B\n(2) C\n2- D", ["1", "1.(1)", "1.(2)", "2"]),
        ("I. A\n1. B\n2. C\nII. D\n1. E", ["I", "I.1", "I.2", "II", "II.1"]),
        ("1. A\n1.1. B\n1.1.1. C\n1.2 D\n2. E", ["1", "1.1", "1.1.1", "1.2", "2"]),
        ("I. A\n1. B\n1.1. C\n1.2. D", ["I", "I.1", "I.1.1", "I.1.2"]),
        ("1. A\na) B\n- C\n+ D\n- E\nb) F", ["1", "1.a", "1.a.(1)", "1.a.(1).(1)", "1.a.(2)", "1.b"]),
        ("1. A\na) B\n2. C\na) D", ["1", "1.a", "2", "2.a"]),
        ("Điều 1. A\n1. B\na) C\nĐiều 2. D\n1. E", ["Điều 1", "Điều 1.1", "Điều 1.1.a", "Điều 2", "Điều 2.1"]),
        (
            "Chương I. A\nĐiều 1. B\nChương II. C\nĐiều 2. D",
            ["Chương I", "Chương I.Điều 1", "Chương II", "Chương II.Điều 2"],
        ),
        ("Thứ nhất, A\n- B\nThứ hai, C", ["Thứ nhất", "Thứ nhất.(1)", "Thứ hai"]),
        ("* A\n- B\n- C\n* D", ["*", "*.(1)", "*.(2)", "*"]),
        ("- A\n- B\n+ C\n- D", ["(1)", "(2)", "(2).(1)", "(3)"]),
        ("1.1. A\n1.2. B", ["1.1", "1.2"]),
        ("(1) A\na) B\n(2) C", ["(1)", "(1).a", "(2)"]),
        ("1. A\n  1.1. B\n    a) C\n  1.2. D", ["1", "1.1", "1.1.a", "1.2"]),
        (
            "Phần I. A\nChương I. B\nMục 1. C\nĐiều 1. D",
            ["Phần I", "Phần I.Chương I", "Phần I.Chương I.Mục 1", "Phần I.Chương I.Mục 1.Điều 1"],
        ),
        ("Mục I. A\nMục II. B\nChương I. C\nMục 1. D", ["Mục I", "Mục II", "Chương I", "Chương I.Mục 1"]),
        ("1. A\na) B\ni. C\nii. D\nb) E\n2. F", ["1", "1.a", "1.a.i", "1.a.ii", "1.b", "2"]),
        ("1. A\nh) B\ni) C\nk) D\nu) E\nv) F\nx) G", ["1", "1.h", "1.i", "1.k", "1.u", "1.v", "1.x"]),
        ("i. A\nii. B\niii. C\niv. D\nv. E\nvi. F", ["i", "ii", "iii", "iv", "v", "vi"]),
        ("1. A\n1.1 b\n1.2 c\n2. D\n2.1 e\n2.1.1 f", ["1", "1.1", "1.2", "2", "2.1", "2.1.1"]),
        ("1. A\n• B\n• C\n+ D", ["1", "1.(1)", "1.(2)", "1.(2).(1)"]),
    ],
)
def test_labels_nest_by_their_kind(text: str, found: list[str]) -> None:
    assert paths(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3.2.3. A\n3.2.4. B\n3.2.4. C", ["3.2.3", "3.2.4", "3.2.4"]),
        ("1. A\n1. B\n2. C", ["1", "1", "2"]),
        ("1. A\na) B\na) C", ["1", "1.a", "1.a"]),
    ],
)
def test_a_repeated_label_is_an_item_of_its_own(text: str, found: list[str]) -> None:
    assert paths(text) == found
    assert len({item.start for item in items(text)}) == len(found)


def test_parents_are_indices_of_earlier_items() -> None:
    assert [item.parent for item in items("1. A\na) B\n- C\n2. D\nb) E")] == [None, 0, 1, None, 3]
    assert [item.parent for item in items("1. A\n1.1. B\n1.1.1. C\n1.2. D\n2. E")] == [None, 0, 1, 0, None]


def test_an_item_ends_where_the_next_one_begins() -> None:
    text = "1. Rà soát\nthiết bị.\na) Việc con\n2. Báo cáo."
    assert [text[i.start : i.end] for i in items(text)] == ["1. Rà soát\nthiết bị.", "a) Việc con", "2. Báo cáo."]
    assert [text[i.content : i.end].strip() for i in items(text)] == ["Rà soát\nthiết bị.", "Việc con", "Báo cáo."]


@pytest.mark.parametrize("cut", ["\n\n", "\n\n2\n\n", "\n\n\n", "\n"])
def test_a_page_break_does_not_cut_an_item(cut: str) -> None:
    text = f"1. Các đơn vị rà soát{cut}thiết bị và báo cáo.\n3. Việc sau."
    first, last = items(text)
    assert text[first.start : first.end].endswith("thiết bị và báo cáo.")
    assert last.path == "3"


@pytest.mark.parametrize(
    "closing",
    [
        "Trên đây là nội dung hướng dẫn.",
        "Trong quá trình thực hiện, nếu có vướng mắc xin phản ánh.",
        "Quá trình triển khai có vướng mắc xin phản ánh.",
        "Nhận được công văn này, các đơn vị thực hiện.",
        "Đề nghị các đơn vị nghiêm túc thực hiện.",
        "Giao Văn phòng theo dõi, đôn đốc.",
        "Yêu cầu các đơn vị thực hiện.",
    ],
)
@pytest.mark.parametrize("before", [".\n", ".\n\n", "\n\n"])
def test_the_closing_words_belong_to_no_item(closing: str, before: str) -> None:
    text = f"1. Rà soát.\n2. Báo cáo{before}{closing}"
    assert text[items(text)[-1].start : items(text)[-1].end].rstrip(".") == "2. Báo cáo"


def test_closing_words_in_the_middle_of_a_sentence_close_nothing() -> None:
    text = "1. Các đơn vị có\nyêu cầu các phòng báo cáo."
    assert [text[i.start : i.end] for i in items(text)] == [text]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- Căn cứ Luật A;\n- Theo đề nghị của B;\n1. C\n- D", ["1", "1.(1)"]),
        ("- Thực hiện Nghị quyết số 5;\n- A", ["(1)"]),
        ("1. A\n- Thực hiện Nghị quyết số 5;", ["1", "1.(1)"]),
    ],
)
def test_a_list_of_bases_is_no_list_of_directives(text: str, found: list[str]) -> None:
    assert paths(text) == found


@pytest.mark.parametrize("text", ["", "\n\n", "Một câu.", "Một câu,\nhai dòng."])
def test_a_text_without_labels_has_no_items(text: str) -> None:
    assert items(text) == []


def test_only_the_body_is_read() -> None:
    text = "1. Đầu\n2. Giữa\n3. Cuối"
    start, end = text.index("2."), text.index("\n3.")
    assert [i.path for i in find_items(Text.of(text), Zone(start, end))] == ["2"]


def growth(short: Text, long: Text) -> float:
    """How much more CPU time the long text takes; ten short readings meet the same noise as one long one."""

    def seconds(text: Text, times: int) -> float:
        began = time.process_time()
        for _ in range(times):
            find_items(text, Zone(0, len(text)))
        return time.process_time() - began

    return 10 * seconds(long, 1) / seconds(short, 10)


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Without the garbage collector, whose rounds depend on what other tests left behind."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize(
    "unit",
    [
        "- Sở\n",
        "1. a\n",
        "a) b\n- c\n+ d\n",
        "Trên đây là b.\n",
        "1. a.\nTrên đây là b.\n",
    ],
    ids=lambda unit: " ".join(re.findall(r"\w+", unit)),
)
def test_time_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    """Ten times the text: a square would cost a hundred times as much; fresh memory alone costs up to sixteen."""
    short, long = (Text.of(unit * (size // len(unit))) for size in (20_000, 200_000))
    assert min(growth(short, long) for _ in range(3)) <= 25
