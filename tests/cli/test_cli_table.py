"""The table: built from records made here, so that it does not change with the rules of extraction."""

import io
import unicodedata
from pathlib import Path

import pytest
from congvan_cli import LETTERS
from rich.cells import cell_len
from rich.console import Console

from congvan_nlp import analyze, analyze_file
from congvan_nlp.cli.tables import clip, render
from congvan_nlp.records.analysis import (
    Analysis,
    Assignee,
    Citation,
    Deadline,
    Diagnostic,
    Directive,
    DocumentIdentity,
    Mention,
    Recipient,
    SourceInfo,
)


def table(analysis: Analysis, width: int = 80, full: bool = False) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    with console.capture() as capture:
        console.print(render(analysis, width, full))
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def letter(**fields: object) -> Analysis:
    source = SourceInfo(path="a.txt", sha256="", media_type="text/plain")
    base = {"source": source, "text": "", "letter": {}, **fields}
    return Analysis.model_validate(base)


def deadline(id: str, due: str | None, **fields: object) -> Deadline:
    base = {"id": id, "text": f"hạn {id}", "start": 0, "end": 0, "kind": "date", "due": due}
    return Deadline.model_validate({"inclusive": True, **base, **fields})


def mention(**fields: object) -> Mention:
    base = {"text": "x", "start": 0, "end": 0, "pinpoint": None, "form": "full", "relation": "basis"}
    return Mention.model_validate({**base, **fields})


def citation(relation: str, **fields: object) -> Citation:
    base = {"id": relation, "key": None, "name": f"Văn bản {relation}", "mentions": (mention(),)}
    return Citation.model_validate({**base, "relation": relation, **fields})


def test_head() -> None:
    head = {
        "type": "Công văn",
        "number": "12-CV/TU",
        "date": "2022-10-14",
        "issuer": "Thành ủy Lam Sơn",
        "subject": "Nâng cao\n chất lượng",
        "signer": "Phạm Văn Mẫu",
        "signer_title": "Phó Bí thư",
        "on_behalf_of": "Ban Thường vụ",
    }
    recipients = tuple(
        Recipient.model_validate({"text": text, "role": role, "start": 0, "end": 0})
        for text, role in [
            ("Các huyện ủy", "addressee"),
            ("Báo", "addressee"),
            ("Như trên", "copy"),
            ("Lưu VP", "archive"),
        ]
    )
    assert table(letter(letter=head, recipients=recipients)).splitlines()[1:7] == [
        "Công văn số 12-CV/TU ngày 14/10/2022 · Thành ủy Lam Sơn",
        "Trích yếu  Nâng cao chất lượng",
        "Người ký   Phạm Văn Mẫu, Phó Bí thư (thay mặt Ban Thường vụ)",
        "Tệp        a.txt",
        "Kính gửi   Các huyện ủy; Báo",
        "Nơi nhận   Như trên; Lưu VP",
    ]


def test_a_letter_with_nothing() -> None:
    shown = table(letter())
    assert "Văn bản (không rõ số, ngày, cơ quan ban hành)" in shown
    assert "Không thấy: Căn cứ, viện dẫn; Nhiệm vụ; Hạn." in shown
    assert "None" not in shown
    assert "None" not in table(analyze(""))


def test_every_relation_has_a_word() -> None:
    relations = ["basis", "implements", "replaces", "amends", "repeals", "guides", "refers"]
    shown = table(letter(citations=tuple(citation(r) for r in relations)))
    lines = shown.splitlines()
    start = lines.index(next(line for line in lines if line.startswith("Căn cứ, viện dẫn (7)")))
    words = ["căn cứ", "thực hiện", "thay thế", "sửa đổi", "bãi bỏ", "hướng dẫn", "viện dẫn"]
    for line, relation, word in zip(lines[start + 1 :], relations, words, strict=False):
        assert line == f"  {word:9}  1 lần  Văn bản {relation}"


def test_citation_in_full() -> None:
    pinpoints = ("điểm 1,\nĐiều 10", "Điều 2", "Điều 2")
    cited = citation(
        "implements",
        name="Quy định số 132-QĐ/TW",
        date="2018-03-08",
        issuer="Bộ Chính trị",
        title="kiểm điểm",
        mentions=tuple(mention(pinpoint=p) for p in pinpoints),
        document=DocumentIdentity(
            candidates=(
                "urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw",
                "urn:lex:vn;lam.son:tinh.uy:quy.dinh:_;132-qd-tu",
            ),
            superseded_by="urn:lex:vn:trung.uong:quy.dinh:2023-10-04;124-qd-tw",
        ),
    )
    shown = table(letter(citations=(cited,)), 140)
    assert "  thực hiện  3 lần  Quy định số 132-QĐ/TW ngày 08/03/2018 của Bộ Chính trị\n" in shown
    assert "tại: điểm 1, Điều 10; Điều 2\n" in shown
    assert "đã được thay thế bởi 124-QĐ/TW ngày 04/10/2023" in shown
    assert "có thể là: 132-QĐ/TW ngày 08/03/2018; 132-QĐ/TU\n" in shown


