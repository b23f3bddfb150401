"""The JSON Schema of an analysis."""

from typing import Any

from .analysis import SCHEMA_VERSION, Analysis


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one analysis, as `congvan schema` prints it.

    Returns
    -------
    dict

    Examples
    --------
    >>> json_schema()["title"]
    'Analysis'
    """
    schema = Analysis.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:congvan-nlp:analysis:{SCHEMA_VERSION}",
        **schema,
    }
