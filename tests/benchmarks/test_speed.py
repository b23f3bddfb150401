"""Speed, as ratios in one run: absolute times depend on the machine and its other work.

``make bench`` prints million characters a CPU second beside each ratio. The yardstick is Python counting the
words of the same text: calls and small objects, as in the analysis, so that load and builds slow both alike.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from stopwatch import Work, no_collection, ratio

from congvan_nlp.extraction.mentions import find_symbol_mentions
from congvan_nlp.extraction.named import find_named_mentions
from congvan_nlp.extraction.references import find_aliases, find_anaphors, find_short_forms
from congvan_nlp.folding import Text
from congvan_nlp.pipeline.analyze import analyze
from congvan_nlp.structure.layout import find_layout

pytestmark = pytest.mark.benchmark
__all__ = ["no_collection"]
ROOT = Path(__file__).parents[2]
#: The corpus is denser than letters are: about six documents and five limits on a page.
LETTERS = [p.read_text(encoding="utf-8") for p in sorted(ROOT.glob("corpora/letters/*.txt"))]
#: Real letters, where they are on this machine.
REAL = [p.read_text(encoding="utf-8") for p in sorted(ROOT.parent.glob("shared/letters*/*")) if p.is_file()]


def count_words(texts: list[str]) -> int:
    """The yardstick: how many different words there are."""
    counts: dict[str, int] = {}
    for text in texts:
        for word in re.finditer(r"\w+", text):
            folded = word.group().lower()
            counts[folded] = counts.get(folded, 0) + 1
    return len(counts)


def find_citations(text: Text) -> int:
    """All mentions of documents in a folded text."""
    end = len(text)
    mentions = find_symbol_mentions(text, 0, end, None)
    mentions += find_named_mentions(text, 0, end)
    mentions.sort(key=lambda m: (m.start, m.end))
    aliases = find_aliases(text, mentions)
    shorts = find_short_forms(text, 0, end, mentions)
    return len(mentions) + len(aliases) + len(shorts) + len(find_anaphors(text, 0, end, mentions, None))


def speed(what: str, texts: list[str], work: Work, floor: float) -> float:
    """Print a line and return the speed as a part of the yardstick's."""
    times, spent = ratio(work, lambda: count_words(texts), enough=1 / floor)
    print(f"\n{what}: {sum(map(len, texts)) / spent / 1e6:.2f} M characters a CPU second, ", end="")
    print(f"{1 / times:.3f} of counting words")
    return 1 / times


def test_speed_of_citations_and_of_the_whole_analysis() -> None:
    texts = [Text.of(t) for t in LETTERS]
    for letter in LETTERS:
        analyze(letter)  # tables and patterns are loaded once
    if REAL:
        speed("whole analysis of real letters", REAL, lambda: [analyze(t) for t in REAL], 0.036)
    assert speed("citations alone", LETTERS, lambda: [find_citations(t) for t in texts], 0.28) > 0.28
    assert speed("whole analysis of the corpus", LETTERS, lambda: [analyze(t) for t in LETTERS], 0.036) > 0.036


def long_letter(size: int) -> str:
    """A letter whose body is the bodies of the corpus, repeated."""
    head, foot = "TỈNH ỦY LAM SƠN\n*\nSố 5-KH/TU\n\nKính gửi: Các huyện ủy\n\n", "\n\nNơi nhận:\n- Như trên.\n"
    zones = [
        (text := Text.of(letter), find_layout(text).body)
        for letter in LETTERS
        if "Đảng" in letter[:200] or "TỈNH ỦY" in letter[:200]
    ]
    bodies = "\n\n".join(text.raw[body.start : body.end] for text, body in zones) + "\n\n"
    letter = head + (bodies * (size // len(bodies) + 1))[:size] + foot
    body = find_layout(Text.of(letter)).body
    assert body.end - body.start > 0.9 * len(letter) or size < 10_000  # else most of it would not be read
    return letter


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(long_letter, id="letter"),
        pytest.param(lambda n: "số " * (n // 3), id="so"),
        pytest.param(lambda n: "1234567890" * (n // 10), id="digits"),
        pytest.param(lambda n: "(" * n, id="brackets"),
        pytest.param(lambda n: "Căn cứ " * (n // 7), id="can cu"),
        pytest.param(lambda n: "trước ngày " * (n // 11), id="truoc ngay"),
        pytest.param(lambda n: "- Sở\n" * (n // 5), id="dashes"),
        pytest.param(lambda n: "Kính gửi: " * (n // 10), id="kinh gui"),
        pytest.param(lambda n: "\n" * n, id="lines"),
        pytest.param(lambda n: "*" * n, id="stars"),
    ],
)
def test_ten_times_the_text_takes_at_most_twelve_times_as_long(text: Callable[[int], str]) -> None:
    small, large = text(100_000), text(1_000_000)
    analyze(text(1_000))
    growth = ratio(lambda: analyze(large), lambda: analyze(small), enough=12, rounds=2)
    print(f"\n1 MB in {growth.seconds:.2f} CPU s, {growth.times:.1f} times a tenth of it")
    assert growth.times <= 12
