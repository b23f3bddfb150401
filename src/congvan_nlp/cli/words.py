"""What the command line says in Vietnamese: words for the contract's values, dates as people write them.

Data first. Anything unknown is shown as it stands, so that a value added to the contract or
a sentence reworded in another room still shows.
"""

import re

#: How a citation is related to the letter; the words that stand before a document in the letters themselves.
RELATIONS = {
    "basis": "căn cứ",
    "implements": "thực hiện",
    "amends": "sửa đổi",
    "replaces": "thay thế",
    "repeals": "bãi bỏ",
    "guides": "hướng dẫn",
    "refers": "viện dẫn",
}
#: What a body has to do with a directive.
ASSIGNEES = {"lead": "chủ trì", "support": "phối hợp", "assignee": "giao"}
#: How serious a diagnostic is.
SEVERITIES = {"error": "Lỗi", "warning": "Cảnh báo", "info": "Lưu ý"}

#: What may be corrected, by its name in the contract.
FIELDS = {
    "number": "số, ký hiệu",
    "type": "loại văn bản",
    "issuer": "cơ quan ban hành",
    "place": "địa danh",
    "date": "ngày",
    "subject": "trích yếu",
    "signer": "người ký",
    "signer_title": "chức vụ người ký",
    "on_behalf_of": "thay mặt",
    "due": "hạn",
    "due_time": "giờ",
    "inclusive": "tính cả ngày ấy",
    "act_by": "làm xong chậm nhất",
    "who": "ai làm",
    "to": "gửi",
    "via": "qua",
    "what": "việc",
    "rrule": "định kỳ",
    "vague": "không nêu ngày nào",
    "dismissed": "không phải là hạn",
    "confirmed": "xác nhận là đúng",
    "document": "văn bản được viện dẫn",
    "key": "số, ký hiệu",
    "title": "trích yếu",
    "relation": "quan hệ",
}

