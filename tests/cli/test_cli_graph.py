"""`congvan graph …` as users run it: tables, JSON and CSV of each verb, what is not known, and wrong use."""

import csv
import datetime as dt
import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from congvan_cli import congvan
from sqlalchemy import Connection
from typer.testing import CliRunner, Result

from congvan_nlp.cli.commands import app
from congvan_nlp.graph.basis import basis
from congvan_nlp.graph.citing import cited_by, co_cited, gaps, timeline
from congvan_nlp.graph.groups import missing
from congvan_nlp.graph.implementing import implementing
from congvan_nlp.graph.paths import path
from congvan_nlp.graph.ranks import top
from congvan_nlp.graph.stale import stale
from congvan_nlp.library.library import Library

sys.path.append(str(Path(__file__).parents[1] / "graph"))  # pytest adds only the folders that it collects
from test_graph_lookups import GUIDANCE, LETTERS, OF_2018, OF_2023, laid, read_into


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the library of the look-ups and the letters that it was read from."""
    folder = tmp_path_factory.mktemp("kho")
    read_into(folder / "kho.db", laid(folder / "thư", LETTERS))
    return folder


@pytest.fixture(autouse=True)
def library(read: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The library that commands mean, on a wide terminal."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("CONGVAN_LIBRARY", str(read / "kho.db"))
    return read / "kho.db"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["graph", *(str(argument) for argument in arguments)])


def printed(*arguments: str | Path) -> str:
    """Standard output of a command that ends well."""
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def plain(value: Any) -> Any:
    """What JSON makes of a record."""
    if hasattr(value, "_asdict"):
        return {name: plain(part) for name, part in value._asdict().items()}
    return [plain(part) for part in value] if isinstance(value, list | tuple) else value


def records(found: Any) -> list[dict[str, Any]]:
    """Records whose document stands as symbol, day, name and URN."""
    told = []
    for one in plain(list(found)):
        if "document" in one:
            document = one.pop("document")
            names = {name: document[name] for name in ("symbol", "name", "urn")}
            one = {**names, "document_date": document["date"], "held": document["letter"], **one}
        told.append(one)
    return told


def ended(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What became of a document stands beside it, and words need no place."""
    for one in found:
        end = one.pop("ended")
        one |= {"ended": end["date"], "end": end["kind"], "successor": end["successor"], "told": end["told"]}
    return found


DAY: Final = dt.date(2024, 12, 31)
#: What a verb is asked, what the library answers, words of its table, and fields that JSON adds.
ASKED: Final[dict[str, tuple[tuple[str, ...], Callable[[Connection], list[dict[str, Any]]], tuple[str, ...]]]] = {
    "implements": (
        (OF_2018, "--limit", "0"),
        lambda c: [{**one, "stated": not one["inferred"]} for one in records(implementing(c, OF_2018))],
        (
            "10-HD/TU",
            "thực hiện, khoản 2 Điều 8",
            "[theo phần chung của văn bản]",
            "suy ra: cùng nội dung",
            "theo mục trên",
        ),
    ),
    "implements --basis": (
        (OF_2018,),
        lambda c: [
            {**one, "stated": not one["inferred"]}
            for one in records(implementing(c, OF_2018, ("implements", "basis", "guides")))
        ],
        ("20-QĐ/TU", "Điều 2", "căn cứ", "13-CV/TU"),
    ),
    "implements --direct": (
        (OF_2018,),
        lambda c: [{**one, "stated": not one["inferred"]} for one in records(implementing(c, OF_2018, chains=False))],
        ("10-HD/TU", "40-CV/TU"),
    ),
    "basis": (
        ("7-CV/TU",),
        lambda c: records(basis(c, "7-CV/TU")),
        ("21-HD/BTCTW (18/10/2019)", "  132-QĐ/TW (08/03/2018)", "trung ương", "đã nêu ở trên"),
    ),
    "cited-by": (
        (OF_2023,),
        lambda c: records(cited_by(c, OF_2023)),
        ("318/SNV-TCCB", "Sở Nội vụ tỉnh Vĩnh Khoa", "16/04/2024", "Điều 4; Điều 6", "căn cứ"),
    ),
    "co-cited": ((OF_2018,), lambda c: records(co_cited(c, OF_2018)), ("15-KH/TU (01/02/2022)", "20%")),
    "gaps": ((), lambda c: records(gaps(c, None)), ("132-QĐ/TW (08/03/2018)", "Điều lệ Đảng", "33%")),
    "missing": (
        ("--province", "lam son", "--versus", "Hà Kha"),
        lambda c: records(missing(c, "Lam Sơn", "Hà Kha")),
        ("20-QĐ/TU (12/10/2021)", "Chỉ thị số 05-CT/TW"),
    ),
    "stale": (
        ("--as-of", "31/12/2024"),
        lambda c: ended(records(stale(c, DAY))),
        ("5-KH/HU", "thực hiện 10-HD/TU (20/01/2020)", "bị thay thế 20/12/2023 bằng 30-HD/TU (20/12/2023)"),
    ),
    "top": (("--limit", "0"), lambda c: records(top(c, "cited", 1000)), ("132-QĐ/TW (08/03/2018)", "Số văn bản dẫn")),
    "top --by pagerank": (("--limit", "0"), lambda c: records(top(c, "pagerank", 1000)), ("PageRank", "42/KH-UBND")),
    "timeline": (
        (OF_2018,),
        lambda c: records(timeline(c, OF_2018)),
        ("08/03/2018", "ban hành", "10/2021", "từ 20-QĐ/TU", "bị thay thế", "124-QĐ/TW (04/10/2023)"),
    ),
}


