"""A text is cut where marks begin and end, and nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from congvan_nlp import analyze
from congvan_nlp.web.segments import Mark, marks_of, segments

places = st.tuples(st.integers(0, 30), st.integers(0, 30))
marks = st.lists(st.builds(lambda id, place: Mark(f"t{id}", "deadline", *place), st.integers(1, 5), places), max_size=8)


@given(st.text(max_size=25), marks)
def test_pieces_give_the_text_and_stand_in_all_marks_that_cover_them(text: str, marks: list[Mark]) -> None:
    pieces = segments(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    place = 0
    for piece in pieces:
        covering = {m.id for m in marks if m.start <= place < m.end <= len(text)}
        assert set(piece.ids.split()) == covering
        place += len(piece.text)
    begun = [id for piece in pieces for id in piece.begins]
    assert sorted(begun) == sorted({m.id for m in marks if m.start < m.end <= len(text)})


def test_words_lead_to_the_closest_field() -> None:
    analysis = analyze("Kính gửi: Sở Y tế\n\n1. Sở Y tế báo cáo trước ngày 05/9/2025.\n2. Các đơn vị thực hiện.")
    pieces = segments(analysis.text, marks_of(analysis))
    [limit] = [piece for piece in pieces if "05/9/2025" in piece.text]
    assert (limit.target, "d1" in limit.ids.split()) == ("t1", True)
