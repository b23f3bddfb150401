"""What clauses fill their slots with: numbers, scope, bodies, strength, beginnings."""

import pytest

from congvan_nlp import analyze
from congvan_nlp.comparison.clauses import clauses_in
from congvan_nlp.comparison.slots import Reader

HEAD = (
    "TỈNH ỦY LAM SƠN\n*\nSố 8-CV/TU\nLam Sơn, ngày 05 tháng 3 năm 2024\n\nKính gửi: Các huyện ủy\n\nTỉnh ủy yêu cầu:\n"
)


def values(sentence: str, slot: str) -> list[tuple[str, ...]]:
    """Of the first clause of a letter of one directive."""
    analysis = analyze(f"{HEAD}1. {sentence}\n2. Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện.\n")
    clause = clauses_in(analysis)[0]
    return [one.value for one in Reader(analysis).member(clause, "c1").values if one.slot == slot]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Các đơn vị tổ chức ít nhất 02 lớp tập huấn cho cán bộ.", [("lop tap", "least 2", "")]),
        ("Các huyện ủy cử ít nhất ba báo cáo viên tham gia tuyên truyền.", [("nguoi", "least 3", "")]),
        ("Các đơn vị bảo đảm tỷ lệ hồ sơ trễ hạn không quá 5 % số hồ sơ.", [("%", "most 5", "so ho so")]),
        ("Các đơn vị tổ chức học tập Điều 5 và khoản 2 Điều 7 trong năm 2024 tại 12 huyện.", [("huyen", "12", "")]),
        ("Các huyện ủy thực hiện Nghị quyết Trung ương 4 khóa XII tại địa phương mình.", []),
    ],
)
def test_numbers_have_what_they_count(sentence: str, number: list[tuple[str, ...]]) -> None:
    assert values(sentence, "number") == number


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Các chi bộ tổ chức kiểm điểm lại trong 10 ngày nếu chưa đạt.", [("count", "10", "day")]),
        ("Các huyện ủy đưa nội dung này vào chương trình bồi dưỡng từ quý II/2024.", [("from", "quy ii 2024")]),
        ("Các huyện ủy gửi báo cáo về Tỉnh ủy đến hết ngày 05/9/2024.", [("day", "2024-09-05")]),
        ("Các huyện ủy gửi báo cáo về Tỉnh ủy trước ngày 06/9/2024.", [("day", "2024-09-05")]),
        ("Các huyện ủy dành ít nhất 02 ngày cho việc học tập nghị quyết này.", []),
    ],
)
def test_limits_are_equal_where_they_mean_the_same(sentence: str, date: list[tuple[str, ...]]) -> None:
    assert values(sentence, "date") == date


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("Công chức không được yêu cầu người dân nộp bản giấy.", "forbidden"),
        ("Công chức nên hạn chế yêu cầu người dân nộp bản giấy.", "encouraged"),
        ("Các huyện ủy phải kiểm tra việc thực hiện ở cơ sở.", "required"),
        ("Đề nghị các huyện ủy kiểm tra việc thực hiện ở cơ sở.", "requested"),
        ("Các huyện ủy tổ chức kiểm tra, bảo đảm đúng yêu cầu đề ra.", None),
        ("Cac huyen uy khong duoc de xay ra cham tre o co so.", "forbidden"),
        ("Các huyện ủy cụ thể hóa kế hoạch, cam kết thực hiện trên nền tảng số.", None),
    ],
)
def test_the_word_that_rules_a_clause_tells_its_strength(sentence: str, strength: str | None) -> None:
    assert values(sentence, "strength") == ([(strength,)] if strength else [])


@pytest.mark.parametrize(
    ("sentence", "lead", "support"),
    [
        ("Ban Tổ chức Tỉnh ủy chủ trì, cùng Văn phòng Tỉnh ủy rà soát hồ sơ.", "ban to chuc capuy", "van phong capuy"),
        (
            "Việc rà soát do Ban Tổ chức Tỉnh ủy chủ trì, Văn phòng Tỉnh ủy phối hợp.",
            "ban to chuc capuy",
            "van phong capuy",
        ),
        ("Ít nhất 05 đảng bộ được Ủy ban Kiểm tra Tỉnh ủy kiểm tra trực tiếp.", "uy ban kiem tra capuy", None),
        (
            "Cuối tháng 4, Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Văn phòng Tỉnh ủy rà soát hồ sơ.",
            "ban to chuc capuy",
            "van phong capuy",
        ),
        ("Các huyện ủy, thị ủy, đảng ủy trực thuộc rà soát hồ sơ đảng viên.", "capuy truc thuoc", None),
        ("Các cơ quan, đơn vị rà soát hồ sơ cán bộ của mình.", "*", None),
    ],
)
def test_who_acts_and_who_helps(sentence: str, lead: str, support: str | None) -> None:
    assert [value[0] for value in values(sentence, "lead")] == [lead]
    assert [value[0] for value in values(sentence, "support")] == ([support] if support else [])


def test_receivers_of_one_level_are_told_from_those_of_another() -> None:
    up = values("Các đơn vị báo cáo Tỉnh ủy kết quả rà soát đảng viên.", "receiver")
    down = values("Các chi bộ báo cáo Huyện ủy Sơn Khê kết quả rà soát đảng viên.", "receiver")
    assert up == [("capuy", "0")]
    assert down == [("capuy son khe", "1")]
    assert down != up
