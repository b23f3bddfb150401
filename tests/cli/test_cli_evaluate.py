"""`congvan evaluate`: the figures of the evaluation room, shown."""

import json
from pathlib import Path

import pytest
from congvan_cli import GOLD, LETTERS, congvan

from congvan_nlp import analyze_file
from congvan_nlp.cli.scores import report_lines
from congvan_nlp.evaluation import Report, evaluate, read_gold


@pytest.fixture(scope="module")
def report() -> Report:
    """Give what the command has to show."""
    found = (analyze_file(f).model_dump(mode="json") for f in sorted(LETTERS.glob("*.txt")))
    return evaluate(read_gold(GOLD), found)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give analyses as `congvan analyze` writes them."""
    path = tmp_path_factory.mktemp("written") / "a.jsonl"
    assert congvan("analyze", LETTERS, "--format", "jsonl", "-o", path).returncode == 0
    return path


def test_letters_are_analysed_and_scored(report: Report) -> None:
    result = congvan("evaluate", GOLD, LETTERS)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode("utf-8").splitlines() == list(report_lines(report))


def test_written_analyses_give_the_same(report: Report, written: Path) -> None:
    result = congvan("evaluate", GOLD, written, "--errors")
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode("utf-8").splitlines() == list(report_lines(report, with_findings=True))


def test_the_report_is_in_vietnamese(report: Report, tmp_path: Path) -> None:
    shown = "\n".join(report_lines(report, with_findings=True))
    head, columns = shown.splitlines()[:2]
    assert (head, columns.split()[0]) == (f"gold: {report.letters} văn bản", "mục")
    assert "forbidden:" not in shown
    assert " -> None" not in shown
    one = sorted(LETTERS.glob("*.txt"))[0]
    (tmp_path / one.name).write_bytes(one.read_bytes())
    (tmp_path / "lạ.txt").write_bytes(one.read_bytes())
    said = congvan("evaluate", GOLD, tmp_path).stdout.decode().splitlines()
    assert said[1].startswith("không có kết quả của: ")
    assert said[2].startswith("không có bản chuẩn cho: lạ")


def test_json(report: Report, written: Path) -> None:
    shown = json.loads(congvan("evaluate", GOLD, written, "--format", "json").stdout)
    assert "findings" not in shown
    assert [(row["task"], row["tp"], row["fp"], row["fn"]) for row in shown["rows"]] == [
        (row.task, row.tp, row.fp, row.fn) for row in report.rows
    ]
    assert set(shown["rows"][0]) == {"task", "tp", "fp", "fn", "precision", "recall", "f1"}
    shown = json.loads(congvan("evaluate", GOLD, written, "--errors", "--format", "json").stdout)
    assert [f["what"] for f in shown["findings"]] == [f.what for f in report.findings]


def test_a_miss_and_a_false_find_name_their_letter(tmp_path: Path) -> None:
    gold = {"id": "a", "date": "2022-10-14", "citations": [], "deadlines": []}
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold))
    found = {"source": {"path": "thư/a.txt"}, "letter": {"date": "2021-01-01"}}
    (tmp_path / "found.jsonl").write_text(json.dumps(found))
    shown = congvan("evaluate", tmp_path / "gold", tmp_path / "found.jsonl", "--errors").stdout.decode()
    assert "- a: " in shown
    assert "+ a: " in shown
    assert "2022-10-14" in shown


def test_unreadable_letters_and_lines_are_told(written: Path, tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    name = sorted(LETTERS.glob("*.txt"))[0].name
    (letters / name).write_bytes((LETTERS / name).read_bytes())
    (letters / "hỏng.txt").write_bytes(b"\x00")
    result = congvan("evaluate", GOLD, letters)
    assert result.returncode == 1
    assert result.stderr.decode() == f"{letters}/hỏng.txt: không phải tệp văn bản (có byte NUL)\n"
    assert b"citations" in result.stdout

    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(b'{"a"\n\n[1]\n\xff\n' + written.read_bytes())
    result = congvan("evaluate", GOLD, bad)
    assert result.returncode == 1
    said = result.stderr.decode().splitlines()
    assert [line[: line.index(": không phải")] for line in said] == [f"{bad}, dòng {n}" for n in (1, 3, 4)]
    assert result.stdout == congvan("evaluate", GOLD, written).stdout


def test_bad_gold_and_unmatched_letters(tmp_path: Path) -> None:
    result = congvan("evaluate", tmp_path, LETTERS)
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr.decode() == f"{tmp_path}: không có bản chuẩn nào (*.json)\n"
    result = congvan("evaluate", GOLD, tmp_path)
    assert result.returncode == 1
    assert result.stderr.decode() == f"không văn bản nào trong {tmp_path} ứng với bản chuẩn\n"


def test_missing_arguments_are_usage_errors(tmp_path: Path) -> None:
    result = congvan("evaluate", GOLD, tmp_path / "không có")
    assert result.returncode == 2
    assert "không tồn tại" in result.stderr.decode()
