# Consultations that are public: the list, the home of one, what there is to read, and what followers are told.

start-consultations-button = Open consultations ({ NUMBER($count) })

consult-list-title = <b>Open consultations</b>
consult-list-empty = No consultation is open now. When one is, you'll find it here.
consult-list-line =
    { $number }. { $theme }
       { $stage }
consult-list-stage = { $stage }, { $count ->
        [one] 1 person has spoken
       *[other] { NUMBER($count) } people have spoken
    }
consult-list-over-title = Over, and open to read:
consult-list-over = { $number }. { $theme }
consult-open-button = Open { $number }
consult-open-here-button = Open
consult-open-it-button = Open it
consult-make-button = Make one

consult-theme = <b>{ $theme }</b>
consult-number = Consultation { $number }.
consult-number-by = Consultation { $number }, run by { $by }.
consult-begins = It begins on { $day }.
consult-stage = Stage { NUMBER($position) } of { NUMBER($count) }: <b>{ $name }</b>. Closes { $closes }.
consult-done = Done: { $stages }.
consult-next = Next: { $stages }, then the outcome.
consult-next-stages = Next: { $stages }.
consult-next-outcome = Next: the outcome.
consult-turned = This stage was opened by hand: { $reason }
consult-closed = This consultation closed on { $day }. You can read everything.
consult-numbers =
    So far { $looked ->
        [0] nobody has looked in
        [one] 1 person has looked in
       *[other] { NUMBER($looked) } people have looked in
    }, { $spoken ->
        [0] nobody has spoken
        [one] 1 has spoken
       *[other] { NUMBER($spoken) } have spoken
    }, and departments have { $replies ->
        [0] not replied yet
        [one] replied once
       *[other] replied { NUMBER($replies) } times
    }.
consult-subtopic-line = { $position }. { $title }: { $views ->
        [one] 1 view
       *[other] { NUMBER($views) } views
    }
consult-subtopic-new = { NUMBER($new) } new
consult-subtopic-new-replies = { $new ->
        [one] 1 new reply
       *[other] { NUMBER($new) } new replies
    }
consult-welcome = You're welcome just to read.
consult-subtopic-title = <b>{ $title }</b>
consult-subtopic-of = A subtopic of consultation { $number }, { $theme }.
consult-subtopic-views = { $views ->
        [one] 1 view so far.
       *[other] { NUMBER($views) } views so far.
    }
consult-subtopic-how = To speak, reply to this message, or tap Open. Talk freely here: nothing is recorded before its author says yes.

consult-papers-button = { $count ->
    [0] What it's about
   *[other] Papers ({ NUMBER($count) })
}
consult-follow-button = Follow
consult-follow-on-button = Follow: on
consult-unfollow-button = Mute this consultation
consult-run-button = Run it
consult-get-papers-button = Send me the papers
consult-questions = To help you begin:
consult-question = { $position }. { $words }
consult-papers = Papers:
consult-paper = { $position }. { $name } ({ NUMBER($kilobytes) } kB)
consult-papers-sent = Here { $count ->
        [one] is the paper
       *[other] are the { NUMBER($count) } papers
    } of consultation { $number }.

consult-run-next = The next stage, { $stage }, begins on { $day }.
consult-run-invited = Invited: { NUMBER($count) }. Had the floor: { NUMBER($heard) }.
consult-turn-button = Open next
consult-end-button = End now
consult-move-button = Another day
consult-copy-button = Make another like it
consult-ask-turn = Why should the next stage, { $stage }, begin now? Everybody will read your reason.
consult-ask-end = Why should the last stage end now? Everybody will read your reason.
consult-ask-day = On which day should the next stage, { $stage }, begin? Write it like 1 December or 2026-12-01 18:30. What comes later moves along.
consult-ask-end-day = On which day should the last stage end? Write it like 1 December or 2026-12-01 18:30.
consult-ask-why-moved = And why? Everybody who follows will read your reason.
consult-why-placeholder = Many asked for more time
consult-day-placeholder = 1 December

consult-told-announced = A new consultation, number { $number }: <b>{ $theme }</b>. You're welcome to read, and to speak when it opens.
consult-told-invited = You're invited to speak in consultation { $number }: <b>{ $theme }</b>.
consult-told-stage = Consultation { $number }, { $theme }: the stage <b>{ $stage }</b> has begun. { $what }
consult-told-moved = Consultation { $number }, { $theme }, has a new calendar. The reason: { $reason }
consult-told-ended = Consultation { $number }, { $theme }, is over. The outcome follows, and you'll hear it here.
consult-told-ended-with-outcome = Consultation { $number }, { $theme }, is over. Its outcome and everything that was said stay open to read.

command-consult = Open consultations
command-group-consult = What is open here
consult-following = You'll hear what becomes of it.
consult-not-following = You won't hear of it any more.
consult-topic-closed = { $title } (closed)
consult-answer-button = Answer { $position }
