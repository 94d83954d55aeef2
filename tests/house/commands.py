"""Typing a command in a process of its own, and talking to the playground it opens."""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.house.sources import ROOT

STOPS_WITHIN_SECONDS = 10  # it takes one; the rest is for a busy machine


@contextmanager
def running(*words: str) -> Iterator[subprocess.Popen[str]]:
    """Type a command in a process of its own."""
    command = [sys.executable, "-m", "bot", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def address_in(process: subprocess.Popen[str]) -> str:
    """Wait for the line that says where it is."""
    assert process.stdout is not None
    said = re.search(r"http://[\d.:]+", process.stdout.readline())
    assert said is not None, process.stderr.read() if process.stderr else ""
    return said.group()


def asked(address: str, **body: object) -> Any:
    """Ask the people face; with a body, do something and wait until the bot has gone quiet."""
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(address, json.dumps({**body, "wait": "quiet"}).encode() if body else None, headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)["result"]
