"""Pictures: each box and line has a place of its own, and the words are there to be read."""

import io
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from PIL import Image
from test_graph_exports import LETTERS, NAMES, graphs, written

from congvan_nlp.graph.build import Evidence, Graph
from congvan_nlp.graph.exports import picture, rdf
from congvan_nlp.graph.exports.cards import Card, drawable, width_of, wrapped
from congvan_nlp.graph.exports.flat import ExportError, flat_nodes
from congvan_nlp.graph.exports.lines import Segment
from congvan_nlp.graph.exports.picture import MOST, Placed, figure_of, placed, write_png, write_svg
from congvan_nlp.graph.exports.wording import RELATIONS
from congvan_nlp.library.library import Library
from congvan_nlp.library.readings import made_with
from congvan_nlp.library.workers import Here

SVG: Final = "{http://www.w3.org/2000/svg}"
#: Kinds and letters of graphs with 20, 60, 100 and 40 nodes, about.
VIEWS: Final = {
    "letters": ((), range(1, 9)),
    "directives": (("directive",), range(5, 9)),
    "most": (("directive",), range(2, 7)),
    "all": (("directive", "deadline", "body"), range(5, 6)),
}
HAIR: Final = 0.012  # inches, less than the breadth of a line


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, "Graph[str]"]]:
    with Library(tmp_path_factory.mktemp("thu") / "thu.db", create=True) as library:
        library.ingest([LETTERS / f"{name}.txt" for name in NAMES], workers=Here(made_with()))
        yield {name: library.graph(kinds, numbers) for name, (kinds, numbers) in VIEWS.items()}


@pytest.fixture(params=VIEWS)
def view(request: pytest.FixtureRequest, views: dict[str, "Graph[str]"]) -> "Graph[str]":
    return views[request.param]


def boxes(what: Placed) -> list[tuple[Card, float, float, float, float]]:
    """Cards with left, top, right and bottom."""
    found = []
    for unit in what.units:
        for card in (unit.head, *unit.parts):
            x, y = unit.x + card.x, unit.y + card.y
            found.append((card, x, y, x + card.width, y + card.height))
    return found


def segments(what: Placed) -> list[Segment]:
    """All pieces of lines, from the left or top."""
    found = list(what.routes.segments)
    for unit, inside in what.insides.items():
        found += [Segment(net, unit.x + a, unit.y + b, unit.x + c, unit.y + d) for net, a, b, c, d in inside.segments]
    return [Segment(net, min(a, c), min(b, d), max(a, c), max(b, d)) for net, a, b, c, d in found]


def lines_over_boxes(what: Placed) -> list[tuple[Segment, Card]]:
    e = HAIR
    return [
        (s, card)
        for s in segments(what)
        for card, left, top, right, bottom in boxes(what)
        if s.x0 < right - e and s.x1 > left + e and s.y0 < bottom - e and s.y1 > top + e
    ]


def lines_over_lines(what: Placed) -> list[tuple[Segment, Segment]]:
    """Pieces of different lines that run one upon the other."""
    found = []
    for one, other in combinations(segments(what), 2):
        if one.net is not other.net:
            across = min(one.x1, other.x1) - max(one.x0, other.x0)
            along = min(one.y1, other.y1) - max(one.y0, other.y0)
            if (across > HAIR and along > -HAIR) or (along > HAIR and across > -HAIR):
                upright = [s.x1 - s.x0 < HAIR for s in (one, other)]
                if upright[0] == upright[1]:
                    found.append((one, other))
    return found


def overlapping(what: Placed) -> list[tuple[str, str]]:
    return [
        (one[0].node, other[0].node)
        for one, other in combinations(boxes(what), 2)
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]


def joined(what: Placed) -> set[tuple[Any, frozenset[tuple[float, float]]]]:
    """The corners that the pieces of each line join, by line and connected part."""
    found = set()
    for net in what.nets:
        parts = [s for s in segments(what) if s.net is net]
        while parts:
            group, grown = [parts.pop()], True
            while grown:
                near = [s for s in parts if any(touch(s, t) for t in group)]
                parts = [s for s in parts if s not in near]
                group += near
                grown = bool(near)
            found.add((net, frozenset((x, y) for s in group for x, y in ((s.x0, s.y0), (s.x1, s.y1)))))
    return found


def touch(one: Segment, other: Segment) -> bool:
    e = 1e-6
    return (
        one.x0 <= other.x1 + e and other.x0 <= one.x1 + e and one.y0 <= other.y1 + e and other.y0 <= one.y1 + e
    )  # fmt: skip


def test_no_box_stands_on_another_one(view: "Graph[str]") -> None:
    what = placed(view)
    assert overlapping(what) == []
    assert {card.node for card, *_ in boxes(what)} == {name for name, _ in flat_nodes(view)}


