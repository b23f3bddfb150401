"""Letters set as PDF pages for the tests: two columns at head and foot, body across, numbered pages.

The text layer is what matters, so no font of the system is needed: the Vera font that reportlab
ships stands in for all Vietnamese letters, with the widths of Times, in which letters are set.
"""

import io
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]  # reportlab has no types
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 85.0, WIDTH - 42.5, HEIGHT - 57.0, 57.0
FONT, PRINTED = "VietnameseVera", "Printed"
#: What a scan has to show as it is: the letters of Times (Debian: fonts-liberation2).
LIBERATION = Path("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf")


def _font() -> str:
    """Register the font on first use; a letter without a glyph is drawn as its base letter."""
    if FONT in pdfmetrics.getRegisteredFontNames():
        return FONT
    font = TTFont(FONT, "Vera.ttf")
    face, times = font.face, pdfmetrics.getFont("Times-Roman")
    special = {"đ": "d", "Đ": "D", "…": ".", "“": '"', "”": '"', "–": "-", "\u00ad": "-", "\u2011": "-", "\uf02d": "-"}
    for code in (*range(0x20, 0x250), *range(0x300, 0x330), *range(0x1E00, 0x1F00), *range(0x2010, 0x2030), 0xF02D):
        char = chr(code)
        base = special.get(char, unicodedata.normalize("NFD", char)[0])
        if unicodedata.combining(char):
            face.charToGlyph[code], face.charWidths[code] = face.charToGlyph[32], 0
        elif base.isascii() and base.isprintable():
            face.charToGlyph[code] = face.charToGlyph[ord(base)]
            face.charWidths[code] = times.stringWidth(base, 1000)
    pdfmetrics.registerFont(font)
    return FONT


def _printed() -> str:
    """Register a font that has Vietnamese letters."""
    if PRINTED not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(PRINTED, str(LIBERATION)))
    return PRINTED


