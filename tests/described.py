"""What the house answers is what its description says that it answers."""

import re
from functools import cache
from typing import Any

from openapi_schema_validator import OAS31Validator, oas31_format_checker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from app import describe

_HERE = "urn:visavis:openapi"


def conforms(method: str, path: str, status: int, body: object) -> None:
    """Fail for an answer that the OpenAPI document does not describe."""
    asked = path.partition("?")[0]
    (address,) = (each for each in _document()["paths"] if re.fullmatch(re.sub(r"{\w+}", "[^/]+", each), asked))
    _validator(address, method.lower(), str(status)).validate(body)


@cache
def _document() -> dict[str, Any]:
    return describe.openapi()


@cache
def _validator(address: str, method: str, status: str) -> OAS31Validator:
    responses = _document()["paths"][address][method]["responses"]
    described = status if status in responses else "default"
    schema = f"paths/{address.replace('/', '~1')}/{method}/responses/{described}/content/application~1json/schema"
    registry: Registry[Any] = Registry().with_resource(_HERE, DRAFT202012.create_resource(_document()))
    return OAS31Validator({"$ref": f"{_HERE}#/{schema}"}, registry=registry, format_checker=oas31_format_checker)
