"""What each verb of `congvan graph` asks the library, and the columns that it shows."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from ..graph.chains import CARRIES_OUT, STANDS_ON
from ..wording.phrases import in_vietnamese
from .graph_sheets import (
    ENDS,
    LEVELS,
    Column,
    Record,
    Sheet,
    day,
    name_of,
    noted,
    quoted,
    record,
    records,
    relation,
    step_words,
    why,
    with_document,
)
from .guard import complain
from .text import shown

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ..graph.groups import By
    from ..graph.ranks import Measure
    from ..knowledge.register import Register

_LETTER = (
    Column("Kho", lambda r: str(r["letter"]), right=True),
    Column("Số, ký hiệu", lambda r: str(r["number"] or "")),
    Column("Ngày", lambda r: day(r["date"])),
)
_MOMENTS = {
    "issued": "ban hành", "effective": "có hiệu lực", "cited": "được dẫn", "amended": "được sửa đổi", **ENDS,
}  # fmt: skip


def implements(connection: "Connection", key: str, basis: bool, direct: bool) -> Sheet:
    """Directives that carry out a regulation."""
    from ..graph.implementing import implementing

    def evidence(found: Record) -> str:
        return noted(found["quote"], why(found["inferred"]), *map(step_words, found["way"]))

    found = implementing(connection, key, STANDS_ON if basis else CARRIES_OUT, not direct)
    columns = (
        *_LETTER,
        Column("Cơ quan", lambda r: str(r["issuer"] or ""), 2),
        Column("Mục", lambda r: str(r["path"] or r["directive"])),
        Column("Quan hệ", lambda r: relation(r) + (f", {r['pinpoint']}" if r["pinpoint"] else ""), 1),
        Column("Theo lời văn", evidence, 4),
    )
    fields = (
        "letter", "number", "issuer", "date", "directive", "path", "relation", "pinpoint", "stated", "inferred", "way",
        "quote", "start", "end",
    )  # fmt: skip
    told = ({**one, "stated": not one["inferred"]} for one in records(found))
    return Sheet(told, columns, "không có nhiệm vụ nào thực hiện văn bản này", fields)


def basis(connection: "Connection", letter: str) -> Sheet:
    """The tree of what a letter stands on."""
    from ..graph.basis import basis as grounds

    def evidence(found: Record) -> str:
        inferred = why([found["inferred"]]) if found["inferred"] else ""
        return noted(found["quote"], inferred, "đã nêu ở trên" if found["known"] else "")

    columns = (
        Column("Văn bản", lambda r: "  " * (r["depth"] - 1) + name_of(r), 3),
        Column("Cấp", lambda r: LEVELS.get(r["level"] or "", "")),
        Column("Quan hệ", relation),
        Column("Theo lời văn", evidence, 4),
    )
    fields = (
        "depth", "symbol", "document_date", "name", "level", "relation", "inferred", "known", "letter", "quote", "start",
        "end", "urn", "held",
    )  # fmt: skip
    told = with_document(grounds(connection, letter))
    return Sheet(told, columns, "văn bản này không nêu căn cứ nào", fields)


def cited_by(connection: "Connection", key: str) -> Sheet:
    """Letters that cite a document."""
    from ..graph.citing import cited_by as citing

    columns = (
        *_LETTER,
        Column("Cơ quan", lambda r: str(r["issuer"] or ""), 2),
        Column("Quan hệ", relation),
        Column("Điểm, khoản", lambda r: "; ".join(r["pinpoints"]), 1),
        Column("Theo lời văn", lambda r: quoted(r["quote"]), 3),
    )
    fields = (
        "letter", "number", "issuer", "date", "subject", "relation", "pinpoints", "mentions", "inferred", "quote", "start",
        "end",
    )  # fmt: skip
    return Sheet(records(citing(connection, key)), columns, "không văn bản nào dẫn văn bản này", fields)


def path(connection: "Connection", start: str, end: str) -> Sheet:
    """The shortest way between two documents."""
    from ..graph.paths import path as way

    def hops() -> Iterator[Record]:
        for hop in way(connection, start, end):
            told = record(hop.step)
            names = {"source": hop.step.source.label, "target": hop.step.target.label}
            rest = {name: told[name] for name in ("relation", "how", "letter", "start", "end", "quote")}
            yield {**names, **rest, "forward": hop.forward, "stated": not hop.step.inferred}

    def evidence(found: Record) -> str:
        return noted(found["quote"], "" if found["stated"] else why([found["how"]]))

    columns = (
        Column("Văn bản", lambda r: _named(r["source"]), 2),
        Column("Quan hệ", relation),
        Column("Văn bản", lambda r: _named(r["target"]), 2),
        Column("Theo lời văn", evidence, 3),
    )
    fields = ("source", "relation", "target", "forward", "stated", "how", "letter", "quote", "start", "end")
    return Sheet(hops(), columns, "không có đường nào ngắn hơn bảy bước", fields)


def coverage(connection: "Connection", keys: list[str], by: "By") -> Sheet:
    """Who cites which regulation."""
    from ..graph.groups import coverage as covered

    found = covered(connection, keys, by)
    labels = [one.label for one in found.regulations]
    rows = [
        {"group": row.group, "letters": row.letters, **dict(zip(labels, row.citing, strict=True))} for row in found.rows
    ]
    heading = {"province": "Tỉnh, thành phố", "issuer": "Cơ quan ban hành", "year": "Năm"}[by]

    def count(label: str) -> Column:
        symbol, _, date = label.partition("@")
        return Column(f"{symbol}\n{day(date)}".strip(), lambda r: str(r[label] or "–"), right=True)

    columns = (
        Column(heading, lambda r: str(r["group"] or "không rõ"), 1),
        Column("Văn bản", lambda r: str(r["letters"]), right=True),
        *map(count, labels),
    )
    return Sheet(rows, columns, "kho chưa có văn bản nào", ("group", "letters", *labels))


def missing(connection: "Connection", province: str, versus: str) -> Sheet:
    """What one province cites and another one does not."""
    from ..graph.groups import missing as lacking

    return _counted(lacking(connection, province, versus), "tỉnh này dẫn mọi văn bản mà tỉnh kia dẫn")


def gaps(connection: "Connection") -> Sheet:
    """Documents that the library lacks."""
    from ..graph.citing import gaps as lacking

    return _counted(lacking(connection, None), "kho có mọi văn bản được dẫn")


def co_cited(connection: "Connection", key: str) -> Sheet:
    """What is cited beside a document."""
    from ..graph.citing import co_cited as beside

    return _counted(beside(connection, key, None), "không văn bản nào được dẫn cùng")


def _counted(found: Any, nothing: str) -> Sheet:
    columns = (
        Column("Văn bản", name_of, 2),
        Column("Tên khi được dẫn", lambda r: str(r["name"] or ""), 3),
        Column("Cấp", lambda r: LEVELS.get(r["level"] or "", "")),
        Column("Số văn bản dẫn", lambda r: str(r["letters"]), right=True),
        Column("Tỷ lệ", lambda r: f"{r['share']:.0%}", right=True),
    )
    fields = ("symbol", "document_date", "name", "level", "letters", "share", "urn", "held")
    return Sheet(with_document(found), columns, nothing, fields)


def stale(connection: "Connection", as_of: dt.date, register: "Register") -> Sheet:
    """Letters whose basis has ended."""
    from ..graph.stale import stale as outlived

    def flat() -> Iterator[Record]:
        for one in with_document(outlived(connection, as_of, register)):
            ended = one.pop("ended")
            yield {
                **one,
                "ended": ended["date"],
                "end": ended["kind"],
                "successor": ended["successor"],
                "told": ended["told"],
            }

    def became(found: Record) -> str:
        after = found["successor"]
        by = f" bằng {_named(after)}" if after else ""
        since = {4: "năm ", 7: "tháng "}.get(len(found["ended"]), "") + day(found["ended"])
        return f"{ENDS.get(found['end'], found['end'])} {since}{by}"

    columns = (
        *_LETTER,
        Column("Cơ quan", lambda r: str(r["issuer"] or ""), 2),
        Column("Dựa vào", lambda r: f"{relation(r)} {r['symbol'] or r['name']} ({day(r['document_date'])})", 3),
        Column("Văn bản ấy đã", became, 3),
    )
    fields = (
        "letter", "number", "issuer", "date", "subject", "symbol", "document_date", "relation", "end", "ended", "successor",
        "told", "quote", "urn",
    )  # fmt: skip
    return Sheet(flat(), columns, "không văn bản nào dựa vào văn bản đã hết hiệu lực", fields)


def _named(ref: str) -> str:
    symbol, _, date = ref.partition("@")
    return f"{symbol} ({day(date)})" if date else symbol


def top(connection: "Connection", measure: "Measure", limit: int) -> Sheet:
    """Documents that matter most."""
    from ..graph.ranks import top as ranked

    heading, digits = {
        "cited": ("Số văn bản dẫn", 0), "pagerank": ("PageRank", 4), "betweenness": ("Độ trung gian", 6),
    }[measure]  # fmt: skip
    columns = (
        Column("Văn bản", name_of, 2),
        Column("Cấp", lambda r: LEVELS.get(r["level"] or "", "")),
        Column("Trong kho", lambda r: str(r["letter"] or ""), right=True),
        Column(heading, lambda r: f"{r['value']:.{digits}f}", right=True),
    )
    fields = ("name", "date", "level", "letter", "value", "urn")
    found = ranked(connection, measure, limit + 1 if limit else 1_000_000)  # one more tells that there are more
    return Sheet(records(found), columns, "kho chưa dẫn văn bản nào", fields)


def timeline(connection: "Connection", key: str, register: "Register") -> Sheet:
    """When a document was issued, cited and replaced."""
    from ..graph.citing import timeline as moments

    def told(found: Record) -> str:
        words: str = found["told"]
        if found["what"] == "cited":
            return f"từ {words}"
        return _named(words) if "@" in words else words

    columns = (
        Column("Thời điểm", lambda r: day(r["date"])),
        Column("Việc", lambda r: _MOMENTS.get(r["what"], "")),
        Column("Số văn bản dẫn", lambda r: str(r["letters"] or ""), right=True),
        Column("", told, 1),
    )
    found = records(moments(connection, key, register))
    return Sheet(found, columns, "không rõ văn bản này có từ bao giờ", ("date", "what", "letters", "told"))


def neighbourhood(connection: "Connection", node: str, hops: int) -> Sheet:
    """Edges around a node."""
    from ..graph.around import neighbourhood as around
    from ..graph.exports.wording import RELATIONS as EDGES

    graph = around(connection, node, hops)
    if graph.graph["left_out"]:
        complain(f"quá nhiều: bỏ bớt {graph.graph['left_out']} văn bản cũ hơn")

    def edges() -> Iterator[Record]:
        for source, target, data in sorted(
            graph.edges(data=True), key=lambda edge: (edge[0], edge[2]["relation"], edge[1])
        ):
            nodes = graph.nodes[source], graph.nodes[target]
            evidence = data["evidence"]
            yield {
                "source": source, "source_kind": nodes[0]["kind"], "source_label": nodes[0]["label"],
                "relation": data["relation"], "target": target, "target_kind": nodes[1]["kind"],
                "target_label": nodes[1]["label"], "stated": data["inferred"] is None,
                "inferred": (data["inferred"] or "").split(", ") if data["inferred"] else [], "pinpoint": data["pinpoint"],
                **evidence._asdict(),
            }  # fmt: skip

    def part(found: Record) -> str:
        own = graph.nodes[found["source"]]
        holder = found["source"].partition("#")[0]
        label = graph.nodes[holder]["label"] if own["kind"] in ("directive", "deadline") and holder in graph else ""
        return " ".join(filter(None, [label, found["source_label"] or ""]))

    columns = (
        Column("Từ", part, 3),
        Column("Quan hệ", lambda r: EDGES.get(r["relation"], "")),
        Column("Đến", lambda r: str(r["target_label"] or ""), 3),
        Column("Suy ra", lambda r: why(r["inferred"]), 2),
    )
    fields = (
        "source", "source_kind", "source_label", "relation", "target", "target_kind", "target_label", "stated", "inferred",
        "pinpoint", "letter", "start", "end", "phrase",
    )  # fmt: skip
    return Sheet(edges(), columns, "không có gì quanh tên này", fields)


def export(connection: "Connection", output: Path, around: str | None, hops: int, kinds: str | None) -> list[str]:
    """Write the graph, or what stands around a node, by the suffix of the file.

    Returns
    -------
    list of str
        What to tell the user.

    Raises
    ------
    typer.Exit
        2 where a kind or the suffix is not known; 1 where the graph cannot be drawn.
    """
    from ..graph.around import neighbourhood as part_of
    from ..graph.build import KINDS, graph_of
    from ..graph.exports.flat import ExportError
    from ..graph.exports.write import write

    chosen = [kind.strip() for kind in (kinds or ",".join(KINDS)).split(",") if kind.strip()]
    if unknown := [kind for kind in chosen if kind not in KINDS]:
        complain(f"--kinds: không có loại {', '.join(map(shown, unknown))}; có {', '.join(KINDS)}")
        raise typer.Exit(2)
    graph = part_of(connection, around, hops, chosen) if around else graph_of(connection, chosen)
    try:
        files = write(graph, output)
    except ExportError as error:
        complain(f"{shown(error.where)}: {in_vietnamese(error.reason)}")
        raise typer.Exit(2 if "format" in error.reason else 1) from error
    left_out = graph.graph.get("left_out")
    told = [f"bỏ bớt {left_out} văn bản cũ hơn, vì quá nhiều"] if left_out else []
    names = ", ".join(shown(str(file)) for file in files)
    return [*told, f"{names}: {len(graph)} nút, {graph.number_of_edges()} cạnh"]
