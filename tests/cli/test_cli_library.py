"""The commands of the library as users run them: what they print, how they end, and which library they mean."""

import json
import os
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest
from congvan_cli import congvan
from typer.testing import CliRunner, Result

from congvan_nlp.cli.commands import app
from congvan_nlp.library.library import Library
from congvan_nlp.library.readings import made_with
from congvan_nlp.library.workers import Here
from congvan_nlp.records.analysis import Analysis

PARTY: Final = """TỈNH ỦY LAM SƠN
*
Số 7-CV/TU
V/v kê khai [red]tài sản

ĐẢNG CỘNG SẢN VIỆT NAM
Lam Sơn, ngày 05 tháng 3 năm 2025

Kính gửi: Các huyện ủy

Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị, Ban Thường vụ Tỉnh ủy yêu cầu:
1. Các huyện ủy gửi danh sách về Ban Tổ chức Tỉnh ủy trước ngày 15/5/2025.
2. Sở Y tế gửi kế hoạch trong 05 ngày làm việc kể từ ngày nhận được Công văn này.
"""
OTHER: Final = PARTY.replace("LAM SƠN", "HÀ KHA").replace("Lam Sơn", "Hà Kha")
STATE: Final = """UBND TỈNH HÀ KHA
SỞ NỘI VỤ
Số: 318/SNV-CCHC
V/v đẩy mạnh ký số

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Hà Kha, ngày 16 tháng 02 năm 2023

Kính gửi: Các sở, ban, ngành cấp tỉnh

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ, Sở Nội vụ đề nghị các cơ quan báo cáo kết quả ký số
trước ngày 30/4/2023.
"""
HEADS: Final = ("id", "number", "type", "issuer", "date", "subject", "versions", "files", "deadlines")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has nothing yet."""
    monkeypatch.setenv("CONGVAN_HOME", str(tmp_path / "nhà"))
    monkeypatch.delenv("CONGVAN_LIBRARY", raising=False)
    monkeypatch.setenv("COLUMNS", "160")
    return tmp_path / "nhà"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of four letters, two of one number, and a file that cannot be read."""
    folder = tmp_path_factory.mktemp("thư")
    letters = {"1.txt": PARTY, "2.txt": STATE, "3.txt": OTHER, "4.txt": STATE.replace("Số: 318/SNV-CCHC\n", "")}
    for number, (name, content) in enumerate(letters.items()):
        (folder / name).write_text(content, encoding="utf-8")
        with Library(folder / "kho.db", create=True) as made:
            made.ingest([folder / name], workers=Here(made_with()))
            assert made.stats()["letters"] == number + 1
    (folder / "hỏng.pdf").write_bytes(b"%PDF-1.4")
    with Library(folder / "kho.db") as made:
        made.ingest([folder / "hỏng.pdf"], workers=Here(made_with()))
    return folder


@pytest.fixture
def library(read: Path, tmp_path: Path) -> Path:
    """A copy, to be changed."""
    return Path(shutil.copy(read / "kho.db", tmp_path / "kho.db"))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def printed(*arguments: str | Path) -> str:
    """Standard output of a command that ends well."""
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def record(*arguments: str | Path) -> Any:
    """What `--format json` prints."""
    return json.loads(printed(*arguments, "--format", "json"))


