"""Points, on a phone: a facilitator splits a view, its departments answer each point, and everybody reads it."""

from storage.tables import Role
from tests.conversations.assembly import a_group, comes_to, with_role
from tests.conversations.points import PLAIN, Offices
from tests.fixtures.conversation import Scene
from tests.fixtures.offices import REPLY, a_department


async def test_a_numbered_view_is_offered_ready_split_and_each_point_comes_to_its_department(play: Scene) -> None:
    offices = Offices(play)
    await offices.open()

    await offices.begins()
    offered, keys = offices.carol.chat.last.text, offices.carol.chat.last.keyboard
    await offices.gives(1)
    await offices.gives(2)
    prepared = offices.carol.chat.last.text
    await offices.carol.presses("Publish 2 points")
    published = offices.carol.chat.last.text
    await play.passes(seconds=15)

    assert "View 1 in 2 points. Nobody else has seen this." in offered
    assert "The view is numbered, so here are its points." in offered
    assert keys == [
        ["Publish 2 points"],
        ["Change 1", "Change 2"],
        ["Discard them all"],
        ["Back", "Cancel"],
    ]
    assert "Roads answers." in prepared
    assert "Publishing makes a case of each." in prepared
    assert "View 1 has 2 public points." in published
    card = offices.card()
    assert "Needs a first reply" in card.text
    assert "Point 1 of 2 from view 1 in consultation 1, Safer streets around schools. 0 likes." in card.text
    assert "Question: Build a crossing at the school gate." in card.text
    assert card.keyboard == [
        ["I'll take it"],
        ["Ask the resident"],
        ["Add a department"],
        ["Not ours", "More time"],
        ["History"],
    ]
    told = offices.ana.sees("Your view 1 in Safer streets around schools asks for 2 things.")
    assert "The Roads Department answers by" in told.text


async def test_words_selected_in_the_view_become_a_point_of_the_department_named_beside_them(play: Scene) -> None:
    offices = Offices(play)
    await offices.open(words=PLAIN)
    await offices.begins()
    asked = offices.carol.chat.last.text
    view = offices.carol.sees("1. a resident")

    await offices.carol.sends("roads", reply_to=view, quote="Build a crossing at the school gate.")
    await offices.carol.sends(".", reply_to=view, quote="who pays for the signs?")
    prepared = offices.carol.chat.last.text
    await offices.carol.sends("2", reply_to=view, quote="Safer streets around schools")
    refused = offices.carol.chat.last.text

    assert "Or select words in the view above and reply to them" in asked
    assert "1. “Build a crossing at the school gate.”\nRoads answers." in prepared
    assert "2. “who pays for the signs?”\nNo department yet." in prepared
    assert "in the facilitator's words" not in prepared
    assert "These words aren't in the view." in refused


async def test_prepared_points_are_changed_joined_dropped_and_kept_when_put_aside(play: Scene) -> None:
    offices = Offices(play)
    await offices.open(words=PLAIN)
    carol = offices.carol
    await offices.begins()
    await carol.sends("1. A crossing\n2. The money\n3. A bench")

    await carol.presses("Change 1")
    await carol.presses("Join with point 2")
    joined = carol.chat.last.text
    await carol.presses("Change 2")
    await carol.presses("Drop this point")
    await carol.presses("Change 1")
    await carol.presses("Change the words")
    await carol.sends("A crossing at the gate, and who pays for it")
    await carol.sends("/cancel")
    kept = carol.chat.last.text
    await carol.presses("Go on")

    assert "1. “A crossing\nThe money”" in joined
    assert "Put aside. What you have prepared is kept" in kept
    assert "View 1 in 1 point. Nobody else has seen this." in carol.chat.last.text
    assert "“A crossing at the gate, and who pays for it”\n(in the facilitator's words)" in carol.chat.last.text
    await carol.presses("Discard them all")
    assert carol.chat.last.text == "Thrown away. Nothing was published."