def test_date_in_the_name_is_not_said_twice() -> None:
    cited = citation("basis", name="Luật X ngày 01 tháng 02 năm 2006", date="2006-02-01")
    assert "01/02/2006" not in table(letter(citations=(cited,)))


def directive(id: str, label: str | None, parent: str | None, text: str, **fields: object) -> Directive:
    base = {"id": id, "label": label, "path": label, "parent": parent, "text": text, "start": 0, "end": 0}
    return Directive.model_validate({**base, **fields})


def test_outline() -> None:
    def who(role: str, text: str) -> Assignee:
        return Assignee.model_validate({"text": text, "role": role, "start": 0, "end": 0})

    roles = (who("lead", "Sở A"), who("support", "Sở B"), who("support", "Sở C"), who("assignee", "Sở D"))
    items = (
        directive("d1", "1", None, "1. Chuẩn bị\n hồ sơ"),
        directive("d2", "a", "d1", "a) Làm ngay", assignees=roles, deadlines=("t2", "t1", "t0")),
        directive("d3", "-", "d2", "- Sở E gửi", assignees=(who("assignee", "Sở E"),)),
        directive("d5", "Thứ hai", None, "Thứ hai, làm sau"),
        directive("d4", None, "không có", "Việc khác " * 20),
    )
    dues = (deadline("t1", "2025-09-05"), deadline("t2", "2025-10-01"), deadline("t0", None))
    lines = table(letter(directives=items, deadlines=dues)).splitlines()
    start = lines.index(next(line for line in lines if line.startswith("Nhiệm vụ (5)")))
    assert lines[start + 1 : start + 6] == [
        "  1  Chuẩn bị hồ sơ",
        "    a  Làm ngay",
        "       chủ trì: Sở A · phối hợp: Sở B, Sở C · giao: Sở D · hạn: 05/09/2025,",
        "       01/10/2025, “hạn t0”",
        "      -  Sở E gửi",
    ]
    # also where the item begins with the body: what was taken for it may be too long, or wrong
    assert lines[start + 6] == "         giao: Sở E"
    assert lines[start + 7] == "  Thứ hai  làm sau"
    assert lines[start + 8].startswith("  •  Việc khác Việc khác")
    assert lines[start + 8].endswith("Việc khác …")


def test_full_shows_every_word() -> None:
    long = " ".join(f"từ{n}" for n in range(200))
    analysis = letter(
        text=long,
        citations=(citation("basis", title=long),),
        directives=(directive("d1", "1", None, f"1. {long}", deadlines=("t1",)),),
        deadlines=(deadline("t1", None, what=long, text=f"trước khi {long}"),),
        diagnostics=(Diagnostic(code="x", severity="info", message="Ghi chú.", start=0, end=len(long)),),
    )
    whole, cut = table(analysis, full=True), table(analysis)
    assert "…" not in whole
    # title, task, limit below it, act, quote of the limit, quote of the diagnostic; else only the limit is whole
    assert (whole.count("từ199"), cut.count("từ199")) == (6, 2)
    assert max(map(len, whole.splitlines())) <= 80


def test_deadlines_by_day_and_hour_with_undated_last() -> None:
    several = (
        deadline("cuối", None, kind="event", anchor="có văn bản", needs_review=True),
        deadline("hết", "2025-09-05"),
        deadline("giờ", "2025-09-05", due_time="16:30", inclusive=False),
        deadline("trước", "2025-09-05", inclusive=False),
        deadline("sớm", "2025-01-31"),
        deadline("lặp", None, kind="recurring", rrule="FREQ=WEEKLY;BYDAY=FR"),
    )
    shown = table(letter(deadlines=several))
    order = ["sớm", "trước", "giờ", "hết", "cuối", "lặp"]
    assert sorted(order, key=lambda name: shown.index(f"“hạn {name}”")) == order
    for when in (
        "  đến hết ngày      (không rõ việc)\n  31/01/2025 ",
        "  trước ngày        (không rõ việc)\n  05/09/2025 ",
        "  trước 16 giờ 30   (không rõ việc)\n  ngày 05/09/2025 ",
        "  đến hết ngày      (không rõ việc)\n  05/09/2025 ",
        "  chưa rõ ngày      (không rõ việc)\n  ! cần xem lại     tính từ: có văn bản\n",
        "  định kỳ           (không rõ việc)\n                    định kỳ: thứ Sáu hằng tuần\n",
    ):
        assert when in shown