def test_ingest_reads_what_is_new_and_says_what_became_of_it(tmp_path: Path) -> None:
    folder, library = tmp_path / "thư", tmp_path / "thu.db"
    folder.mkdir()
    (folder / "1.txt").write_text(PARTY, encoding="utf-8")
    (folder / "2.txt").write_text(STATE, encoding="utf-8")
    (folder / "hỏng.pdf").write_bytes(b"%PDF-1.4")
    first = congvan("ingest", folder, "--library", library, "--workers", "1")
    lines = first.stderr.decode().splitlines()
    assert (first.returncode, first.stdout) == (1, b""), lines
    assert lines[0].startswith(f"{folder / 'hỏng.pdf'}: ")
    assert lines[1] == f"{library}: 2 văn bản mới, 1 không đọc được"

    (folder / "1.txt").write_text(PARTY.replace("15/5", "22/5"), encoding="utf-8")
    (folder / "3.txt").write_text(STATE, encoding="utf-8")
    (folder / "2.txt").unlink()
    (folder / "hỏng.pdf").unlink()
    second = congvan("ingest", folder, "--library", library, "--workers", "1")
    assert (second.returncode, second.stderr.decode().splitlines()) == (
        0,
        [
            f"{library}: 1 bản mới của văn bản cũ, 1 bản sao",
            f"không còn tệp: {folder / '2.txt'} (văn bản vẫn giữ trong kho)",
            f"không còn tệp: {folder / 'hỏng.pdf'} (văn bản vẫn giữ trong kho)",
        ],
    )
    third = congvan("ingest", folder, "--library", library)
    assert (third.returncode, third.stderr.decode()) == (0, f"{library}: 2 không đổi\n")


def test_ingest_of_what_is_not_there(tmp_path: Path) -> None:
    result = run("ingest", tmp_path / "không có", "--library", tmp_path / "thu.db")
    assert (result.exit_code, result.stderr) == (1, f"{tmp_path / 'không có'}: không có tệp hoặc thư mục này\n")
    assert not (tmp_path / "thu.db").exists()


def test_a_failure_of_an_earlier_run_is_told_again(read: Path, library: Path) -> None:
    result = run("ingest", read, "--library", library)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"{library}: 5 không đổi",
        "1 tệp lần trước không đọc được và chưa thay đổi; xem congvan review",
    ]


def test_list(library: Path) -> None:
    table = printed("list", "--library", library)
    assert re.split(r"\s{2,}", table.splitlines()[0]) == [
        "Kho", "Ngày", "Số, ký hiệu", "Cơ quan ban hành", "Trích yếu", "Hạn",
    ]  # fmt: skip
    assert "05/03/2025" in table
    rows = record("list", "--library", library)
    assert all(tuple(row) == HEADS for row in rows)
    assert {row["id"]: row["number"] for row in rows} == {1: "7-CV/TU", 2: "318/SNV-CCHC", 3: "7-CV/TU", 4: None}
    assert [row["date"] for row in rows] == sorted((row["date"] for row in rows), reverse=True)


