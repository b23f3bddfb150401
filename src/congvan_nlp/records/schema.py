"""The JSON Schema of what the program gives out."""

from typing import Any

from .analysis import SCHEMA_VERSION, Analysis, Record


def json_schema(model: type[Record] = Analysis) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one analysis, as `congvan schema` prints it, or of another record.

    Parameters
    ----------
    model : type, optional

    Returns
    -------
    dict

    Examples
    --------
    >>> json_schema()["title"], json_schema()["$id"]
    ('Analysis', 'urn:congvan-nlp:analysis:1')
    """
    schema = model.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:congvan-nlp:{model.__name__.lower()}:{SCHEMA_VERSION}",
        **schema,
    }
