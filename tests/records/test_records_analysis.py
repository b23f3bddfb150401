"""The contract: immutable records, nothing unknown, the same through JSON."""

import inspect
import json
from typing import Any

import pytest
from pydantic import ValidationError

from congvan_nlp.records import analysis as module
from congvan_nlp.records.analysis import (
    Analysis,
    Annex,
    Assignee,
    Body,
    Citation,
    Count,
    Deadline,
    Diagnostic,
    Directive,
    DocumentIdentity,
    Evidence,
    Letter,
    Mention,
    Recipient,
    Record,
    SourceInfo,
    Span,
)
from congvan_nlp.records.schema import json_schema

TEXT = "Kính gửi: Các chi bộ. Căn cứ Quy định số 132-QĐ/TW, gửi báo cáo trước ngày 20/3/2021."

SOME = Body(name="chi bộ", id="vn;x;xa.*:dang.uy", level="commune", collective=True)
FULL = Analysis(
    source=SourceInfo(
        path="mau.pdf", sha256="0" * 64, media_type="application/pdf", pages=2, ocr=True, attached_to="thu.eml"
    ),
    text=TEXT,
    letter=Letter(
        number="15-CV/TU",
        type="Công văn",
        issuer="Tỉnh ủy Vạn Xuân",
        place="Vạn Xuân",
        date="2021-03-09",
        subject="sơ kết",
        signer="Lê Văn Mẫu",
        signer_title="Phó Bí thư",
        on_behalf_of="Ban Thường vụ",
        issuer_body=Body(name="Tỉnh ủy Vạn Xuân", id="vn;van.xuan:tinh.uy", level="province", collective=True),
        id="urn:lex:vn;van.xuan:tinh.uy:cong.van:2021-03-09;15-cv-tu",
        evidence=(Evidence(field="number", text="15-CV/TU", start=0, end=8),),
    ),
    recipients=(Recipient(text="Các chi bộ", start=10, end=20, role="addressee", bodies=(SOME,)),),
    citations=(
        Citation(
            id="c1",
            key="132-QĐ/TW",
            name="Quy định số 132-QĐ/TW",
            type="Quy định",
            date="2018-03-08",
            issuer="Bộ Chính trị",
            title="kiểm điểm",
            level="central",
            relation="basis",
            document=DocumentIdentity(
                id="x", inferred=True, candidates=("x", "y"), register_row="x@2018", in_force=False, superseded_by="z"
            ),
            mentions=(
                Mention(
                    text="Quy định số 132-QĐ/TW",
                    start=29,
                    end=50,
                    pinpoint="Điều 1",
                    form="full",
                    relation="basis",
                    cue="Căn cứ",
                ),
            ),
        ),
    ),
    directives=(
        Directive(
            id="d1",
            label="1",
            path="1",
            parent=None,
            text="gửi báo cáo",
            start=52,
            end=63,
            assignees=(Assignee(text="chi bộ", start=14, end=20, role="lead", bodies=(SOME,)),),
            citations=("c1",),
            deadlines=("t1",),
        ),
    ),
    deadlines=(
        Deadline(
            id="t1",
            text="trước ngày 20/3/2021",
            start=64,
            end=84,
            due="2021-03-20",
            due_time="17:00",
            inclusive=False,
            kind="date",
            rrule="FREQ=YEARLY",
            who=("chi bộ",),
            what="gửi báo cáo",
            to=("Tỉnh ủy",),
            via=("Văn phòng",),
            who_bodies=(SOME,),
            to_bodies=(SOME,),
            via_bodies=(SOME,),
            start_date="2021-03-09",
            act_by="2021-03-19",
            anchor="ký",
            anchor_date="2021-03-01",
            count=Count(number=3, unit="day", since="event"),
            vague=False,
            review_reasons=("chưa rõ",),
            computation=("20/3/2021",),
            directive="d1",
            needs_review=True,
            readings=("2021-03-20", "2022-03-20"),
            evidence=(Evidence(field="what", text="gửi báo cáo", start=52, end=63),),
        ),
    ),
    annexes=(Annex(text="Phụ lục", start=70, end=77, stop=85),),
    diagnostics=(Diagnostic(code="citation-slip", severity="warning", message="…", start=0, end=4, suggestion="sửa"),),
)
EMPTY = Analysis(
    source=SourceInfo(path="", sha256="", media_type="text/plain"), text="", letter=Letter.model_validate({})
)

