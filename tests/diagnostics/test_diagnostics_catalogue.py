"""The catalogue: every code has its sentences, every code of the library is in it, and none is idle."""

import ast
import inspect
import re
import tomllib
from importlib.resources import files
from string import Formatter
from typing import Any, get_args

import pytest

from congvan_nlp.diagnostics import diagnostic, entry
from congvan_nlp.records.analysis import Severity

CATALOGUE: dict[str, dict[str, str]] = tomllib.loads(
    files("congvan_nlp.diagnostics").joinpath("catalogue.toml").read_text(encoding="utf-8")
)
SUBJECTS = "|".join(sorted({code.split("-")[0] for code in CATALOGUE}))
#: Strings of the source that have the form of a code: "deadline-past" as well as notes=("deadline-past",).
CODE = re.compile(rf"(?:{SUBJECTS})-[a-z]+(?:-[a-z]+)*")


def trees() -> dict[str, ast.Module]:
    found = {}
    pending = [files("congvan_nlp")]
    while pending:
        for entry_ in pending.pop().iterdir():
            if entry_.is_dir():
                pending.append(entry_)
            elif entry_.name.endswith(".py"):
                found[str(entry_)] = ast.parse(entry_.read_text(encoding="utf-8"))
    return found


def docstrings(tree: ast.Module) -> set[int]:
    """Identities of the nodes that hold docstrings, whose examples use no code."""
    bodies = [n.body for n in ast.walk(tree) if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef)]
    firsts = [body[0] for body in bodies if body and isinstance(body[0], ast.Expr)]
    return {id(first.value) for first in firsts}


def used_codes() -> dict[str, str]:
    """Codes of the source, each with a file that uses it."""
    return {
        node.value: name
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
        if id(node) not in docstrings(tree)
    }


def calls() -> list[ast.Call]:
    """Calls of `diagnostic` with the code written out."""
    return [
        node
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "diagnostic"
        if node.args and isinstance(node.args[0], ast.Constant)
    ]


def placeholders(sentence: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(sentence) if name is not None]


every_code = pytest.mark.parametrize("code", list(CATALOGUE))


@every_code
def test_an_entry_has_severity_and_both_sentences(code: str) -> None:
    found = entry(code)
    assert set(found) in ({"severity", "vi", "en"}, {"severity", "vi", "en", "fix_vi", "fix_en"})
    assert found["severity"] in get_args(Severity)
    assert found["vi"].strip()
    assert found["en"].strip()
    assert found["vi"] != found["en"]
    assert re.fullmatch("[a-z]+(?:-[a-z]+)+", code)


@every_code
def test_both_sentences_name_the_same_things(code: str) -> None:
    vi, en = placeholders(entry(code)["vi"]), placeholders(entry(code)["en"])
    assert sorted(vi) == sorted(en)
    assert all(name.isidentifier() for name in vi)
    fixes = [placeholders(entry(code).get(f"fix_{language}", "")) for language in ("vi", "en")]
    assert sorted(fixes[0]) == sorted(fixes[1])
    assert not set(vi) & set(inspect.signature(diagnostic).parameters)


@every_code
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_sentence_holds_what_it_is_given(code: str, language: Any) -> None:
    said = placeholders(entry(code)[language])
    advised = placeholders(entry(code).get(f"fix_{language}", ""))
    found = diagnostic(code, 3, 5, language, **{name: f"‹{name}›" for name in [*said, *advised]})
    assert (found.code, found.severity, found.start, found.end) == (code, entry(code)["severity"], 3, 5)
    assert all(f"‹{name}›" in found.message for name in said)
    assert "{" not in found.message
    assert all(f"‹{name}›" in (found.suggestion or "") for name in advised)
    assert (found.suggestion is None) == (f"fix_{language}" not in entry(code))


def test_the_sentence_is_vietnamese_unless_asked_otherwise() -> None:
    assert diagnostic("date-missing").message == entry("date-missing")["vi"]
    assert diagnostic("date-missing", language="en").message == entry("date-missing")["en"]
    assert (diagnostic("date-missing").start, diagnostic("date-missing").end) == (None, None)


def test_braces_in_the_words_of_a_letter_are_kept() -> None:
    assert "{0}" in diagnostic("number-illegible", written="{0}-CV/TU").message


def test_an_unknown_code_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        entry("no-such-code")
    with pytest.raises(KeyError):
        diagnostic("no-such-code")


def test_a_missing_value_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        diagnostic("citation-slip", written="21-HD/TW")


def test_the_source_uses_known_codes_only() -> None:
    assert {code: name for code, name in used_codes().items() if code not in CATALOGUE} == {}


def test_calls_name_known_codes() -> None:
    named = [call.args[0].value for call in calls() if isinstance(call.args[0], ast.Constant)]
    assert named
    assert set(named) <= set(CATALOGUE)


def test_calls_give_every_value_that_a_sentence_names() -> None:
    for call in calls():
        assert isinstance(call.args[0], ast.Constant)
        needed = set(placeholders(entry(str(call.args[0].value))["vi"]))
        assert needed <= {keyword.arg for keyword in call.keywords}, ast.unparse(call)


@every_code
def test_no_entry_is_idle(code: str) -> None:
    assert code in used_codes()
