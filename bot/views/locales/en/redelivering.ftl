# What was not delivered: the admin's list, and trying again.

letters-button = Not delivered: { NUMBER($count) }
letters-none = Everything that was due has been delivered, or waits for its hour. People who blocked me are not on this list: nothing reaches them until they write again.
letters-intro =
    <b>Not delivered</b>

    Telegram refused these, or could not be reached for hours. Nothing was sent, so trying again doubles nothing.
letters-line = { $position }. { NUMBER($count) } × { $kind }, last on { $day }
    <code>{ $fault }</code>
letters-in-doubt = In doubt: { NUMBER($count) }. The line broke while these were sent, and Telegram cannot say whether they arrived. I send none of them again by myself; an announcement's own card lets you.
letters-kind = { $kind ->
    [review-asked] card of a new idea, for the staff chat
    [appeal-asked] card of an appeal, for the staff chat
    [idea-changed] card of a changed idea, for the staff chat
    [question-asked] question from a person, for the staff chat
    [question-answered] answer to a question
    [idea-decided] what a moderator decided
   *[other] notice of the kind "{ $kind }"
}
letters-retry-button = Try { $position } again ({ NUMBER($count) })
letters-drop-button = Let { $position } go
letters-drop-question = Never send { NUMBER($count) } × { $kind }? Whoever waits for it will not hear of it from me.
letters-drop-confirm-button = Never send them
letters-retried-toast = { NUMBER($count) } on the way again.
letters-dropped-toast = Taken off the list.

letters-plain =
    <b>A message went out without its formatting</b>

    Telegram refused how a message of mine was written, so I sent its words plainly. Nobody missed anything. Whoever looks after me should see this:
    <code>{ $fault }</code>
letters-plain-button = What was not delivered
