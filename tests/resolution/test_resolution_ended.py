"""Bodies that had ended by the day of a letter: the table of reorganisations, and what a letter is told of it."""

import datetime as dt

import pytest

from congvan_nlp.knowledge.tables import rows
from congvan_nlp.records.analysis import Body
from congvan_nlp.resolution.ended import end_of, ended_bodies

LATE = dt.date(2026, 9, 1)


def named(*ids: str | None) -> list[tuple[Body, int, int]]:
    """Bodies with these ids, each at another place of a letter."""
    return [(Body(name=f"cơ quan {n}", id=one), 10 * n, 10 * n + 5) for n, one in enumerate(ids)]


def told(body: str, day: dt.date | None) -> list[str]:
    return [note.code for note in ended_bodies(named(body), day)]


@pytest.mark.parametrize(
    ("body", "ended", "successor"),
    [
        ("vn;lam.son;huyen.son.khe:huyen.uy", "2025-07-01", ""),
        ("vn;lam.son;huyen.son.khe:huyen.uy;ban.to.chuc", "2025-07-01", ""),
        ("vn;lam.son;huyen.*:huyen.uy", "2025-07-01", ""),
        ("vn;ha.noi;quan.long.bien:quan.uy", "2025-07-01", ""),
        ("vn;lam.son;thanh.pho.binh.an:thanh.uy", "2025-07-01", ""),
        ("vn;lam.son;huyen.son.khe:uy.ban.nhan.dan", "2025-07-01", ""),
        ("vn;lam.son;cap.huyen.*:uy.ban.nhan.dan", "2025-07-01", ""),
        ("vn;lam.son;huyen.son.khe:cong.an", "2025-03-01", ""),
        ("vn;lam.son;huyen.son.khe:toa.an.nhan.dan", "2025-07-01", "Tòa án nhân dân khu vực"),
        ("vn;lam.son;huyen.son.khe;xa.tan.son:dang.uy", "2025-07-01", ""),
        ("vn;lam.son;huyen.son.khe:phong.noi.vu", "2025-07-01", ""),
        ("vn:bo.ke.hoach.va.dau.tu", "2025-03-01", "Bộ Tài chính"),
        ("vn:bo.lao.dong.thuong.binh.va.xa.hoi;vu.phap.che", "2025-03-01", "Bộ Nội vụ"),
        ("vn:trung.uong;ban.dan.van", "2025-02-03", "Ban Tuyên giáo và Dân vận Trung ương"),
        ("vn:trung.uong;ban.kinh.te", "2025-02-03", "Ban Chính sách, chiến lược Trung ương"),
        ("vn;lam.son:so.noi.vu.va.lao.dong", None, None),
        ("vn;lam.son:so.giao.thong.van.tai", "2025-03-01", "Sở Xây dựng"),
        ("vn;ha.giang:tinh.uy", "2025-07-01", "Tuyên Quang"),
        ("vn;ha.giang;huyen.mot:huyen.uy", "2025-07-01", ""),
        ("vn;thua.thien.hue:so.y.te", "2025-01-01", "Huế"),
    ],
)
def test_a_body_that_ended(body: str, ended: str | None, successor: str | None) -> None:
    found = end_of(body)
    assert (found.ended if found else None, found.successor if found else None) == (ended, successor)


@pytest.mark.parametrize(
    "body",
    [
        "vn;tuyen.quang:tinh.uy",
        "vn;lam.son:tinh.uy;ban.tuyen.giao.va.dan.van",
        "vn:trung.uong;ban.tuyen.giao.va.dan.van",
        "vn;can.tho:thanh.uy",
        "vn;ha.noi:thanh.uy;ban.to.chuc",
        "vn;lam.son;xa.tan.son:dang.uy",
        "vn;lam.son;phuong.giang.bien:uy.ban.nhan.dan",
        "vn;lam.son:uy.ban.nhan.dan",
        "vn;lam.son:cong.an",
        "vn:bo.tai.chinh",
        "vn:bo.noi.vu",
        "vn:quan.uy.trung.uong",
        "vn;lam.son:toa.an.nhan.dan",
        "vn:chinh.phu",
    ],
)
def test_a_body_that_goes_on_has_no_end(body: str) -> None:
    assert end_of(body) is None


