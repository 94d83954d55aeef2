"""`python -m tests.rigs.against_tdlib 20000`: random formatted texts, read by the playground and by TDLib itself."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from typing import Any

import orjson

from bot.playground.entities.reading import parse
from bot.playground.entities.spans import EntityError, Span

Json = dict[str, Any]
Reading = tuple[str, str, list[Json]]
MODES: dict[str, Json] = {
    "HTML": {"@type": "textParseModeHTML"},
    "MarkdownV2": {"@type": "textParseModeMarkdown", "version": 2},
    "Markdown": {"@type": "textParseModeMarkdown", "version": 1},
}
QUIET = b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}'
#: TDLib's names of what the Bot API calls otherwise.
KINDS = {"texturl": "text_link", "mentionname": "text_mention", "precode": "pre",
         "expandableblockquote": "expandable_blockquote", "customemoji": "custom_emoji",
         "datetime": "date_time"}  # fmt: skip
SHORT_WORDS = "/start #tag 1 . - ! = ()"
WORDS = ["a", "b c", "\n", " ", "  ", "\t", "\r", "é", "漢字", "😀", "👨\u200d👩", "\u200f", *SHORT_WORDS.split(" ")]
TAGS = ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "span", "tg-spoiler",
        "tg-emoji", "blockquote", "tg-time", "br", "B", "x"]  # fmt: skip
ATTRIBUTES = ['href="http://a.org"', "href='https://a.org/x?y=1#z'", "href=a.b", 'href="tg://user?id=5"', 'href="x"',
              'class="tg-spoiler"', 'class="language-py"', "class=other", "expandable",
              'emoji-id="5368324170671202286"',
              'unix="1790000000"', 'format="wDT"', 'format="r"', "=", '"', 'href="', "b=c d"]  # fmt: skip
REFERENCES = "&lt; &gt; &amp; &quot; &nbsp; &#65; &#x41; &#0; & &lt < > </> <!--"
HTML_BITS = REFERENCES.split(" ")
EMOJI = "](tg://emoji?id=5368324170671202286)"
SHORT_MARKS = "* _ __ ~ || ` ``` [ ](http://a.org) ](tg://user?id=5) ](a.b) ](x) ![ > **> ] ( ) \\ \\* \\_ \\. \\\\"
TIME = "](tg://time?unix=1790000000&format=wDT)"
MARKS = [*SHORT_MARKS.split(" "), "\n>", "||\n", "```py\n", EMOJI, TIME]


def texts(count: int, *, seed: int) -> Iterator[tuple[str, str]]:
    """Yield so many texts with their parse modes; half of the HTML is closed as it should be."""
    chance = random.Random(seed)
    for number in range(count):
        mode = ("HTML", "MarkdownV2", "Markdown")[number % 3]
        yield (_html(chance) if mode == "HTML" else _marked(chance)), mode


def _html(chance: random.Random) -> str:
    pieces: list[str] = []
    opened: list[str] = []
    for _ in range(chance.randrange(1, 12)):
        luck = chance.random()
        if luck < 0.35:
            tag = chance.choice(TAGS)
            pieces.append(f"<{' '.join([tag, *chance.choices(ATTRIBUTES, k=chance.choice((0, 0, 1, 2)))])}>")
            opened.append(tag)
        elif luck < 0.6 and opened:
            pieces.append(f"</{opened.pop() if chance.random() < 0.9 else chance.choice(TAGS)}>")
        else:
            pieces.append(chance.choice(WORDS if chance.random() < 0.8 else HTML_BITS))
    if chance.random() < 0.7:
        pieces += [f"</{tag}>" for tag in reversed(opened)]
    return "".join(pieces)


def _marked(chance: random.Random) -> str:
    pieces: list[str] = []
    opened: list[str] = []
    for _ in range(chance.randrange(1, 14)):
        luck = chance.random()
        if luck < 0.5:
            mark = chance.choice(MARKS)
            pieces.append(mark)
            opened.append({"[": "](http://a.org)", "![": EMOJI}.get(mark, mark))
        elif luck < 0.7 and opened:
            pieces.append(opened.pop())
        else:
            pieces.append(chance.choice(WORDS[:14] if chance.random() < 0.9 else WORDS))
    return "".join(pieces + (opened[::-1] if chance.random() < 0.6 else []))


def ours(text: str, mode: str) -> Reading:
    try:
        plain, spans = parse(text, mode)
    except EntityError as fault:
        return str(fault), "", []
    return "", plain, [_shown(span) for span in spans]


def _shown(span: Span) -> Json:
    """Return a span as TDLib has it: a mention by the user's number, a moment by its parts."""
    card = span.as_json()
    if span.type == "text_mention":
        card["user_id"] = card.pop("user")["id"]
    return card


def theirs(text: str, mode: str) -> Reading:
    """Return what TDLib makes of a text: a refusal, or the plain text with its entities."""
    import tdjson

    tdjson.td_execute(QUIET)
    asked = {"@type": "parseTextEntities", "text": text, "parse_mode": MODES[mode]}
    said = orjson.loads(tdjson.td_execute(orjson.dumps(asked)) or b"{}")
    if said["@type"] == "error":
        return said["message"].removeprefix("Can't parse entities: "), "", []
    return "", said["text"], [_entity(one) for one in said["entities"]]


def _entity(one: Json) -> Json:
    kind = one["type"]["@type"].removeprefix("textEntityType").lower()
    extra = {name: value for name, value in one["type"].items() if name != "@type"}
    if kind == "datetime":
        shape = _shape(extra.pop("formatting_type", None) or {})
        extra |= {"date_time_format": shape} if shape else {}
    return {"offset": one["offset"], "length": one["length"], "type": KINDS.get(kind, kind), **extra}


def _shape(formatting: Json) -> str:
    """Return the format of a moment in letters, from the parts that TDLib made of them."""
    if formatting.get("@type", "").endswith("Relative"):
        return "r"
    parts = {name: (formatting.get(f"{name}_precision") or {}).get("@type", "") for name in ("date", "time")}
    letters = {"Long": str.upper, "Short": str.lower}
    shown = [letters[part.removeprefix("dateTimePartPrecision")](name[0]) for name, part in parts.items()
             if part.removeprefix("dateTimePartPrecision") in letters]  # fmt: skip
    return "w" * bool(formatting.get("show_day_of_week")) + "".join(shown)


def disagreements(count: int, *, seed: int) -> list[str]:
    """Return the texts that the two read differently."""
    found = []
    for text, mode in texts(count, seed=seed):
        mine, real = ours(text, mode), theirs(text, mode)
        if mine != real:
            found.append(f"{mode} {text!r}\n    ours   {mine}\n    TDLib  {real}")
    return found


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    found = disagreements(count, seed=int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    sys.stdout.write("\n".join([*found[:20], f"{count} texts, {len(found)} read differently\n"]))
    return len(found)


if __name__ == "__main__":
    sys.exit(main())
