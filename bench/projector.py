"""How fast a hall hears of a result: `python bench/projector.py [--viewers N] [--runs N]`.

Serves a vote on the loopback as `dangbo start` does, lets so many viewers follow its screen, announces the result from
another process and takes for each viewer the milliseconds from the commit to the arrival; and the processor time of the
server in between, which says the same on a busy machine.
"""

import argparse
import asyncio
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from timing import Measured, table

TARGET_MS, PORT = 300.0, 8937
TESTS = Path(__file__).parents[1] / "tests"
CHILD = "--make"
NAMES, SEATS = 33, 30


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--viewers", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(CHILD, action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        return make()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 65_536)), hard))
    results = [run(options.viewers) for _ in range(options.runs)]
    arrivals = sorted(each for result in results for each in result)
    share = arrivals[int(len(arrivals) * 0.95)]
    print(f"{len(arrivals)} arrivals of {options.viewers * options.runs} awaited; p95 {share:.0f} ms")
    print(table([Measured(f"New result to {options.viewers} viewers", "ms", TARGET_MS, tuple(arrivals))]))
    return int(share > TARGET_MS or len(arrivals) < options.viewers * options.runs)


def run(viewers: int) -> list[float]:
    with tempfile.TemporaryDirectory(prefix="dangbo-bench-") as home:
        environment = {**os.environ, "DANGBO_HOME": home, "DJANGO_SETTINGS_MODULE": "dangbo.settings.base"}
        environment.pop("DATABASE_URL", None)
        maker = subprocess.Popen([sys.executable, __file__, CHILD], env=environment, text=True,
                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip
        token = said(maker)
        command = [sys.executable, "-m", "dangbo.cli.main", "start", "--no-demo", "--port", str(PORT)]
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
        try:
            return asyncio.run(follow(token, viewers, maker, server.pid))
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def said(maker: "subprocess.Popen[str]") -> str:
    """The next line of the process that makes and announces the vote."""
    if maker.stdout is None:
        raise RuntimeError("no output to read")
    return maker.stdout.readline().strip()


async def follow(token: str, viewers: int, maker: "subprocess.Popen[str]", server: int) -> list[float]:
    began = time.perf_counter()
    streams = [await opened(token, patient=not number) for number in range(viewers)]
    for reader, _ in streams:
        await board(reader)
    print(f"{viewers} viewers are there after {time.perf_counter() - began:.1f} s", flush=True)
    waiting = [asyncio.create_task(arrival(reader)) for reader, _ in streams]
    await asyncio.sleep(2)
    if maker.stdin is None:
        raise RuntimeError("nobody to tell")
    before = processor_time(server)
    maker.stdin.write("announce\n")
    maker.stdin.flush()
    announced = float(await asyncio.to_thread(said, maker))
    found = await asyncio.gather(*waiting)
    spent = processor_time(server) - before
    print(f"server: {spent * 1000:.0f} ms of processor, {spent / viewers * 1e6:.0f} µs a viewer; "
          f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)  # fmt: skip
    for _, writer in streams:
        writer.close()
    return [(at - announced) * 1000 for at in found]


def processor_time(group: int) -> float:
    """Seconds of processor that all processes of a group have used; 0 where the system does not tell."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended in between
        if int(fields[2]) == group:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


async def opened(token: str, *, patient: bool) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection that follows the screen; the first one waits until the server is there."""
    for _ in range(600 if patient else 1):
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
        except OSError:
            await asyncio.sleep(0.2)
            continue
        writer.write(f"GET /man-hinh/{token}/truc-tiep/ HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n\r\n".encode())
        await reader.readuntil(b"\r\n\r\n")
        return reader, writer
    raise RuntimeError("the server does not answer")


async def board(reader: asyncio.StreamReader) -> bytes:
    """The next board that arrives."""
    while not (line := await reader.readline()).startswith(b"data: "):
        pass
    return line


async def arrival(reader: asyncio.StreamReader) -> float:
    """When the result arrives."""
    while b'"is_result":true' not in await board(reader):
        pass
    return time.time()


def make() -> int:
    """A vote that is counted and waits for its announcement; announced when told, which is said with its time."""
    sys.path.insert(0, str(TESTS))
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from dangbo.access.actor import PROGRAM
    from dangbo.elections.acts import announce
    from dangbo.elections.acts.screens import open_screen
    from dangbo.rules.elections.posts import Post
    from elections import hall

    meeting = hall.congress(hall.cell(NAMES + 30))
    vote = hall.election(meeting, Post.OTHER, SEATS, hall.people_of(meeting)[:NAMES])
    hall.counted(vote, [NAMES + 30 - place for place in range(NAMES)])
    vote.refresh_from_db()
    print(open_screen(actor=PROGRAM, election=vote).token, flush=True)
    sys.stdin.readline()
    announce(actor=PROGRAM, election=vote, announced_on=meeting.last_day, accepted_warnings=hall.EVERY_WARNING)
    print(time.time(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