def test_no_row_of_the_table_is_hidden_by_one_above_it() -> None:
    for row in rows("reorganisations.tsv"):
        place = (row["place"] or "vn;lam.son;huyen.son.khe").replace("*", "mot")
        found = end_of(f"{place}:{row['institution'].replace('*', 'mot')}")
        assert found is not None, row
        assert (found.name, found.ended) == (row["name"], row["ended"]), row


@pytest.mark.parametrize(
    ("body", "day", "codes"),
    [
        ("vn;lam.son;huyen.son.khe:huyen.uy", dt.date(2025, 6, 30), []),
        ("vn;lam.son;huyen.son.khe:huyen.uy", dt.date(2025, 7, 1), ["body-ended"]),
        ("vn:bo.ke.hoach.va.dau.tu", dt.date(2025, 2, 28), []),
        ("vn:bo.ke.hoach.va.dau.tu", dt.date(2025, 3, 1), ["body-ended"]),
        ("vn;lam.son;xa.tan.son:dang.uy", LATE, []),
        ("vn;lam.son;huyen.son.khe:huyen.uy", None, []),
        # ended some day of a month: said only when the month is over
        ("vn;lam.son:tinh.uy;ban.dan.van", dt.date(2025, 2, 14), []),
        ("vn;lam.son:tinh.uy;ban.dan.van", dt.date(2025, 3, 1), ["body-ended"]),
        # not verified
        ("vn:tong.cuc.duong.bo.viet.nam", LATE, []),
        ("vn:bo.thuong.mai", LATE, []),
    ],
)
def test_a_letter_is_told_from_the_first_day_without_the_body(body: str, day: dt.date | None, codes: list[str]) -> None:
    assert told(body, day) == codes


def test_each_body_is_told_once_and_where_it_is_named_first() -> None:
    gone = "vn;lam.son;huyen.son.khe:huyen.uy"
    notes = ended_bodies(named(None, gone, "vn;lam.son:tinh.uy", gone, "vn:bo.giao.thong.van.tai"), LATE)
    assert [(note.start, note.end) for note in notes] == [(10, 15), (40, 45)]


def test_the_note_names_day_and_successor() -> None:
    [note] = ended_bodies(named("vn:bo.ke.hoach.va.dau.tu"), LATE)
    assert "Bộ Kế hoạch và Đầu tư" in note.message
    assert "01/03/2025" in note.message
    assert note.suggestion is not None
    assert "Bộ Tài chính" in note.suggestion


def test_without_a_known_successor_the_letter_is_sent_to_whoever_followed() -> None:
    [note] = ended_bodies(named("vn;lam.son;huyen.son.khe:huyen.uy"), LATE)
    assert note.suggestion is not None
    assert "kế thừa" in note.suggestion


@pytest.mark.parametrize("body", ["", ":", "vn", "vn;:", "(", "vn;lam.son:" + "a" * 5000, "vn;*:*", "vn\n:tinh.uy"])
def test_no_id_breaks_the_table(body: str) -> None:
    assert told(body, LATE) in ([], ["body-ended"])


def test_an_old_commune_is_told_what_it_is_part_of_now() -> None:
    body = Body(name="Đảng ủy phường", id="vn;ha.noi;quan.long.bien;phuong.giang.bien:dang.uy")
    [note] = ended_bodies([(body, 0, 5)], dt.date(2025, 9, 5))
    assert note.suggestion == "Gửi đến phường Phúc Lợi hoặc phường Việt Hưng."
    assert ended_bodies([(body, 0, 5)], dt.date(2025, 6, 30)) == []