def test_no_line_runs_over_a_box_or_along_another_line(view: "Graph[str]") -> None:
    what = placed(view)
    assert lines_over_boxes(what) == []
    assert lines_over_lines(what) == []


def test_each_line_reaches_all_that_it_joins(view: "Graph[str]") -> None:
    what = placed(view)
    places = {card.node: (left, top, right, bottom) for card, left, top, right, bottom in boxes(what)}
    home = {card.node: unit for unit in what.units for card in (unit.head, *unit.parts)}
    parts = joined(what)
    assert len(parts) == len(what.nets)  # none of them falls apart
    for net, corners in parts:
        for node in (net.hub, *net.leaves):
            left, top, right, bottom = places[node]
            ends = any(left - 1e-6 <= x <= right + 1e-6 and top - 1e-6 <= y <= bottom + 1e-6 for x, y in corners)
            frames = [(panel, home[node]) for panel in what.insides[home[node]].panels]
            framed = any(
                abs(x - (unit.x + panel.x)) < 1e-6 or abs(x - (unit.x + panel.x + panel.width)) < 1e-6
                for panel, unit in frames
                for x, y in corners
                if unit.y + panel.y <= y <= unit.y + panel.y + panel.height
            )
            assert ends or framed, (net.relation, node)


def test_the_centre_is_at_the_top_and_directives_are_below_their_letter(view: "Graph[str]") -> None:
    what = placed(view)
    order = ["central", "cited", "province", "district", "commune", "", "deadline", "body"]
    bands = [order.index(row[0].band) for row in what.rows]
    assert bands == sorted(bands)
    tops = [row[0].y for row in what.rows]
    assert tops == sorted(tops)
    for unit in what.units:
        for card in unit.parts:
            assert card.y >= unit.head.y + unit.head.height
            assert view.has_edge(unit.head.node, card.node) or card.kind == "deadline"


def test_words_stand_within_their_boxes(view: "Graph[str]") -> None:
    with picture.fixed_settings():
        figure = figure_of(view)
        figure.draw_without_rendering()
        frames = {one.get_gid(): one.get_window_extent() for one in figure.axes[0].patches if one.get_gid()}
        checked = 0
        for text in figure.axes[0].texts:
            if name := text.get_gid():
                inner, outer = text.get_window_extent(), frames[f"{name.rpartition('-')[0]}-0"]
                assert inner.x0 >= outer.x0 - 1, text.get_text()
                assert inner.x1 <= outer.x1 + 1, text.get_text()
                assert inner.y0 >= outer.y0 - 1, text.get_text()
                assert inner.y1 <= outer.y1 + 1, text.get_text()
                checked += 1
        assert checked >= len(view)
        legend = [text.get_window_extent() for text in figure.axes[0].texts if not text.get_gid()]
        assert not any(one.overlaps(other) for one, other in combinations(legend, 2))
        whole = figure.bbox
        assert all(box.x0 >= 0 and box.x1 <= whole.x1 and box.y0 >= 0 and box.y1 <= whole.y1 for box in legend)


def test_png_is_a_picture_and_not_blank(view: "Graph[str]") -> None:
    data = written(write_png, view)
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        assert image.format == "PNG"
        colours = image.convert("RGB").getcolors(1 << 24) or []
    white = sum(count for count, colour in colours if colour == (255, 255, 255))
    every = sum(count for count, _ in colours)
    assert 0.3 < white / every < 0.97
    assert {(246, 211, 139), (169, 214, 240)} & {colour for _, colour in colours}
    assert written(write_png, view) == data


def test_svg_holds_all_labels_as_text(view: "Graph[str]") -> None:
    data = written(write_svg, view)
    root = ET.fromstring(data)
    titles = {title.text or "" for title in root.iter(f"{SVG}title")}
    words = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    for _, told in flat_nodes(view):
        label = str(told["label"])
        assert any(title.startswith(label) for title in titles)
        assert drawable(label).split()[0].rstrip("…")[:10] in words
    if any(told["kind"] == "directive" for _, told in flat_nodes(view)):
        assert "chỉ đạo" in words
    shown = {d["relation"] for *_, d in view.edges(data=True)} - {"has_directive", "has_deadline"}
    assert all(RELATIONS[relation] in words for relation in shown)
    assert b"'DejaVu Sans'" in data
    assert b"sans-serif" in data
    assert written(write_svg, view) == data


def test_a_user_s_settings_of_matplotlib_change_nothing(views: dict[str, "Graph[str]"]) -> None:
    import matplotlib as mpl

    before = written(write_svg, views["all"])
    with mpl.rc_context({"font.size": 30, "lines.linewidth": 9, "svg.fonttype": "path", "savefig.bbox": "tight"}):
        assert written(write_svg, views["all"]) == before
        assert mpl.rcParams["font.size"] == 30


