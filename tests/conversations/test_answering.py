"""Answering a department by voice, picture, album or file: seen first, then on the case, for its officers."""

from typing import Any

from bot.playground.world import acting
from tests.conversations.test_casing import a_citizen
from tests.conversations.test_supplementing import a_jpeg, kept
from tests.fixtures.conversation import Scene
from tests.fixtures.offices import a_case, a_department, an_officer, asks_the_author

QUESTION = "At which of the two gates do the children cross?"
HELD = "This is what you're about to send to the Roads Department. Nobody has seen it yet:"


async def asked(play: Scene) -> tuple[Any, Any, Any]:
    """An officer has asked Ana about her idea; return the topic, the officer and Ana."""
    roads = await a_department(play)
    park, ana = await an_officer(play, "Park"), await a_citizen(play)
    await a_case(play, author=ana)
    await asks_the_author(play, park, QUESTION)
    ana.sees("The Roads Department has a question about your idea")
    return roads, park, ana


async def test_a_photo_is_sent_once_its_author_has_seen_it_and_the_officers_open_it_from_the_card(play: Scene) -> None:
    roads, park, ana = await asked(play)
    picture, clean = a_jpeg(1)

    await ana.presses("Answer")
    prompt = ana.chat.last.text
    await ana.sends_document(picture, name="gate.jpg", caption="This one.")
    preview, keys = ana.chat.last.text, ana.chat.last.keyboard
    before = park.sees("Needs a first reply", in_=roads).text
    await ana.presses("Send it")
    await play.passes(seconds=15)
    card = park.sees("Needs a first reply", in_=roads)
    await park.presses("Files of the answer (1)", in_=roads)

    assert QUESTION in prompt
    assert "Send your answer: text, a voice message, photos or a file (up to 20 MB)." in prompt
    assert preview == f"{HELD}\n\nThis one.\n\n1 file\n\nSend it? If there is more, send me that first."
    assert keys == [["Send it"], ["Cancel"]]
    assert "No answer from the resident yet." in before
    assert "The resident's answer: This one. (1 file)" in card.text
    assert park.sees("this came with the resident's answer", in_=roads).kind == "document"
    assert kept(play) == [clean]
    ana.sees("Thank you. The Roads Department has your answer now.")


async def test_an_album_sent_as_a_reply_to_the_question_is_one_answer(play: Scene) -> None:
    roads, park, ana = await asked(play)
    await ana.presses("Answer")
    pictures = [("photo", ana._media("photo", a_jpeg(mark)[0], {}, "")) for mark in range(3)]

    acting.say_album(play.world, ana.user, ana._place(None), pictures)
    await play.quiet()
    await play.passes(seconds=15)
    shown = ana.chat.last.text
    previews = [each for each in ana.chat.texts if each.startswith(HELD)]
    await ana.presses("Send it")
    await play.passes(seconds=15)

    assert "\n\n3 photos\n\n" in shown
    assert len(previews) == 1
    assert "The resident's answer: 3 photos" in park.sees("Needs a first reply", in_=roads).text


async def test_a_voice_message_in_reply_to_the_question_is_asked_for_a_line(play: Scene) -> None:
    roads, park, ana = await asked(play)
    question = ana.sees("has a question about your idea")

    await ana.sends_voice(b"OggS" + b"\0" * 40, duration=9, reply_to=question)
    heard = ana.chat.last.text
    await ana.sends("It is about the left gate.")
    await ana.presses("Send it")
    await play.passes(seconds=15)
    await park.presses("History", in_=roads)
    history = park.sees("History of case", in_=roads)
    await ana.presses("See the case")

    assert "Some people can't listen. Send one line saying what it's about, or send it as it is." in heard
    assert "the author answered. “It is about the left gate.” (1 voice message)" in history.text
    assert history.keyboard[0][0].startswith("Files of ")
    assert "You answered:\nIt is about the left gate. (1 voice message)" in ana.sees("You answered:").text
    assert "(1 voice message)" in ana.chat.last.text
    assert ["Files of the answer (1)"] in ana.chat.last.keyboard


async def test_others_read_that_there_was_an_answer_and_nothing_of_it(play: Scene) -> None:
    _, _, ana = await asked(play)
    await ana.sends_photo(a_jpeg(1)[0], caption="This one.", reply_to=ana.sees("has a question about your idea"))
    await ana.presses("Send it")
    bob = await a_citizen(play, "Bob")

    await bob.sends("/start case_1-1")

    assert "the author answered." in bob.chat.last.text
    assert "This one." not in bob.chat.last.text
    assert "photo" not in bob.chat.last.text
    assert "Files" not in str(bob.chat.last.keyboard)


async def test_what_was_not_sent_is_thrown_away_by_cancel_and_the_question_stays(play: Scene) -> None:
    _, _, ana = await asked(play)
    await ana.presses("Answer")
    await ana.sends_photo(a_jpeg(1)[0])

    await ana.presses("Cancel")
    left = ana.chat.last.text
    await ana.presses("Answer")

    assert left == "Nothing was sent. You can still answer whenever you like."
    assert QUESTION in ana.chat.last.text


async def test_an_answer_without_words_or_files_is_told_what_to_send(play: Scene) -> None:
    _, _, ana = await asked(play)
    await ana.presses("Answer")

    await ana.sends_location(44.4, 26.1)
    place = ana.chat.last.text
    await ana.sends_media("video", reply_to=ana.sees("has a question about your idea"))

    assert place == "I need words for this. Please write it as text, or tap Cancel."
    assert "but not videos. Could you say it in words, or send a photo?" in ana.chat.last.text


async def test_my_data_lists_answers_and_hands_their_files_over(play: Scene) -> None:
    _, _, ana = await asked(play)
    await ana.sends_photo(a_jpeg(1)[0], caption="This one.", reply_to=ana.sees("has a question about your idea"))
    await ana.presses("Send it")

    await ana.sends("/mydata")
    await ana.presses("My answers (1)")
    shown = ana.chat.last.text
    await ana.presses("Get 1")

    assert f"They asked: {QUESTION}\nYou answered: This one. (1 photo)" in shown
    assert ana.chat.last.kind == "photo"


async def test_the_officer_who_has_the_card_in_their_chat_is_told_what_was_answered(play: Scene) -> None:
    roads, park, ana = await asked(play)
    question = ana.sees("has a question about your idea")
    await park.presses("I'll take it", in_=roads)
    await ana.sends("At the one on Elm Street.", reply_to=question)
    await play.passes(seconds=15)
    card = park.sees("The resident's answer: At the one on Elm Street.")

    await ana.sends("No, at the other one.", reply_to=question)
    await play.passes(seconds=15)

    told = park.sees("the resident has answered")
    assert "Case 1-1: the resident has answered: No, at the other one." in told.text
    assert "The resident's answer: No, at the other one." in card.text
    assert told.keyboard == [["Open 1-1"], ["Home"]]


async def test_a_film_is_no_reply_and_its_words_are_not_published_without_it(play: Scene) -> None:
    roads = await a_department(play)
    park = await an_officer(play, "Park")
    card = await a_case(play, author=await a_citizen(play))

    await park.sends_media("video", caption="It is done, see.", to=roads, reply_to=card)

    park.sees("I can't keep that kind of file. Please send a picture", in_=roads)
    park.sees_no("Draft reply", in_=roads)
