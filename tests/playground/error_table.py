"""What can go wrong with a call, row by row: the situation, the call, and Telegram's answer to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
ENTITIES = "can't parse entities: "


@dataclass(frozen=True)
class Row:
    """One line of the table; `code` 400 stands for "Bad Request: " before the words, 403 for "Forbidden: ".

    A value "@name" in the parameters is looked up among the people, chats and messages of the scene.
    """

    method: str
    params: Json
    words: str
    code: int = 400
    parameters: Json = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.words[:60]}"


def message(words: str, *, code: int = 400, parameters: Json | None = None, **params: Any) -> Row:
    """Return a row about a text to Ana, with these parameters otherwise."""
    return Row("sendMessage", {"chat_id": "@ana", "text": "hi", **params}, words, code, parameters or {})


def formatted(text: str, words: str, mode: str = "HTML") -> Row:
    return message(f"{ENTITIES}{words}", text=text, parse_mode=mode)


def buttons(words: str, *keys: Json, **params: Any) -> Row:
    return message(words, reply_markup={"inline_keyboard": [[key] for key in keys]}, **params)


KEY = {"text": "Sign", "callback_data": "sign"}
WHO = [
    message("chat_id is empty", chat_id=""),
    message("chat not found", chat_id=424242),
    message("chat not found", chat_id="@nobody_here"),
    message("chat not found", chat_id="nonsense"),
    message("chat not found", chat_id=-1001),
    message("bot was blocked by the user", code=403, chat_id="@blocked"),
    message("bot can't initiate conversation with a user", code=403, chat_id="@unmet"),
    message("user is deactivated", code=403, chat_id="@gone"),
    message("bot can't send messages to bots", code=403, chat_id="@other_bot"),
    message("bot was kicked from the group chat", code=403, chat_id="@kicked_group"),
    message("bot was kicked from the supergroup chat", code=403, chat_id="@kicked_supergroup"),
    message("bot was kicked from the channel chat", code=403, chat_id="@kicked_channel"),
    message("bot is not a member of the group chat", code=403, chat_id="@left_group"),
    message("bot is not a member of the supergroup chat", code=403, chat_id="@left_supergroup"),
    message("bot is not a member of the channel chat", code=403, chat_id="@left_channel"),
    message("the group chat was deleted", code=403, chat_id="@deleted_group"),
    message("group chat was upgraded to a supergroup chat", chat_id="@upgraded",
            parameters={"migrate_to_chat_id": "@new_supergroup"}),
    Row("getChatMember", {"chat_id": "@upgraded", "user_id": "@ana"}, "group chat was upgraded to a supergroup chat",
        parameters={"migrate_to_chat_id": "@new_supergroup"}),
    message("not enough rights to send text messages to the chat", chat_id="@muted"),
    Row("sendPhoto", {"chat_id": "@muted", "photo": "@photo"}, "not enough rights to send photos to the chat"),
    Row("sendPoll", {"chat_id": "@muted", "question": "?", "options": ["a", "b"]},
        "not enough rights to send polls to the chat"),
    message("need administrator rights in the channel chat", chat_id="@silent_channel"),
]  # fmt: skip
WORDS = [
    message("message text is empty", text=""),
    message("text must be non-empty", text=" \n\t "),
    message("message is too long", text="é" * 4097),
    message("message is too long", text=f"<b>{'x' * 4097}</b>", parse_mode="HTML"),
    message("text is too long", text="x" * 33_000),
    Row("sendPhoto", {"chat_id": "@ana", "photo": "@photo", "caption": "x" * 1025}, "message caption is too long"),
    message("unsupported parse_mode", parse_mode="BBCode"),
    formatted("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    formatted("<b>é</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
    formatted("<br>", 'Unsupported start tag "br" at byte offset 0'),
    formatted("</b>", "Unexpected end tag at byte offset 0"),
    formatted("<b", "Unclosed start tag at byte offset 0"),
    formatted("Done.", "Character '.' is reserved and must be escaped with the preceding '\\'", "MarkdownV2"),
    formatted("*x", "Can't find end of Bold entity at byte offset 0", "MarkdownV2"),
    formatted("*x", "Can't find end of the entity starting at byte offset 0", "Markdown"),
    message("message to be replied not found", reply_parameters={"message_id": 9_999}),
    message("message to be replied not found", reply_to_message_id=9_999),
]  # fmt: skip
KEYS = [
    buttons("BUTTON_DATA_INVALID", {**KEY, "callback_data": "x" * 65}),
    buttons("BUTTON_DATA_INVALID", {**KEY, "callback_data": "é" * 33}),
    buttons("BUTTON_DATA_INVALID", {**KEY, "callback_data": ""}),
    buttons("reply markup is too long", *[KEY] * 101),
    buttons("reply markup is too long", *[{**KEY, "callback_data": f"{n:064d}"} for n in range(100)]),
    buttons("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard", {"text": "a"}),
    buttons('can\'t parse inline keyboard button: Can\'t find field "text"', {"callback_data": "a"}),
    buttons("inline keyboard button text must be non-empty", {**KEY, "text": " "}),
    buttons("inline keyboard button URL 'x' is invalid: Wrong HTTP URL", {"text": "a", "url": "x"}),
    buttons("inline keyboard button URL 'ftp://a.org' is invalid: Unsupported URL protocol",
            {"text": "a", "url": "ftp://a.org"}),
    buttons("inline keyboard button Web App URL 'http://a.org' is invalid: Only HTTPS links are allowed",
            {"text": "a", "web_app": {"url": "http://a.org"}}),
    buttons("BUTTON_TYPE_INVALID", {"text": "a", "web_app": {"url": "https://a.org"}}, chat_id="@group"),
    message("can't parse reply keyboard markup JSON object", reply_markup="{"),
    message("object expected as reply markup", reply_markup="[]"),
]  # fmt: skip
TOPICS = [
    message("message thread not found", message_thread_id=77, chat_id="@forum"),
    message("message thread not found", message_thread_id=1, chat_id="@forum"),
    message("message thread not found", message_thread_id=7),
    message("TOPIC_CLOSED", message_thread_id="@closed_topic", chat_id="@weak_forum"),
    message("TOPIC_DELETED", message_thread_id="@deleted_topic", chat_id="@forum"),
    Row("createForumTopic", {"chat_id": "@group", "name": "x"}, "the chat is not a forum"),
    Row("createForumTopic", {"chat_id": "@weak_forum", "name": "x"}, "not enough rights to create a topic"),
    Row("createForumTopic", {"chat_id": "@forum", "name": " "}, "name must be non-empty"),
    Row("editForumTopic", {"chat_id": "@forum", "message_thread_id": "@topic", "name": "Roads"}, "TOPIC_NOT_MODIFIED"),
    Row("reopenForumTopic", {"chat_id": "@forum", "message_thread_id": "@topic"}, "TOPIC_NOT_MODIFIED"),
    Row("closeForumTopic", {"chat_id": "@forum", "message_thread_id": 77}, "message thread not found"),
]
EDITS = [
    Row("editMessageText", {"chat_id": "@ana", "message_id": 9_999, "text": "x"}, "message to edit not found"),
    Row("editMessageText", {"chat_id": "@ana", "message_id": "@her_words", "text": "x"}, "message can't be edited"),
    Row("editMessageText", {"chat_id": "@ana", "message_id": "@photo_message", "text": "x"},
        "there is no text in the message to edit"),
    Row("editMessageCaption", {"chat_id": "@ana", "message_id": "@words", "caption": "x"},
        "there is no caption in the message to edit"),
    Row("editMessageText", {"chat_id": "@ana", "message_id": "@words", "text": "hello"}, SAME),
    Row("editMessageReplyMarkup", {"chat_id": "@ana", "message_id": "@words"}, SAME),
    Row("deleteMessage", {"chat_id": "@ana", "message_id": 9_999}, "message to delete not found"),
    Row("deleteMessage", {"chat_id": "@group", "message_id": "@in_group"}, "message can't be deleted"),
    Row("deleteMessage", {"chat_id": "@ana", "message_id": "@old_words"}, "message can't be deleted for everyone"),
    Row("pinChatMessage", {"chat_id": "@ana", "message_id": 9_999}, "message to pin not found"),
    Row("unpinChatMessage", {"chat_id": "@ana", "message_id": 9_999}, "message to unpin not found"),
    Row("pinChatMessage", {"chat_id": "@muted", "message_id": 1},
        "not enough rights to manage pinned messages in the chat"),
    Row("setMessageReaction", {"chat_id": "@ana", "message_id": 9_999}, "message to react not found"),
    Row("setMessageReaction", {"chat_id": "@ana", "message_id": "@words",
                               "reaction": [{"type": "emoji", "emoji": "🦖"}]}, "REACTION_INVALID"),
    Row("copyMessage", {"chat_id": "@ana", "from_chat_id": "@ana", "message_id": 9_999}, "message to copy not found"),
    Row("forwardMessage", {"chat_id": "@ana", "from_chat_id": "@ana", "message_id": 9_999},
        "message to forward not found"),
]  # fmt: skip
OTHERS = [
    Row("answerCallbackQuery", {"callback_query_id": "1"}, TOO_OLD),
    Row("answerInlineQuery", {"inline_query_id": "1", "results": []}, TOO_OLD),
    Row("answerInlineQuery", {"inline_query_id": "1", "results": [{"type": "article"}] * 51},
        "too many inline query results specified"),
    Row("answerInlineQuery", {"inline_query_id": "1", "results": [{"type": "poem", "id": "1"}]},
        'can\'t parse inline query result: type "poem" is unsupported for the inline query result'),
    Row("sendChatAction", {"chat_id": "@ana", "action": "dancing"}, "wrong parameter action in request"),
    Row("sendMediaGroup", {"chat_id": "@ana", "media": []}, "there are no messages to send"),
    Row("sendMediaGroup", {"chat_id": "@ana", "media": [{"type": "photo", "media": "@photo"}] * 11},
        "too many messages to send as an album"),
    Row("sendMediaGroup", {"chat_id": "@ana", "media": [{"type": "photo", "media": "@photo"},
                                                       {"type": "document", "media": "@document"}]},
        "can't use the media of the specified type in the album"),
    Row("sendPoll", {"chat_id": "@ana", "question": "x" * 301, "options": ["a"]},
        "poll question length must not exceed 300"),
    Row("sendPoll", {"chat_id": "@channel", "question": "?", "options": ["a", "b"], "is_anonymous": False},
        "non-anonymous polls can't be sent to channel chats"),
    Row("sendPhoto", {"chat_id": "@ana"}, "there is no photo in the request"),
    Row("sendPhoto", {"chat_id": "@ana", "photo": "AgACnonsense"}, "wrong file identifier/HTTP URL specified"),
    Row("getFile", {"file_id": "nonsense"}, "invalid file_id"),
    Row("getFile", {"file_id": "BQACAgI00000AgADabcdefghijk"}, "wrong file_id or the file is temporarily unavailable"),
    Row("setMyCommands", {"commands": "{"}, "can't parse commands JSON object"),
    Row("setMyCommands", {"commands": [{"command": "Start!", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    Row("restrictChatMember", {"chat_id": "@basic_group", "user_id": "@bea", "permissions": {}},
        "method is available only for supergroups"),
    Row("banChatMember", {"chat_id": "@forum", "user_id": "@bea"}, "user is an administrator of the chat"),
    Row("setChatTitle", {"chat_id": "@group", "title": "x"}, "CHAT_ADMIN_REQUIRED"),
    Row("sendGame", {"chat_id": "@ana", "game_short_name": "x"}, "the playground doesn't do sendGame yet"),
    Row("noSuchMethod", {}, "method not found", code=404),
]  # fmt: skip
TABLE = [*WHO, *WORDS, *KEYS, *TOPICS, *EDITS, *OTHERS]
