# Points: a view split into what it asks for, each answered by a department; and demands on their replies.

point-told = Your view { $number } in { $theme } asks for { $count ->
        [one] one thing. It has
       *[other] { NUMBER($count) } things. Each of them has
    } gone to a department:
point-told-how = I'll bring you each answer here.
point-told-withdrawn =
    Point { $number } of your view { $view } was taken back by the facilitator, before anybody had begun to answer it:
    <blockquote>{ $reason }</blockquote>
    Your view stands as it was.
point-line = { $number }. “{ $words }”
point-line-hidden = { $number }. (taken back by whoever said it)
point-line-withdrawn = { $number }. Taken back by the facilitator, { $day }.
point-standing = { $who }: <b>{ $state }</b>.
point-standing-waits = { $who } answers by { $day }.
point-standing-unrouted = It is not yet clear which department answers.
point-with = { $who }, with { $joint }
point-reply = “{ $words }”
point-demand = Demanded by { $who }, { $day }: { $words }
point-state-waiting = waiting
point-state-replied = replied
point-state-planned = planned
point-state-under-way = under way
point-state-done = done, with proof
point-state-not-going-ahead = not going ahead, with reasons
point-state-withdrawn = taken back

demand-button = Put a demand
demand-ask-again =
    What do you demand? { $who } has replied to { $matter }. Your demand opens the case again: another answer is due by { $day }.

    Everybody reads your words with your role beside them. The department and whoever said it are told.
demand-ask-sooner =
    What do you demand? { $who } answers { $matter } by { $due }. With your demand the answer is due by { $day } already.

    Everybody reads your words with your role beside them. The department and whoever said it are told.
demand-placeholder = What should the answer say?
demand-preview = This is how everybody reads it:
demand-words = <b>{ $who }</b> demands an answer by { $day }:
    <blockquote>{ $words }</blockquote>
demand-sure = Nothing is put yet.
demand-put-button = Put the demand
demand-edit-button = Edit
demand-leave-button = Leave it
demand-name-off-button = Show my name: no
demand-name-on-button = Show my name: yes
demand-done = Put. { $who } answers by { $day }, and everybody reads your demand with case { $code }.
demand-left = Left as it is. Nothing was put.
