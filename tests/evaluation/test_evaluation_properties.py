"""What holds of every letter, whatever it says."""

import copy
import random
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from congvan_nlp.evaluation import GoldSet, as_json, evaluate, score_letter, score_phrases
from congvan_nlp.evaluation.gold import flaws
from congvan_nlp.evaluation.report import rows
from congvan_nlp.evaluation.tally import LetterScore

Letter = dict[str, Any]
RECORD_TASKS = ("recipients", "copies", "citations", "named citations", "directives")
DEADLINE_TASKS = ("deadlines", "undated deadlines")

words = st.sampled_from(
    ["ủy", "ban", "thường", "vụ", "tỉnh", "sở", "y", "tế", "báo", "cáo", "kết", "quả", "hội", "nghị", "luật"]
)
texts = st.lists(words, min_size=1, max_size=7).map(" ".join)
maybe_texts = st.none() | texts
days = st.dates().map(str)
keys = st.integers(1, 999).map("{}-QĐ/TW".format)
scopes = st.sampled_from([{}, {}, {}, {"scope": "attachment"}])
relations = st.sampled_from(["basis", "implements", "refers"])


@st.composite
def citations(draw: st.DrawFn) -> list[Letter]:
    keyed = [
        {
            **draw(scopes),
            **{"key": key, "date": draw(st.none() | days), "issuer": draw(maybe_texts)},
            **{"relation": draw(relations), "type": draw(maybe_texts), "mentions": draw(st.integers(0, 3))},
        }
        for key in draw(st.lists(keys, max_size=4, unique=True))
    ]
    return keyed + [{**draw(scopes), "key": None, "name": f"Luật {n}"} for n in draw(st.lists(texts, max_size=3))]


@st.composite
def deadlines(draw: st.DrawFn) -> list[Letter]:
    phrases = st.builds("{} trước ngày {}".format, texts, st.integers(1, 31))
    dues = st.just([None]) | st.lists(days, min_size=1, max_size=2)
    return [
        {
            **draw(scopes),
            **{"text": phrase, "due": draw(dues), "rrule": draw(st.sampled_from([None, "FREQ=YEARLY"]))},
            **{field: draw(maybe_texts) for field in ("who", "what", "to", "via")},
        }
        for phrase in draw(st.lists(phrases, max_size=4))
    ]


