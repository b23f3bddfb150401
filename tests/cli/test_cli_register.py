"""`congvan register`: what a key stands for, an office's own rows, and letters that are read with them."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from congvan_cli import GOLD, LETTERS, congvan
from typer.testing import CliRunner, Result

from congvan_nlp.cli import register as commands
from congvan_nlp.cli.commands import app
from congvan_nlp.knowledge import own_cells, own_register, own_table

TABLE = """\
TT;Số, ký hiệu;Ngày;Loại;Cơ quan ban hành;Trích yếu;Thay bằng
1;08-QC/TU;14/6/2022;quy chế;Ban Thường vụ Tỉnh ủy Lam Sơn;phối hợp [red]kiểm tra\x1b[31m;12-QC/TU ngày 01/02/2025
2;12-QC/TU;01/02/2025;Quy chế;Ban Thường vụ Tỉnh ủy Lam Sơn;phối hợp kiểm tra, giám sát;
"""
LETTER = """\
TỈNH ỦY LAM SƠN
Số 12-CV/TU
Lam Sơn, ngày 18 tháng 11 năm 2025

Căn cứ Quy chế số 08-QC/TU ngày 14/6/2022 của Ban Thường vụ Tỉnh ủy, đề nghị các đơn vị gửi báo cáo
trước ngày 05/12/2025.
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a place for own rows that is not there yet."""
    monkeypatch.setenv("CONGVAN_HOME", str(tmp_path / "sổ riêng"))
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path / "sổ riêng"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "văn bản.csv"
    file.write_text(TABLE, encoding="utf-8-sig")
    return file


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "thư.txt"
    file.write_text(LETTER, encoding="utf-8")
    return file


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["register", *map(str, arguments)])


def records(*arguments: str) -> list[dict[str, Any]]:
    shown = run("show", *arguments, "--format", "json")
    assert shown.exit_code == 0, shown.stderr
    found: list[dict[str, Any]] = json.loads(shown.stdout)
    return found


def test_a_symbol_of_two_documents_shows_both_and_which_is_meant() -> None:
    shown = run("show", "132-QĐ/TW", "--as-of", "15/12/2021")
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert max(map(len, shown.stdout.splitlines())) <= 80
    words = " ".join(shown.stdout.split())
    assert words.startswith("2 văn bản cùng ký hiệu hoặc tên gọi này.")
    assert "không ghi ngày là dẫn bản ngày 08/03/2018 (▶)" in words
    assert "▶ Quy định số 132-QĐ/TW ngày 08/03/2018" in words
    assert " Quy định số 132-QĐ/TW ngày 27/10/2023 ─" in words
    assert "Ngày 15/12/2021 còn hiệu lực, từ ngày 08/03/2018, đến trước ngày 04/10/2023 (được thay thế)" in words
    assert "Ngày 15/12/2021 chưa ban hành" in words


def test_the_chain_marks_what_is_shown_and_what_is_in_force() -> None:
    shown = run("show", "132-QĐ/TW ngày 08/3/2018", "--as-of", "2024-05-01")
    chain = [" ".join(line.split()) for line in shown.stdout.splitlines() if re.search(r"\d  \d+-QĐ/TW", line)]
    assert chain == [
        "Nối tiếp → 08/03/2018 132-QĐ/TW (văn bản này)",
        "04/10/2023 124-QĐ/TW còn hiệu lực",
        "30/08/2025 366-QĐ/TW chưa ban hành",
    ]


@pytest.mark.parametrize(
    ("key", "refs"),
    [
        ("132-QD/TW", ["132-QĐ/TW@2018-03-08", "132-QĐ/TW@2023-10-27"]),
        ("132/QĐ-TW", ["132-QĐ/TW@2018-03-08", "132-QĐ/TW@2023-10-27"]),
        ("132-QĐ/TƯ", ["132-QĐ/TW@2018-03-08", "132-QĐ/TW@2023-10-27"]),
        ("132-QĐ/TW@2018-03-08", ["132-QĐ/TW@2018-03-08"]),
        ("Quy định số 132-QĐ/TW ngày 08 tháng 3 năm 2018 của Bộ Chính trị", ["132-QĐ/TW@2018-03-08"]),
        ("132-QĐ/TW năm 2018", ["132-QĐ/TW@2018-03-08"]),
        ("điều lệ đảng", ["Điều lệ Đảng@2011-01-19"]),
        ("Cương lĩnh năm 2011", ["Cương lĩnh chính trị@2011-01"]),
        ("Nghị quyết Trung ương 4 khóa XI", ["12-NQ/TW@2012-01-16"]),
        ("97/QH14", ["97/2019/QH14@2019-11-27"]),
        ("urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw", ["132-QĐ/TW@2018-03-08"]),
        ("Luật Cán bộ, công chức", ["22/2008/QH12@2008-11-13", "80/2025/QH15@2025-06-24"]),
    ],
)
def test_keys(key: str, refs: list[str]) -> None:
    assert [record["ref"] for record in records(key)] == refs


def test_json_says_all() -> None:
    first, second = records("132-QĐ/TW", "--as-of", "2021-12-15")
    assert first["urn"] == "urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw"
    assert (first["status"], first["in_force"], first["meant"], first["own"]) == ("in_force", True, True, False)
    assert (second["status"], second["in_force"], second["meant"]) == ("not_yet", False, False)
    assert first["replaced_by"] == ["124-QĐ/TW@2023-10-04"]
    assert [one["ref"] for one in first["chain"]] == [
        "132-QĐ/TW@2018-03-08", "124-QĐ/TW@2023-10-04", "366-QĐ/TW@2025-08-30",
    ]  # fmt: skip
    assert records("22-QĐ/TW@2021-07-28")[0]["amended_by"] == ["262-QĐ/TW@2025-02-03"]
    assert records("262-QĐ/TW")[0]["amends"] == ["22-QĐ/TW@2021-07-28"]


def test_today_is_the_day_where_none_is_given() -> None:
    assert f"Ngày {dt.date.today():%d/%m/%Y}" in run("show", "366-QĐ/TW").stdout


def test_an_unknown_key_suggests_documents_of_its_number() -> None:
    shown = run("show", "132-NQ/TW")
    assert (shown.exit_code, shown.stdout) == (1, "")
    said = shown.stderr.splitlines()
    assert said[:2] == ["congvan: trong sổ văn bản không có “132-NQ/TW”", "Có phải là:"]
    assert [line.split(":")[0] for line in said[2:4]] == [
        "- Quy định số 132-QĐ/TW ngày 27/10/2023", "- Quy định số 132-QĐ/TW ngày 08/03/2018",
    ]  # fmt: skip
    assert run("show", "điều lệ").stderr.splitlines()[2].startswith("- Điều lệ Đảng ngày 19/01/2011")
    for key in ("", "9999-QĐ/TW", "urn:lex:x", "\x1b[31m"):
        nothing = run("show", key)
        assert (nothing.exit_code, len(nothing.stderr.splitlines()), "\x1b" in nothing.stderr) == (1, 1, False)


def test_usage_errors() -> None:
    assert congvan("register", "show", "x", "--as-of", "31/2/2025").returncode == 2
    assert congvan("register", "add").returncode == 2
    assert congvan("register", "xem").returncode == 2


def test_rows_are_added_and_shown(table: Path, home: Path) -> None:
    added = run("add", table)
    assert (added.exit_code, added.stderr) == (0, "")
    assert added.stdout.splitlines() == [
        f"thêm 2, sửa 0, giữ nguyên 0 văn bản; sổ của đơn vị: {home / 'register.tsv'}",
        "Quy chế số 08-QC/TU ngày 14/06/2022: hết hiệu lực từ ngày 01/02/2025, "
        "suy ra từ ngày văn bản thay thế có hiệu lực",
    ]
    assert run("add", table).stdout.startswith("thêm 0, sửa 0, giữ nguyên 2 văn bản;")
    shown = run("show", "8-QC/TU")
    assert "\x1b" not in shown.stdout
    assert "phối hợp [red]kiểm tra" in shown.stdout
    assert "do đơn vị nhập; ngày hết hiệu lực là suy ra" in shown.stdout
    assert "urn:lex:vn;lam.son:tinh.uy:quy.che:2022-06-14;08-qc-tu" in shown.stdout
    assert records("8-QC/TU")[0]["own"] is True


def test_letters_are_read_with_them(table: Path, letter: Path) -> None:
    def document() -> dict[str, Any]:
        found = congvan("analyze", letter, "--format", "jsonl")
        assert found.returncode == 0, found.stderr
        told: dict[str, Any] = json.loads(found.stdout)["citations"][0]["document"]
        return told

    assert document()["register_row"] is None
    assert run("add", table).exit_code == 0
    assert document()["register_row"] == "08-QC/TU@2022-06-14"
    assert document()["superseded_by"] == "urn:lex:vn;lam.son:tinh.uy:quy.che:2025-02-01;12-qc-tu"


@pytest.mark.parametrize("command", [["analyze"], ["deadlines"], ["register", "show"], ["register", "add"]])
def test_a_broken_register_stops_what_would_read_with_it(
    command: list[str], home: Path, letter: Path, tmp_path: Path
) -> None:
    home.mkdir()
    (home / "register.tsv").write_text("symbol\tdate\ttype\n1-QC/TU\t31/2/2020\tQuy chế\n", encoding="utf-8")
    result = congvan(*command, letter)
    assert (result.returncode, result.stdout) == (1, b"")
    first, second = result.stderr.decode().splitlines()
    assert first.startswith(f"{home / 'register.tsv'}, dòng 2, cột “ngày”: không phải là ngày")
    assert second == "đây là sổ của đơn vị, phải sửa xong mới đọc văn bản được"
    output = tmp_path / "kết quả.jsonl"
    output.write_text("cũ")
    if command == ["analyze"]:
        assert congvan("analyze", letter, "-o", output).returncode == 1
    assert output.read_text() == "cũ"


def test_scores_are_the_same_whatever_an_office_added(home: Path) -> None:
    home.mkdir()
    (home / "register.tsv").write_bytes(b"\xff")
    assert congvan("evaluate", GOLD, LETTERS / "party-tinh-uy-cong-van-01.txt").returncode == 0


def test_a_wrong_row_is_named_and_nothing_is_added(table: Path, home: Path) -> None:
    table.write_text(TABLE.replace("2;12-QC/TU", "2;13-QC/TU"), encoding="utf-8")
    result = run("add", table)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"{table}, dòng 2, cột “thay bằng”: không có văn bản này trong sổ; hãy thêm cả dòng của nó: "
        "12-QC/TU@2025-02-01\n"
    )
    assert not (home / "register.tsv").exists()


def test_files_that_hold_nothing_or_are_not_there(tmp_path: Path) -> None:
    empty = tmp_path / "trống.csv"
    empty.write_text("Ký hiệu;Ngày;Loại\n", encoding="utf-8")
    assert (run("add", empty).exit_code, run("add", empty).stderr) == (1, f"{empty}: không có dòng nào\n")
    missing = congvan("register", "add", tmp_path / "mất.csv")
    assert missing.returncode == 1
    assert missing.stderr.decode() == f"{tmp_path / 'mất.csv'}: không có tệp hoặc thư mục này\n"


def test_without_an_own_place_that_of_the_user_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CONGVAN_HOME")
    monkeypatch.setattr("typer.get_app_dir", lambda name: str(tmp_path / name))
    assert commands.own_path() == tmp_path / "congvan" / "register.tsv"
    monkeypatch.setenv("CONGVAN_HOME", "~/sổ")
    assert commands.own_path() == Path.home() / "sổ" / "register.tsv"


def test_every_reason_is_said_in_vietnamese() -> None:
    sources = [
        Path(str(module.__file__)).read_text(encoding="utf-8") for module in (own_cells, own_register, own_table)
    ]
    raised = re.compile(
        r'raise (?:OwnRegisterError\(\w+|_WrongRow\(index|CellError\(), ?"([^"]+)"|raise CellError\("([^"]+)"'
    )
    reasons = {first or second for source in sources for first, second in raised.findall(source)}
    assert reasons == set(commands.REASONS)
