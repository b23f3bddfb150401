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
  check     kiểm tra văn bản trước khi gửi, khi nhận
  register  tra, thêm văn bản vào sổ để đối chiếu căn cứ
  schema    in JSON Schema của kết quả
  evaluate  chấm điểm so với các bản chuẩn

Tùy chọn:
  --version   in số phiên bản
  --help, -h  in trang này; cách dùng từng lệnh:
              congvan LỆNH --help

Ví dụ:
  congvan analyze thu-muc/ cong-van.pdf
  congvan deadlines thu-muc/ -o han.xlsx
  congvan check du-thao.txt cap-tren.pdf
  congvan register show 132-QĐ/TW
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

_CHECK = """\
Kiểm tra văn bản trước khi gửi hoặc khi nhận: căn cứ đã
bị thay thế, ngày tháng không khớp, hạn vào ngày nghỉ
hoặc sau hạn của cấp trên, số mục lặp, thiếu thể thức.

Cách dùng: congvan check PATH… [tùy chọn]

  PATH…          tệp .txt, .md, .pdf, hoặc thư mục; đưa cả
                 văn bản cấp trên vào để so hạn với nhau

Tùy chọn:
  --format KIỂU  table: bảng cho người đọc
                 json: một mảng JSON
                 mặc định: theo đuôi .json của tệp ở -o;
                 còn lại là table
  --output, -o TỆP
                 ghi vào tệp; tệp cũ chỉ bị thay khi đã
                 ghi xong và có văn bản đọc được
  --help, -h     in trang này

Ví dụ:
  congvan check du-thao.txt
  congvan check du-thao.txt cap-tren.pdf
  congvan check thu-muc/ -o kiem-tra.json

Mã thoát: 0 không có lỗi (có thể có cảnh báo, lưu ý);
1 có lỗi, có tệp không đọc hoặc không ghi được; 2 sai
cách dùng.
"""

_REGISTER = """\
Sổ văn bản mà congvan dùng để đối chiếu căn cứ: văn bản nào
còn hiệu lực, văn bản nào đã được thay thế.

Cách dùng: congvan register LỆNH …

Lệnh:
  show        tra văn bản theo ký hiệu hoặc tên gọi
  add         thêm văn bản của đơn vị

Tùy chọn:
  --help, -h  in trang này; cách dùng từng lệnh:
              congvan register LỆNH --help

Ví dụ:
  congvan register show 132-QĐ/TW
  congvan register add so-van-ban.csv
"""

_REGISTER_SHOW = """\
Tra văn bản: ngày, trích yếu, còn hiệu lực hay không, nối
tiếp văn bản nào, được thay bằng văn bản nào.

Cách dùng: congvan register show KEY [tùy chọn]

  KEY            ký hiệu, có dấu hay không dấu, kèm ngày hay
                 không; tên gọi; hoặc mã urn:lex:…
                 (có dấu cách thì đặt trong ngoặc kép)

Tùy chọn:
  --as-of NGÀY   xem như hôm nay là ngày này
                 (15/12/2025 hoặc 2025-12-15)
  --format KIỂU  table (mặc định) hoặc json
  --help, -h     in trang này

Ví dụ:
  congvan register show 132-QĐ/TW --as-of 15/12/2021
  congvan register show "132-QD/TW ngày 08/3/2018"
  congvan register show "Luật Viên chức" --format json

Mã thoát: 0 có; 1 không có trong sổ; 2 sai cách dùng.
"""

_REGISTER_ADD = """\
Thêm văn bản của đơn vị vào sổ; từ đó analyze, deadlines,
check đối chiếu cả với các văn bản này.

Cách dùng: congvan register add FILE [tùy chọn]

  FILE           bảng .csv hoặc .tsv, UTF-8 (Excel: lưu
                 thành “CSV UTF-8”); dòng đầu là tên cột

Các cột, thứ tự tùy ý:
  bắt buộc       Số, ký hiệu (hoặc Tên gọi); Ngày; Loại
  nên có         Cơ quan ban hành; Trích yếu
  khi cần        Hiệu lực từ; Hết hiệu lực từ; Thay bằng;
                 Sửa đổi bởi; Ghi chú; Nguồn
  Ngày như 15/12/2025; Thay bằng như
  “12-QC/TU ngày 01/02/2025”, văn bản ấy cũng phải có trong
  sổ. Nhiều văn bản trong một ô cách nhau bằng dấu |.

Có một dòng sai thì không dòng nào được thêm. Thêm lại cùng
ký hiệu, cùng ngày là sửa; bản trước giữ ở tệp .bak cạnh sổ.
Sổ ở thư mục riêng của người dùng, hoặc ở thư mục ghi trong
biến môi trường CONGVAN_HOME.

Tùy chọn:
  --help, -h     in trang này

Ví dụ:
  congvan register add so-van-ban.csv

Mã thoát: 0 xong; 1 có dòng sai, không đọc hoặc không ghi
được; 2 sai cách dùng.
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
PAGES = {
    None: _CONGVAN,
    "analyze": _ANALYZE,
    "deadlines": _DEADLINES,
    "check": _CHECK,
    "register": _REGISTER,
    "register show": _REGISTER_SHOW,
    "register add": _REGISTER_ADD,
    "schema": _SCHEMA,
    "evaluate": _EVALUATE,
}


def _page(context: Any) -> str:
    """Find the page of a command by its name, with those of the groups that it stands in."""
    names: list[str] = []
    while context.parent:
        names.insert(0, context.info_name)
        context = context.parent
    return PAGES[" ".join(names) or None].rstrip("\n")


class Command(TyperCommand):
    """A command that shows the page written for it."""

    def get_help(self, ctx: Any) -> str:
        """Give the page of the command.

        Parameters
        ----------
        ctx : typer.Context
            The call, which knows the groups that the command stands in.

        Returns
        -------
        str
            The page without its last line break, which typer adds.
        """
        return _page(ctx)


class Group(TyperGroup):
    """The program itself, or commands that belong together, with a page."""

    def get_help(self, ctx: Any) -> str:
        """Give the page of the group.

        Parameters
        ----------
        ctx : typer.Context
            The call.

        Returns
        -------
        str
            The page without its last line break, which typer adds.
        """
        return _page(ctx)