@pytest.mark.parametrize("verb", ASKED)
def test_a_verb_tells_what_the_library_answers(verb: str, library: Path) -> None:
    asked, answer, words = ASKED[verb]
    command = (*verb.split(" "), *asked)
    with Library(library, write=False) as opened, opened.reading() as connection:
        expected = answer(connection)
    assert expected
    told = json.loads(printed(*command, "--format", "json"))
    assert told == expected
    rows = list(csv.DictReader(io.StringIO(printed(*command, "--format", "csv"))))
    assert len(rows) == len(expected)
    for row, record in zip(rows, expected, strict=True):
        assert row.keys() <= record.keys()
        for name, cell in row.items():
            value = record[name]
            if isinstance(value, list):
                assert len(cell.split("; ")) == max(len(value), 1)
            elif isinstance(value, bool):
                assert cell == str(value).upper()
            else:
                assert cell == ("" if value is None else str(value))
    table = printed(*command)
    for some in words:
        assert some in table
    assert len(table.splitlines()) >= len(expected) + 1


def test_a_path_is_told_step_by_step(library: Path) -> None:
    with Library(library, write=False) as opened, opened.reading() as connection:
        hops = path(connection, "3-CV/ĐU", "13-CV/TU")
    told = json.loads(printed("path", "3-CV/ĐU", "13-CV/TU", "--format", "json"))
    assert [(one["relation"], one["letter"], one["quote"], one["forward"], one["stated"]) for one in told] == [
        (one.step.relation, one.step.letter, one.step.quote, one.forward, not one.step.inferred) for one in hops
    ]
    assert (told[0]["source"], told[-1]["target"]) == ("3-CV/ĐU@2020-05-04", "20-QĐ/TU@2021-10-12")
    rows = list(csv.DictReader(io.StringIO(printed("path", "3-CV/ĐU", "13-CV/TU", "--format", "csv"))))
    assert [(row["source"], row["forward"]) for row in rows][3] == ("20-QĐ/TU@2021-10-12", "FALSE")
    steps = [" ".join(line.split()) for line in printed("path", "3-CV/ĐU", "13-CV/TU").splitlines()]
    assert steps[2].startswith("5-KH/HU (16/03/2020) thực hiện 10-HD/TU (20/01/2020) “Hướng dẫn số 10-HD/TU")


def test_coverage_is_a_matrix() -> None:
    asked = ("coverage", "--regulations", f"{OF_2018}, {GUIDANCE}")
    assert json.loads(printed(*asked, "--format", "json")) == [
        {"group": "Hà Kha", "letters": 6, OF_2018: 2, GUIDANCE: 0},
        {"group": "Lam Sơn", "letters": 5, OF_2018: 2, GUIDANCE: 2},
        {"group": "Vĩnh Khoa", "letters": 4, OF_2018: 1, GUIDANCE: 0},
    ]
    head, *rows = csv.reader(io.StringIO(printed(*asked, "--by", "year", "--format", "csv")))
    assert head == ["group", "letters", OF_2018, GUIDANCE]
    assert rows[-2:] == [["2024", "3", "0", "0"], ["", "1", "1", "0"]]
    twice = ("coverage", "--regulations", OF_2018, "--regulations", GUIDANCE, "--format", "json")
    assert json.loads(printed(*twice)) == json.loads(printed(*asked, "--format", "json"))
    lines = [line.split() for line in printed(*asked, "--by", "year").splitlines()]
    assert ["2024", "3", "–", "–"] in lines
    assert ["không", "rõ", "1", "1", "–"] in lines


