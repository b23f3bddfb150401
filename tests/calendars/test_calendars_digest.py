"""The digest for printing: what stands where on a day, whole, escaped, and readable without colours."""

import datetime as dt
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congvan_nlp import analyze
from congvan_nlp.calendars.digest import digest
from congvan_nlp.calendars.entries import Entry, entries_of
from congvan_nlp.records.analysis import Deadline, Letter

WEDNESDAY = dt.date(2025, 9, 10)
SECTIONS = ["qua-han", "tuan-nay", "bon-tuan-toi", "sau-do", "can-xem-lai", "chua-co-ngay"]
VOID = {"meta", "col", "br", "link"}


class Node:
    """An element with its words in order."""

    def __init__(self, tag: str, attributes: dict[str, str | None], parent: "Node | None") -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.inside: list[Node | str] = []

    @property
    def text(self) -> str:
        words = "".join(i if isinstance(i, str) else f" {i.text} " if i.tag in BLOCKS else i.text for i in self.inside)
        return " ".join(words.split())

    def all(self, tag: str, **wanted: str) -> "Iterator[Node]":
        for item in self.inside:
            if isinstance(item, Node):
                if item.tag == tag and all(item.attributes.get(n.rstrip("_")) == v for n, v in wanted.items()):
                    yield item
                yield from item.all(tag, **wanted)

    def one(self, tag: str, **wanted: str) -> "Node":
        [found] = self.all(tag, **wanted)
        return found


BLOCKS = {"p", "div", "li", "ul", "td", "th", "tr", "table", "h1", "h2", "h3", "section", "blockquote"}


