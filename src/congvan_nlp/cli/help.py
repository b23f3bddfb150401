"""The help pages, in Vietnamese, and the typer classes that show them.

Typer would frame its own pages in English and spend most of its time on them; these are written out. A
test compares them with the commands, so that no option is missing here.
"""

from typing import Any

from typer.core import TyperCommand, TyperGroup

_CONGVAN = """\
congvan: đọc công văn, văn bản hành chính tiếng Việt.

Cách dùng: congvan LỆNH …

Lệnh:
  analyze   đọc văn bản: căn cứ, nhiệm vụ, hạn, nơi nhận
  deadlines hạn của nhiều văn bản: bảng, lịch, Excel, bản in
  schema    in JSON Schema của kết quả
  evaluate  chấm điểm so với các bản chuẩn

Tùy chọn:
  --version   in số phiên bản
  --help, -h  in trang này; cách dùng từng lệnh:
              congvan LỆNH --help

Ví dụ:
  congvan analyze thu-muc/ cong-van.pdf
  congvan deadlines thu-muc/ -o han.xlsx
  congvan schema > analysis.schema.json
  congvan evaluate corpora/gold corpora/letters --errors
"""

_ANALYZE = """\
Đọc các văn bản và in từng bản ngay khi đọc xong.

Cách dùng: congvan analyze PATH… [tùy chọn]

  PATH…          tệp .txt, .md, .pdf, hoặc thư mục (cả thư
                 mục con, theo tên; bỏ qua tệp ẩn)

Tùy chọn:
  --format KIỂU  table: bảng cho người đọc
                 json: một mảng JSON
                 jsonl: mỗi văn bản một dòng JSON
                 mặc định: theo đuôi .json, .jsonl của tệp
                 ở -o; còn lại là table
  --full         bảng in đủ chữ, không cắt bằng “…”
  --output, -o TỆP
                 ghi vào tệp; tệp cũ chỉ bị thay khi đã
                 ghi xong và có văn bản đọc được
  --help, -h     in trang này

Ví dụ:
  congvan analyze cong-van.pdf --full
  congvan analyze thu-muc/ -o ket-qua.jsonl

Thông báo và tiến độ ra stderr.
Mã thoát: 0 xong; 1 có tệp không đọc hoặc không ghi được,
hoặc không có tệp nào đọc được; 2 sai cách dùng.
"""

_DEADLINES = """\
Hạn của các văn bản, theo ngày, mỗi đơn vị một dòng.

Cách dùng: congvan deadlines PATH… [tùy chọn]

  PATH…          tệp văn bản, thư mục, hoặc tệp .jsonl do
                 congvan analyze ghi

Chọn hạn:
  --body TÊN     đơn vị phải làm hoặc phối hợp, một phần
                 tên cũng được, có dấu hay không dấu
  --from NGÀY    từ ngày; --to NGÀY: đến ngày
                 (15/12/2025 hoặc 2025-12-15)
  --state KIỂU   open: trong hạn; overdue: đã qua hạn,
                 kể cả hạn cần xem lại; review: cần xem lại
  --as-of NGÀY   xem như hôm nay là ngày này

Kết quả:
  --format KIỂU  table, csv, json, xlsx (Excel),
                 ics (lịch Outlook, điện thoại),
                 html (bản in khổ A4)
                 mặc định: theo đuôi của tệp ở -o
  --output, -o TỆP
                 ghi vào tệp; Excel ghi đè giữ lại những gì
                 đã điền tay
  --full         bảng in đủ chữ
  --by-body      mỗi đơn vị một tệp lịch, -o là thư mục
  --on KIỂU      ngày đặt trong lịch: act-by (ngày làm việc
                 cuối cùng còn kịp, mặc định) hoặc due
                 (ngày ghi trong văn bản)
  --recurring KIỂU
                 hạn định kỳ trong lịch: expand (từng ngày,
                 tránh ngày nghỉ, mặc định) hoặc rule
                 (quy tắc lặp, ở ngày ghi trong văn bản)

Ngày nhận, ngày của sự kiện:
  --anchor MÃ=NGÀY
                 ngày mà hạn tính từ đó; MÃ in ở bảng, như
                 298-CV/TU:t3; 298-CV/TU=NGÀY là ngày nhận
                 văn bản; MÃ= bỏ ngày đã nhập
  --state-file TỆP
                 nơi nhớ các ngày đã nhập và các mục lịch đã
                 gửi; mặc định là TỆP.state.json cạnh -o
  --help, -h     in trang này

Ví dụ:
  congvan deadlines thu/ --state overdue
  congvan deadlines thu/ --body "sở y tế" -o han.ics
  congvan deadlines thu/ --anchor 12-CV/TU=05/9/2025

Mã thoát: 0 xong; 1 có tệp không đọc hoặc không ghi được;
2 sai cách dùng.
"""

_SCHEMA = """\
In JSON Schema của kết quả mà congvan analyze
--format json, jsonl đưa ra.

Cách dùng: congvan schema

Tùy chọn:
  --help, -h  in trang này

Ví dụ:
  congvan schema > analysis.schema.json
"""

_EVALUATE = """\
So kết quả với các bản chuẩn: độ chính xác (P),
độ phủ (R), F1; đúng (tp), thừa (fp), thiếu (fn).

Cách dùng: congvan evaluate GOLD LETTERS [tùy chọn]

  GOLD           thư mục các bản chuẩn (*.json)
  LETTERS        thư mục văn bản, hoặc tệp .jsonl do
                 congvan analyze ghi; văn bản ứng với
                 bản chuẩn có cùng tên tệp

Tùy chọn:
  --errors       liệt kê từng chỗ thiếu (-) và thừa (+),
                 kèm tên văn bản
  --format KIỂU  table (mặc định) hoặc json
  --help, -h     in trang này

Ví dụ:
  congvan evaluate corpora/gold corpora/letters --errors
"""

#: Command → its page; the program's own page stands under None.
PAGES = {None: _CONGVAN, "analyze": _ANALYZE, "deadlines": _DEADLINES, "schema": _SCHEMA, "evaluate": _EVALUATE}


class Command(TyperCommand):
    """A command that shows the page written for it."""

    def get_help(self, ctx: Any) -> str:
        """Give the page of the command.

        Parameters
        ----------
        ctx : typer.Context
            The call; not needed, as pages do not depend on it.

        Returns
        -------
        str
            The page without its last line break, which typer adds.
        """
        return PAGES[self.name].rstrip("\n")


class Program(TyperGroup):
    """The program itself, with its page."""

    def get_help(self, ctx: Any) -> str:
        """Give the page of the program.

        Parameters
        ----------
        ctx : typer.Context
            The call; not needed.

        Returns
        -------
        str
            The page without its last line break, which typer adds.
        """
        return PAGES[None].rstrip("\n")
