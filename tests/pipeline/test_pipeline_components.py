"""The stages as spaCy components: alone, in any order, in other pipelines, in other processes, on disk."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
import spacy
from pipeline_letters import LETTER, check, records
from spacy.language import Language
from spacy.tokens import Doc

from congvan_nlp import analyze, load
from congvan_nlp.pipeline.components import analysis_of

NAMES = ["congvan_structure", "congvan_citations", "congvan_directives", "congvan_deadlines"]
PARTS = {
    "congvan_structure": "recipients",
    "congvan_citations": "citations",
    "congvan_directives": "directives",
    "congvan_deadlines": "deadlines",
}
# a letter whose citations have diagnostics of their own
_NOTED = LETTER.replace(
    "Căn cứ", "Căn cứ Chỉ thị 05; Quy chế số 5-QC/HU ngày 02/3/2021; Quy chế số 5-QC/HU ngày 03/3/2021;"
)


def plain(*names: str) -> Language:
    """A pipeline of spaCy's own with some components; pyvi is not needed."""
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    for name in names:
        nlp.add_pipe(name)
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def spans(doc: Doc) -> dict[str, list[tuple[str, str]]]:
    """Words, as NFC, and label of the spans of each group."""
    return {
        key: [(unicodedata.normalize("NFC", span.text), span.label_) for span in group]
        for key, group in doc.spans.items()
    }


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", NAMES)
def test_a_component_alone_gives_its_part(name: str, form: Literal["NFC", "NFD"]) -> None:
    doc = plain(name)(unicodedata.normalize(form, LETTER))
    part, whole = PARTS[name], analyze(LETTER)
    links = {"citations", "deadlines"} if part == "directives" else set()  # those of stages that did not run
    assert list(doc.spans) == [part]
    assert [r.model_dump(exclude=links) for r in getattr(doc._, part)] == [
        r.model_dump(exclude=links) for r in getattr(whole, part)
    ]
    assert doc._.letter == whole.letter
    check(doc._.analysis)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_spans_are_exact_on_syllables(nlp: Language, form: Literal["NFC", "NFD"]) -> None:
    doc = nlp(unicodedata.normalize(form, LETTER))
    analysis = analyze(LETTER)
    assert spans(doc) == {
        "recipients": [(r.text, r.role) for r in analysis.recipients],
        "citations": [(m.text, m.relation) for c in analysis.citations for m in c.mentions],
        "directives": [(d.text, "directive") for d in analysis.directives],
        "deadlines": [(d.text, d.kind) for d in analysis.deadlines],
    }
    for group in doc.spans.values():
        for span in group:
            assert unicodedata.is_normalized(form, span.text)
            assert doc.text[span.start_char : span.end_char] == span.text


def test_spans_of_another_tokenizer_cover_the_words() -> None:
    doc = plain(*NAMES)(LETTER)
    for part in PARTS.values():
        exact = (
            [r.text for r in getattr(doc._, part)]
            if part != "citations"
            else [m.text for c in doc._.citations for m in c.mentions]
        )
        assert all(words in span.text for words, span in zip(exact, doc.spans[part], strict=True))


def test_markdown_in_the_doc_is_spanned_too(nlp: Language) -> None:
    doc = nlp("Thực hiện **Quy định số 7-QĐ/TW**, gửi báo cáo trước **ngày 12/12/2021**.")
    assert [span.text for span in doc.spans["deadlines"]] == ["trước **ngày 12/12/2021"]
    assert doc._.deadlines[0].text == "trước ngày 12/12/2021"


