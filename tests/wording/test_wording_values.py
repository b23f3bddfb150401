"""Vietnamese words: every value of the contract has one, and what is unknown is shown as it is."""

from typing import get_args

from congvan_nlp.library.corrections import FIELDS
from congvan_nlp.library.review import Kind
from congvan_nlp.records.analysis import AssigneeRole, Relation, Severity
from congvan_nlp.wording import values
from congvan_nlp.wording.phrases import in_vietnamese


def test_every_value_of_the_contract_has_a_word() -> None:
    assert set(values.RELATIONS) == set(get_args(Relation))
    assert set(values.ASSIGNEES) == set(get_args(AssigneeRole))
    assert set(values.SEVERITIES) == set(get_args(Severity))
    assert set(values.REVIEW) == set(get_args(Kind))
    assert set(values.FIELDS) == {field for fields in FIELDS.values() for field in fields}


def test_unknown_sentences_stay() -> None:
    assert in_vietnamese("strange fault in File.txt") == "strange fault in File.txt"
    assert in_vietnamese("no such filer") == "no such filer"
