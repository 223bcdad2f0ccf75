"""What the house says by HTTP and tells by socket is what its descriptions say."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from openapi_schema_validator import OAS31Validator, oas31_format_checker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from app import describe

Document = Callable[[], dict[str, Any]]


def conforms(method: str, path: str, status: int, body: object) -> None:
    """Fail for an answer that the OpenAPI document does not describe."""
    asked = path.partition("?")[0]
    paths = _whole(describe.openapi)["paths"]
    (address,) = (each for each in paths if re.fullmatch(re.sub(r"{\w+}", "[^/]+", each), asked))
    responses = paths[address][method.lower()]["responses"]
    described = status if str(status) in responses else "default"
    schema = (
        f"paths/{address.replace('/', '~1')}/{method.lower()}/responses/{described}/content/application~1json/schema"
    )
    _validator(describe.openapi, schema).validate(body)


def told(event: str, body: object) -> None:
    """Fail for news that the AsyncAPI document does not describe."""
    _validator(describe.asyncapi, f"components/messages/{event}/payload").validate(body)


@cache
def _whole(document: Document) -> dict[str, Any]:
    return document()


@cache
def _validator(document: Document, schema: str) -> OAS31Validator:
    here = f"urn:visavis:{document.__name__}"
    registry: Registry[Any] = Registry().with_resource(here, DRAFT202012.create_resource(_whole(document)))
    return OAS31Validator({"$ref": f"{here}#/{schema}"}, registry=registry, format_checker=oas31_format_checker)