def test_a_neighbourhood_is_told_edge_by_edge() -> None:
    told = json.loads(printed("neighbourhood", "5-KH/HU", "--format", "json"))
    edges = {(one["source_label"], one["relation"], one["target_label"]) for one in told}
    assert edges >= {
        ("5-KH/HU", "implements", "10-HD/TU"),
        ("5-KH/HU", "refers", "8-BC/HU"),
        ("3-CV/ĐU", "implements", "5-KH/HU"),
        ("1.a", "implements", "5-KH/HU"),
        ("5-KH/HU", "has_directive", "2"),
    }
    [inherited] = [one for one in told if (one["source_label"], one["target_label"]) == ("1.a", "5-KH/HU")]
    assert (inherited["stated"], inherited["inferred"], inherited["letter"]) == (False, ["heading"], 3)
    rows = list(csv.DictReader(io.StringIO(printed("neighbourhood", "5-KH/HU", "--format", "csv"))))
    assert [(row["source"], row["relation"], row["target"]) for row in rows] == [
        (one["source"], one["relation"], one["target"]) for one in told
    ]
    table = printed("neighbourhood", "5-KH/HU")
    assert [line for line in table.splitlines() if line.startswith("3-CV/ĐU 1.a") and "theo mục trên" in line]
    assert len(
        json.loads(printed("neighbourhood", "5-KH/HU", "--hops", "2", "--limit", "0", "--format", "json"))
    ) > len(told)


# ---- files and limits -------------------------------------------------------------------------------------------


def test_the_suffix_of_a_file_says_the_format(tmp_path: Path) -> None:
    for name in ("a.json", "a.CSV", "a.txt"):
        assert printed("gaps", "-o", tmp_path / name) == ""
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == json.loads(printed("gaps", "--format", "json"))
    assert (tmp_path / "a.CSV").read_bytes().startswith(b"\xef\xbb\xbfsymbol,"), "by which Excel knows UTF-8"
    assert (tmp_path / "a.CSV").read_text("utf-8-sig") == printed("gaps", "--format", "csv")
    assert (tmp_path / "a.txt").read_text("utf-8") == printed("gaps")
    assert printed("gaps", "-o", tmp_path / "b.txt", "--format", "json") == ""
    assert (tmp_path / "b.txt").read_bytes() == (tmp_path / "a.json").read_bytes(), "the option goes before the name"
    assert printed("gaps", "-o", "-", "--format", "json") == printed("gaps", "--format", "json")


def test_a_name_of_something_else_than_text_is_refused(tmp_path: Path) -> None:
    result = run("gaps", "-o", tmp_path / "a.xlsx")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "có đuôi .xlsx" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [("gaps",), ("cited-by", OF_2018), ("implements", OF_2018), ("top",), ("stale", "--as-of", "31/12/2024")])  # fmt: skip
def test_a_limit_says_that_there_is_more(command: tuple[str, ...]) -> None:
    whole = run(*command, "--limit", "0", "--format", "json")
    found = json.loads(whole.stdout)
    assert len(found) > 2
    assert whole.stderr == ""
    result = run(*command, "--limit", "2", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, found[:2])
    assert result.stderr == "còn nữa; thêm --limit để xem nhiều hơn 2 dòng, --limit 0 để xem hết\n"
    exact = run(*command, "--limit", str(len(found)), "--format", "json")
    assert (json.loads(exact.stdout), exact.stderr) == (found, "")


def test_neither_a_letter_nor_the_library_is_written_over(read: Path, library: Path) -> None:
    letter = read / "thư" / "01.txt"
    for command in (("gaps", "--format", "csv"), ("export",)):
        result = run(*command, "-o", letter)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "không ghi đè" in result.stderr
    assert letter.read_text("utf-8") == LETTERS["01.txt"]
    assert run("gaps", "-o", library).exit_code == 1
    assert run("export", "-o", library).exit_code == 2
    assert len(json.loads(printed("gaps", "--limit", "0", "--format", "json"))) == 12


# ---- what is not known ------------------------------------------------------------------------------------------


KEYED: Final = [
    ("implements",),
    ("cited-by",),
    ("co-cited",),
    ("timeline",),
    ("neighbourhood",),
    ("path", OF_2018),
    ("coverage", "--regulations"),
]


