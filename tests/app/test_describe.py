"""The house says what it takes and gives, and says it truly."""

import json
from pathlib import Path
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator

import app
from app import describe
from tests.people import Town

WIRE = Path(describe.__file__).parent.parent / "web"


def operations() -> dict[tuple[str, str], dict[str, Any]]:
    paths = describe.openapi()["paths"]
    return {(verb.upper(), path): operation for path, verbs in paths.items() for verb, operation in verbs.items()}


def test_the_description_is_valid_openapi() -> None:
    assert describe.openapi()["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(describe.openapi()).iter_errors()) == []


def test_every_address_is_described_with_what_it_takes_and_gives() -> None:
    described = operations()

    assert set(described) == {(route.method, route.path) for route in app.routes()}
    assert {key for key, operation in described.items() if "requestBody" in operation} == {
        (route.method, route.path) for route in app.routes() if route.takes
    }
    assert all({str(route.status), "default"} == set(described[route.method, route.path]["responses"])
               for route in app.routes())  # fmt: skip


def test_every_address_says_in_a_sentence_what_it_is_for() -> None:
    summaries = [operation["summary"] for operation in operations().values()]

    assert [summary for summary in summaries if not summary.endswith((".", ";"))] == []
    assert len({operation["operationId"] for operation in operations().values()}) == len(summaries)


def test_every_shape_says_what_it_is() -> None:
    shapes = describe.openapi()["components"]["schemas"] | describe.asyncapi()["components"]["schemas"]

    assert [
        name for name, shape in shapes.items() if shape.get("type") == "object" and not shape.get("description")
    ] == []


def test_the_pages_types_are_made_from_the_present_description() -> None:
    assert (WIRE / "openapi.json").read_text() == describe.as_text(), "Run `make wire`."


async def test_what_is_served_is_what_is_described(town: Town) -> None:
    mallory = town.nobody()

    assert dict(await mallory.sends("GET", "/api/openapi.json")) == through_json(describe.openapi())
    assert dict(await mallory.sends("GET", "/api/events.json")) == through_json(describe.asyncapi())


def test_every_event_of_the_socket_is_described() -> None:
    events = describe.asyncapi()
    told = {event for part in app.PARTS for event in part.tells}
    heard = {event for part in app.PARTS for event in part.hears}

    assert set(events["channels"]["socket"]["messages"]) == told | heard
    assert set(events["operations"]) == {f"tell_{event}" for event in told} | {f"hear_{event}" for event in heard}
    assert dangling(events) == []


def test_a_reference_that_leads_nowhere_would_be_found() -> None:
    assert dangling({"here": {"$ref": "#/components/nowhere"}}) == ["#/components/nowhere"]


def through_json(document: object) -> object:
    return json.loads(json.dumps(document))


def dangling(document: dict[str, Any]) -> list[str]:
    """Return the references that lead nowhere (AsyncAPI has no validator of its own for Python that is kept)."""
    return sorted(pointer for pointer in references(document) if not leads_somewhere(document, pointer))


def references(node: object) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"]} if "$ref" in node else set()
        return own.union(*(references(each) for each in node.values()))
    if isinstance(node, list):
        return set().union(*(references(each) for each in node))
    return set()


def leads_somewhere(document: dict[str, Any], pointer: str) -> bool:
    node: Any = document
    for step in pointer.removeprefix("#/").split("/"):
        if not isinstance(node, dict) or step not in node:
            return False
        node = node[step]
    return True
