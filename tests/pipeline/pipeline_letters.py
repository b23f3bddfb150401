"""A fictional letter with everything in it, and the checks that hold for the analysis of any text."""

import re
from collections.abc import Iterator
from typing import Any

from congvan_nlp import Analysis

LETTER = """HUYỆN ỦY SƠN KHÊ
*
Số 12-CV/HU
V/v kiểm điểm, xếp loại năm 2021
ĐẢNG CỘNG SẢN VIỆT NAM
Sơn Khê, ngày 05 tháng 11 năm 2021

Kính gửi:
- Các chi bộ, đảng bộ trực thuộc;
- Ban Tổ chức Huyện ủy.

Căn cứ Điều lệ Đảng; thực hiện Quy định số 37-QĐ/TW ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng về những điều
đảng viên không được làm (sau đây gọi tắt là Quy định 37), Ban Thường vụ Huyện ủy yêu cầu các chi bộ, đảng bộ thực hiện
các nội dung sau:

1. Rà soát hồ sơ đảng viên theo khoản 2 Điều 5 Hướng dẫn số 6 - HD/BTCHU, hoàn thành trước ngày 12/12/2021.

2. Ban Tổ chức Huyện ủy chủ trì, phối hợp với Văn phòng Huyện ủy tổng hợp kết quả:
a) Báo cáo Ban Thường vụ Huyện ủy (qua Văn phòng Huyện ủy) trước ngày 25/12; chậm nhất 05 ngày kể từ ngày ký gửi danh sách.
b) Gửi báo cáo về Tỉnh ủy trước ngày 31/4/2022.

Trong quá trình thực hiện Quy định 37, nếu có vướng mắc, các chi bộ phản ánh về Huyện ủy.

Nơi nhận:
- Như trên,
- Lưu Văn phòng Huyện ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Trần Văn Mẫu
"""


def spans_in(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """All parts of dumped records that hold a place in the text."""
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield path, value
        for name, part in value.items():
            yield from spans_in(part, f"{path}.{name}")
    elif isinstance(value, list | tuple):
        for i, part in enumerate(value):
            yield from spans_in(part, f"{path}[{i}]")


def check(analysis: Analysis) -> None:
    """What holds for the analysis of any text: places, identities, references, the contract."""
    dumped = analysis.model_dump(mode="json")
    for path, part in spans_in(dumped):
        start, end = part["start"], part["end"]
        if start is None:
            assert end is None, path
            continue
        assert 0 <= start <= end <= len(analysis.text), path
        if "text" in part:
            assert analysis.text[start:end] == part["text"], path
    ids = [c.id for c in analysis.citations] + [d.id for d in analysis.directives] + [d.id for d in analysis.deadlines]
    assert len(ids) == len(set(ids))
    cited = {c.id for c in analysis.citations}
    directives = {d.id for d in analysis.directives}
    limits = {d.id for d in analysis.deadlines}
    for directive in analysis.directives:
        assert directive.parent is None or directive.parent in directives - {directive.id}
        assert set(directive.citations) <= cited
        assert set(directive.deadlines) <= limits
    for limit in analysis.deadlines:
        assert limit.directive is None or limit.directive in directives
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in (limit.due, *limit.readings) if day)
    own = analysis.letter.number
    assert own is None or own not in {c.key for c in analysis.citations}
    for citation in analysis.citations:
        assert citation.mentions
        assert citation.key is None or not re.search(r"\s", citation.key)
    assert Analysis.model_validate_json(analysis.model_dump_json()) == analysis
    assert Analysis.model_validate(dumped) == analysis


def records(analysis: Analysis) -> dict[str, Any]:
    """All that was read, without the file that it was read from."""
    return analysis.model_dump(exclude={"source"})