golds = st.fixed_dictionaries(
    {"id": st.just("x"), "citations": citations(), "deadlines": deadlines()},
    optional={
        **{"number": st.none() | keys, "date": st.none() | days, "signer": maybe_texts, "type": maybe_texts},
        **{"subject": maybe_texts, "issuer": maybe_texts},
        **{
            "recipients": st.none() | st.lists(texts, max_size=4),
            "copies": st.none() | st.lists(texts, max_size=4),
        },
        "directives": st.lists(st.sampled_from(["1", "2", "2.(1)", "2.(2)", "Thứ hai"]), max_size=5),
        **{
            "optional_citations": st.lists(texts, max_size=2),
            "forbidden_deadlines": st.just(["ngày 40/50"]),
        },
    },
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | texts | days,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
FIELDS = (
    *("number", "type", "date", "issuer", "subject", "signer", "text", "role", "key", "name", "relation"),
    *("mentions", "also_accept", "due", "who", "what", "to", "via", "rrule", "path", "label", "scope"),
)
odd_records = st.lists(st.dictionaries(st.sampled_from(FIELDS), json_values) | json_values, max_size=3)
LISTS = ("recipients", "copies", "citations", "deadlines", "directives", "optional_citations")
odd_letters = st.dictionaries(
    st.sampled_from(["letter", "source", "id", *LISTS, "forbidden_deadlines", "number", "date", "signer"]),
    st.dictionaries(st.sampled_from(FIELDS), json_values) | odd_records | json_values,
)
Perfect = Callable[[Letter], Letter]
Distorted = Callable[[Letter, random.Random, int], Letter]


@given(golds)
def test_a_perfect_analysis_scores_one(perfect: Perfect, gold: Letter) -> None:
    assert list(flaws(gold)) == []
    score = score_letter(gold, perfect(gold))
    assert [t for t in score.tasks if t.missed or t.false] == []
    assert all(row.f1 == 1.0 for row in rows([score]))


@given(golds)
def test_an_empty_analysis_finds_nothing_and_asserts_nothing(gold: Letter) -> None:
    assert all(t.found == 0 and not t.false for t in score_letter(gold, {}).tasks)


@given(
    golds,
    st.randoms(use_true_random=False),
    st.sampled_from(["recipients", "citations", "deadlines", "directives"]),
)
def test_dropping_a_record_never_raises_recall(
    perfect: Perfect, distorted: Distorted, gold: Letter, rng: random.Random, field: str
) -> None:
    analysis = distorted(perfect(gold), rng, 6)
    before = score_letter(gold, analysis)
    for place in range(len(analysis[field])):
        fewer = {**analysis, field: analysis[field][:place] + analysis[field][place + 1 :]}
        after = score_letter(gold, fewer)
        assert all(after.task(t).found <= before.task(t).found for t in RECORD_TASKS + DEADLINE_TASKS)
        assert all(len(after.task(t).missed) >= len(before.task(t).missed) for t in RECORD_TASKS + DEADLINE_TASKS)


@given(golds, st.randoms(use_true_random=False))
def test_what_is_found_and_what_is_missed_are_the_gold(
    perfect: Perfect, distorted: Distorted, gold: Letter, rng: random.Random
) -> None:
    score = score_letter(gold, distorted(perfect(gold), rng, 6))

    def asked(task: str) -> int:
        return score.task(task).found + len(score.task(task).missed)

    own = [c for c in gold["citations"] if not c.get("scope")]
    assert asked("citations") + asked("named citations") == len(own)
    assert asked("deadlines") + asked("undated deadlines") == len([d for d in gold["deadlines"] if not d.get("scope")])
    assert asked("recipients") == len(gold.get("recipients") or [])
    assert asked("directives") == len(gold.get("directives") or [])


@given(golds, st.randoms(use_true_random=False))
def test_the_order_of_keyed_citations_and_of_directives_does_not_matter(
    perfect: Perfect, gold: Letter, rng: random.Random
) -> None:
    analysis = perfect(gold)
    shuffled = copy.deepcopy(analysis)
    for field in ("citations", "directives"):
        rng.shuffle(shuffled[field])
    order_free = ("citations", "citation.date", "citation.type", "citation.mentions", "directives")
    before, after = score_letter(gold, analysis), score_letter(gold, shuffled)
    assert all(before.task(t) == after.task(t) for t in order_free)


@given(st.lists(golds, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_letters_and_of_analyses_does_not_matter(
    perfect: Perfect, distorted: Distorted, letters: list[Letter], rng: random.Random
) -> None:
    letters = [{**letter, "id": f"r{place}"} for place, letter in enumerate(letters)]
    analyses = [distorted(perfect(letter), rng, 5) for letter in letters]
    before = evaluate(GoldSet("x", tuple(letters)), analyses)
    rng.shuffle(letters)
    rng.shuffle(analyses)
    after = evaluate(GoldSet("x", tuple(letters)), analyses)
    assert after.rows == before.rows
    assert set(after.findings) == set(before.findings)


@given(golds, st.randoms(use_true_random=False))
def test_nothing_given_is_changed(perfect: Perfect, distorted: Distorted, gold: Letter, rng: random.Random) -> None:
    analysis = distorted(perfect(gold), rng, 6)
    before = copy.deepcopy((gold, analysis))
    score_letter(gold, analysis)
    assert (gold, analysis) == before


@given(golds | odd_letters, odd_letters | json_values)
def test_no_shape_of_gold_or_analysis_raises(gold: Letter, analysis: Any) -> None:
    assert isinstance(score_letter(gold, analysis), LetterScore)
    as_json(evaluate(GoldSet("x", (gold,)), [analysis]))


@given(st.dictionaries(st.sampled_from(["id", "text", "anchor_date", "expected"]), odd_letters), odd_records)
def test_no_shape_of_phrase_or_find_raises(phrase: Letter, found: Any) -> None:
    score_phrases([phrase], lambda text, anchor: found)
