"""The API describes itself: OpenAPI 3.1 for what is said by HTTP, AsyncAPI 3.0 for what is heard by socket."""

import json
import re
from typing import Any

import msgspec
from aiohttp import web

import app
from contact.files import File, Upload
from contact.part import Route
from contact.plumbing.errors import Finding
from contact.slots import SlotShown
from contact.views import EntryShown, Nothing

TITLE = "Visavis"
VERSION = "1"


class Refused(msgspec.Struct):
    """A refusal: a code for pages, a sentence for people, an opaque id for the operator's log, and why, by field."""

    error: str
    message: str
    id: str
    # What arrived while somebody wrote.
    newer: list[EntryShown] | None = None
    # What can be booked instead of a time that is taken.
    slots: list[SlotShown] | None = None
    findings: list[Finding] | None = None


async def serve_openapi(_: web.Request) -> web.Response:
    """Serve the description of the API."""
    return web.json_response(openapi())


async def serve_events(_: web.Request) -> web.Response:
    """Serve the description of the socket's events."""
    return web.json_response(asyncapi())


def openapi() -> dict[str, Any]:
    """Return the OpenAPI document (OAS 3.1), made from the routes of all parts."""
    routes = list(app.routes())
    named = [each for route in routes for each in (route.takes, route.gives) if each and each not in _FILES]
    told = [struct for part in app.PARTS for struct in part.tells.values()]
    _, components = msgspec.json.schema_components([*named, *told, Refused], ref_template="#/components/schemas/{name}")
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {"title": TITLE, "version": VERSION},
        "paths": paths,
        "components": {"schemas": components},
    }


def asyncapi() -> dict[str, Any]:
    """Return the AsyncAPI document of what the socket tells and hears."""
    told = {event: shape for part in app.PARTS for event, shape in part.tells.items()}
    heard = {event: hear.__annotations__["news"] for part in app.PARTS for event, hear in part.hears.items()}
    shapes = [*told.values(), *heard.values()]
    _, components = msgspec.json.schema_components(shapes, ref_template="#/components/schemas/{name}")
    messages = {event: _message(event, shape) for event, shape in {**heard, **told}.items()}
    return {
        "asyncapi": "3.0.0",
        "info": {"title": TITLE, "version": VERSION},
        "channels": {
            "socket": {
                "address": "/socket.io/",
                "messages": {event: {"$ref": f"#/components/messages/{event}"} for event in messages},
            }
        },
        "operations": {
            **{f"tell_{event}": _does("send", event) for event in told},
            **{f"hear_{event}": _does("receive", event) for event in heard},
        },
        "components": {"messages": messages, "schemas": components},
    }


def as_text() -> str:
    """Return the OpenAPI document as the file from which the pages' types are generated."""
    return json.dumps(openapi(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _operation(route: Route) -> dict[str, Any]:
    says = (route.deed.__doc__ or "").strip().splitlines()[0]
    operation: dict[str, Any] = {
        "operationId": route.deed.__name__,
        "summary": says,
        "parameters": _parameters(route),
        "responses": {
            str(route.status): _json(route.gives, says),
            "default": _json(Refused, "A refusal."),
        },
    }
    if route.takes:
        operation["requestBody"] = {**_json(route.takes, "What is asked."), "required": True}
    return operation


def _parameters(route: Route) -> list[dict[str, Any]]:
    named = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string"} if name == "slug" else {"type": "string", "format": "uuid"},
        }
        for name in re.findall(r"{(\w+)}", route.path)
    ]
    queries = [{"name": name, "in": "query", "schema": {"type": "integer", "minimum": 0}} for name in route.query]
    words = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in route.words]
    headers = [{"name": name, "in": "header", "required": True, "schema": {"type": "string"}} for name in route.headers]
    return [*named, *queries, *words, *headers]


_FILES = (File, Upload)


def _json(shape: type[msgspec.Struct] | type[File] | type[Upload], says: str) -> dict[str, Any]:
    if shape in _FILES:
        return {
            "description": says,
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    reference = {"$ref": f"#/components/schemas/{shape.__name__}"}
    schema = {"type": "object"} if shape is Nothing else reference
    return {"description": says, "content": {"application/json": {"schema": schema}}}


def _message(event: str, shape: type[msgspec.Struct]) -> dict[str, Any]:
    return {
        "name": event,
        "summary": (shape.__doc__ or "").strip(),
        "payload": {"$ref": f"#/components/schemas/{shape.__name__}"},
    }


def _does(action: str, event: str) -> dict[str, Any]:
    return {
        "action": action,
        "channel": {"$ref": "#/channels/socket"},
        "messages": [{"$ref": f"#/channels/socket/messages/{event}"}],
    }