def letter_with_directives(count: int, own: int = 0) -> "Graph[str]":
    """A letter that carries out a regulation as a whole, and so do its directives; some say so themselves."""
    graph: Graph[str] = Graph()
    graph.add_node("letter:1", kind="letter", label="7-CV/TU", level="province", number=1)
    graph.add_node("name:132-QĐ/TW", kind="regulation", label="132-QĐ/TW", level="central")
    for number in range(1, count + 1):
        name, evidence = f"letter:1#d{number}", Evidence(1, number * 10, number * 10 + 5, "132-QĐ/TW")
        graph.add_node(name, kind="directive", label=str(number), number=1)
        graph.add_edge("letter:1", name, "has_directive", relation="has_directive", evidence=evidence, inferred=None)
        inferred = None if number <= own else "letter"
        graph.add_edge(
            name, "name:132-QĐ/TW", "implements", relation="implements", evidence=evidence, inferred=inferred
        )
    return graph


@pytest.mark.parametrize(("own", "lines"), [(0, 0), (1, 1), (3, 3)])
def test_what_all_directives_share_starts_at_their_frame(own: int, lines: int) -> None:
    what = placed(letter_with_directives(9, own))
    directives = [box for box in boxes(what) if box[0].kind == "directive"]
    ends = [
        s
        for s in segments(what)
        for _, left, top, right, _ in directives
        if abs(s.y1 - top) < 1e-6 and s.x0 == s.x1 and left <= s.x0 <= right
    ]
    assert len(ends) == lines
    assert {net.inferred for net in what.nets} == ({True} if not own else {True, False})


def test_directives_stand_in_the_order_of_the_letter() -> None:
    (unit,) = [unit for unit in placed(letter_with_directives(25)).units if unit.parts]
    assert [card.lines[0][1] for card in unit.directives] == [str(number) for number in range(1, 26)]
    assert sorted(unit.directives, key=lambda card: (card.y, card.x)) == unit.directives


def test_as_many_nodes_as_a_picture_can_show(tmp_path: Path) -> None:
    graph = letter_with_directives(MOST - 2)
    assert len(graph) == MOST
    assert overlapping(placed(graph)) == []
    assert written(write_png, graph).startswith(b"\x89PNG")


def test_too_many_nodes_are_refused_in_plain_words() -> None:
    graph = letter_with_directives(MOST - 1)
    with pytest.raises(ExportError) as told:
        write_svg(graph, io.BytesIO())
    reason = told.value.reason
    assert reason == (
        "151 nodes (149 directive, 1 letter, 1 regulation), more than the 150 that a picture can show; narrow it down"
    )


@pytest.mark.parametrize(
    ("package", "writer", "extra"), [("matplotlib", write_png, "matplotlib"), ("rdflib", rdf.write_turtle, "rdflib")]
)
def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, package: str, writer: Any, extra: str) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == package]:
        monkeypatch.setitem(sys.modules, name, None)  # as Python marks what cannot be imported
    stream = io.BytesIO()
    with pytest.raises(ExportError, match=rf"needs {extra}: pip install 'congvan-nlp\[graph\]'"):
        writer(letter_with_directives(2), stream)
    assert stream.getvalue() == b""


@settings(deadline=None, max_examples=40, derandomize=True)
@given(graphs())
def test_any_small_graph_finds_its_places(graph: "Graph[str]") -> None:
    what = placed(graph)
    assert {card.node for card, *_ in boxes(what)} == {name for name, _ in flat_nodes(graph)}
    assert overlapping(what) == []
    assert lines_over_boxes(what) == []


@settings(deadline=None, max_examples=10, derandomize=True)
@given(graphs())
def test_any_small_graph_is_drawn(graph: "Graph[str]") -> None:
    root = ET.fromstring(written(write_svg, graph))
    titles = [title.text or "" for title in root.iter(f"{SVG}title")]
    assert len(titles) >= len(graph)


def test_long_words_are_wrapped_and_what_is_left_out_is_marked() -> None:
    text = "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XIX, nhiệm kỳ 2020 - 2025 " + "x" * 80
    lines = wrapped(text, "plain", 1.4, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(width_of(line, "plain") <= 1.4 for line in lines)
    assert "".join(lines).rstrip("…").replace(" ", "") in text.replace(" ", "")
    assert wrapped("Sở Y tế", "plain", 1.4, 3) == ["Sở Y tế"]


def test_letters_that_are_composed_of_parts_are_drawn_whole() -> None:
    assert drawable("Sở Y tế") == "Sở Y tế"
    assert drawable("Quyết định số 5\u200b🙂") != ""
