"""Letters behind each other in one file, and annexes, which belong to their letter."""

from pathlib import Path

import pytest

from congvan_nlp import analyze_all, analyze_file
from congvan_nlp.records.analysis import Analysis

LETTER = """HUYỆN ỦY VẠN XUÂN                    ĐẢNG CỘNG SẢN VIỆT NAM
Số 7-CV/HU                    Vạn Xuân, ngày 09 tháng 3 năm 2021

Kính gửi: Các chi bộ

Thực hiện Quy chế số 9-QC/TU, Huyện ủy đề nghị các chi bộ gửi báo cáo trước ngày 20/3/2021.

Nơi nhận:                             T/M BAN THƯỜNG VỤ
- Như trên,                             PHÓ BÍ THƯ
- Lưu Văn phòng.
                                      Lê Văn Mẫu
"""
ATTACHED = """
TỈNH ỦY VẠN XUÂN                     ĐẢNG CỘNG SẢN VIỆT NAM
Số 15-KH/TU                   Vạn Xuân, ngày 01 tháng 3 năm 2021

KẾ HOẠCH
kiểm tra năm 2021

Thực hiện Quy định số 30-QĐ/TW, Tỉnh ủy kiểm tra 03 huyện ủy xong trước ngày 30/6/2021.

Nơi nhận:                             T/M BAN THƯỜNG VỤ
- Các huyện ủy.                         BÍ THƯ
"""
FORM = """
CHI BỘ ..........                    ĐẢNG CỘNG SẢN VIỆT NAM
Số ....-BC/CB                 ........, ngày .... tháng .... năm 2021

BÁO CÁO
Kết quả ........................
"""
ANNEXES = "\nPHỤ LỤC I\nDanh sách chi bộ\n1. Chi bộ Văn phòng\n\nPHỤ LỤC II\nMẫu biểu, gửi trước ngày 25/3/2021\n"


def letters(folder: Path, text: str) -> list[Analysis]:
    path = folder / "thư.txt"
    path.write_text(text, encoding="utf-8")
    found, faults = analyze_all(path)
    assert not faults
    for one in found:
        for span in (*one.recipients, *one.annexes, *(m for c in one.citations for m in c.mentions)):
            assert one.text[span.start : span.end] == span.text
    return found


def told(analysis: Analysis) -> tuple[object, ...]:
    return (
        analysis.letter.number,
        analysis.letter.signer,
        [citation.key for citation in analysis.citations],
        [deadline.due for deadline in analysis.deadlines],
        [recipient.text for recipient in analysis.recipients],
    )


def test_a_letter_attached_to_another_is_one_of_its_own(tmp_path: Path) -> None:
    first, second = letters(tmp_path, LETTER + ATTACHED)
    assert told(first) == told(letters(tmp_path, LETTER)[0])
    assert told(second) == told(letters(tmp_path, ATTACHED)[0])
    assert (first.source.attached_to, second.source.attached_to) == (None, str(tmp_path / "thư.txt"))
    assert second.source.path == str(tmp_path / "thư.txt" / "2")
    assert first.source.sha256 != second.source.sha256


def test_three_letters(tmp_path: Path) -> None:
    found = letters(tmp_path, LETTER + ATTACHED + ATTACHED.replace("15-KH", "16-KH"))
    assert [one.letter.number for one in found] == ["7-CV/HU", "15-KH/TU", "16-KH/TU"]


@pytest.mark.parametrize("between", ["", ATTACHED], ids=["behind the letter", "behind what is attached"])
def test_a_form_to_be_filled_in_belongs_to_its_letter(between: str, tmp_path: Path) -> None:
    found = letters(tmp_path, LETTER + between + FORM)
    assert [one.letter.number for one in found] == ["7-CV/HU", "15-KH/TU"][: len(found)]
    assert found[-1].text.rstrip().endswith("Kết quả ........................")
    assert "attachment-skipped" in [diagnostic.code for diagnostic in found[-1].diagnostics]


def test_the_analysis_of_a_file_is_that_of_its_first_letter(tmp_path: Path) -> None:
    first, _ = letters(tmp_path, LETTER + ATTACHED)
    assert analyze_file(tmp_path / "thư.txt") == first


def test_annexes_are_marked_and_belong_to_their_letter(tmp_path: Path) -> None:
    [one] = letters(tmp_path, LETTER + ANNEXES)
    assert [annex.text for annex in one.annexes] == ["PHỤ LỤC I", "PHỤ LỤC II"]
    assert one.annexes[0].stop == one.annexes[1].start
    assert one.annexes[1].stop == len(one.text)
    assert [deadline.due for deadline in one.deadlines] == ["2021-03-20", "2021-03-25"]
    [within] = [deadline for deadline in one.deadlines if deadline.start > one.annexes[0].start]
    assert within.due == "2021-03-25"


def test_as_many_letters_as_there_are(tmp_path: Path) -> None:
    found = letters(tmp_path, LETTER + "".join(ATTACHED.replace("15-KH", f"{i}-KH") for i in range(20, 60)))
    assert [one.letter.number for one in found] == ["7-CV/HU", *(f"{i}-KH/TU" for i in range(20, 60))]
    assert [Path(one.source.path).name for one in found][1:] == [str(i) for i in range(2, 42)]
