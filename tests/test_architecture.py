"""The house keeps its shape: small files, small functions, one door for each thing, and channels that nobody names."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import app
from contact.part import Part

ROOT = Path(__file__).parent.parent
PACKAGES = ("app", "callback", "chat", "contact", "email_bridge", "queues", "video")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
# Each exception would stand here with its reason beside it.
LONGER_FUNCTIONS: set[str] = set()
LONGER_FILES: set[str] = set()
VAGUE = {"services", "service", "utils", "util", "helpers", "helper", "managers", "manager", "common", "base"}
# At the edge of the house what nobody caught is logged by its kind and place, and answered with a code.
CATCHES_ALL = {"app/__init__.py", "app/web.py"}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def size(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def test_there_is_a_house_to_look_at() -> None:
    assert len(FILES) > 50


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_is_one_thing(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_FILE or named(path) in LONGER_FILES


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    long = {f"{named(path)}:{each.name}" for each in functions(path) if size(each) > LONGEST_FUNCTION}

    assert long <= LONGER_FUNCTIONS


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_is_named_for_what_it_does(path: Path) -> None:
    assert path.stem not in VAGUE
    assert path.stem not in sys.stdlib_module_names or path.stem.startswith("__")


@pytest.mark.parametrize("path", FILES, ids=named)
def test_everything_public_says_what_it_is(path: Path) -> None:
    module = tree(path)
    public = [
        node
        for node in module.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_")
    ]

    assert ast.get_docstring(module) or not module.body  # an empty package needs no sentence
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_arrow_hides_inside_a_function(path: Path) -> None:
    hidden = [
        node.lineno
        for each in functions(path)
        for node in ast.walk(each)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert hidden == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_nobody_commits(path: Path) -> None:
    calls = [
        node for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]

    assert [call.lineno for call in calls if ast.unparse(call.func).endswith((".commit", ".rollback"))] == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_only_the_edges_catch_everything(path: Path) -> None:
    caught = [
        node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler) and _catches_all(node)
    ]

    assert caught == [] or named(path) in CATCHES_ALL or named(path).startswith("contact/plumbing/")


def test_no_exception_to_the_sizes_outlives_its_reason() -> None:
    long = {f"{named(path)}:{each.name}" for path in FILES for each in functions(path) if size(each) > LONGEST_FUNCTION}

    assert long == LONGER_FUNCTIONS
    assert {named(path) for path in FILES if len(path.read_text().splitlines()) > LONGEST_FILE} == LONGER_FILES


def test_only_the_life_cycle_writes_where_a_contact_stands() -> None:
    states = {"update(Contact)", "insert(Contact)"}
    written = {
        named(path)
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and _called(node) == "values"
        and any(each in ast.unparse(node) for each in states)
        if "state" in {keyword.arg for keyword in node.keywords}
    }

    assert written == {"contact/lifecycle.py"}


def test_time_and_chance_enter_by_one_door_each() -> None:
    doors = {
        "now": "contact/plumbing/clock.py",
        "utcnow": "contact/plumbing/clock.py",
        "today": "contact/plumbing/clock.py",
        "uuid4": "contact/plumbing/chance.py",
        "token_urlsafe": "contact/plumbing/chance.py",
    }
    through = {
        (name, named(path))
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and (name := _called(node)) in doors
        if ast.unparse(node.func) not in {"clock.now", "func.now"}
    }

    assert {(name, file) for name, file in through if doors[name] != file} == set()
    assert {file for _, file in through} == set(doors.values())


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_task_is_started_and_forgotten(path: Path) -> None:
    started = [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
        if _called(node.value) in {"create_task", "ensure_future"} and not _in_a_group(node.value)
    ]

    assert started == []


def test_the_tests_mock_nothing() -> None:
    files = [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]

    assert [named(path) for path in files if "unittest.mock" in path.read_text()] == []


@pytest.mark.parametrize("part", [part for part in app.PARTS if part.channel], ids=lambda part: part.name)
def test_a_channel_is_named_by_the_table_of_contents_alone(part: Part) -> None:
    outside = [path for path in FILES if path.relative_to(ROOT).parts[0] != part.name]

    assert [named(path) for path in outside if _names(path, part)] == ["app/__init__.py"]


def test_every_folder_with_a_channel_is_in_the_table_of_contents() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/channel.py")}

    assert folders == {part.name for part in app.PARTS if part.channel}


def test_nothing_waits_on_a_clock_of_celery() -> None:
    said = re.compile(r"\b(eta|countdown)\s*=")

    assert [named(path) for path in FILES if said.search(path.read_text())] == []


def _called(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def _in_a_group(call: ast.Call) -> bool:
    """Tell whether a TaskGroup, which our code calls `tasks`, waits for it."""
    return ast.unparse(call.func).split(".")[-2:-1] == ["tasks"]


def _catches_all(handler: ast.ExceptHandler) -> bool:
    kinds = ast.unparse(handler.type) if handler.type else "BaseException"
    return bool(re.search(r"\b(Base)?Exception\b", kinds))


def _names(path: Path, part: Part) -> bool:
    """Tell whether code, not prose, names a channel: by an import or by its kind."""
    kind = part.channel.kind if part.channel else None
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == part.name:
            return True
        if isinstance(node, ast.Import) and any(each.name.split(".")[0] == part.name for each in node.names):
            return True
        if isinstance(node, ast.Constant) and node.value == kind:
            return True
    return False