async def test_nobody_else_is_offered_to_split_and_an_old_button_is_refused_kindly(play: Scene) -> None:
    offices = Offices(play)
    await offices.open()
    bob = play.user("Bob")
    await bob.sends("/start c1v1")
    await offices.begins()
    await comes_to(play, "Departments reply")
    await play.passes(days=3)

    refused = await offices.carol.presses("Publish 2 points")

    labels = [label for row in bob.chat.last.keyboard for label in row]
    assert "Split into points" not in labels
    assert str(refused).startswith("That isn't possible in this stage, Conclude.")
    await offices.carol.sends("/start c1v1")
    assert ["Split into points"] not in offices.carol.chat.last.keyboard
    offices.park.sees_no("Case p1-1", in_=offices.roads)


async def test_a_reply_is_seen_first_then_goes_to_author_likers_and_the_view(play: Scene) -> None:
    offices = Offices(play)
    await offices.open()
    bob = play.user("Bob")
    await bob.sends("/start c1v1")
    await bob.presses("Like")
    await offices.split()

    await offices.park.presses("I'll take it", in_=offices.roads)
    await offices.park.sends("Between us, the budget is gone.", to=offices.roads)
    await offices.types_reply()

    own = offices.ana.sees("The Roads Department has replied to point 1 of your view 1.")
    assert "Safer streets around schools: “Build a crossing at the school gate.”" in own.text
    assert REPLY in own.text
    assert own.keyboard == [
        ["Satisfied"],
        ["Not ideal, but acceptable"],
        ["Not acceptable"],
        ["Ask a follow-up"],
        ["Open view 1"],
    ]
    bob.sees("has replied to point 1 of view 1, which you like.")
    await bob.sends("/start c1v1")
    view = bob.chat.last
    assert "1 of 2 answered" in view.text
    assert "1. “Build a crossing at the school gate.”\nThe Roads Department: replied.\n“We can build" in view.text
    assert "2. “Who pays for the signs?”\nThe Roads Department answers by" in view.text
    assert ["Points (1 of 2)"] in view.keyboard
    everything = "\n".join(str(person.chat) for person in (offices.ana, bob, offices.carol))
    assert "the budget is gone" not in everything