class Reader(HTMLParser):
    """Builds a tree, and fails on an element that is not closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Node("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs), self.at)
        self.at.inside.append(node)
        if tag not in VOID:
            self.at = node

    def handle_endtag(self, tag: str) -> None:
        assert self.at.tag == tag, f"</{tag}> closes <{self.at.tag}>"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.inside.append(data)


def read(page: str) -> Node:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.at is reader.root
    return reader.root


def sheet(entries: list[Entry], as_of: dt.date = WEDNESDAY) -> Node:
    return read(digest(entries, as_of))


def rows(page: Node, section: str) -> list[Node]:
    return [row for row in page.one("section", id=section).all("tr") if "data-entry" in row.attributes]


def where(entries: list[Entry], as_of: dt.date) -> list[str]:
    """Sections that hold rows."""
    page = sheet(entries, as_of)
    return [section for section in SECTIONS if rows(page, section)]


def entries(*sentences: str, number: str = "7-CV/HU", date: str = "05 tháng 8 năm 2025") -> list[Entry]:
    """Entries of a letter with these items."""
    items = "\n".join(f"{n}. {sentence}" for n, sentence in enumerate(sentences, 1))
    head = f"HUYỆN ỦY LAM SƠN\nSố {number}\nLam Sơn, ngày {date}\n\n"
    return entries_of([analyze(head + items)])


def made(due: str | None = None, body: str | None = "Chi bộ 1", **fields: object) -> Entry:
    """An entry as records allow it, whether a letter would give it or not."""
    given = {
        "text": "hạn",
        "start": 0,
        "end": 3,
        "id": "t1",
        "due": due,
        "inclusive": True,
        "kind": "date",
        "what": "Báo cáo",
    }
    deadline = Deadline.model_validate(given | fields)
    return Entry(
        uid="u",
        id="1-CV/HU:t1",
        body=body,
        deadline=deadline,
        letter=Letter.model_validate({"number": "1-CV/HU"}),
        path="",
        sentence="hạn",
    )


@pytest.mark.parametrize(
    ("limit", "as_of", "section"),
    [
        ("trước ngày 10/9/2025", dt.date(2025, 9, 10), "qua-han"),
        ("trước ngày 10/9/2025", dt.date(2025, 9, 9), "tuan-nay"),
        ("chậm nhất ngày 10/9/2025", dt.date(2025, 9, 10), "tuan-nay"),
        ("chậm nhất ngày 10/9/2025", dt.date(2025, 9, 11), "qua-han"),
        ("trước 16 giờ 30 ngày 10/9/2025", dt.date(2025, 9, 10), "tuan-nay"),
        ("trước 16 giờ 30 ngày 10/9/2025", dt.date(2025, 9, 11), "qua-han"),
        # the week ends on Sunday, and the day before Monday is in it
        ("chậm nhất ngày 15/9/2025", dt.date(2025, 9, 14), "bon-tuan-toi"),
        ("chậm nhất ngày 15/9/2025", dt.date(2025, 9, 15), "tuan-nay"),
        ("trước ngày 15/9/2025", dt.date(2025, 9, 10), "tuan-nay"),
        ("trước ngày 15/9/2025", dt.date(2025, 9, 14), "tuan-nay"),
        ("chậm nhất ngày 14/9/2025", dt.date(2025, 9, 8), "tuan-nay"),
        ("chậm nhất ngày 09/9/2025", dt.date(2025, 9, 10), "qua-han"),
        # four weeks after it, and what is behind them
        ("chậm nhất ngày 10/10/2025", dt.date(2025, 9, 10), "bon-tuan-toi"),
        ("trước ngày 13/10/2025", dt.date(2025, 9, 10), "bon-tuan-toi"),
    ],
)
def test_a_limit_stands_in_the_section_of_its_last_day(limit: str, as_of: dt.date, section: str) -> None:
    assert where(entries(f"Các chi bộ gửi báo cáo {limit}."), as_of) == [section]


@pytest.mark.parametrize(
    ("due", "act_by", "section"),
    [
        ("2025-09-14", None, "tuan-nay"),
        ("2025-09-15", None, "bon-tuan-toi"),
        ("2025-10-12", None, "bon-tuan-toi"),
        ("2025-10-14", "2025-10-10", "bon-tuan-toi"),
        ("2025-09-16", "2025-09-12", "tuan-nay"),
    ],
)
def test_sundays_end_the_weeks_and_the_day_to_act_by_decides(due: str, act_by: str | None, section: str) -> None:
    assert where([made(due, act_by=act_by)], WEDNESDAY) == [section]


def test_what_lies_behind_five_weeks_is_only_counted_with_the_nearest_day() -> None:
    page = sheet(
        entries("Các chi bộ báo cáo trước ngày 20/12/2025.", "Các chi bộ gửi danh sách chậm nhất ngày 13/10/2025.")
    )
    later = page.one("section", id="sau-do")
    assert later.one("p").text == "Còn 2 hạn; gần nhất: đến hết ngày thứ Hai, 13/10/2025."
    assert not list(page.all("table"))


def test_a_limit_behind_a_holiday_is_on_the_sheet_of_the_week_in_which_to_act() -> None:
    # Monday 1 and Tuesday 2 September 2025 are days off
    [entry] = entries("Các chi bộ gửi báo cáo chậm nhất ngày 01/9/2025.")
    assert entry.deadline.act_by == "2025-08-29"
    page = sheet([entry], dt.date(2025, 8, 27))
    [row] = rows(page, "tuan-nay")
    when = row.one("th").text
    assert "đến hết ngày thứ Hai, 01/09/2025 làm xong chậm nhất thứ Sáu, 29/08/2025 còn 2 ngày" in when


def test_days_of_rest_before_the_limit_are_told_once_the_last_working_day_is_over() -> None:
    [entry] = entries("Các chi bộ gửi báo cáo chậm nhất ngày 14/9/2025.")
    [row] = rows(sheet([entry], dt.date(2025, 9, 13)), "tuan-nay")
    assert "● đã qua ngày làm việc cuối cùng, còn 1 ngày nghỉ" in row.text


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (dt.date(2025, 9, 8), "còn 1 ngày"),
        (dt.date(2025, 9, 9), "● hạn cuối là hôm nay"),
        (dt.date(2025, 9, 12), "■ quá hạn 3 ngày"),
    ],
)
def test_states_are_told_in_words_and_marks(as_of: dt.date, words: str) -> None:
    page = sheet(entries("Các chi bộ gửi báo cáo trước ngày 10/9/2025."), as_of)
    [row] = [row for section in SECTIONS for row in rows(page, section)]
    assert words in row.one("th").text


def test_an_item_says_what_to_whom_via_whom_with_whom_and_where_it_stands() -> None:
    [entry] = entries(
        "Ban Tổ chức Huyện ủy chủ trì, phối hợp với Văn phòng Huyện ủy gửi báo cáo kết quả về Tỉnh ủy "
        "(qua Ban Tổ chức Tỉnh ủy) trước 16 giờ 30 ngày 12/9/2025."
    )
    [row] = rows(sheet([entry]), "tuan-nay")
    assert "trước 16 giờ 30 ngày thứ Sáu, 12/09/2025" in row.one("th", scope="row").text
    work, letter = row.all("td")
    assert "Gửi: Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy)" in work.text
    assert "Phối hợp: Văn phòng Huyện ủy" in work.text
    assert work.one("blockquote").one("b").text == entry.deadline.text
    assert work.one("blockquote").text.strip("“”") == entry.sentence
    assert "số 7-CV/HU ngày 05/08/2025" in letter.text
    assert entry.letter.issuer == "Huyện ủy Lam Sơn"
    assert entry.letter.issuer in letter.text
    assert "mục 1" in letter.text


def test_every_item_has_a_box_to_tick_for_each_of_its_days() -> None:
    page = sheet(
        entries("Các chi bộ báo cáo vào thứ Sáu hằng tuần.", "Các chi bộ gửi danh sách ngay sau khi kết thúc hội nghị.")
    )
    assert [len(list(row.all("span", class_="box"))) for row in rows(page, "bon-tuan-toi")] == [4]
    for section in SECTIONS:
        for row in rows(page, section):
            assert list(row.all("span", class_="box"))


def test_rows_are_grouped_by_body_in_any_spelling_and_without_a_body_last() -> None:
    page = sheet(
        [
            made("2025-09-12", None),
            made("2025-09-12", "Văn phòng Tỉnh ủy", due_time="15:00"),
            made("2025-09-11", "văn phòng  Tỉnh uỷ"),
            made("2025-09-12", "Ban Tổ chức"),
            made("2025-09-12", "Văn phòng Tỉnh ủy"),
            made("2025-09-12", "Văn phòng Tỉnh ủy", inclusive=False),
            made("2025-09-12", "Chưa nêu đơn vị"),
        ]
    )
    week = page.one("section", id="tuan-nay")
    assert [h.text for h in week.all("h3")] == [
        "Ban Tổ chức (1)",
        "Chưa nêu đơn vị (1)",
        "Văn phòng Tỉnh uỷ (4)",
        "Chưa nêu đơn vị (1)",
    ]
    # by day; the day itself is too late, an hour of it, its end
    assert [[row.attributes["data-entry"] for row in table.all("tr") if "data-entry" in row.attributes] for table in week.all("table")] == [
        ["4"], ["7"], ["3", "6", "2", "5"], ["1"],
    ]  # fmt: skip


def test_a_recurring_limit_stands_at_each_of_its_days_and_is_never_overdue() -> None:
    page = sheet(entries("Các chi bộ báo cáo tiến độ vào thứ Sáu hằng tuần."))
    assert not rows(page, "qua-han")
    days = {
        section: re.findall(r"\d\d/\d\d/\d{4}", rows(page, section)[0].one("th").text)
        for section in ("tuan-nay", "bon-tuan-toi")
    }
    assert days == {
        "tuan-nay": ["12/09/2025"],
        "bon-tuan-toi": ["19/09/2025", "26/09/2025", "03/10/2025", "10/10/2025"],
    }
    assert "Định kỳ: thứ Sáu hằng tuần" in rows(page, "tuan-nay")[0].text
    assert "Không có." in page.one("section", id="sau-do").text


def test_a_daily_limit_takes_one_row_with_a_box_a_day() -> None:
    page = sheet(entries("Các chi bộ báo cáo nhanh trước 15 giờ hằng ngày."), dt.date(2025, 9, 8))
    [week], [month] = rows(page, "tuan-nay"), rows(page, "bon-tuan-toi")
    assert [li.text for li in week.one("th").all("li")] == [f"{day:02}/09" for day in range(8, 15)]
    assert "● hạn cuối là hôm nay" in week.text
    assert len(list(month.one("th").all("li"))) == 28


def test_a_recurring_limit_of_an_old_letter_stands_with_its_next_day_only() -> None:
    old = entries("Các chi bộ báo cáo trước ngày 25 hằng tháng.", date="05 tháng 3 năm 2019")
    assert where(old, dt.date(2025, 9, 25)) == ["bon-tuan-toi"]
    [row] = rows(sheet(old, dt.date(2025, 9, 24)), "tuan-nay")
    assert "trước ngày thứ Năm, 25/09/2025" in row.text
    assert "2019" not in row.one("th").text


def test_a_yearly_limit_that_is_far_off_is_counted() -> None:
    page = sheet(entries("Các chi bộ báo cáo trước ngày 10/6 hằng năm."))
    assert page.one("section", id="sau-do").one("p").text == "Còn 1 hạn; gần nhất: trước ngày thứ Tư, 10/06/2026."


def test_a_recurring_limit_without_a_coming_day_is_to_be_reviewed() -> None:
    page = sheet([made("2025-01-03", kind="recurring", rrule="FREQ=WEEKLY;COUNT=2")])
    [row] = rows(page, "can-xem-lai")
    assert "Không tính được lần đến hạn tiếp theo; lần đầu thứ Sáu, 03/01/2025." in row.text
    assert not rows(page, "qua-han")


def test_a_limit_that_waits_for_an_event_names_it_and_a_vague_one_says_so() -> None:
    found = entries(
        "Các chi bộ gửi biên bản chậm nhất 05 ngày sau khi kết thúc đại hội.",
        "Các chi bộ báo cáo trong thời gian sớm nhất.",
    )
    page = sheet(found)
    assert [e.deadline.due for e in found] == [None, None]
    said = [row.text for row in rows(page, "chua-co-ngay")]
    assert any("chờ: kết thúc đại hội" in text for text in said)
    assert any("không nêu ngày cụ thể" in text for text in said)
    assert all("Chưa có ngày" in text for text in said)
    # they are named, not repeated, among what needs a review
    review = page.one("section", id="can-xem-lai")
    assert not rows(page, "can-xem-lai")
    targets = {row.attributes["id"] for row in rows(page, "chua-co-ngay")}
    assert {f"#{target}" for target in targets} <= {a.attributes["href"] for a in review.all("a")}


def test_a_recurring_limit_without_a_first_day_says_how_often() -> None:
    [entry] = entries_of([analyze("1. Các chi bộ báo cáo trước ngày 30 tháng 6 hằng năm.")])
    assert entry.deadline.due is None
    [row] = rows(sheet([entry]), "chua-co-ngay")
    assert "Định kỳ: ngày 30/6 hằng năm" in row.text
    assert "chưa rõ ngày của lần đầu" in row.text


def test_a_doubtful_limit_is_marked_where_it_falls_due_and_explained_in_the_review() -> None:
    doubtful = entries("Các chi bộ báo cáo trong 05 ngày làm việc kể từ ngày nhận được Công văn này.")
    for as_of, section in ((dt.date(2025, 8, 11), "tuan-nay"), (dt.date(2025, 9, 10), "qua-han")):
        page = sheet(doubtful, as_of)
        [row], [review] = rows(page, section), rows(page, "can-xem-lai")
        assert "◆ cần xem lại" in row.text
        assert row.one("a").attributes["href"] == f"#{review.attributes['id']}"
        assert doubtful[0].deadline.review_reasons[0] in review.one("ul", class_="reasons").text
        assert "mã 7-CV/HU:t1" in review.text


def test_a_sure_limit_has_no_review_mark() -> None:
    page = sheet(entries("Các chi bộ báo cáo trước ngày 12/9/2025."))
    [row] = rows(page, "tuan-nay")
    assert "◆" not in row.text
    assert "Không có." in page.one("section", id="can-xem-lai").text


def test_a_limit_whose_day_cannot_be_known_is_reviewed_with_its_reason() -> None:
    [entry] = entries_of([analyze("1. Các chi bộ báo cáo trước ngày 15/7.")])
    assert entry.deadline.due is None
    assert entry.deadline.needs_review
    page = sheet([entry])
    [row] = rows(page, "can-xem-lai")
    assert entry.deadline.review_reasons[0] in row.text
    assert "“trước ngày 15/7”" in row.one("th").text


def test_both_readings_of_a_limit_are_told() -> None:
    [row] = rows(sheet([made("2026-01-01", readings=("2026-01-01", "2026-03-31"), needs_review=True)]), "can-xem-lai")
    assert "Có thể là: thứ Năm, 01/01/2026 hoặc thứ Ba, 31/03/2026" in row.text


def test_words_of_a_letter_stay_words() -> None:
    nasty = '<script>alert("1 & 2")</script></td><b>'
    entry = made("2025-09-12", body=nasty, what=nasty, to=(nasty,), via=(nasty,), text=nasty, anchor=nasty, needs_review=True,
                 review_reasons=(nasty,))  # fmt: skip
    letter = Letter.model_validate({"type": nasty, "number": nasty, "issuer": nasty})
    entry = entry.model_copy(
        update={"letter": letter, "support": (nasty,), "place": nasty, "sentence": f"a {nasty} b", "id": nasty}
    )
    waiting = entry.model_copy(update={"deadline": entry.deadline.model_copy(update={"due": None, "kind": "event"})})
    page = read(digest([entry, waiting], WEDNESDAY, title=nasty))
    assert not list(page.all("script"))
    [row] = rows(page, "tuan-nay")
    work, letter_cell = row.all("td")
    assert work.one("p", class_="what").text == nasty
    assert work.text.count(nasty) == 5  # what, to, via, support, quoted
    assert letter_cell.text.count(nasty) == 4
    assert page.one("h1").text == nasty


def test_ampersands_are_shown_as_they_are() -> None:
    page = sheet(entries("Các chi bộ gửi báo cáo R&D; <phụ lục> trước ngày 12/9/2025.", number="7/BTP-KTVB&XLHC"))
    [row] = rows(page, "tuan-nay")
    assert "7/BTP-KTVB&XLHC" in row.text
    assert "R&D; <phụ lục>" in row.one("blockquote").text


def test_what_cannot_be_written_or_turns_the_line_is_left_out() -> None:
    entry = made("2025-09-12", what="Báo\x00 cáo\u202e\ud800 ngay", body="Chi\ud800 bộ")
    page = digest([entry.model_copy(update={"path": "a\udcff.txt"})], WEDNESDAY, title="Bảng\udcff")
    page.encode("utf-8")
    assert rows(read(page), "tuan-nay")[0].one("p", class_="what").text == "Báo cáo ngay"


def test_a_long_sentence_is_cut_around_its_limit() -> None:
    entry = made("2025-09-12", text="trước ngày 13/9")
    long = entry.model_copy(update={"sentence": "gửi văn bản " * 200 + "trước ngày 13/9" + " và báo cáo" * 200})
    quote = rows(sheet([long]), "tuan-nay")[0].one("blockquote")
    assert quote.one("b").text == "trước ngày 13/9"
    assert quote.text.startswith("“… ")
    assert quote.text.endswith(" …”")
    assert len(quote.text) < 520


def test_an_empty_digest_says_so_in_every_section() -> None:
    page = sheet([])
    assert [next(page.one("section", id=section).all("p")).text for section in SECTIONS] == ["Không có."] * 6
    assert "0 hạn trong 0 văn bản" in page.one("header").text


def test_the_heading_says_the_day_and_how_many_letters_and_limits() -> None:
    both = entries("Các chi bộ báo cáo trước ngày 12/9/2025.", "Các chi bộ báo cáo trước ngày 20/12/2025.")
    page = sheet(both + entries("Các chi bộ báo cáo trước ngày 12/9/2025.", number="8-CV/HU"))
    head = page.one("header").text
    assert "Tính đến thứ Tư, 10/09/2025: 3 hạn trong 2 văn bản" in head
    assert "Quá hạn 0 Tuần này 2 Bốn tuần tới 0 Sau đó 1 Cần xem lại 0 Chưa có ngày 0" in head


def test_the_page_stands_alone_and_is_built_of_headings_and_scoped_tables() -> None:
    found = entries(
        "Các chi bộ báo cáo trước ngày 12/9/2025.",
        "Các chi bộ gửi danh sách trong 05 ngày làm việc kể từ ngày nhận được Công văn này.",
        "Các chi bộ gửi biên bản chậm nhất 05 ngày sau khi kết thúc đại hội.",
    )
    source = digest(found, WEDNESDAY)
    page = read(source)
    assert page.one("html").attributes["lang"] == "vi"
    for tag in ("script", "link", "img", "iframe"):
        assert not list(page.all(tag))
    assert "http" not in source
    assert "url(" not in source
    assert [h.text.partition(" (")[0] for h in page.all("h2")] == [
        "Quá hạn", "Tuần này", "Bốn tuần tới", "Sau đó", "Cần xem lại", "Chưa có ngày",
    ]  # fmt: skip
    ids = [
        node.attributes["id"]
        for tag in ("section", "h2", "h3", "tr")
        for node in page.all(tag)
        if "id" in node.attributes
    ]
    assert len(ids) == len(set(ids))
    for link in page.all("a"):
        assert (link.attributes["href"] or "")[1:] in ids
    for table in page.all("table"):
        assert table.attributes["aria-labelledby"] in ids
        assert [th.text for th in table.one("thead").all("th", scope="col")] == ["Hạn", "Việc phải làm", "Văn bản"]
        assert all(len(list(row.all("th", scope="row"))) == 1 for row in table.one("tbody").all("tr"))


def test_colours_have_enough_contrast_on_white() -> None:
    style = read(digest([], WEDNESDAY)).one("style").text

    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    words = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", style))
    assert set(words) == {"ink", "soft", "line", "late", "look", "now"}
    assert {name for name, colour in words.items() if 1.05 / (luminance(colour) + 0.05) < 7} == {"line"}


def test_hundreds_of_entries_all_stand_in_it() -> None:
    many = [
        made((WEDNESDAY + dt.timedelta(days=n % 33)).isoformat(), f"Chi bộ {n % 40}", text=f"hạn {n}")
        for n in range(800)
    ]
    page = sheet(many)
    shown = [row.attributes["data-entry"] for section in SECTIONS for row in rows(page, section)]
    assert sorted(map(int, filter(None, shown))) == list(range(1, 801))


def test_the_ends_of_the_calendar_are_no_error() -> None:
    far = [
        made("9999-12-31", None),
        made("2199-12-31", kind="recurring", rrule="FREQ=DAILY"),
        made("0001-01-01", inclusive=False),
    ]
    for as_of in (dt.date.min, dt.date.max):
        sheet(far, as_of)


DAYS = st.dates(dt.date(2025, 7, 1), dt.date(2025, 12, 31))
RULES = ("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=FR", "FREQ=MONTHLY;BYMONTHDAY=25", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15")


@st.composite
def any_entry(draw: st.DrawFn) -> Entry:
    day = draw(st.none() | DAYS)
    rrule = draw(st.none() | st.sampled_from(RULES))
    inclusive = draw(st.booleans())
    act_by = day - dt.timedelta(days=draw(st.integers(0, 9)) + (not inclusive)) if day and draw(st.booleans()) else None
    kind = "recurring" if rrule else draw(st.sampled_from(["date", "relative", "event"]))
    return made(
        day.isoformat() if day else None,
        draw(st.sampled_from([None, "Chi bộ 1", "chi bộ 1", "Sở Y tế"])),
        rrule=rrule,
        inclusive=inclusive,
        kind=kind,
        act_by=act_by.isoformat() if act_by else None,
        due_time=draw(st.sampled_from([None, None, "16:30"])),
        vague=not day and draw(st.booleans()),
        needs_review=draw(st.booleans()),
    )


@settings(deadline=None)
@given(st.lists(any_entry(), max_size=8), DAYS)
def test_every_entry_is_shown_or_counted_and_none_that_presses_is_only_counted(
    found: list[Entry], as_of: dt.date
) -> None:
    page = sheet(found, as_of)
    shown = {s: [int(row.attributes["data-entry"] or 0) for row in rows(page, s)] for s in SECTIONS}
    counted = int(re.findall(r"\((\d+)\)", page.one("section", id="sau-do").one("h2").text)[0])
    hidden = {n for n in range(1, len(found) + 1) if not any(n in numbers for numbers in shown.values())}
    assert len(hidden) <= counted
    horizon = as_of + dt.timedelta(days=28)
    for number, entry in enumerate(found, 1):
        last = entry.last_day
        if number in hidden:
            assert last is not None
            assert last > horizon or entry.deadline.rrule
            assert not entry.deadline.needs_review
        if last and not entry.deadline.rrule:
            assert (number in shown["qua-han"]) == (last < as_of)
            if as_of <= last <= horizon:
                assert number in shown["tuan-nay"] + shown["bon-tuan-toi"]
        if entry.deadline.rrule:
            assert number not in shown["qua-han"]
        assert max(numbers.count(number) for numbers in shown.values()) <= 1