RECORDS = [r for _, r in inspect.getmembers(module, inspect.isclass) if issubclass(r, Record) and r is not Record]
every_record = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)


def samples() -> dict[type[Record], Record]:
    """One filled record of each kind, out of the full analysis."""
    found: dict[type[Record], Record] = {Span: Span(text="a", start=0, end=1)}
    pending: list[Any] = [FULL]
    while pending:
        value = pending.pop()
        if isinstance(value, Record):
            found[type(value)] = value
            pending += [getattr(value, name) for name in type(value).model_fields]
        elif isinstance(value, tuple):
            pending += value
    return found


SAMPLES = samples()


def test_the_full_analysis_holds_every_kind_of_record() -> None:
    assert set(SAMPLES) == set(RECORDS)


def test_the_full_analysis_leaves_no_field_at_its_default() -> None:
    for record in SAMPLES.values():
        fixed = {"schema_version", "parent"}
        assert set(type(record).model_fields) - record.model_fields_set <= fixed, type(record)


@every_record
def test_a_record_cannot_be_changed(record: type[Record]) -> None:
    sample = SAMPLES[record]
    name = next(iter(record.model_fields))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(sample, name, getattr(sample, name))


@every_record
def test_a_record_refuses_what_it_does_not_know(record: type[Record]) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        record.model_validate({**SAMPLES[record].model_dump(), "unknown": 1})


@every_record
def test_equal_records_are_one_key(record: type[Record]) -> None:
    sample = SAMPLES[record]
    copy = record.model_validate(sample.model_dump())
    assert copy == sample
    assert len({sample, copy}) == 1


@every_record
def test_a_record_survives_json(record: type[Record]) -> None:
    sample = SAMPLES[record]
    assert record.model_validate_json(sample.model_dump_json()) == sample


@pytest.mark.parametrize("analysis", [FULL, EMPTY], ids=["full", "empty"])
def test_json_holds_every_field(analysis: Analysis) -> None:
    data = json.loads(analysis.model_dump_json())
    assert list(data) == list(Analysis.model_fields)
    assert list(data["letter"]) == list(Letter.model_fields)
    assert data["schema_version"] == "1"


def test_what_is_unknown_is_null() -> None:
    data = json.loads(EMPTY.model_dump_json())
    assert {name: value for name, value in data["letter"].items() if name != "evidence"} == dict.fromkeys(
        [
            "number",
            "type",
            "issuer",
            "place",
            "date",
            "subject",
            "signer",
            "signer_title",
            "on_behalf_of",
            "issuer_body",
            "id",
        ]
    )
    assert [
        data[name] for name in ("recipients", "citations", "directives", "deadlines", "annexes", "diagnostics")
    ] == [[]] * 6


@pytest.mark.parametrize(
    ("record", "changes"),
    [
        (Span, {"start": -1}),
        (Span, {"end": -1}),
        (Span, {"text": None}),
        (Recipient, {"role": "cc"}),
        (Mention, {"relation": "mentions"}),
        (Mention, {"form": "other"}),
        (Citation, {"level": "village"}),
        (Assignee, {"role": "boss"}),
        (Deadline, {"kind": "soon"}),
        (Diagnostic, {"severity": "fatal"}),
        (Analysis, {"schema_version": "2"}),
    ],
)
def test_values_outside_the_contract_are_refused(record: type[Record], changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        record.model_validate({**SAMPLES[record].model_dump(), **changes})


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (Citation, "key"),
        (Directive, "label"),
        (Directive, "path"),
        (Deadline, "due"),
        (Citation, "mentions"),
        (Analysis, "text"),
    ],
)
def test_fields_that_must_be_decided_have_no_default(record: type[Record], name: str) -> None:
    data = SAMPLES[record].model_dump()
    del data[name]
    with pytest.raises(ValidationError, match="Field required"):
        record.model_validate(data)


