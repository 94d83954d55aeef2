# The last step of an announcement, the second admin, and the card that shows how far it is.

broadcast-step = Step 3 of 3. The preview is above.
broadcast-to = To: { $audience }, { NUMBER($people) }.
broadcast-places = { $only ->
        [yes] To: { $places }, within the daily posts of each.
       *[no] Also in { $places }, within the daily posts of each.
    }
broadcast-quiet = { $people ->
        [one] Of these, one is in quiet hours and gets it when those end.
       *[other] Of these, { NUMBER($people) } are in quiet hours: they get it when those end.
    }
broadcast-left-out = Left out: { NUMBER($off) } turned announcements off, { NUMBER($left) } have left, { NUMBER($never) } never opened our chat.
broadcast-then = It goes out on { $moment }.
broadcast-then-passed = The moment you chose has passed ({ $moment }). If you send it, it goes out at once.
broadcast-takes = { $minutes ->
        [one] It takes about 1 minute. You can recall it for 48 hours.
       *[other] It takes about { NUMBER($minutes) } minutes. You can recall it for 48 hours.
    }
broadcast-buttons =
    Buttons under it:
    { $lines }
broadcast-button-opens = { $label }: opens { $url }
broadcast-button-counts = { $label }: counts taps
broadcast-test-me-button = Send test to me
broadcast-test-staff-button = Send test to staff
broadcast-text-button = Change text
broadcast-audience-button = Change audience
broadcast-link-button = Add a button
broadcast-no-links-button = Remove buttons
broadcast-schedule-button = Schedule
broadcast-sound-button = With sound: { $sound }
broadcast-save-button = Save this text
broadcast-send-button = Send to { NUMBER($people) } { $people ->
        [one] person
       *[other] people
    }
broadcast-send-places-button = Send to { $count ->
        [one] 1 chat
       *[other] { $count } chats
    }
broadcast-send-then-button = Schedule for { NUMBER($people) }
broadcast-tested-me = On its way to you, as people will see it.
broadcast-tested-staff = On its way to the staff's Announcements topic.

broadcast-sure = Send to { $people ->
        [0] { $places ->
            [one] 1 chat
           *[other] { $places } chats
        }
        [one] one person
       *[other] { NUMBER($people) } people
    } { $when }?
broadcast-now = now
broadcast-second = A second admin must agree because it is over { NUMBER($limit) }.
broadcast-now-button = Send now
broadcast-then-button = Yes, then
broadcast-who-agrees-button = Ask a second admin
broadcast-who-agrees = Who should agree? They see the announcement first.
broadcast-ask-button = Ask { $name } to agree
broadcast-ask-nameless-button = Ask another admin to agree
broadcast-asks-you =
    The announcement above waits for your agreement. Another admin would like to send it { $when }.

    To: { $audience }, { NUMBER($people) }.
broadcast-agree-button = Agree
broadcast-decline-button = Don't agree
broadcast-you-agreed = Thank you. It goes out { $when }.
broadcast-you-declined = Nothing is sent. Whoever asked you is told.
broadcast-was-agreed = Another admin agreed to your announcement ({ $title }). It goes out { $when }.
broadcast-was-declined = Another admin did not agree to your announcement ({ $title }). Nothing was sent; it is a draft again.
broadcast-at-once = at once
broadcast-at = on { $moment }

broadcast-when = When shall it go out? Whoever has quiet hours then gets it when those end.
broadcast-hour-button = In 1 hour
broadcast-evening-button = This evening, 18:00
broadcast-morning-button = Tomorrow, 09:00
broadcast-tomorrow-evening-button = Tomorrow, 18:00
broadcast-monday-button = Monday, 09:00
broadcast-other-time-button = Another time
broadcast-at-once-button = At once
broadcast-time =
    Which day, and what time? Write it like this: tomorrow 18:30, friday 9:00, 1 December 18:30, or in 2 hours.

    { $how }
broadcast-time-here = Your next message is it.
broadcast-time-reply = Reply to this message with it.
broadcast-echo = It goes out on { $moment }. Is that right?
broadcast-yes-button = Yes

broadcast-title = <b>Announcement { $number }</b>: { $title }
broadcast-rewritten = It is being written again. Nothing is sent.
broadcast-waits-for-second = Waiting for a second admin. { $people ->
        [one] One person
       *[other] { NUMBER($people) } people
    } would get it.
broadcast-scheduled = It goes out on { $moment }, to { $people ->
        [0] the chosen chats
        [one] one person
       *[other] { NUMBER($people) } people
    }.
broadcast-take-back-button = Back to the draft
broadcast-sending = Sending now: { NUMBER($done) } of { NUMBER($total) } ({ $percent }%). { $minutes ->
        [0] { $seconds ->
                [0] Nearly done.
                [one] About a second left.
               *[other] About { NUMBER($seconds) } seconds left.
            }
       *[other] About { NUMBER($minutes) } minutes left.
    }
broadcast-awake-have-it = Everybody who is awake has it: { NUMBER($done) } of { NUMBER($total) }.
broadcast-paused = Paused at { NUMBER($done) } of { NUMBER($total) }.
broadcast-stopped = Stopped at { NUMBER($done) }. { NUMBER($have) } people have it, { NUMBER($left) } don't yet, { NUMBER($waiting) } were waiting for morning.
broadcast-closed = Stopped for good at { NUMBER($done) }.
broadcast-finished = Finished in { $span }.
broadcast-recalled = Taken back: { NUMBER($recalled) } of { NUMBER($copies) } copies are gone from people's chats.
broadcast-counts = Delivered { NUMBER($delivered) }. Left the bot { NUMBER($left) }. Failed { NUMBER($failed) }.{ $declined ->
        [0] { "" }
       *[other] { " " }Not sent { NUMBER($declined) }.
    }{ $doubted ->
        [0] { "" }
       *[other] { " " }In doubt { NUMBER($doubted) }.
    }{ $waiting ->
        [0] { "" }
       *[other] { " " }Waiting for { $morning }: { NUMBER($waiting) }.
    }
broadcast-pause-button = Pause
broadcast-stop-button = Stop
broadcast-continue-button = Continue
broadcast-leave-button = Leave it
broadcast-recall-all-button = Recall the { NUMBER($have) }
broadcast-recall-button = Recall ({ $hours } h left)
broadcast-report-button = Report file
broadcast-taps-button = Who tapped a button
broadcast-again-button = Send again to { $count ->
        [one] the 1 in doubt
       *[other] the { NUMBER($count) } in doubt
    }
broadcast-again-toast = On its way again, to exactly those.