@dataclass
class Letter:
    """The parts of a letter, each a list of lines (of paragraphs for the body)."""

    left: list[str]
    right: list[str]
    centre: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The same letter as a plain text file."""
        parts = (self.left, self.right, self.centre, self.addressees, self.body, self.copies, self.signature)
        return "\n\n".join("\n".join(part) for part in parts if part)


PARTY = Letter(
    left=["TỈNH ỦY LAM SƠN", "*", "Số 1243-CV/TU", "Tiết kiệm, phòng, chống lãng phí", "của các cơ quan đảng"],
    right=["ĐẢNG CỘNG SẢN VIỆT NAM", "Lam Sơn, ngày 18 tháng 11 năm 2024"],
    addressees=["Kính gửi: - Các huyện ủy, thị ủy, thành ủy,", "- Các cơ quan tham mưu, giúp việc Tỉnh ủy."],
    body=[
        "Ngày 08/10/2024, Bộ Chính trị ban hành Quy định số 189-QĐ/TW về kiểm soát quyền lực, phòng, chống tham nhũng, "
        "lãng phí, tiêu cực trong quản lý, sử dụng tài chính, tài sản công. Theo báo cáo của Văn phòng Tỉnh ủy, khối đảng "
        "còn 09 trụ sở bỏ trống, 14 xe ô tô vượt định mức. Ban Thường vụ Tỉnh ủy yêu cầu:",
        "1. Phổ biến Quy định số 189-QĐ/TW đến từng chi bộ, gắn với thực hiện Quy định số 37-QĐ/TW, ngày 25/10/2021 của "
        "Ban Chấp hành Trung ương về những điều đảng viên không được làm và Quy định số 132-QĐ/TW, ngày 27/10/2023 của Bộ "
        "Chính trị về kiểm soát quyền lực trong hoạt động điều tra, truy tố, xét xử, thi hành án.",
        "2. Các huyện ủy, thị ủy, thành ủy gửi danh mục tài sản đề nghị điều chuyển về Văn phòng Tỉnh ủy trước ngày "
        "15/12/2024 và danh mục bổ sung (nếu có) trước ngày 31/12/2024. Dừng các khoản chi tiếp khách, tham quan, khảo "
        "sát chưa thật cần thiết; người đứng đầu phải nêu gương trong sử dụng xe công, điện, nước, văn phòng phẩm.",
        "3. Văn phòng Tỉnh ủy chủ trì, phối hợp với Ban Nội chính Tỉnh ủy tham mưu sửa đổi, bổ sung khoản 4 Điều 9 và "
        "Điều 12 Quy chế số 08-QC/TU, ngày 14/6/2022 của Ban Thường vụ Tỉnh ủy về quản lý tài chính đảng; trình Ban Thường "
        "vụ Tỉnh ủy chậm nhất là ngày 20/01/2025.",
        "4. Ủy ban Kiểm tra Tỉnh ủy đưa việc chấp hành Quy định số 189-QĐ/TW vào nội dung kiểm tra, giám sát năm 2025; tổ "
        "chức, cá nhân vi phạm thì xem xét kỷ luật theo Quy định số 69-QĐ/TW, ngày 06/7/2022 của Bộ Chính trị về kỷ luật "
        "tổ chức đảng, đảng viên vi phạm.",
        "5. Ban Tuyên giáo Tỉnh ủy định hướng Báo Lam Sơn nêu gương tập thể, cá nhân tiết kiệm, phê bình nơi tổ chức lễ "
        "khởi công, khánh thành phô trương; gửi Thường trực Tỉnh ủy kế hoạch tuyên truyền trước ngày 27/12/2024.",
        "6. Các cấp ủy, tổ chức đảng báo cáo kết quả thực hiện với Ban Thường vụ Tỉnh ủy (qua Văn phòng Tỉnh ủy) trước "
        "ngày 15/6/2025 để tổng hợp, báo cáo Ban Chấp hành Trung ương theo quy định.",
        "Giao Ban Nội chính Tỉnh ủy theo dõi, đôn đốc việc thực hiện Công văn này.",
    ],
    copies=[
        "Nơi nhận:", "- Như trên,", "- Văn phòng Trung ương Đảng,", "- Ban Nội chính Trung ương,", "- Lưu Văn phòng Tỉnh ủy.",
    ],
    signature=["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Đinh Quang Lộc"],
)  # fmt: skip

STATE = Letter(
    left=[
        "UBND TỈNH HÀ KHA",
        "SỞ NỘI VỤ",
        "Số: 318/SNV-CCHC",
        "V/v đẩy mạnh ký số văn bản",
        "trong các cơ quan nhà nước",
    ],
    right=["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hà Kha, ngày 16 tháng 02 năm 2023"],
    addressees=["Kính gửi:", "- Các sở, ban, ngành cấp tỉnh;", "- UBND các huyện, thị xã, thành phố."],
    body=[
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư; Quyết định số "
        "28/2018/QĐ-TTg ngày 12/7/2018 của Thủ tướng Chính phủ về việc gửi, nhận văn bản điện tử giữa các cơ quan trong "
        "hệ thống hành chính nhà nước, Sở Nội vụ đề nghị:",
        "1. Các cơ quan lập danh sách công chức, viên chức chưa có chứng thư số, gửi về Sở Thông tin và Truyền thông chậm "
        "nhất ngày 28/02/2023.",
        "2. Các cơ quan báo cáo kết quả về Sở Nội vụ trước ngày 30/4/2023./.",
    ],
    copies=["Nơi nhận:", "- Như trên;", "- UBND tỉnh (để báo cáo);", "- Lưu: VT, CCHC."],
    signature=["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trịnh Quốc Vinh"],
)

PLAN = Letter(
    left=["ỦY BAN NHÂN DÂN", "TỈNH VĨNH KHOA", "Số: 88/KH-UBND"],
    right=["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Vĩnh Khoa, ngày 14 tháng 4 năm 2026"],
    centre=["KẾ HOẠCH", "Kiểm tra an toàn phòng cháy, chữa cháy năm 2026"],
    body=[
        "Thực hiện Chỉ thị số 01/CT-TTg ngày 03/01/2023 của Thủ tướng Chính phủ về tăng cường công tác phòng cháy, chữa "
        "cháy trong tình hình mới, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
        "I. NỘI DUNG",
        "1. Công an tỉnh chủ trì kiểm tra các chợ, trung tâm thương mại, hoàn thành trước ngày 30/6/2026.",
        "2. Sở Tài chính thẩm định dự toán, trình Ủy ban nhân dân tỉnh trước ngày 15/5/2026.",
        "II. TỔ CHỨC THỰC HIỆN",
        "Các sở, ban, ngành tỉnh báo cáo kết quả về Công an tỉnh trước ngày 10/7/2026./.",
    ],
    copies=["Nơi nhận:", "- Bộ Công an (để báo cáo);", "- Các sở, ban, ngành tỉnh;", "- Lưu: VT, NC."],
    signature=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Châu Thị Ngọc Điệp"],
)


class Sheet:
    """A pen that moves down numbered pages."""

    def __init__(self, *, numbers: str = "{}", size: float = 14.0, encrypt: Any = None, printed: bool = False) -> None:
        self.font = _printed() if printed else _font()
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, encrypt=encrypt, invariant=1)
        self.numbers, self.size = numbers, size
        self.page, self.y = 1, TOP

    def break_page(self) -> None:
        """Go on with the next page, its number centred at the top."""
        self.canvas.showPage()
        self.page += 1
        self.y = TOP
        self.put(self.numbers.format(self.page), WIDTH / 2, HEIGHT - 40, centred=True)

    def put(self, text: str, x: float, y: float, *, size: float = 0, centred: bool = False) -> None:
        """Draw one line."""
        self.canvas.setFont(self.font, size or self.size)
        (self.canvas.drawCentredString if centred else self.canvas.drawString)(x, y, text)

    def columns(
        self, left: list[str], right: list[str], leading: tuple[float, float], *, size: float = 13, centred: bool = True
    ) -> None:
        """Draw two columns, each with its own line spacing; the left one wraps as a table cell does."""
        left = [part for line in left for part in self.wrapped(line, 205, size)]
        for i, line in enumerate(left):
            self.put(line, LEFT + 100 if centred else LEFT, self.y - i * leading[0], size=size, centred=centred)
        for i, line in enumerate(right):
            self.put(line, RIGHT - 133, self.y - i * leading[1], size=13, centred=True)
        self.y -= max(len(left) * leading[0], len(right) * leading[1])

    def wrapped(self, text: str, room: float, size: float) -> list[str]:
        """Break a line where it is wider than its room."""
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and pdfmetrics.stringWidth(longer, self.font, size) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def paragraph(self, text: str, *, indent: float = 28, leading: float = 21, justified: bool = True) -> None:
        """Set a paragraph; lines but the last are stretched to the margin."""
        words, first = text.split(" "), True
        while words:
            room = RIGHT - LEFT - (indent if first else 0)
            count = 1
            while count < len(words) and self.width_of(" ".join(words[: count + 1])) <= room:
                count += 1
            if self.y < BOTTOM + 10:
                self.break_page()
            line, words = words[:count], words[count:]
            x = LEFT + (indent if first else 0)
            if words and justified and len(line) > 1:
                gap = (room - sum(self.width_of(w) for w in line)) / (len(line) - 1)
                for word in line:
                    self.put(word, x, self.y)
                    x += self.width_of(word) + gap
            else:
                self.put(" ".join(line), x, self.y)
            self.y -= leading
            first = False
        self.y -= 5

    def width_of(self, text: str) -> float:
        """Width of a line of type."""
        return float(pdfmetrics.stringWidth(text, self.font, self.size))

    def done(self) -> bytes:
        """The bytes of the file."""
        self.canvas.save()
        return self.buffer.getvalue()


def set_letter(
    letter: Letter, *, numbers: str = "{}", encrypt: Any = None, nfd: bool = False, printed: bool = False
) -> bytes:
    """Set a letter as a PDF file."""
    sheet = Sheet(numbers=numbers, encrypt=encrypt, printed=printed)

    def form(lines: list[str]) -> list[str]:
        return [unicodedata.normalize("NFD", line) for line in lines] if nfd else lines

    sheet.columns(form(letter.left), form(letter.right), (15.5, 17))
    sheet.y -= 16
    for line in form(letter.centre):
        sheet.put(line, (LEFT + RIGHT) / 2, sheet.y, centred=True)
        sheet.y -= 18
    for line in form(letter.addressees):
        for part in sheet.wrapped(line, RIGHT - LEFT - 90, sheet.size):
            sheet.put(part, LEFT + 90, sheet.y)
            sheet.y -= 18
    sheet.y -= 10
    for paragraph in form(letter.body):
        sheet.paragraph(paragraph)
    if sheet.y < BOTTOM + 150:
        sheet.break_page()
    sheet.y -= 12
    signature = form(letter.signature)
    top = sheet.y
    sheet.columns(form(letter.copies), signature[:-1], (14, 17), size=12, centred=False)
    if signature:
        sheet.put(signature[-1], RIGHT - 133, top - 17 * len(signature) - 60, centred=True)
    return sheet.done()