def test_deadline_in_full() -> None:
    full = deadline(
        "t1",
        "2025-09-05",
        what="gửi\nbáo cáo",
        who=("Sở A", "Sở B"),
        to=("UBND tỉnh",),
        via=("Sở Nội vụ",),
        start_date="2025-08-01",
        act_by="2025-09-04",
        readings=("2025-05-09", "2025-09-05"),
        directive="d1",
        needs_review=True,
    )
    lines = table(letter(deadlines=(full,), directives=(directive("d1", "2", None, "2. x"),))).splitlines()
    start = lines.index(next(line for line in lines if line.startswith("Hạn (1)")))
    assert [line.strip() for line in lines[start + 1 : start + 9]] == [
        "đến hết ngày      gửi báo cáo",
        "05/09/2025        ai: Sở A; Sở B",
        "! cần xem lại     gửi: UBND tỉnh",
        "qua: Sở Nội vụ",
        "bắt đầu: 01/08/2025",
        "làm xong chậm nhất: 04/09/2025",
        "có thể là: 09/05/2025 hoặc 05/09/2025",
        "“hạn t1” (mục 2)",
    ]


def test_diagnostics_by_severity_with_quotes() -> None:
    notes = (
        Diagnostic(code="x", severity="info", message="Ghi chú.", start=4, end=11),
        Diagnostic(code="x", severity="warning", message="“số hai” lạ.", start=4, end=11),
        Diagnostic(code="x", severity="error", message="Sai."),
    )
    shown = table(letter(text="một số\n hai", diagnostics=notes))
    tail = shown[shown.index("Cảnh báo (3)") :].splitlines()[1:]
    assert tail[:4] == [
        "  Lỗi       Sai.",
        "  Cảnh báo  “số hai” lạ.",
        "  Lưu ý     Ghi chú.",
        "            “số hai”",
    ]


def test_markup_and_control_characters_of_a_letter_are_harmless() -> None:
    nasty = "[red]đỏ[/red] [link=http://x]a[/] :smile: \\[b] \x1b[31m\x9b2J\x07\u202e[/]"
    cited = citation("basis", name=nasty, issuer=nasty, title=nasty, mentions=(mention(pinpoint=nasty),))
    everywhere = letter(
        text=nasty,
        source=SourceInfo(path=nasty, sha256="", media_type="text/plain"),
        letter={"type": nasty, "number": nasty, "issuer": nasty, "subject": nasty, "signer": nasty},
        recipients=(Recipient(text=nasty, start=0, end=0, role="copy"),),
        citations=(cited,),
        directives=(directive("d1", nasty, None, f"{nasty} {nasty}"),),
        deadlines=(deadline("t1", None, text=nasty, what=nasty, who=(nasty,), anchor=nasty),),
        diagnostics=(Diagnostic(code="x", severity="info", message=nasty, start=0, end=5),),
    )
    shown = table(everywhere, 140)
    assert shown.count("[red]đỏ[/red] [link=http://x]a[/] :smile: \\[b] [31m2J[/]") >= 14
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cf") and c != "\n"]


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("path", sorted(LETTERS.glob("*.txt")), ids=lambda path: path.stem)
def test_no_line_is_too_long_and_no_word_is_broken(path: Path, width: int) -> None:
    analysis = analyze_file(path)
    shown = table(analysis, width)
    assert max(map(len, shown.splitlines())) <= width
    known = set(table(analysis, 2000).split())
    assert [word for word in shown.split() if word not in known and word[0] not in "─━…"] == []


@pytest.mark.parametrize("width", [20, 40])
def test_narrow_terminals_still_show_something(width: int) -> None:
    shown = table(analyze_file(next(iter(sorted(LETTERS.glob("*.txt"))))), width)
    assert max(map(len, shown.splitlines())) <= width


def test_clip_keeps_one_long_word() -> None:
    assert clip("a" * 30, 10) == "a" * 30 + " …"
    assert clip("Sở " + "a" * 30, 10) == "Sở …"
    assert clip("a" * 30 + " Sở", 10) == "a" * 30 + " …"


@pytest.mark.parametrize("cells", range(1, 40))
def test_clip_fills_the_room_with_whole_words(cells: int) -> None:
    text = "Văn phòng 日本語 Tỉnh u\u0309y chủ trì"
    cut = clip(text, cells)
    words = cut.removesuffix(" …").split()
    assert text.split()[: len(words)] == words
    if cut != text:
        longer = " ".join(text.split()[: len(words) + 1])
        assert cell_len(cut) <= cells or len(words) == 1
        assert cell_len(longer) + 2 > cells