# The schema: without a validator among the dependencies, its shape is checked by hand.

SCHEMA = json_schema()
#: Keywords of draft 2020-12 that the schema may use; another one would be a mistake or need a look here.
KEYWORDS = {
    "$schema", "$id", "$ref", "$defs", "title", "description", "type", "properties", "required", "additionalProperties",
    "items", "anyOf", "const", "enum", "default", "minimum",
}  # fmt: skip


def schemas(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """A schema and all schemas in it."""
    inner: list[Any] = [
        *schema.get("$defs", {}).values(),
        *schema.get("properties", {}).values(),
        *schema.get("anyOf", ()),
    ]
    inner += [schema["items"]] if "items" in schema else []
    return [schema, *(found for part in inner for found in schemas(part))]


def conforms(value: Any, schema: dict[str, Any]) -> bool:
    """Whether a value is what a schema describes, as far as this one goes."""
    if "$ref" in schema:
        return conforms(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")])
    if "anyOf" in schema:
        return any(conforms(value, part) for part in schema["anyOf"])
    if "const" in schema or "enum" in schema:
        return value in schema.get("enum", [schema.get("const")])
    kind = schema["type"]
    if kind == "object":
        inside = isinstance(value, dict) and set(schema.get("required", ())) <= set(value) <= set(schema["properties"])
        return inside and all(conforms(v, schema["properties"][name]) for name, v in value.items())
    if kind == "array":
        return isinstance(value, list) and all(conforms(v, schema["items"]) for v in value)
    if kind == "integer":
        return isinstance(value, int) and not isinstance(value, bool) and value >= schema.get("minimum", value)
    return isinstance(value, {"string": str, "boolean": bool, "null": type(None)}[kind])


def test_the_schema_names_its_draft_and_version() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == "urn:congvan-nlp:analysis:1"
    assert SCHEMA["title"] == "Analysis"
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_the_schema_uses_known_keywords_only() -> None:
    assert {keyword for schema in schemas(SCHEMA) for keyword in schema} <= KEYWORDS


def test_every_reference_of_the_schema_leads_somewhere() -> None:
    found = {schema["$ref"] for schema in schemas(SCHEMA) if "$ref" in schema}
    assert found == {f"#/$defs/{name}" for name in SCHEMA["$defs"]}


def test_every_object_of_the_schema_is_closed() -> None:
    objects = [schema for schema in schemas(SCHEMA) if schema.get("type") == "object"]
    assert len(objects) == len(RECORDS) - 1  # Span stands in other records only
    for schema in objects:
        assert schema["additionalProperties"] is False
        assert set(schema.get("required", ())) <= set(schema["properties"])


def test_every_record_of_the_schema_is_described() -> None:
    assert [name for name, schema in SCHEMA["$defs"].items() if not schema.get("description")] == []


@pytest.mark.parametrize("analysis", [FULL, EMPTY], ids=["full", "empty"])
def test_an_analysis_conforms_to_the_schema(analysis: Analysis) -> None:
    assert conforms(json.loads(analysis.model_dump_json()), SCHEMA)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("unknown",), 1),
        (("text",), None),
        (("schema_version",), "2"),
        (("letter", "number"), 15),
        (("recipients", 0, "role"), "cc"),
        (("recipients", 0, "start"), -1),
        (("deadlines", 0, "inclusive"), "perhaps"),
        (("citations", 0, "mentions"), None),
    ],
)
def test_what_the_models_refuse_does_not_conform(path: tuple[Any, ...], value: Any) -> None:
    data = json.loads(FULL.model_dump_json())
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not conforms(data, SCHEMA)
    with pytest.raises(ValidationError):
        Analysis.model_validate_json(json.dumps(data))
