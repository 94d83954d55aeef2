"""The command line: folkmoot demo | run | check | migrate | report | verify-draw | playground."""

import asyncio
import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from pydantic import ValidationError

from bot import running
from bot.clock import WallClock
from bot.config import Settings, explain, read_settings, unknown_settings, variable
from bot.playground.opening import open_town

app = typer.Typer(
    help="Folkmoot: ideas, signatures and replies where people already talk.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they would print settings
    rich_markup_mode=None,
)


class Format(StrEnum):
    """How a report is written."""

    MD = "md"
    PDF = "pdf"


Port = Annotated[
    int | None, typer.Option(min=0, max=65535, help="The port of the page; without it, a free one from 8080 on.")
]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Only print the address; open no browser.")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Forget what the last demo left behind.")]
Folder = Annotated[Path, typer.Option(help="Where the demo keeps its database.")]
Number = Annotated[int, typer.Argument(min=1, max=2**31 - 1, help="The number people call the consultation by.")]
Written = Annotated[Format, typer.Option("--format", help="md for working with, pdf for handing on.")]
Output = Annotated[Path | None, typer.Option(help="Where to write it; without it, beside you under its own name.")]
AsksTelegram = Annotated[bool, typer.Option("--telegram", help="Ask Telegram, too, whether it knows the bot.")]


@app.command()
def demo(
    port: Port = None, no_browser: NoBrowser = False, fresh: Fresh = False, folder: Folder = Path(".demo")
) -> None:
    """Try the bot in a browser, without a token.

    It runs the real bot on a small Telegram with people in it; nothing leaves this machine.
    """
    from bot import demo as stage

    try:
        _report(stage.show(stage.Plan(folder=folder, port=port, is_fresh=fresh, opens_browser=not no_browser)))
    except ValidationError as error:
        _refuse([*explain(error), *unknown_settings()])
    except OSError as fault:
        _refuse([f"The demo cannot start: {fault.strerror or fault}. Another port: folkmoot demo --port 8090"])


@app.command()
def run() -> None:
    """Serve people until told to stop.

    Bot, web server and scheduler in one process; SIGTERM lets it finish what it has begun.
    """
    settings = _settings()
    from bot import checking

    faults = checking.readiness(settings)
    if faults:
        _refuse(faults)
    from bot import serving

    _report(serving.serve(settings))


@app.command()
def check(telegram: AsksTelegram = False) -> None:
    """Name everything that is wrong.

    Looks at the settings, the database and its data, and changes nothing.
    """
    settings = _settings()
    from bot import checking

    found = checking.problems(settings, asks_telegram=telegram)
    if found:
        _refuse(found)
    typer.echo(f"Everything is in order. The database is {checking.describe(settings.database_url)}.")


@app.command()
def migrate() -> None:
    """Bring the database to this version's shape.

    Make a backup first. An interrupted migration has not happened.
    """
    settings = _settings()
    from bot import checking
    from storage import schema

    try:
        schema.migrate(settings.database_url)
    except checking.DATABASE_FAULTS as fault:
        _refuse([checking.sentence(fault)])
    typer.echo(f"The database is up to date: {checking.describe(settings.database_url)}.")


@app.command()
def report(number: Number, format_: Written = Format.PDF, output: Output = None) -> None:
    """Write the report of a consultation.

    Its numbers, stages, points with their answers and outcome, as they stand now; the bot may be running meanwhile.
    """
    settings = _settings()
    from bot import accounts, checking
    from bot.domain.refusals import Refused

    try:
        content = accounts.written(settings, number, is_pdf=format_ is Format.PDF, now=WallClock().now())
    except Refused:
        _refuse([f"There is no public consultation {number}."])
    except checking.DATABASE_FAULTS as fault:
        _refuse([checking.sentence(fault)])
    file = output or Path(f"consultation-{number}-report.{format_.value}")
    try:
        file.write_bytes(content)
    except OSError as fault:
        _refuse([f"{file} cannot be written: {fault.strerror}."])
    typer.echo(f"The report of consultation {number} is in {file}.")


@app.command()
def verify_draw(proof: Annotated[Path, typer.Argument(help="The file that the bot gave you.")]) -> None:
    """Hold a draw of lots again, from its published proof.

    It needs no database and no settings: anybody can check a draw on any computer.
    """
    from bot.domain import drawing_lots

    try:
        found = json.loads(proof.read_text(encoding="utf-8"))
        faults = drawing_lots.findings(found)
    except (OSError, ValueError, KeyError, TypeError):
        _refuse([f"{proof} is not the proof of a draw. The bot gives it to you: /draws, then Check it yourself."])
    if faults:
        _refuse(faults)
    typer.echo(f"The draw was held as it says: {len(found['tickets'])} tickets, {found['seats']} seats. Drawn first:")
    for code in found["order"][: found["seats"]]:
        typer.echo(f"    {code}")


@app.command()
def playground(port: Port = None) -> None:
    """Run only the small Telegram, for any bot."""
    running.run(lambda: _play(port))


async def _play(port: int | None) -> None:
    async with open_town(port, now=WallClock().now()) as place:
        typer.echo(f"A small Telegram is ready at {place.address} (Ctrl-C stops it). For a bot in another process:")
        typer.echo(f"    {variable('telegram_api')}={place.address}")
        typer.echo(f"    {variable('telegram_token')}={place.town.bot.token}")
        typer.echo(f"Any other bot takes the same token and address; python-telegram-bot wants {place.address}/bot.")
        await asyncio.Event().wait()


def _settings() -> Settings:
    """Return the settings, or say all that is wrong with them and stop."""
    try:
        return read_settings()
    except ValidationError as error:
        _refuse([*explain(error), *unknown_settings()])


def _report(fault: BaseException | None) -> None:
    """Say what ended it, if nobody told it to stop, and leave with 1 so that whoever watches starts it again."""
    if fault is not None:
        _refuse([f"It had to stop: {fault} ({type(fault).__name__})."])


def _refuse(faults: list[str]) -> NoReturn:
    for fault in faults:
        typer.echo(f"- {fault}", err=True)
    raise typer.Exit(1)
