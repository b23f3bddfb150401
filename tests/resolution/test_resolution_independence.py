"""The same letter gives the same analysis whatever the clock's zone, the locale and the hash seed are."""

import json
import os
import subprocess
import sys

import pytest

_LETTER = """UBND TỈNH VẠN XUÂN
SỞ Y TẾ
Số: 45/SYT-NVY
V/v kiểm điểm năm 2021
Vạn Xuân, ngày 31 tháng 12 năm 2021

Kính gửi: Các bệnh viện

Thực hiện Quy định số 37-QĐ/TW ngày 25/10/2021 của Bộ Chính trị (sau đây gọi tắt là Quy định 37), Luật Đất đai và
các Hướng dẫn số 1-HD/HU; số 2-HD/HU, Sở Y tế đề nghị:

1. Các bệnh viện gửi báo cáo về Sở Y tế (qua Phòng Nghiệp vụ) trước 17h00 ngày 10/01; trước ngày 10/01 của năm sau.
2. Phòng Kế hoạch chủ trì, phối hợp với Phòng Nghiệp vụ rà soát trong quý I, trong tuần này và trong tháng 12.
3. Báo cáo vào thứ Sáu hằng tuần.
4. Các bệnh viện báo cáo trước ngày 15/12 hằng năm, trong thời hạn 15 ngày kể từ ngày ký và ngay sau hội nghị.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""
_PROGRAM = (
    "import locale, sys\n"
    "try:\n"
    "    locale.setlocale(locale.LC_ALL, '')\n"
    "except locale.Error:\n"
    "    pass\n"
    "from congvan_nlp import analyze\n"
    "letter = sys.stdin.buffer.read().decode('utf-8')\n"
    "sys.stdout.buffer.write(analyze(letter).model_dump_json().encode('utf-8'))\n"
)


def analysis_under(environment: dict[str, str], *options: str) -> bytes:
    """JSON of the letter's analysis from a fresh interpreter."""
    kept = {k: v for k, v in os.environ.items() if k not in ("LANG", "LANGUAGE", "TZ") and not k.startswith("LC_")}
    run = subprocess.run(
        [sys.executable, *options, "-c", _PROGRAM],
        input=_LETTER.encode(),
        env={**kept, **environment},
        capture_output=True,
        check=True,
        timeout=120,
    )
    return run.stdout


@pytest.fixture(scope="module")
def plain() -> bytes:
    """Analysis under the C locale, in UTC."""
    return analysis_under({"LC_ALL": "C", "TZ": "UTC"})


def test_the_letter_is_worth_comparing(plain: bytes) -> None:
    analysis = json.loads(plain)
    assert len(analysis["citations"]) == 4
    assert [d["due"] for d in analysis["deadlines"]] == [
        *("2022-01-10", "2022-01-10", "2022-03-31", "2021-12-31", "2021-12-31"),
        *("2021-12-31", "2022-12-15", "2022-01-17", None),
    ]


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "TZ": "Asia/Ho_Chi_Minh"},
        {"LC_ALL": "C", "TZ": "America/Los_Angeles"},
        {"LC_ALL": "vi_VN", "TZ": "Asia/Ho_Chi_Minh"},
        {"LC_ALL": "vi_VN.UTF-8", "TZ": "America/Los_Angeles"},
        {"LC_ALL": "vi_VN.UTF-8", "LANGUAGE": "vi", "TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "tr_TR.UTF-8", "TZ": "UTC"},
        {"LC_ALL": "C", "TZ": "UTC", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "4711"},
    ],
    ids=lambda e: "-".join(e.values()),
)
def test_zone_locale_and_hash_seed(environment: dict[str, str], plain: bytes) -> None:
    assert analysis_under(environment) == plain


def test_without_assertions_and_docstrings(plain: bytes) -> None:
    assert analysis_under({"LC_ALL": "C", "TZ": "UTC"}, "-OO") == plain
