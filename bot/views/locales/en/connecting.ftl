# Groups, channels and the staff chat.

group-hello =
    Hello. I bring city ideas and consultations into this group. I post { $posts ->
        [0] only when somebody asks
        [one] at most once a day
       *[other] at most { $posts } times a day
    }, and I don't read your conversations.
    An admin can choose what I show here.
group-set-up-button = Set up (admins)
group-what-button = What you can do here
group-set-up-toast = Connected.
group-panel =
    <b>This group is connected</b>

    Area: { $area }
    Posts from me: { $posts ->
        [0] none, only answers
        [one] at most one a day
       *[other] at most { $posts } a day
    }

    I need no admin rights for this. Only the group's admins can change it.
group-posts-button = How much I post
group-area-button = Area
group-topic-button = Announce in this topic
group-disconnect-button = Disconnect
group-staff-button = Staff works here
group-done-button = Done
group-choose-posts = How much may I post here without being asked? Cards that are already here stay up to date either way.
group-posts-count-button =
    { $posts ->
        [0] Nothing
       *[other] { $posts } a day
    }
group-choose-area = Which area is this group for?
group-area-whole-button = The whole city
group-disconnected = This group is no longer connected. I stay silent here. /setup connects it again.
group-done = All set. /setup and /quiet are there when you need them.
group-saved = Saved.

group-come-in-person = I can't see who you are here, so I can't act on that. Confirm it's you in our private chat.
group-come-in-person-button = Confirm it's you

connect-choose =
    What would you like to connect? Tap a button below the text field and choose from your own chats: nothing has to be typed.

    You can choose chats where you are an admin.
connect-choose-admin =
    What would you like to connect? Tap a button below the text field and choose from your own chats: nothing has to be typed.

    The staff chat should be a group with topics. I ask for the right to make topics and to pin, and for nothing else.
connect-group-key = Connect a group
connect-staff-key = Connect the staff chat
connect-staff-plain-key = Staff chat without topics
connect-channel-key = Connect a channel
connect-cancel-key = Not now
connect-cancelled = Nothing was connected.
connect-taken = Thank you. One moment.
connect-done-group = <b>{ $title }</b> is connected. I post there at most { $posts ->
        [one] once a day
       *[other] { $posts } times a day
    }. Admins can change that with /quiet in the group.
connect-done-channel = <b>{ $title }</b> is connected. I post there at most { $posts ->
        [one] once a day
       *[other] { $posts } times a day
    }.
connect-done-staff =
    <b>{ $title }</b> is the staff chat now. New ideas and questions arrive there as cards.

    { $topics ->
        [made] I have made the topics Review, Announcements and Alerts.
       *[none] It has no topics yet, so everything arrives in one stream. To switch them on: open the group, tap its name, tap Edit, then Topics. Then let me make topics in the admin rights, and tap the button below.
    }
connect-topics-button = I've switched them on
connect-topics-still-missing = I still can't make topics there. Check that topics are on, and that I may manage them.
connect-topics-made = Done. Review, Announcements and Alerts are there now.
connect-topic-review = Review
connect-topic-announcements = Announcements
connect-topic-alerts = Alerts
