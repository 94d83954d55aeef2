"""Formatted text: what is read, what is found, what is trimmed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.entities.links import checked_link
from bot.playground.entities.reading import formatted, parse
from bot.playground.entities.spans import EntityError, units


def kinds(entities: list[dict[str, Any]]) -> list[tuple[str, int, int]]:
    return [(entity["type"], entity["offset"], entity["length"]) for entity in entities]


@pytest.mark.parametrize(
    ("text", "mode", "plain", "found"),
    [
        ("<b>Hi</b> <i>you</i>", "HTML", "Hi you", [("bold", 0, 2), ("italic", 3, 3)]),
        ("😀 <b>é</b>", "HTML", "😀 é", [("bold", 3, 1)]),
        ("<b>a<i>b</i></b>", "HTML", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<i><b>x</b></i>", "HTML", "x", [("bold", 0, 1), ("italic", 0, 1)]),
        ("<b>a</b><b>b</b>", "HTML", "ab", [("bold", 0, 2)]),
        ("<b>a<code>b</code>c</b>", "HTML", "abc", [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]),
        ("  <b> x </b>  ", "HTML", "x", [("bold", 0, 1)]),
        ("&lt;&#65;&amp;&quot;&nbsp;", "HTML", '<A&"&nbsp;', []),
        ("<blockquote expandable>q</blockquote>", "HTML", "q", [("expandable_blockquote", 0, 1)]),
        ('<pre><code class="language-py">x</code></pre>', "HTML", "x", [("pre", 0, 1)]),
        ('<tg-time unix="1790000000" format="wDT">soon</tg-time>', "HTML", "soon", [("date_time", 0, 4)]),
        ('<span class="tg-spoiler">s</span>', "HTML", "s", [("spoiler", 0, 1)]),
        ("*b* _i_ __u__", "MarkdownV2", "b i u", [("bold", 0, 1), ("italic", 2, 1), ("underline", 4, 1)]),
        ("~s~ ||p|| `c`", "MarkdownV2", "s p c", [("strikethrough", 0, 1), ("spoiler", 2, 1), ("code", 4, 1)]),
        (">one\n>two||", "MarkdownV2", "one\ntwo", [("expandable_blockquote", 0, 7)]),
        ("Done\\.", "MarkdownV2", "Done.", []),
        ("*b* [l](http://a.org)", "Markdown", "b l", [("bold", 0, 1), ("text_link", 2, 1)]),
        ("/start@folkmoot_bot now", "", "/start@folkmoot_bot now", [("bot_command", 0, 19)]),
        ("see https://a.org/x?y=1, #roads @ana_here", "", "see https://a.org/x?y=1, #roads @ana_here",
         [("url", 4, 19), ("hashtag", 25, 6), ("mention", 32, 9)]),
        ("write to ana@folkmoot.org.", "", "write to ana@folkmoot.org.", [("email", 9, 16)]),
        ("<code>/start #x</code>", "HTML", "/start #x", [("code", 0, 9)]),
        ("path/to/file and 1/2", "", "path/to/file and 1/2", []),
    ],
)  # fmt: skip
def test_texts_become_plain_words_with_entities(
    text: str, mode: str, plain: str, found: list[tuple[str, int, int]]
) -> None:
    words, entities = formatted(text, mode)

    assert words == plain
    assert kinds(entities) == found


@given(
    st.text(alphabet="<>/abi =\"'&;#*_~|`[]()!\\\n\r\té😀.-", max_size=40),
    st.sampled_from(["HTML", "MarkdownV2", "Markdown"]),
)
def test_any_text_is_read_or_refused_and_entities_fit(text: str, mode: str) -> None:
    try:
        words, spans = parse(text, mode)
    except EntityError:
        return

    assert all(span.offset >= 0 and span.length > 0 and span.end <= units(words) for span in spans)


@given(st.text(alphabet="<b>x</i>&é😀", max_size=30))
def test_a_refusal_points_into_the_text(text: str) -> None:
    try:
        parse(text, "HTML")
    except EntityError as fault:
        words = str(fault)
        offset = words.partition("at byte offset ")[2].partition(",")[0]
        assert not offset or int(offset) < len(text.encode())


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("a.org", "http://a.org/"),
        ("HTTPS://A.Org/Path?Q=1#f", "https://a.org/Path?Q=1#f"),
        ("http://a.org?x=1", "http://a.org/?x=1"),
        ("http://me@a.org:08080/x y", "http://me@a.org:8080/x%20y"),
        ("TG:resolve?domain=folkmoot_bot", "tg://resolve?domain=folkmoot_bot"),
        ("localhost", ""),
        ("ftp://a.org", ""),
        ("a.org:port", ""),
        ("http://a b.org", ""),
        ("tg://", ""),
    ],
)
def test_links_are_kept_in_telegram_s_form(address: str, kept: str) -> None:
    assert checked_link(address) == kept


def test_a_link_to_a_person_is_a_mention() -> None:
    _, entities = formatted('<a href="tg://user?id=77">you</a>', "HTML")

    assert entities == [{"offset": 0, "length": 3, "type": "text_mention", "user": {"id": 77}}]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see a.org, please", ["a.org"]),
        ("(see a.org/p_(q))", ["a.org/p_(q)"]),
        ("a.org/p)!", ["a.org/p"]),
        ("a.com? a.org?x, a.org#f.", ["a.com", "a.org?x", "a.org#f"]),
        ("http://1.2.3.4/x and 1.2.3.4", ["http://1.2.3.4/x", "1.2.3.4"]),
        ("http://localhost:80", []),
        ("пример.рф and 😀a.org", ["пример.рф", "😀a.org"]),
        ("file.txt README.md e.g. Mr.Smith v1.2.3", ["README.md"]),
        ("-a.org- ;a.org _a.org_", ["a.org"]),
        ("ftp://a.org tftp://a.org https://a.b.example:8080/p", ["ftp://a.org", "https://a.b.example:8080/p"]),
        ("me@a.org mailto:you@a.org", ["me@a.org", "you@a.org"]),
        ("tg://resolve?domain=x, t.me/x", ["tg://resolve?domain=x", "t.me/x"]),
        ("@a @ab @abc @abcd @gif", ["@abcd", "@gif"]),
    ],
)
def test_addresses_and_names_are_found_as_tdlib_finds_them(text: str, found: list[str]) -> None:
    _, entities = formatted(text)
    raw = text.encode("utf-16-le")

    assert [
        raw[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le") for entity in entities
    ] == found
