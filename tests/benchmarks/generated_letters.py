"""Fictional letters for benchmarks of large libraries, each of which can be made alone.

The text of a letter depends on the seed and its number only. All chance comes from `random.Random.random`, the one
method that Python promises to keep over versions, and sizes from a table of quantiles, as logarithms may differ by
platform. Places, people and figures are invented; the central regulations cited are real ones, listed here and not
read from the register, so that a longer register leaves the letters as they are.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import Final, NamedTuple, TypeVar

from generated_words import (
    BODIES,
    FAMILY,
    GIVEN,
    KINDS,
    MERGERS,
    MIDDLE,
    NAMES,
    PARTY_TOPICS,
    PROVINCES,
    RANKED,
    REGULATIONS,
    RENAMED,
    SECOND,
    SLOTS,
    SUPERIOR,
    TOPIC,
    VERBS,
    YEARLY,
    zipf,
)

T = TypeVar("T")


def renamed(text: str, era: int) -> str:
    """Names of bodies as they were after so many of the two changes."""
    for pair in "|".join(RENAMED[:era]).split("|") if era else ():
        text = text.replace(pair.split(">")[0], pair.split(">")[1])
    return text


#: How sentences are built: a word in braces is drawn from the table of that name, or made.
FRAMES: Final = """task={lead} chủ trì, phối hợp với {support} {action}|{lead} {action}; {support} phối hợp thực hiện|giao {lead} {action}, chú trọng {thing}|{many} {action}, nhất là ở {place}
task=đề nghị {many} {action}|yêu cầu {many} {action}; lấy {place} làm nơi chỉ đạo điểm|đồng chí {person}, {post}, trực tiếp chỉ đạo việc {action}|{support} cử người cùng {many} {action}
timed={task}, {limit}|{task}; gửi {paper} về {office} {limit}|{task}, hoàn thành {limit}|{many} lập {paper} về {thing}, gửi {lead} {limit}|{lead} tổng hợp {paper} của {place} và {place}, trình {above} {limit}
limit=trước ngày {day}|trước ngày {day}|trước ngày {day}|chậm nhất ngày {day}|chậm nhất là {long_day}|đến hết ngày {day}|trước 17 giờ ngày {day}|trong quý {quarter}|trong tháng {month}|hằng tháng, trước ngày {dom}|trong {few} ngày làm việc kể từ ngày nhận được {this}|trong thời hạn {few} ngày kể từ ngày ký {this}
paper=báo cáo|danh sách|biểu tổng hợp|kế hoạch|phương án|số liệu
detail=Đến nay, {finding}.|Riêng {place}, {finding}.|Qua kiểm tra {few} đơn vị ở {place}, {finding}; {finding}.|Phấn đấu từ {percent} trở lên số đơn vị làm tốt việc quản lý {thing}.|Kinh phí {money} dành cho {thing} lấy từ {fund}, mã nhiệm vụ {code}.|Đầu mối liên hệ: đồng chí {person}, {post}, điện thoại {phone}.|Nơi làm thử là {place}, sau đó nhân ra {place} và {place}.|Số liệu về {thing} phải khớp giữa sổ theo dõi và phần mềm, sai lệch quá {percent} thì kiểm đếm lại.
detail={project} do đồng chí {person} phụ trách được lấy làm mẫu về {thing}.|So với kỳ trước, {thing} tăng {percent}, cao nhất là {place}.|Nơi còn lúng túng về {thing} thì mời {support} hướng dẫn tận nơi, không làm hình thức.|{place} có {figure} hộ liên quan, trong đó {few} hộ ở xa trung tâm.|{fund} chỉ chi cho {thing}, không dùng vào việc khác.|Cách làm của {place} về {thing} được nhiều nơi học theo.|Nhân dân phản ánh {finding}; {lead} đã ghi nhận {few} ý kiến.|Hồ sơ {code} của hộ {person} ở {place} là bài học về {thing}.|{project} cần thêm {money}; {finding}.|Không giao khoán cho cấp dưới khi {finding}.
cited=Việc này làm theo {regulation}.|Căn cứ để đối chiếu là {regulation}.|Các yêu cầu về {thing} đã nêu tại {regulation}.|Nội dung này đã được nhắc tại {regulation}; nay {finding}.
purpose=Tạo chuyển biến rõ trong {subject}, khắc phục tình trạng {finding}.|Nâng cao trách nhiệm của {many} đối với {thing}.|Làm rõ người, rõ việc, rõ kết quả trong quản lý {thing}; không phô trương.|Huy động sức dân ở {place}, {place} cùng tham gia, có công khai và giám sát.
opening=Thời gian qua, {subject} ở {area} có tiến bộ; {place} và {place} là những nơi làm tốt. Tuy nhiên, {finding}; {finding}.|Qua theo dõi {few} đơn vị, {above} nhận thấy {finding}; ở {place}, {finding}.|Năm {year}, {area} đã chi {money} cho {subject}, song {finding}.
ask={issuer} đề nghị {many} thực hiện những việc sau:|{issuer} yêu cầu các cơ quan, đơn vị thực hiện những nội dung sau:
report={many} báo cáo kết quả về {above} (qua {office}) {limit}.
closing=Quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về {office} để được hướng dẫn.|Giao {lead} theo dõi, đôn đốc việc thực hiện {this}.|Người đứng đầu cơ quan, đơn vị nghiêm túc thực hiện {this}.
post=Trưởng phòng Tổng hợp|Phó Chánh Văn phòng|chuyên viên phụ trách|tổ trưởng tổ giúp việc
fund=ngân sách tỉnh|nguồn chi thường xuyên|nguồn xã hội hóa|nguồn vượt thu|quỹ phúc lợi
project=mô hình {bare} xanh|tổ tự quản {bare}|câu lạc bộ {bare}|công trình hồ {bare}|tuyến đường {bare} - {bare}|dự án cầu {bare}|cụm dân cư {bare}|đề án {bare}"""


def tables(text: str) -> dict[str, tuple[str, ...]]:
    """Tables of alternatives by their names; a name on several lines is one table."""
    found: dict[str, tuple[str, ...]] = {}
    for key, words in (line.split("=") for line in text.splitlines()):
        found[key] = found.get(key, ()) + tuple(words.split("|"))
    return found


TABLES: Final = {
    (who, era): tables(f"{FRAMES}\n{renamed(names, era)}") for who, names in BODIES.items() for era in range(3)
}
#: Letters are dated, and limits set, on days from Monday to Friday.
WORKDAYS: Final = [day for n in range(4380) if (day := dt.date(2016, 1, 4) + dt.timedelta(n)).weekday() < 5]
DAYS: Final = [f"{day:%d/%m/%Y}" for day in WORKDAYS]
LONG_DAYS: Final = [f"{day:ngày %d tháng %m năm %Y}" for day in WORKDAYS]
SPAN: Final = bisect_left(WORKDAYS, dt.date(2026, 11, 21))
SINCE: Final = {side: [row.split(";")[1] for row in rows] for side, rows in REGULATIONS.items()}
FAMILIES: Final = [FAMILY[i] for i in zipf(len(FAMILY))]
#: Nine districts and the communes of a province, before and after the end of districts.
EARLY: Final = [[f"{'huyện' if i < 9 else 'xã'} {NAMES[p * 30 + i]}" for i in zipf(30)] for p in range(len(PROVINCES))]
LATE: Final = [
    [f"{'xã' if i % 3 else 'phường'} {NAMES[p * 30 + i + 9]}" for i in zipf(21)] for p in range(len(PROVINCES))
]
#: Characters of a letter at parts of their distribution; between them lies a straight line.
SIZES: Final = ((0, 1400), (0.1, 1900), (0.25, 2600), (0.5, 3500), (0.75, 5000), (0.9, 7600), (0.97, 12000), (1, 20000))


class Head(NamedTuple):
    """What the head of a letter says, which others cite without making its text."""

    slot: int
    day: int
    era: int
    number: str
    kind: str
    topic: int
    title: str


def head(number: int, seed: int) -> Head:
    """Head by arithmetic alone; the days of a series of numbers differ, as the step and the span have no divisor."""
    turn, slot = divmod(number // len(PROVINCES), len(SLOTS))
    side, symbol = SLOTS[slot][0][:5], SLOTS[slot][4]
    day = (turn * 1009 + slot * 617 + number % len(PROVINCES) * 173 + seed) % SPAN
    date, noise = WORKDAYS[day], (number + seed) * 2654435761 % 2**32 >> 8
    era = bisect_right(MERGERS, date)
    sort = symbol[:2] if symbol[:2] in KINDS else "CV"
    running = 1 + ((date.month * 31 + date.day - 32) * YEARLY.get(sort, 1100) + number % 60) // 372
    topic = RANKED[side][noise % len(RANKED[side])]
    title = f"{VERBS[(noise >> 12) % len(VERBS)]} {TOPIC[topic]['subject'][0]}"
    whole = f"{running:02}{'-' if side == 'party' else '/'}{renamed(symbol, era)}"
    return Head(slot, day, era, whole, KINDS.get(sort, "Công văn"), topic, title)


class Words(dict[str, str]):
    """What a letter says everywhere alike; what is missing is drawn from its tables or made up at each use."""

    def __init__(self, number: int, seed: int) -> None:
        self.random, self.top = Random(f"{seed}:{number}").random, head(number, seed)
        who, _, issuer, _, _ = SLOTS[self.top.slot]
        self.party, self.era, district = who[:5] == "party", self.top.era, who[6:] == "district"
        self.tables, self.turns = TABLES[who, self.era], dict[str, int]()
        turn, p = number // len(PROVINCES) // len(SLOTS), number % len(PROVINCES)
        self.places = (LATE if self.era > 1 else EARLY)[p]
        known = REGULATIONS[who[:5]][: bisect_left(SINCE[who[:5]], str(WORKDAYS[self.top.day]))][-16:]
        start = self.whole(len(known))
        self.regulations = [*known[start:], *known[:start]]
        place = NAMES[p * 30 + 9 * (self.era > 1) + turn % 9] if district else PROVINCES[p]
        area = f"{'xã' if self.era > 1 else 'huyện'} {place}, " * district + f"tỉnh {PROVINCES[p]}"
        self.update(province=PROVINCES[p], P=PROVINCES[p].upper(), D=place.upper(), seat=place, area=area)
        self.update(
            issuer=renamed(issuer, self.era), office=self.tables["lead"][self.party], this=f"{self.top.kind} này"
        )
        self.about, self.title, self.superior = self.top.topic, self.top.title, self.regulation()
        for _ in range(5):  # as half of the smaller numbers bear later days
            drawn = (self.whole(turn + 1) * len(SLOTS) + self.whole(SUPERIOR[who[:5]])) * len(PROVINCES) + p
            other = head(drawn, seed)
            if drawn < number and other.day < self.top.day and (self.party or other.topic >= PARTY_TOPICS):
                day, body = f"ngày {DAYS[other.day]}", SLOTS[other.slot][2]
                self.superior = f"{other.kind} số {other.number}, {day} của {body} về {other.title}"
                if (
                    self.top.slot >= SUPERIOR["state"]
                ):  # nobody cites this letter, so it may be about the superior's topic
                    self.about, self.title = other.topic, other.title
                break
        self.topic = TOPIC[self.about]

    def whole(self, count: int) -> int:
        """A number from 0, less than the count."""
        return int(self.random() * count)

    def draw(self, items: Sequence[T]) -> T:
        """One of some items."""
        return items[int(self.random() * len(items))]

    def __missing__(self, key: str) -> str:
        if key in self.topic:  # in turns, so that a letter says all of a topic before it says a thing again
            turn = self.turns[key] = self.turns.get(key, self.whole(5)) + 1
            return self.topic[key][turn % len(self.topic[key])]
        table = self.tables.get(key)
        if table is None:
            return MADE[key](self)
        text = table[int(self.random() * len(table))]
        return text.format_map(self) if "{" in text else text

    def sentence(self, key: str) -> str:
        """What is drawn, with a capital."""
        text = self[key]
        return text[0].upper() + text[1:]

    def later(self) -> int:
        """Place of a working day within half a year."""
        return self.top.day + 8 + int(self.random() * 120)

    def regulation(self) -> str:
        """The next of the regulations that were new when the letter was written."""
        self.regulations.append(self.regulations.pop(0))
        symbol, date, kind, issuer, title = self.regulations[-1].split(";")
        name = f"{kind} số {symbol}{',' * self.party} ngày {date[8:]}/{date[5:7]}/{date[:4]} của {issuer}"
        return f"{name} về {title}" if self.random() < 0.6 else name


#: What is made up: places of the province, people, figures and days.
MADE: Final[dict[str, Callable[[Words], str]]] = {
    "place": lambda w: w.places[int(w.random() * len(w.places))],
    "bare": lambda w: w.draw(NAMES),
    "person": lambda w: f"{w.draw(FAMILIES)} {w.draw(MIDDLE)} {w.draw(GIVEN)}",
    "few": lambda w: f"{3 + w.whole(27):02}",
    "figure": lambda w: f"{1 + w.whole(8)}.{w.whole(1000):03}",
    "percent": lambda w: f"{3 + w.whole(92)},{w.whole(10)}%",
    "money": lambda w: f"{1 + w.whole(60)},{w.whole(10)} tỷ đồng",
    "code": lambda w: f"{w['P'][0]}{w.draw(SECOND)[0]}{w.whole(100_000):05}".upper(),
    "phone": lambda w: f"0200.{w.whole(1_000_000):06}",
    "day": lambda w: DAYS[w.later()],
    "long_day": lambda w: LONG_DAYS[w.later()],
    "month": lambda w: DAYS[w.later()][3:],
    "quarter": lambda w: f"{('I', 'II', 'III', 'IV')[((day := WORKDAYS[w.later()]).month - 1) // 3]}/{day.year}",
    "dom": lambda w: f"{5 + w.whole(21):02}",
    "year": lambda w: f"{WORKDAYS[w.top.day].year - 1}",
    "regulation": Words.regulation,
}


def letterhead(words: Words) -> list[str]:
    """Both columns of the head, one after the other or side by side, as files give them, and what follows them."""
    top, party = words.top, words.party
    left = [*renamed(SLOTS[top.slot][1], top.era).format_map(words).split("/"), *["*"] * party]
    left.append(f"Số {top.number}" if party else f"Số: {top.number}")
    right = (
        ["ĐẢNG CỘNG SẢN VIỆT NAM"] if party else ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    )
    right.append(f"{words['seat']}, {LONG_DAYS[top.day]}")
    lines = [*left, "", *right]
    if words.random() < 0.5:
        lines = [f"{a:<34}{b}".rstrip() for a, b in zip_longest(left, right, fillvalue="")]
    title = words.title[0].upper() + words.title[1:]
    if top.kind != "Công văn":
        return [*lines, "", top.kind.upper(), title, "-----", ""]
    lines.insert(len(left), title if party else f"V/v {words.title}")
    to = [words.sentence(key) for key in ("many", "lead", "support")[: 1 + words.whole(3)]]
    return [*lines, "", f"Kính gửi: {to[0]}." if len(to) == 1 else "Kính gửi:\n- " + ";\n- ".join(to) + ".", ""]


def outline(words: Words, size: int, limits: int, citations: int) -> list[str]:
    """Numbered items of about this many characters, with about so many limits and citations spread over them."""
    lines: list[str] = []
    number = 0
    while size > 0:
        number += 1
        if number % 4 == 0:  # a long letter touches other topics and comes back to its own
            words.topic = TOPIC[
                words.about if number % 8 == 0 else words.draw(RANKED["party" if words.party else "state"])
            ]
        share = 400 / max(size, 400)
        timed, cited = words.random() < limits * share, words.random() < citations * share
        limits, citations = limits - timed, citations - cited
        keys = ["detail"] * words.whole(3) + ["cited"] * cited
        item = [" ".join([f"{number}. {words.sentence('timed' if timed else 'task')}.", *map(words.sentence, keys)])]
        if words.random() < 0.25:
            item += [f"{mark}) {words.sentence('task')}." for mark in "abc"[: 2 + words.whole(2)]]
        size -= sum(map(len, item))
        lines += item
    return lines


def letter(number: int, seed: int = 20261122) -> str:
    """Text of the letter of a number.

    Parameters
    ----------
    number : int
        From 0; letters cite smaller numbers only, so that a library of the first ones is whole.
    seed : int, optional
        Another seed makes another library.

    Returns
    -------
    str
        A letter of 1,400 to about 20,000 characters, half of them above 3,500.
    """
    words = Words(number, seed)
    kind, party, part = words.top.kind, words.party, words.random()
    at = next(i for i, (least, _) in enumerate(SIZES) if least > part)
    (low, small), (high, large) = SIZES[at - 1 : at + 1]
    size = int(small + (large - small) * (part - low) / (high - low)) - 1250
    limits, citations = words.whole(7), words.whole(3) + words.whole(4)
    lines = letterhead(words)
    if kind == "Công văn":
        lines.append(words.sentence("opening"))
        lines.append(f"Thực hiện {words.superior}; căn cứ {words.regulation()}, {words['ask']}")
    else:
        lines += [f"Căn cứ {words.regulation()};", f"Thực hiện {words.superior},", words.sentence("ask")]
    if kind in ("Kế hoạch", "Hướng dẫn"):
        lines += ["I. MỤC ĐÍCH, YÊU CẦU", f"1. {words.sentence('purpose')}", f"2. {words.sentence('purpose')}"]
        lines += ["II. NHIỆM VỤ, GIẢI PHÁP", *outline(words, size * 2 // 3, limits, citations)]
        lines += ["III. TỔ CHỨC THỰC HIỆN", *outline(words, size // 3, 1, 0)]
    else:
        lines += outline(words, size, limits, citations)
    lines += [
        words.sentence("report"),
        words.sentence("closing").rstrip(".") + ("." if party else "./."),
        "",
        "Nơi nhận:",
    ]
    copies = [
        "Như trên" if kind == "Công văn" else words.sentence("many"),
        f"{words['above']} (để báo cáo)",
        words["office"],
    ]
    lines += [f"- {copy}{',' if party else ';'}" for copy in copies] + ["- Lưu Văn phòng." if party else "- Lưu: VT."]
    return "\n".join([*lines, "", *SLOTS[words.top.slot][3].split("+"), "", words["person"], ""])


def name(number: int) -> str:
    """Name of the file of a letter: a thousand letters in a folder."""
    return f"{number // 1000:03}/letter-{number:06}.txt"


def write_letters(folder: Path, count: int, first: int = 0) -> int:
    """Write letters of consecutive numbers and return how many bytes they have."""
    written = 0
    for number in range(first, first + count):
        path = folder / name(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        written += path.write_bytes(letter(number).encode())
    return written
