"""Directives taken apart: one duty a clause, with what was found in it."""

from pathlib import Path

import pytest

from congvan_nlp import analyze, analyze_file
from congvan_nlp.comparison.clauses import clauses_in

LETTERS = Path(__file__).parents[2] / "corpora/letters"
BUNDLED = """Số 7-CV/TU

Kính gửi: Các huyện ủy

1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính thẩm định hồ sơ của các đơn vị (danh sách gửi kèm; xem phụ lục);
gửi kết quả về Ban Tổ chức Tỉnh ủy trước ngày 15/5/2025. Không tính các đơn vị đã giải thể trong năm.
2. Các huyện ủy:
a) Tổ chức quán triệt đến từng chi bộ trực thuộc trong tháng 6.
b) Báo cáo.
"""


def test_one_duty_a_clause() -> None:
    found = clauses_in(analyze(BUNDLED), letter=3)
    assert [(clause.path, clause.text) for clause in found] == [
        (
            "1",
            "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính thẩm định hồ sơ của các đơn vị (danh sách gửi kèm; xem phụ lục)",
        ),
        ("1", "gửi kết quả về Ban Tổ chức Tỉnh ủy trước ngày 15/5/2025"),
        ("1", "Không tính các đơn vị đã giải thể trong năm"),
        ("2.a", "Tổ chức quán triệt đến từng chi bộ trực thuộc trong tháng 6"),
    ]
    assert {clause.letter for clause in found} == {3}
    assert [[deadline.due for deadline in clause.deadlines] for clause in found][1] == ["2025-05-15"]
    assert [assignee.role for assignee in found[0].assignees] == ["lead", "support"]


@pytest.mark.parametrize("path", sorted(LETTERS.glob("*.txt")), ids=lambda path: path.stem)
def test_clauses_stand_where_they_say_and_hold_each_deadline_once(path: Path) -> None:
    analysis = analyze_file(path)
    found = clauses_in(analysis)
    for clause in found:
        assert " ".join(analysis.text[clause.start : clause.end].split()) == clause.text
    for before, after in zip(found, found[1:], strict=False):
        assert before.end <= after.start
    held = [deadline.id for clause in found for deadline in clause.deadlines]
    assert len(held) == len(set(held))
