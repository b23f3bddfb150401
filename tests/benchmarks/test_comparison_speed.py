"""What comparing many letters costs: 60 letters of 12 directives, and how the cost grows."""

import random
import time
from typing import Final

import pytest

from congvan_nlp import Analysis, analyze
from congvan_nlp.comparison.clauses import clauses_in
from congvan_nlp.comparison.compare import compare
from congvan_nlp.comparison.similarity import likeness

pytestmark = pytest.mark.benchmark
MATTERS: Final = (
    "rà soát quy hoạch cán bộ", "kiểm tra quản lý tài chính", "tuyên truyền bầu cử", "tập huấn văn thư",
    "số hóa hồ sơ lưu trữ", "công khai thủ tục hành chính", "tiêm phòng gia súc", "thu gom rác thải nông thôn",
    "phòng cháy chữa cháy rừng", "giải ngân vốn đầu tư", "xây nhà ở xã hội", "khám sức khỏe học sinh",
    "cấp thẻ căn cước", "dạy nghề cho lao động", "cho hộ nghèo vay vốn",
)  # fmt: skip
BODIES: Final = ("Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Sở Xây dựng", "Văn phòng UBND tỉnh")
WAYS: Final = (
    "tổ chức",
    "chủ trì, phối hợp với các đơn vị",
    "chỉ đạo các đơn vị trực thuộc",
    "hướng dẫn, đôn đốc việc",
)


def letter(number: int, dice: random.Random, own: bool = False) -> Analysis:
    """A letter of twelve directives on one decree, of three duties each; on matters of its own, or of all."""
    matters = [" ".join(f"{word}{number}" for word in matter.split()) for matter in MATTERS] if own else MATTERS
    items = [
        f"{place}. {dice.choice(BODIES)} {dice.choice(WAYS)} {matter} trên địa bàn; tổng hợp kết quả {matter}, báo cáo "
        f"UBND tỉnh (qua {dice.choice(BODIES)}) trước ngày {dice.randint(1, 28)}/{dice.randint(4, 9)}/2025; không quá "
        f"{dice.choice((5, 10, 20))}% hồ sơ {matter} quá hạn."
        for place, matter in enumerate(dice.sample(matters, 12), 1)
    ]
    head = f"ỦY BAN NHÂN DÂN\nTỈNH SỐ {number}\nSố: {number}/UBND-NC\n\nngày 03 tháng 3 năm 2025\n\n"
    return analyze(head + "Thực hiện Nghị định số 61/2018/NĐ-CP, UBND tỉnh yêu cầu:\n" + "\n".join(items))


def test_sixty_letters_of_twelve_directives_take_less_than_five_seconds() -> None:
    dice = random.Random(20231104)
    letters = [letter(number, dice) for number in range(60)]
    compare(letters[:2])  # tables are loaded
    before = time.process_time()
    compared = compare(letters)
    seconds = time.process_time() - before
    assert len(compared.letters) == 60
    print(f"60 letters, {sum(one.clauses for one in compared.letters)} clauses: {seconds:.2f} s")
    assert seconds < 5


def test_the_cost_grows_with_the_pairs_that_share_words_not_with_all() -> None:
    """Of letters on matters of their own hardly any pair of clauses is looked at, of letters on the same matters many are."""
    dice = random.Random(7)
    shares = []
    for own in (False, True):
        letters = [letter(number, dice, own) for number in range(30)]
        clauses = [clause for at, one in enumerate(letters) for clause in clauses_in(one, at)]
        looked_at = len(likeness(clauses, [()] * len(letters)))
        shares.append(looked_at / (len(clauses) * (len(clauses) - 1) / 2))
    print(f"pairs of clauses looked at: {shares[0]:.1%} on the same matters, {shares[1]:.1%} on others")
    assert shares[1] < 0.5 * shares[0]
    assert shares[0] < 0.2
