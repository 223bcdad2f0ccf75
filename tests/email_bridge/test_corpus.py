"""Every letter of the corpus goes through the door: kept once, shown as people read it, and nothing is raised."""

import re
from pathlib import Path

import pytest

from tests.email_bridge.corpus import CORPUS
from tests.email_bridge.sorting import office
from tests.people import Town

FOLDER = Path(__file__).parents[3] / "shared" / "corpus" / "mail"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="../shared/corpus/mail is not here: its letters are not tried"
)


def as_sent(name: str) -> bytes:
    """Return a letter with the ends of line that SMTP has."""
    return re.sub(rb"\r?\n", b"\r\n", (FOLDER / f"{name}.eml").read_bytes())


def test_every_letter_has_its_expectation() -> None:
    assert sorted(CORPUS) == sorted(path.stem for path in FOLDER.glob("*.eml"))


async def test_every_letter_comes_in_once_and_reads_well(town: Town) -> None:
    async with office(town) as door:
        for name in CORPUS:
            await door.brings(as_sent(name))
        await door.files()

    assert await door.states() == ["filed"] * len(CORPUS)
    rows = await town.sql(
        """
        SELECT l.subject, e.body, (SELECT array_agg(a.name) FROM attachment a WHERE a.entry_id = e.id), l.contact_id
        FROM raw_letter r JOIN letter l ON l.raw_id = r.id JOIN entry e ON e.id = l.entry_id ORDER BY r.received_at
        """
    )
    read = [(subject, " ".join(body.split()), sorted(enclosed or ())) for subject, body, enclosed, _ in rows]
    expected = CORPUS.values()
    assert [subject for subject, _, _ in read] == [each.subject for each in expected]
    assert [body[: len(each.begins)] for (_, body, _), each in zip(read, expected, strict=True)] == [
        each.begins for each in expected
    ]
    assert [enclosed for _, _, enclosed in read] == [sorted(each.enclosed) for each in expected]
    assert len({contact for _, _, _, contact in rows}) == len(CORPUS)