#: What readers, typer and the system say in English. Longer phrases stand before those they contain.
_PHRASES = {
    # why a file cannot be read
    "no such file": "không có tệp này",
    "No such file or directory": "không có tệp hoặc thư mục này",
    "Permission denied": "không có quyền truy cập",
    "Is a directory": "là một thư mục",
    "Not a directory": "không phải là thư mục",
    "No space left on device": "hết chỗ trên đĩa",
    "Read-only file system": "ổ đĩa chỉ cho đọc",
    "File name too long": "tên tệp quá dài",
    "Too many levels of symbolic links": "liên kết vòng quanh",
    "Input/output error": "lỗi đọc, ghi của ổ đĩa",
    "is read-only": "tệp chỉ cho đọc, không ghi đè được",
    "is a database": "là một kho văn bản (SQLite), không ghi đè; hãy chọn tên khác",
    "is the library itself": "chính là kho văn bản đang mở; hãy chọn tên khác",
    "is no backup, and is left as it is": "không phải là bản sao lưu nên được giữ nguyên; hãy chọn tên khác",
    "is a letter of the library": "là tệp của một văn bản trong kho, không ghi đè; hãy chọn tên khác",
    "larger than": "lớn hơn",
    "not a kind of file that can be read": "không phải loại tệp đọc được",
    "not a text file (holds NUL bytes)": "không phải tệp văn bản (có byte NUL)",
    "not a text file": "không phải tệp văn bản",
    "not a file": "không phải là tệp",
    "empty file": "tệp rỗng",
    "holds no text": "không có chữ nào",
    "encrypted PDF, which opens with a password only": "PDF có mật khẩu, phải có mật khẩu mới mở được",
    "PDF encrypted in a way that cannot be read": "PDF mã hóa theo cách không đọc được",
    "damaged PDF (nested too deeply)": "PDF bị hỏng (lồng nhau quá sâu)",
    "damaged or incomplete PDF": "PDF bị hỏng hoặc thiếu",
    "PDF without pages": "PDF không có trang nào",
    "though it is called one": "dù mang tên như vậy",
    "not a PDF": "không phải PDF",
    "not a DOCX": "không phải DOCX",
    "not a DOC": "không phải DOC",
    "not a PNG": "không phải PNG",
    "not a JPEG": "không phải JPEG",
    "not a TIFF": "không phải TIFF",
    "a scan, which needs tesseract to be read": "bản quét, cần có tesseract để nhận dạng chữ",
    "a scan, for which tesseract needs its Vietnamese letters": "bản quét, mà tesseract chưa có bộ chữ Việt",
    "a scan of more than": "bản quét nhiều hơn",
    "a page that takes longer than": "có trang nhận dạng lâu hơn",
    "seconds to recognise": "giây",
    "a page that tesseract cannot read": "có trang tesseract không nhận dạng được",
    "a page that cannot be drawn": "có trang không dựng hình được",
    "holds no text that can be read or recognised": "không có chữ nào đọc hay nhận dạng được",
    "damaged or incomplete picture": "tệp ảnh bị hỏng hoặc thiếu",
    "pixels, larger than pages are": "điểm ảnh, lớn hơn một trang giấy",
    "a picture of": "ảnh",
    "needs LibreOffice or antiword to be read": "cần có LibreOffice hoặc antiword để đọc",
    "needs LibreOffice to be read": "cần có LibreOffice để đọc",
    "; else antiword)": "; hoặc antiword)",
    "protected by a password": "có mật khẩu bảo vệ",
    "takes longer than": "đọc lâu hơn",
    "seconds to be read": "giây",
    "damaged DOC, or": "tệp DOC bị hỏng, hoặc",
    "damaged RTF, or": "tệp RTF bị hỏng, hoặc",
    "damaged or incomplete DOCX": "tệp DOCX bị hỏng hoặc thiếu",
    "a DOCX that defines entities, which no office program writes": "tệp DOCX có định nghĩa thực thể XML, không chương trình văn phòng nào ghi như vậy",
    "damaged or incomplete archive, as which office files are kept": "tệp nén của văn bản bị hỏng hoặc thiếu",
    "unfolds into far more than a letter holds": "bung ra lớn hơn nhiều so với một văn bản",
    "packed in a way that no office program uses": "nén theo cách không chương trình văn phòng nào dùng",
    "a spreadsheet": "bảng tính",
    "an archive": "tệp nén",
    "pages, more than": "trang, nhiều hơn",
    "is no state file of calendars": "không phải tệp ghi nhớ của lịch",
    "was written by another version": "do phiên bản khác ghi",
    "an event stands twice": "có mục ghi hai lần",
    "a link to nothing": "liên kết tới tệp không còn",
    "not a workbook of this program": "không phải bảng do chương trình này ghi",
    "damaged, or not an Excel workbook (.xlsx)": "bị hỏng hoặc không phải tệp Excel (.xlsx)",
    "holds more cells than can be kept": "có nhiều ô hơn mức giữ lại được",
    "is not an analysis": "không phải kết quả phân tích",
    "holds no gold letter": "không có bản chuẩn nào",
    # what is wrong with a library
    "no such library": "chưa có kho này",
    "is no library": "không phải là kho văn bản",
    "is the database of another program": "là cơ sở dữ liệu của chương trình khác",
    "its folder does not exist": "không có thư mục này",
    "is damaged": "bị hỏng",
    "cannot be opened": "không mở được",
    "is used by another program": "chương trình khác đang dùng",
    "was written by a newer version": "do phiên bản congvan mới hơn ghi, hãy cập nhật congvan",
    "this one knows": "bản này chỉ biết",
    "is of an older version": "do phiên bản cũ ghi",
    "and has to be opened for writing once": "cần mở để ghi một lần (congvan ingest)",
    "is neither a file nor a URL of PostgreSQL": "không phải tệp, cũng không phải địa chỉ PostgreSQL",
    "needs psycopg": "cần cài thêm psycopg",
    "the server does not answer": "máy chủ không trả lời",
    "the server refuses the user or the password": "máy chủ không nhận tên hoặc mật khẩu",
    "the server has no such user or database": "máy chủ không có người dùng hoặc cơ sở dữ liệu này",
    "the server ended the connection": "máy chủ ngắt kết nối",
    "is not empty": "không trống; hãy chọn kho khác",
    "needs pyarrow": "cần cài thêm pyarrow",
    "needs matplotlib": "cần cài thêm matplotlib",
    "needs rdflib": "cần cài thêm rdflib",
    "needs scipy": "cần cài thêm scipy",
    "not a format of graphs; known are": "không phải đuôi tệp ghi được đồ thị; có:",
    ", more than the": ", nhiều hơn",
    "that a picture can show; narrow it down": "nút mà một hình chứa được; thu hẹp bằng --around, --hops, --kinds",
    "nodes": "nút",
    "needs distributed": "cần cài thêm distributed",
    "is no address of a scheduler": "không phải địa chỉ của bộ điều phối Dask (tcp://MÁY:CỔNG)",
    "the scheduler does not answer any more": "bộ điều phối Dask không còn trả lời",
    "the scheduler does not answer": "bộ điều phối Dask không trả lời",
    "has no workers any more": "cụm máy không còn tiến trình nào",
    "has no workers": "cụm máy không có tiến trình nào",
    "cannot use congvan_nlp": "không dùng được congvan_nlp",
    "has another register": "có sổ văn bản khác",
    "the process that read it died": "tiến trình đọc tệp này bị dừng giữa chừng",
    "cannot be read": "không đọc được",
    "is not UTF-8": "không phải UTF-8",
    "is not JSON": "không phải JSON",
    "is not an object": "không phải một đối tượng JSON",
    # what is wrong with a line of a file
    "is no JSON": "không phải JSON",
    "is no SHA-256": "không phải mã SHA-256",
    "two have one id": "hai mục cùng một mã (id)",
    "is mentioned nowhere": "không được nhắc ở chỗ nào",
    "other words stand at": "văn bản có chữ khác ở vị trí",
    "is no day": "không phải là ngày",
    "is no time": "không phải là giờ",
    "is no rule of recurrence": "không phải quy tắc lặp (RFC 5545)",
    "Field required": "thiếu trường này",
    "Extra inputs are not permitted": "kết quả phân tích không có trường này",
    "Input should be an object": "phải là một đối tượng JSON",
    "Input should be": "phải là",
    "this is no dump of a library": "không phải là bản sao của một kho",
    "is no row of a table": "không phải là dòng của một bảng",
    "no such table": "không có bảng này",
    "no such column": "không có cột này",
    "lines are missing before it": "thiếu dòng ở phía trên",
    "stands behind the end": "đứng sau dòng kết thúc",
    "the end is missing": "thiếu dòng kết thúc, bản sao không trọn vẹn",
    "belongs to no letter before it": "không thuộc văn bản nào ở phía trên",
    # how the command line was misused
    "Input should be a valid integer, unable to parse string as an integer": "phải là số nguyên",
    "Input should be a valid number, unable to parse string as a number": "phải là số",
    "Input should be greater than or equal to": "phải lớn hơn hoặc bằng",
    "Input should be less than or equal to": "phải nhỏ hơn hoặc bằng",
    "is not a valid integer": "không phải là số nguyên",
    "is not a valid float": "không phải là số",
    "is not in the range": "không nằm trong khoảng",
    "Invalid value:": "giá trị không hợp lệ:",
    "File exists": "đã có tệp mang tên này",
    "Option": "tùy chọn",
    "Missing argument": "thiếu đối số",
    "Missing option": "thiếu tùy chọn",
    "Missing command": "thiếu lệnh",
    "No such option:": "không có tùy chọn",
    "No such command": "không có lệnh",
    "Possible options:": "có thể là",
    "Did you mean": "có phải ý bạn là",
    "Got unexpected extra argument(s)": "thừa đối số (nhiều từ cần đặt trong dấu nháy)",
    "Got unexpected extra arguments": "thừa đối số",
    "Got unexpected extra argument": "thừa đối số",
    "Invalid value for": "giá trị không hợp lệ cho",
    "requires an argument": "cần một giá trị",
    "does not take a value": "không nhận giá trị",
    "is not one of": "không thuộc",
    "does not exist": "không tồn tại",
    "is not readable": "không có quyền đọc",
    "is a file": "là một tệp",
    "Directory": "thư mục",
    "Path": "đường dẫn",
    "dir": "thư mục",
    "path": "đường dẫn",
    "Value error, ": "",
}
_PHRASE = re.compile("|".join(rf"(?<!\w){re.escape(p)}(?!\w)" for p in sorted(_PHRASES, key=len, reverse=True)))


def in_vietnamese(sentence: str) -> str:
    """Put what another program says into Vietnamese, as far as its phrases are known.

    Parameters
    ----------
    sentence : str
        An English sentence, or part of one.

    Returns
    -------
    str
        The sentence, unknown words as they were.

    Examples
    --------
    >>> in_vietnamese("larger than 50 MB (61 MB)")
    'lớn hơn 50 MB (61 MB)'
    """
    return _PHRASE.sub(lambda phrase: _PHRASES[phrase[0]], sentence)
