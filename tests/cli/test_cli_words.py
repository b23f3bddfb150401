"""Vietnamese words: every value of the contract has one, and what is unknown is shown as it is."""

from typing import get_args

from congvan_nlp.cli import words
from congvan_nlp.library.corrections import FIELDS
from congvan_nlp.records.analysis import AssigneeRole, Relation, Severity


def test_every_value_of_the_contract_has_a_word() -> None:
    assert set(words.RELATIONS) == set(get_args(Relation))
    assert set(words.ASSIGNEES) == set(get_args(AssigneeRole))
    assert set(words.SEVERITIES) == set(get_args(Severity))
    assert set(words.FIELDS) == {field for fields in FIELDS.values() for field in fields}


def test_unknown_sentences_stay() -> None:
    assert words.in_vietnamese("strange fault in File.txt") == "strange fault in File.txt"
    assert words.in_vietnamese("no such filer") == "no such filer"