async def test_the_number_of_replies_stands_on_every_card_and_in_the_topic(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")
    forum = await a_group(play, "Northside", ana, forum=True)
    plain = await a_group(play, "Old Town", ana, forum=False, admin=False)
    offices = Offices(play)
    await offices.open(forum, plain)
    await offices.carol.sends("/start c1")

    await offices.split()
    await offices.reply("p1-1")
    await offices.reply("p2-1")
    await play.passes(seconds=30)

    number = "and departments have replied 2 times."
    assert number in offices.carol.sees("Consultation 1").text
    assert number in ana.sees("Costs and who pays", in_=forum.topic("Costs and who pays")).text
    assert number in ana.sees("Consultation 1", in_=plain).text
    await play.passes(hours=24)
    posted = ana.sees("Departments have replied in Safer streets around schools:", in_=plain)
    assert "View 1, point 1. “Build a crossing at the school gate.”" in posted.text
    ana.sees("Departments have replied in", in_=forum.topic("Costs and who pays"))
    ana.sees_no("Departments have replied in", in_=forum.topic("Walking buses"))


async def test_inbox_case_and_late_name_what_a_point_belongs_to(play: Scene) -> None:
    offices = Offices(play)
    await offices.open()
    await offices.split()
    park = offices.park

    await park.sends("/inbox", to=offices.roads)
    listed = park.sees("Waiting for an answer (2)", in_=offices.roads).text
    await park.sends("/case p1-1", to=offices.roads)
    await offices.ana.sends("/start case_p1-1")
    timeline = offices.ana.chat.last.text
    await play.passes(days=40)
    await park.sends("/late", to=offices.roads)

    assert "p1-1 Point 1 of view 1 in consultation 1: Build a crossing at the school gate\n" in listed
    assert "Point 1 of view 1 in consultation 1, Safer streets around schools." in timeline
    assert "p1-1" in park.sees("Overdue (2)", in_=offices.roads).text
    assert "has not answered point 1 of your view 1 in time" in str(offices.ana.chat)


async def test_a_department_asks_the_resident_hands_on_and_takes_more_time_as_for_ideas(play: Scene) -> None:
    offices = Offices(play)
    await offices.open()
    schools = await a_department(play, "Schools")
    await offices.split()
    park, ana, roads = offices.park, offices.ana, offices.roads

    await park.presses("Ask the resident", in_=roads)
    asked = park.sees("What would you like to ask the resident", in_=roads)
    await park.sends("At which gate?", to=roads, reply_to=asked)
    await play.passes(seconds=15)
    question = ana.sees("has a question about point 2 of your view 1")
    await ana.sends("At the one on Elm Street.", reply_to=question)
    await play.passes(seconds=15)
    answered = offices.card("p2-1").text
    await park.presses("Not ours", in_=roads)
    await park.presses("Schools", in_=roads)
    await park.sends("Signs are theirs.", to=roads, reply_to=park.sees("goes to Schools. Why?", in_=roads))
    await play.passes(seconds=15)

    assert "The resident's answer: At the one on Elm Street." in answered
    ana.sees("says that point 2 of your view 1 is not theirs to answer")
    assert "Point 2 of 2 from view 1" in park.sees("Case p2-1", in_=schools).text


async def test_a_member_demands_another_reply_and_everybody_reads_it_with_the_role(play: Scene) -> None:
    offices = Offices(play)
    await offices.open()
    await offices.split()
    await offices.reply()
    lee = await with_role(play, "Lee", Role.MEMBER)
    await comes_to(play, "Departments reply")

    await lee.sends("/start case_p1-1")
    await lee.presses("Put a demand")
    asked = lee.chat.last.text
    await lee.sends("By which day exactly?")
    preview, keys = lee.chat.last.text, lee.chat.last.keyboard
    await lee.presses("Show my name: no")
    named = lee.chat.last.text
    await lee.presses("Put the demand")
    await play.passes(seconds=15)

    assert "Your demand opens the case again: another answer is due by" in asked
    assert "a member demands an answer by" in preview
    assert keys == [["Put the demand"], ["Edit"], ["Show my name: no"], ["Leave it"]]
    assert "Lee, member demands an answer by" in named
    card = offices.card().text
    assert "Needs another reply" in card
    assert "Demanded by Lee, member" in card
    assert "By which day exactly?" in card
    told = offices.ana.sees("Lee, member demands an answer to point 1 of view 1 by")
    assert "The Roads Department has been told." in told.text
    await offices.ana.sends("/start c1v1")
    assert "0 of 2 answered" in offices.ana.chat.last.text
    assert "Demanded by Lee, member" in offices.ana.chat.last.text
    await lee.sends("/start case_p1-1")
    assert ["Put a demand"] not in lee.chat.last.keyboard


async def test_a_point_is_reworded_or_taken_back_until_somebody_has_it(play: Scene) -> None:
    offices = Offices(play)
    await offices.open()
    await offices.split()
    carol = offices.carol
    await carol.sends("/start c1v1")
    await carol.presses("Points (0 of 2)")
    await carol.presses("Point 1")

    await carol.presses("Change the words")
    await carol.sends("Build a raised crossing.")
    reworded = carol.chat.last.text
    await carol.presses("Take the point back")
    await carol.sends("It is in the plan already.")
    await play.passes(seconds=15)

    assert "Build a raised crossing.\n(in the facilitator's words)" in reworded
    told = offices.ana.sees("Point 1 of your view 1 was taken back by the facilitator")
    assert "It is in the plan already." in told.text
    card = offices.card()
    assert "Taken back" in card.text
    assert card.keyboard == [["History"]]
