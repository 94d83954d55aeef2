"""A command in a process of its own, typed or started at once, and talking to the playground it opens."""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TextIO

from tests.fixtures.warm_starts import WarmProcess, a_pipe, warm_start
from tests.house.sources import ROOT

STOPS_WITHIN_SECONDS = 10  # it takes one; the rest is for a busy machine


@contextmanager
def running(*words: str) -> Iterator[subprocess.Popen[str]]:
    """Type a command in a process of its own."""
    command = [sys.executable, "-m", "bot", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@dataclass
class Warm:
    """A command that was started without waiting for its imports, and what it says."""

    process: WarmProcess
    stdout: TextIO


@contextmanager
def running_at_once(*words: str) -> Iterator[Warm]:
    """Run a command in a process of its own, forked from one that has imported everything."""
    with a_pipe() as (reading, writing):
        process = warm_start(*words, environment=os.environ, output=writing)
        writing.close()
        try:
            with os.fdopen(os.dup(reading), encoding="utf-8") as said:
                yield Warm(process, said)
        finally:
            process.kill()
            process.join(STOPS_WITHIN_SECONDS)


def address_in(process: subprocess.Popen[str] | Warm) -> str:
    """Wait for the line that says where it is."""
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        found = re.search(r"http://[\d.:]+", line)
        if found is not None:
            return found.group()
    raise AssertionError(f"it never said where it is, only: {said}")


def asked(address: str, **body: object) -> Any:
    """Ask the people face; with a body, do something and wait until the bot has gone quiet."""
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(address, json.dumps({**body, "wait": "quiet"}).encode() if body else None, headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)["result"]