@pytest.mark.parametrize("command", KEYED, ids=lambda command: command[0])
def test_an_unknown_document_is_told_with_those_near_it(command: tuple[str, ...]) -> None:
    result = run(*command, "20-QĐ/TƯ1")
    assert (result.exit_code, result.stdout) == (1, "")
    first, *near = result.stderr.splitlines()
    assert first == "20-QĐ/TƯ1: kho không có tên này; gần giống:"
    assert "- 20-QĐ/TU" in near
    result = run(*command, "Luật Biển")
    assert (result.exit_code, result.stderr) == (1, "Luật Biển: kho không có tên này\n")


@pytest.mark.parametrize("command", KEYED, ids=lambda command: command[0])
def test_of_several_documents_each_can_be_asked_for(command: tuple[str, ...]) -> None:
    for name in ("132-QĐ/TW", "15-KH/TU"):
        result = run(*command, name)
        assert (result.exit_code, result.stdout) == (1, "")
        first, *candidates = result.stderr.splitlines()
        assert first == f"{name}: có nhiều văn bản cùng tên; hãy gọi rõ:"
        assert len(candidates) == 2
        for one in candidates:
            again = run(*command, one.removeprefix("- "))
            assert again.stderr == "", one
            assert again.exit_code in (0, 1), one


def test_a_letter_of_several_or_of_none_is_told() -> None:
    result = run("basis", "10-HD/TU")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[1:] == ["- 1 (10-HD/TU, Tỉnh ủy Lam Sơn)", "- 14 (10-HD/TU, Tỉnh ủy Hà Kha)"]
    assert run("basis", "1").exit_code == 0
    assert run("basis", "132-QĐ/TW").exit_code == 1, "cited, but no letter of the library"


def test_a_province_that_is_not_there_is_told_with_those_near_it() -> None:
    result = run("missing", "--province", "Lam Sn", "--versus", "Hà Kha")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == ["Lam Sn: kho không có tên này; gần giống:", "- Lam Sơn"]


NOTHING: Final = {
    ("implements", "8-BC/HU"): "không có nhiệm vụ nào thực hiện văn bản này",
    ("basis", "14"): "văn bản này không nêu căn cứ nào",
    ("cited-by", "50-BC/TU"): "không văn bản nào dẫn văn bản này",
    ("co-cited", OF_2023): "không văn bản nào được dẫn cùng",
    ("path", "01-KL/TW", "20-BC/TU"): "không có đường nào ngắn hơn bảy bước",
    ("missing", "--province", "Lam Sơn", "--versus", "Lam Sơn"): "tỉnh này dẫn mọi văn bản mà tỉnh kia dẫn",
    ("stale", "--as-of", "3/10/2023"): "không văn bản nào dựa vào văn bản đã hết hiệu lực",
    ("timeline", "40-CV/TU"): "không rõ văn bản này có từ bao giờ",
}


@pytest.mark.parametrize("command", NOTHING, ids=lambda command: command[0])
def test_nothing_found_is_said_and_ends_with_1(command: tuple[str, ...]) -> None:
    result = run(*command)
    assert (result.exit_code, result.stdout, result.stderr) == (1, f"{NOTHING[command]}\n", "")
    result = run(*command, "--format", "json")
    assert (result.exit_code, result.stdout) == (1, "[]\n")
    head, *rows = csv.reader(io.StringIO(run(*command, "--format", "csv").stdout))
    assert head
    assert rows == []


VERBS: Final[list[tuple[str, ...]]] = [
    ("implements", OF_2018),
    ("basis", "1"),
    ("cited-by", OF_2018),
    ("path", OF_2018, GUIDANCE),
    ("coverage", "--regulations", OF_2018),
    ("missing", "--province", "Lam Sơn", "--versus", "Hà Kha"),
    ("gaps",),
    ("stale",),
    ("top",),
    ("co-cited", OF_2018),
    ("timeline", OF_2018),
    ("neighbourhood", "1"),
    ("export", "-o", "a.json"),
]