@pytest.mark.parametrize(
    "text",
    [LETTER, unicodedata.normalize("NFD", LETTER), "", " ", "\n\n \t a  b\n", "a\u0301\u0302 b", "không.dấu 1,5"],
)
def test_the_text_of_a_doc_is_the_text(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_load_gives_what_analyze_gives(nlp: Language) -> None:
    assert nlp.pipe_names == NAMES
    assert nlp(LETTER)._.analysis == analyze(LETTER)


def test_parts_on_the_doc(nlp: Language) -> None:
    doc = nlp(LETTER)
    analysis = analyze(LETTER)
    for name in ("letter", "recipients", "citations", "directives", "deadlines", "diagnostics"):
        assert getattr(doc._, name) == getattr(analysis, name)


def test_before_any_component_ran_there_is_nothing(nlp: Language) -> None:
    doc = nlp.make_doc(LETTER)
    assert analysis_of(doc) is None
    assert (doc._.analysis, doc._.letter, doc._.citations) == (None, None, None)


@pytest.mark.parametrize("text", [LETTER, _NOTED])
def test_components_one_after_the_other(text: str) -> None:
    doc = plain(*NAMES)(text)
    assert records(doc._.analysis) == records(analyze(text))


@pytest.mark.parametrize("text", [LETTER, _NOTED])
def test_components_in_another_order(text: str) -> None:
    doc = plain("congvan_deadlines", "congvan_citations", "congvan_directives", "congvan_structure")(text)
    assert records(doc._.analysis) == records(analyze(text))


@pytest.mark.parametrize("text", [LETTER, _NOTED])
def test_a_doc_that_is_processed_again(nlp: Language, text: str) -> None:
    doc = nlp(nlp(text))
    assert records(doc._.analysis) == records(analyze(text))


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")  # spaCy forks; numpy keeps threads
def test_two_processes(nlp: Language) -> None:
    texts = [LETTER, unicodedata.normalize("NFD", LETTER), _NOTED, "", "Căn cứ Điều lệ Đảng."] * 2
    docs = list(nlp.pipe(texts, n_process=2, batch_size=3))
    assert [doc.text for doc in docs] == texts
    for doc, text in zip(docs, texts, strict=True):
        alone = nlp(text)
        assert doc._.analysis == alone._.analysis
        assert spans(doc) == spans(alone)


def test_a_batch_in_one_process(nlp: Language) -> None:
    texts = (LETTER.replace("12/12/2021", f"{day:02}/12/2021") for day in range(10, 30))
    due = [doc._.deadlines[0].due for doc in nlp.pipe(texts, batch_size=7)]
    assert due == [f"2021-12-{day}" for day in range(10, 30)]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_doc_keeps_its_results_in_bytes(nlp: Language, form: Literal["NFC", "NFD"]) -> None:
    doc = nlp(unicodedata.normalize(form, LETTER))
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert copy._.analysis == doc._.analysis
    assert copy._.deadlines == doc._.deadlines
    assert spans(copy) == spans(doc)


def test_a_pipeline_comes_back_from_bytes_and_disk(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    for copy in (load().from_bytes(nlp.to_bytes()), spacy.load(tmp_path)):
        assert copy.pipe_names == NAMES
        doc = copy(LETTER)
        assert doc._.analysis == analyze(LETTER)
        assert spans(doc) == spans(nlp(LETTER))


@pytest.fixture
def counted() -> Iterator[str]:
    """A component that somebody else wrote: it counts limits by the body that they bind."""
    if not Doc.has_extension("limits_by_body"):
        Doc.set_extension("limits_by_body", default=None)

    @Language.component("count_limits", assigns=["doc._.limits_by_body"])
    def count_limits(doc: Doc) -> Doc:
        doc._.limits_by_body = {
            body: [
                span.text
                for span, limit in zip(doc.spans["deadlines"], doc._.deadlines, strict=True)
                if body in limit.who
            ]
            for body in {who for limit in doc._.deadlines for who in limit.who}
        }
        return doc

    yield "count_limits"
    Doc.remove_extension("limits_by_body")


def test_a_component_of_others_after_ours(counted: str) -> None:
    pipeline = load()
    pipeline.add_pipe(counted, last=True)
    assert pipeline(LETTER)._.limits_by_body == {
        "các chi bộ, đảng bộ": ["trước ngày 12/12/2021"],
        "Ban Tổ chức Huyện ủy": [
            *("trước ngày 25/12", "chậm nhất 05 ngày kể từ ngày ký", "trước ngày 31/4/2022"),
        ],
    }


def test_components_of_spacy_before_and_behind_ours(nlp: Language) -> None:
    pipeline = plain("sentencizer", *NAMES)
    ruler = pipeline.add_pipe("span_ruler", config={"spans_key": "rules"})
    ruler.add_patterns([{"label": "BODY", "pattern": "Huyện ủy"}])  # type: ignore[attr-defined]
    doc = pipeline(LETTER)
    assert {*PARTS.values(), "rules"} == set(doc.spans)
    assert records(doc._.analysis) == records(nlp(LETTER)._.analysis)


def test_disabled_components_leave_their_part_empty(nlp: Language) -> None:
    with nlp.select_pipes(disable=["congvan_deadlines"]):
        doc = nlp(LETTER)
    assert doc._.deadlines == ()
    assert "deadlines" not in doc.spans
    assert doc._.citations == analyze(LETTER).citations