def test_a_list_of_80_columns_shows_numbers_and_days_whole(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    where = ("--library", library)
    number = "1234/2025/QĐ-UBND-VPUBND-NCKSTTHC-KGVX-KTTH-KTN-NC-TH-HCQT"
    assert run("correct", "1", f"number={number}", *where).exit_code == 0
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            column = "id" if table == "letters" else "letter_id"
            if column in columns:
                connection.execute(f"UPDATE {table} SET {column} = {column} + 1234566")
    lines = printed("list", *where).splitlines()
    assert max(map(len, lines)) <= 80
    for words in ("1234567", "1234568", "05/03/2025", "1234/2025/QĐ", "Tỉnh ủy", "kê khai", "Hạn"):
        assert any(words in line for line in lines), words


def test_marks_of_a_layout_are_words_of_the_letter(library: Path) -> None:
    assert "kê khai [red]tài sản" in printed("list", "--library", library)


def test_list_with_filters(library: Path) -> None:
    def ids(*arguments: str) -> set[int]:
        return {row["id"] for row in record("list", *arguments, "--library", library)}

    assert ids("--issuer", "tinh uy lam son") == {1}
    assert ids("--issuer", "SNV") == {2, 4}
    assert ids("--body", "btc tinh uy") == {1, 3}
    assert ids("--cites", "132-QĐ/TW@2018-03-08") == {1, 3}
    assert ids("--from", "1/1/2025") == {1, 3}
    assert ids("--to", "2023-12-31", "--type", "cong van") == {2, 4}
    assert ids("--issuer", "bộ y tế") == set()
    assert printed("list", "--issuer", "bộ y tế", "--library", library).strip() == "không có văn bản nào"
    result = run("list", "--limit", "1", "--library", library)
    assert (result.exit_code, result.stderr) == (0, "còn nữa; thêm --limit để xem nhiều hơn 1 văn bản\n")
    assert run("list", "--from", "31/2/2025", "--library", library).exit_code == 2


def test_search(library: Path) -> None:
    table = printed("search", "danh sach", "--library", library)
    assert "7-CV/TU" in table
    assert "gửi danh sách" in table
    assert table.rstrip().endswith("2 văn bản.")
    found = record("search", '"danh sách"', "--limit", "1", "--library", library)
    assert (found["total"], found["more"], len(found["letters"])) == (2, False, 1)
    [letter] = found["letters"]
    snippet = letter["snippet"]
    [[start, end]] = snippet["hits"]
    assert snippet["text"][start - snippet["start"] : end - snippet["start"]] == "danh sách"
    assert "2 văn bản, xem 1 văn bản đầu." in printed("search", "danh sách", "--limit", "1", "--library", library)


def test_a_search_that_finds_nothing_ends_with_one(library: Path) -> None:
    result = run("search", "phòng cháy", "--library", library)
    assert (result.exit_code, result.stdout.strip()) == (1, "không tìm thấy văn bản nào.")
    result = run("search", "phòng cháy", "--library", library, "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (1, {"total": 0, "more": False, "letters": []})


@pytest.mark.parametrize("name", ["318/snv-cchc", "2", "2.txt"])
def test_show(library: Path, name: str) -> None:
    [shown] = record("show", name, "--library", library)
    analysis = Analysis.model_validate(shown)
    assert analysis.letter.number == "318/SNV-CCHC"
    table = printed("show", name, "--library", library)
    assert "318/SNV-CCHC" in table
    assert "trước ngày 30/4/2023" in table


@pytest.mark.parametrize(("name", "code"), [("2", "318/SNV-CCHC"), ("1", "1"), ("4", "4")])
def test_show_tells_the_codes_that_correct_takes(library: Path, name: str, code: str) -> None:
    table = printed("show", name, "--library", library)
    codes = re.findall(r"mã: (\S+)", table)
    [shown] = record("show", name, "--library", library)
    assert set(codes) == {f"{code}:{one['id']}" for one in (*shown["citations"], *shown["deadlines"])}
    for one in codes:
        assert run("correct", one, "--confirm", "--library", library).exit_code == 0
    assert "mã:" not in printed("analyze", Path(shown["source"]["path"])), "which is in no library"


def test_show_the_text_line_by_line(library: Path) -> None:
    assert printed("show", "2", "--format", "text", "--library", library).rstrip("\n") == STATE.rstrip("\n")


def test_a_letter_that_is_not_there(library: Path) -> None:
    for command in (("show", "9-CV/TU"), ("remove", "9-CV/TU", "--yes"), ("correct", "9-CV/TU", "--confirm")):
        result = run(*command, "--library", library)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == "9-CV/TU: kho không có văn bản này\n"


@pytest.mark.parametrize("command", [("show",), ("remove", "--yes"), ("correct", "--confirm")])
def test_a_number_of_several_letters_lists_them(library: Path, command: tuple[str, ...]) -> None:
    result = run(command[0], "7-CV/TU", *command[1:], "--library", library)
    assert (result.exit_code, result.stdout) == (1, "")
    lines = result.stderr.splitlines()
    assert "cùng số này; hãy gọi theo số trong kho" in lines[0]
    assert lines[1:] == [
        "- 1: Công văn số 7-CV/TU ngày 05/03/2025 · Tỉnh ủy Lam Sơn: kê khai [red]tài sản",
        "- 3: Công văn số 7-CV/TU ngày 05/03/2025 · Tỉnh ủy Hà Kha: kê khai [red]tài sản",
    ]
    assert len(record("list", "--library", library)) == 4


def test_review(library: Path) -> None:
    items = record("review", "--library", library)
    assert all(list(item) == ["kind", "letter", "id", "why", "quote"] for item in items)
    kinds = [item["kind"] for item in items]
    assert kinds == ["deadline", "deadline", "letter", "file"]
    assert items[2]["id"] == "4"
    assert items[3]["id"].endswith("hỏng.pdf")
    table = printed("review", "--library", library)
    for words in (
        "Hạn cần xem lại (2)",
        "Văn bản thiếu thông tin (1)",
        "Tệp không đọc được (1)",
        "không rõ số, ký hiệu",
    ):
        assert words in table
    assert "congvan correct MÃ TRƯỜNG=GIÁ_TRỊ" in table
    limited = printed("review", "--limit", "1", "--library", library)
    assert "và 1 nữa; thêm --limit để xem hết" in limited
    of_state = record("review", "--issuer", "sở nội vụ", "--library", library)
    assert [item["kind"] for item in of_state] == ["letter"]


def test_review_of_a_library_that_is_sure_of_all(tmp_path: Path) -> None:
    (tmp_path / "2.txt").write_text(STATE, encoding="utf-8")
    with Library(tmp_path / "thu.db", create=True) as made:
        made.ingest([tmp_path / "2.txt"], workers=Here(made_with()))
    assert printed("review", "--library", tmp_path / "thu.db").strip() == "không có gì cần xem lại"
    assert record("review", "--library", tmp_path / "thu.db") == []


def test_correct_confirm_and_undo(library: Path) -> None:
    where = ("--library", library)
    result = run("correct", "1:t1", "due=20/5/2025", "who=Sở Tài chính; Các huyện ủy", "--author", "Thu", *where)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [
        "7-CV/TU:t1 trước ngày 15/5/2025: hạn: máy đọc 15/05/2025 → 20/05/2025 (Thu)",
        "7-CV/TU:t1 trước ngày 15/5/2025: ai làm: máy đọc Các huyện ủy → Sở Tài chính; Các huyện ủy (Thu)",
    ]
    [shown] = record("show", "1", *where)
    assert (shown["deadlines"][0]["due"], shown["deadlines"][0]["who"]) == (
        "2025-05-20",
        ["Sở Tài chính", "Các huyện ủy"],
    )
    assert run("correct", "1:t2", "--confirm", *where).exit_code == 0
    assert [item["id"] for item in record("review", *where) if item["letter"] == 1] == []
    result = run("correct", "1:t1", "due", "--undo", *where)
    assert (result.exit_code, result.stderr) == (0, "1:t1: đã bỏ 1 điều đã sửa hoặc xác nhận\n")
    [shown] = record("show", "1", *where)
    assert (shown["deadlines"][0]["due"], len(shown["deadlines"][0]["who"])) == ("2025-05-15", 2)


SAID: Final[dict[tuple[str, ...], str]] = {
    ("2", "date=17/2/2023"): "ngày: máy đọc 16/02/2023 → 17/02/2023 (Thu)",
    ("2", "subject="): "trích yếu: máy đọc đẩy mạnh ký số → không có (Thu)",
    ("2:t1", "inclusive=có"): "tính cả ngày ấy: máy đọc không → có (Thu)",
    ("2:t1", "due_time=17h"): "giờ: máy đọc không có → 17 giờ (Thu)",
    ("2:t1", "rrule=FREQ=MONTHLY;BYMONTHDAY=20"): "định kỳ: máy đọc không có → ngày 20 hằng tháng (Thu)",
    ("2:t1", "dismissed=có"): "không phải là hạn (Thu)",
    ("2:t1", "--confirm"): "xác nhận là đúng (Thu)",
    ("2:c1", "relation=guides"): "quan hệ: máy đọc căn cứ → hướng dẫn (Thu)",
}


@pytest.mark.parametrize("said", SAID, ids=" ".join)
def test_what_was_said_is_told_in_words(library: Path, said: tuple[str, ...]) -> None:
    result = run("correct", *said, "--author", "Thu", "--library", library)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith(f": {SAID[said]}\n")


def test_what_was_said_as_json(library: Path) -> None:
    [said] = record("correct", "1:t1", "due=20/5/2025", "--author", "Thu", "--library", library)
    assert (said["part"], said["field"], said["value"], said["extracted"], said["author"]) == (
        "deadline", "due", "2025-05-20", "2025-05-15", "Thu",
    )  # fmt: skip


def test_a_type_that_is_not_known_is_doubted_and_taken(library: Path) -> None:
    result = run("correct", "2", "type=Thông điệp", "--author", "Thu", "--library", library)
    assert result.exit_code == 0
    assert result.stderr.splitlines()[1:] == [
        "lưu ý: “Thông điệp” không phải là loại văn bản đã biết (như Công văn, Kế hoạch)"
    ]
    listed = run("list", "--type", "Thông điệp", "--library", library)
    assert listed.exit_code == 0
    assert "318/SNV-CCHC" in listed.stdout
    assert listed.stderr.startswith("lưu ý: “Thông điệp”")
    for known in ("ke hoach", "Công văn"):
        assert run("correct", "2", f"type={known}", "--author", "Thu", "--library", library).stderr.count("\n") == 1


@pytest.mark.parametrize("command", [("list",), ("search", "báo cáo"), ("review",), ("export",), ("deadlines",)])
def test_a_stretch_of_days_that_ends_before_it_begins_is_refused(library: Path, command: tuple[str, ...]) -> None:
    result = congvan(*command, "--from", "2/1/2025", "--to", "1/1/2025", "--library", library)
    assert (result.returncode, result.stdout) == (2, b"")
    assert "--from sau --to" in result.stderr.decode()


def test_a_relation_that_there_is_none_lists_those_there_are(library: Path) -> None:
    result = run("correct", "2:c1", "relation=căn cứ", "--library", library)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[1].startswith("các giá trị: basis (căn cứ), implements (thực hiện), ")


@pytest.mark.parametrize(
    ("option", "told"), [(("--limit", "abc"), "số nguyên"), (("--limit", "0"), "1"), (("--format", "x"), "không thuộc")]
)
def test_a_wrong_option_is_told_in_vietnamese(option: tuple[str, str], told: str) -> None:
    result = congvan("list", *option)
    assert result.returncode == 2
    line = result.stderr.decode().splitlines()[0]
    assert line.startswith(f"congvan: giá trị không hợp lệ cho '{option[0]}': ")
    assert told in line
    assert not re.search(r"\b(Input|should|valid|is|range)\b", line)


def test_what_is_wrong_with_a_line_is_told_in_vietnamese(library: Path, tmp_path: Path) -> None:
    lines = [
        "{}",
        "[1]",
        "{",
        json.dumps(record("show", "2", "--library", library)[0]).replace("2023-04-30", "2023-04-31"),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = run("import", tmp_path / "a.jsonl", "--library", library)
    assert result.exit_code == 1
    assert [line.partition(", dòng ")[2] for line in result.stderr.splitlines()[1:]] == [
        "1: source: thiếu trường này",
        "2: phải là một đối tượng JSON",
        "3: không phải JSON: EOF while parsing an object at line 1 column 1",
        "4: 2023-04-31: không phải là ngày",
    ]


def test_who_corrects_is_who_is_logged_in(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "van.thu")
    result = run("correct", "1", "subject=Kê khai", "--library", library)
    assert result.stderr.rstrip().endswith("(van.thu)")


REFUSED: Final = {
    ("2", "date=31/2/2025"): "congvan: date: không phải là ngày (viết như 15/12/2025): 31/2/2025",
    ("2", "date=2/2025"): "congvan: date: thiếu ngày hoặc tháng: 2/2025",
    ("2", "due=1/1/2025"): "congvan: due: không có trường này; các trường: number, type, issuer",
    ("2:t1", "due_time=nửa đêm"): "congvan: due_time: không phải là giờ (viết như 17:00): nửa đêm",
    ("2:t1", "act_by=2/5/2023"): "congvan: act_by: ngày phải làm xong (act_by) sau hạn: 2023-05-02 > 2023-04-29",
    ("2:t1", "vague=hình như"): "congvan: vague: ghi có hoặc không: hình như",
    ("2:c1", "relation=x"): "congvan: relation: không thuộc các giá trị có thể: x",
    ("2:c1", "document=9-XX/YY"): "congvan: document: sổ và kho đều không có văn bản này: 9-XX/YY",
    ("2",): "congvan: cần TRƯỜNG=GIÁ_TRỊ, --confirm hoặc --undo",
}


@pytest.mark.parametrize("said", REFUSED, ids=" ".join)
def test_a_correction_that_is_refused_changes_nothing(library: Path, said: tuple[str, ...]) -> None:
    before = record("show", "2", "--library", library)
    result = run("correct", *said, "--library", library)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(REFUSED[said])
    assert record("show", "2", "--library", library) == before
    assert record("stats", "--library", library)["corrections"] == 0


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("2:t9", "không có hạn mang mã này"),
        ("2:c9", "không có viện dẫn mang mã này"),
        ("2:x1", "mã của hạn là t1, t2"),
        ("99:t1", "không có văn bản này"),
    ],
)
def test_a_deadline_or_citation_that_is_not_there(library: Path, name: str, reason: str) -> None:
    result = run("correct", name, "--confirm", "--library", library)
    assert result.exit_code == 1
    assert reason in result.stderr


def test_a_value_without_its_field_is_a_mistake_of_use(library: Path) -> None:
    result = congvan("correct", "2:t1", "1/1/2025", "--library", library)
    assert result.returncode == 2
    assert "phải có dạng TRƯỜNG=GIÁ_TRỊ" in result.stderr.decode()


STATE_LINE: Final = "- 2: Công văn số 318/SNV-CCHC ngày 16/02/2023 · Sở Nội vụ tỉnh Hà Kha: đẩy mạnh ký số"


@pytest.mark.parametrize("name", ["318", "318/SNV", "318-CV/TU", "0318"])
@pytest.mark.parametrize("command", [("show",), ("remove", "--yes"), ("correct", "--confirm")])
def test_a_letter_that_is_not_there_is_told_with_those_of_its_number(
    library: Path, command: tuple[str, ...], name: str
) -> None:
    result = run(command[0], name, *command[1:], "--library", library)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [f"{name}: kho không có văn bản này", "Có phải là:", STATE_LINE]


def test_of_letters_of_a_number_those_with_most_of_the_symbol_come_first(tmp_path: Path) -> None:
    numbers = ("7-CV/TU", "17-CV/TU", "7-KH/TU", "70-CV/TU", "7-CV/HU")
    for n, number in enumerate(numbers, 1):
        (tmp_path / f"{n}.txt").write_text(PARTY.replace("7-CV/TU", number).replace("05 tháng", f"0{n} tháng"), "utf-8")
    with Library(tmp_path / "thu.db", create=True) as made:
        made.ingest([tmp_path], workers=Here(made_with()))
        near = [line.number for line in made.some(made.alike("7-CV/TV"))]
        assert (near[:2], near[2:]) == (["7-CV/HU", "7-CV/TU"], ["7-KH/TU"])
        assert made.alike("8-CV/TU") == []
        assert made.alike("Kế hoạch") == []


def test_to_take_back_what_nobody_said_is_told(library: Path) -> None:
    where = ("--library", library)
    assert run("correct", "1:t1", "due=20/5/2025", *where).exit_code == 0
    for said in (("1:t1", "who"), ("1:t2",)):
        result = run("correct", *said, "--undo", *where)
        assert (result.exit_code, result.stderr) == (
            1,
            f"{said[0]}: chưa có gì được sửa hay xác nhận, không có gì để bỏ\n",
        )
    assert record("stats", *where)["corrections"] == 1


def test_remove_asks_first(library: Path) -> None:
    where = ("--library", library)
    assert run("correct", "1", "--confirm", *where).exit_code == 0
    result = run("remove", "1", "318/SNV-CCHC", *where)
    assert (result.exit_code, result.stderr) == (
        2,
        "sẽ bỏ 2 văn bản khỏi kho, cùng 1 điều đã sửa hoặc xác nhận; thêm --yes để bỏ thật:\n"
        "- 1: Công văn số 7-CV/TU ngày 05/03/2025 · Tỉnh ủy Lam Sơn: kê khai [red]tài sản\n"
        f"{STATE_LINE}\n",
    )
    assert len(record("list", *where)) == 4
    result = run("remove", "1", "9-CV/TU", "--yes", *where)
    assert result.exit_code == 1
    assert len(record("list", *where)) == 4, "nothing is removed where one of them is not there"
    result = run("remove", "1", "318/SNV-CCHC", "--yes", *where)
    assert (result.exit_code, result.stderr.splitlines()) == (
        0,
        [
            "đã bỏ 2 văn bản khỏi kho, cùng 1 điều đã sửa hoặc xác nhận; tệp vẫn còn nguyên:",
            "- 1: Công văn số 7-CV/TU ngày 05/03/2025 · Tỉnh ủy Lam Sơn: kê khai [red]tài sản",
            STATE_LINE,
        ],
    )
    assert {row["id"] for row in record("list", *where)} == {3, 4}


def test_a_letter_that_is_named_twice_is_removed_once(library: Path) -> None:
    result = run("remove", "2", "318/SNV-CCHC", "--yes", "--library", library)
    assert (result.exit_code, result.stderr) == (0, f"đã bỏ 1 văn bản khỏi kho; tệp vẫn còn nguyên:\n{STATE_LINE}\n")


def test_stats(library: Path) -> None:
    figures = record("stats", "--library", library)
    assert (figures["letters"], figures["files"], figures["corrections"]) == (4, 5, 0)
    assert figures["file_states"] == {"failed": 1, "read": 4}
    table = printed("stats", "--library", library)
    for words in (
        str(library),
        "Văn bản từ ngày 16/02/2023 đến ngày 05/03/2025",
        "Tệp: 1 không đọc được, 4 đọc được",
        "Loại: Công văn 4",
    ):
        assert words in table


COMMANDS: Final = [
    ("list",), ("search", "báo cáo"), ("show", "1"), ("review",), ("stats",), ("correct", "1", "--confirm"),
    ("remove", "1", "--yes"), ("deadlines",),
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_library_that_is_not_there_is_not_made(command: tuple[str, ...], home: Path, tmp_path: Path) -> None:
    result = run(*command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert str(home / "library.db") in result.stderr
    assert result.stderr.rstrip().endswith("congvan ingest THƯ_MỤC để lập kho")
    assert not home.exists()
    result = run(*command, "--library", tmp_path / "khác.db")
    assert result.exit_code == 1
    assert not (tmp_path / "khác.db").exists()


def test_which_library_is_meant(read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    def names() -> str:
        return printed("stats").splitlines()[0]

    home.mkdir()
    shutil.copy(read / "kho.db", home / "library.db")
    assert names() == str(home / "library.db")
    monkeypatch.setenv("CONGVAN_LIBRARY", str(tmp_path / "của phòng.db"))
    assert run("stats").exit_code == 1, "the one that is named, not the user's own"
    shutil.copy(read / "kho.db", tmp_path / "của phòng.db")
    assert names() == str(tmp_path / "của phòng.db")
    shutil.copy(read / "kho.db", tmp_path / "khác.db")
    assert printed("stats", "--library", tmp_path / "khác.db").splitlines()[0] == str(tmp_path / "khác.db")


def test_ingest_makes_the_library_of_the_user_with_its_folder(tmp_path: Path, home: Path) -> None:
    (tmp_path / "2.txt").write_text(STATE, encoding="utf-8")
    result = congvan("ingest", tmp_path / "2.txt", "--workers", "1", changes={"CONGVAN_HOME": os.fspath(home)})
    assert (result.returncode, result.stderr.decode()) == (0, f"{home / 'library.db'}: 1 văn bản mới\n")
    assert record("list")[0]["number"] == "318/SNV-CCHC"


def test_a_file_that_is_no_library_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "thư.db"
    file.write_text(STATE, encoding="utf-8")
    for command in (("list",), ("ingest", str(tmp_path)), ("remove", "1", "--yes")):
        result = run(*command, "--library", file)
        assert result.exit_code == 1
        assert str(file) in result.stderr
    assert file.read_text(encoding="utf-8") == STATE


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("-o", "kho.xls"), "kho.xls: đuôi phải là .jsonl, .ndjson, .csv, .parquet; hoặc thêm --format"),
        (("-o", "kho"), "kho: đuôi phải là .jsonl, .ndjson, .csv, .parquet; hoặc thêm --format"),
        (("-o", "kho.jsonl", "--table", "citations"), "--table chỉ dùng với csv, parquet"),
        (("--table", "deadlines"), "--table chỉ dùng với csv, parquet"),
        (("--format", "jsonl", "-o", "kho.csv", "--table", "letters"), "--table chỉ dùng với csv, parquet"),
    ],
)
def test_an_export_that_is_not_what_was_asked_for_is_refused(
    said: tuple[str, ...], told: str, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    result = run("export", *said, "--library", library)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert sorted(tmp_path.iterdir()) == before


def test_an_export_is_what_the_name_of_its_file_or_the_format_says(library: Path, tmp_path: Path) -> None:
    for name, said in (("a.NDJSON", ()), ("a.dữ liệu", ("--format", "jsonl"))):
        assert run("export", "-o", tmp_path / name, *said, "--library", library).exit_code == 0
        lines = (tmp_path / name).read_text(encoding="utf-8").splitlines()
        assert sorted(json.loads(line)["letter"]["issuer"] for line in lines)[-1] == "Tỉnh ủy Lam Sơn"
    assert run("export", "-o", tmp_path / "a.csv", "--library", library).exit_code == 0
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").startswith("letter_")


@pytest.mark.parametrize(
    "command",
    [
        ("export", "--format", "csv"),
        ("export", "--table", "deadlines", "--format", "parquet"),
        ("deadlines", "--format", "csv"),
        ("deadlines", "--format", "ics"),
    ],
    ids=" ".join,
)
def test_neither_a_library_nor_a_letter_is_written_over(command: tuple[str, ...], read: Path, library: Path) -> None:
    letter, other = read / "1.txt", Path(shutil.copy(library, library.with_name("khác.db")))
    for target, code in ((library, 1), (other, 1), (letter, 2)):
        result = run(*command, "--library", library, "-o", target)
        assert result.exit_code == code, result.output
        assert "không ghi đè" in result.stderr
    assert letter.read_text(encoding="utf-8") == PARTY
    for kept in (library, other):
        with Library(kept, write=False) as whole:
            assert len(whole.letters()) == 4


def test_ingest_tells_what_it_does_not_read(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(PARTY, encoding="utf-8")
    (tmp_path / "2.xyz").write_bytes(b"PK")
    result = run("ingest", tmp_path, "--workers", "1")
    assert result.exit_code == 0, result.output
    assert "bỏ qua 1 tệp thuộc loại chưa đọc được: 1 .xyz" in result.stderr


def test_a_backup_moves_into_an_empty_library_with_its_corrections(library: Path, tmp_path: Path) -> None:
    with Library(library) as made:
        made.correct("1:t1", {"due": "14/5/2025"}, "Thu")
    saved, new = tmp_path / "sao.db", tmp_path / "mới.db"
    assert run("backup", saved, "--library", library).exit_code == 0
    result = run("import", saved, "--library", new)
    assert (result.exit_code, result.stderr) == (0, f"{new}: 4 văn bản, 1 điều đã sửa\n")
    with Library(new) as moved:
        assert moved.letter(1).deadlines[0].due == "2025-05-14"
        assert [one.author for one in moved.corrections(1)] == ["Thu"]


def test_to_confirm_and_to_undo_exclude_each_other(library: Path) -> None:
    assert run("correct", "1:t1", "--confirm", "--undo", "--library", library).exit_code == 2