@pytest.mark.parametrize("command", VERBS, ids=lambda command: command[0])
def test_a_library_that_is_not_there_is_told_and_not_made(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*command, "--library", tmp_path / "không có.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.rstrip().endswith("congvan ingest THƯ_MỤC để lập kho")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "command",
    [
        ("không-có",),
        ("implements",),
        ("path", OF_2018),
        ("coverage",),
        ("coverage", "--regulations", " , "),
        ("coverage", "--regulations", OF_2018, "--by", "tháng"),
        ("missing", "--province", "Hà Kha"),
        ("top", "--by", "x"),
        ("gaps", "--limit", "-1"),
        ("gaps", "--format", "xml"),
        ("stale", "--as-of", "31/2/2024"),
        ("neighbourhood", "1", "--hops", "5"),
        ("neighbourhood", "1", "--hops", "0"),
        ("export",),
        ("export", "-o", "a.docx"),
        ("export", "-o", "a"),
        ("export", "-o", "a.json", "--kinds", "directive,x"),
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2_and_writes_nothing(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_is_wrong_is_said_in_vietnamese() -> None:
    for command, told in {
        ("implements",): "thiếu đối số 'KEY'",
        ("coverage", "--regulations", ","): "cần ít nhất một văn bản",
        ("stale", "--as-of", "31/2/2024"): "không phải là ngày",
    }.items():
        result = congvan("graph", *command)
        assert (result.returncode, result.stdout) == (2, b"")
        assert told in result.stderr.decode().splitlines()[0]
    unknown = run("export", "-o", "a.json", "--kinds", "x,body")
    assert unknown.stderr == "--kinds: không có loại x; có letter, regulation, directive, body, deadline\n"


def test_a_process_of_its_own_writes_utf_8(library: Path) -> None:
    done = congvan("graph", "cited-by", OF_2023, "--library", library, "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    [record] = json.loads(done.stdout.decode("utf-8"))
    assert record["issuer"] == "Sở Nội vụ tỉnh Vĩnh Khoa"
    shown = congvan("graph")
    assert shown.returncode == 0
    assert "implements    những nhiệm vụ thực hiện một văn bản" in shown.stdout.decode()


# ---- export -----------------------------------------------------------------------------------------------------


def test_the_graph_is_written_by_the_suffix_of_the_file(tmp_path: Path, library: Path) -> None:
    result = run("export", "-o", tmp_path / "a.json")
    with Library(library, write=False) as opened:
        graph = opened.graph()
    written = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert {node["id"] for node in written["nodes"]} == set(graph)
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "",
        f"{tmp_path / 'a.json'}: {len(graph)} nút, {graph.number_of_edges()} cạnh\n",
    )


def test_a_part_of_the_graph(tmp_path: Path) -> None:
    def kinds(*arguments: str) -> dict[str, set[str]]:
        assert run("export", "-o", tmp_path / "a.json", *arguments).exit_code == 0
        found: dict[str, set[str]] = {}
        for node in json.loads((tmp_path / "a.json").read_text("utf-8"))["nodes"]:
            found.setdefault(node["kind"], set()).add(node["label"])
        return found

    assert kinds("--kinds", "letter").keys() == {"letter", "regulation"}
    assert kinds("--kinds", "letter, deadline").keys() == {"letter", "regulation", "deadline"}
    near = kinds("--around", "5-KH/HU", "--kinds", "letter")
    assert near == {"letter": {"5-KH/HU", "3-CV/ĐU", "10-HD/TU"}, "regulation": {"8-BC/HU"}}
    far = kinds("--around", "5-KH/HU", "--kinds", "letter", "--hops", "2")
    assert far["letter"] == {*near["letter"], "30-HD/TU"}


def test_an_export_of_what_is_not_known_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text("cũ", encoding="utf-8")
    for name in ("132-QĐ/TW", "không đâu"):
        result = run("export", "-o", file, "--around", name)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith(f"{name}: ")
    assert file.read_text("utf-8") == "cũ"


def test_a_library_without_letters_has_an_empty_graph(tmp_path: Path) -> None:
    Library(tmp_path / "kho.db", create=True).close()
    where = ("--library", tmp_path / "kho.db")
    for verb in ("gaps", "stale", "top"):
        result = run(verb, *where)
        assert (result.exit_code, result.stderr) == (1, "")
        assert result.stdout.startswith(("kho ", "không "))
    assert run("top", "--by", "pagerank", *where).exit_code == 1
    assert run("top", "--by", "betweenness", *where).exit_code == 1
    assert run("export", "-o", tmp_path / "a.json", *where).exit_code == 0
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["nodes"] == []


def test_of_a_read_only_copy_nothing_is_written(library: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(library, tmp_path / "kho.db"))
    before = copy.read_bytes()
    for command in VERBS[:-1]:
        assert run(*command, "--library", copy).exit_code in (0, 1)
    assert copy.read_bytes() == before
