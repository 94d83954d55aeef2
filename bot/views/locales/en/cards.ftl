# The card of an idea: the same words in every place, and below them what only its reader sees.

card-title = <b>{ $title }</b>
card-number = Idea { $number }.
card-topic = { $name }.
card-region = { $name }.
card-everywhere = The whole city.
card-author = Suggested by { $name }.
card-words = <blockquote expandable>{ $words }</blockquote>
card-extended =
    { $days ->
        [one] Signing was off on one day, so it stays open a day longer.
       *[other] Signing was off on { $days } days, so it stays open that much longer.
    }
card-count =
    <b>{ NUMBER($count) } of { NUMBER($threshold) } signatures</b>, { NUMBER($left) } to go. Open until { $closes_at }.
card-count-reached =
    <b>{ NUMBER($count) } of { NUMBER($threshold) } signatures</b>. It got there on { $qualified_at }. You can sign until { $closes_at }.
card-count-ended =
    <b>{ NUMBER($count) } of { NUMBER($threshold) } signatures</b>. Signing ended on { $ended_at }.
card-count-expired =
    <b>{ NUMBER($count) } of { NUMBER($threshold) } signatures</b>. It ended on { $ended_at } and did not get there.
card-count-without-goal =
    { $count ->
        [one] <b>{ NUMBER($count) } signature</b>.
       *[other] <b>{ NUMBER($count) } signatures</b>.
    }
card-consequence = At { NUMBER($threshold) }: { $consequence }
card-consequence-usual = At { NUMBER($threshold) }: the participation officers' monthly meeting decides whether to take it further with you and the departments. Either way you get their reasons.
card-status = Where it stands: { $status }.
card-case = Case { $code }: { $who } answers by { $day }.
card-case-late = Case { $code }: { $who } should have answered by { $day }. They are reminded every working day.
card-case-unrouted = Case { $code }: the city is finding out which department answers.
card-case-reply =
    <b>The reply</b>
    <blockquote expandable>{ $words }</blockquote>
    { $by }. { $day }.
card-greeting = Hello { $name }. Here is the idea you were sent. Signing takes one tap, and your name stays private.
card-greeting-nameless = Hello. Here is the idea you were sent. Signing takes one tap, and your name stays private.

card-hidden = Idea { $number } is not shown at the moment.
card-rejected = Idea { $number } was not published: { $reason }.
card-rejected-bare = Idea { $number } was not published. Its author was told why.
card-withdrawn = Idea { $number } was taken back by its author.
card-merged = Idea { $number } was joined with idea { $other }. Please sign there.
card-waiting = Idea { $number } is not open yet. You'll hear from me when it is.

card-reason-not-our-task = it is not something the city decides
card-reason-duplicate = another idea already asks for the same
card-reason-private-person = it names a private person
card-reason-insulting = it insults somebody
card-reason-advertising = it advertises something
card-reason-other = a moderator gave its author the reason

status-draft = a draft
status-submitted = under review
status-returned = waiting for its author
status-open = open for signatures
status-qualified = with the participation officers
status-expired = ended without enough signatures
status-rejected = not published
status-hidden = not shown
status-withdrawn = taken back by its author
status-merged = joined with another idea
status-waiting = with the department
status-replied = replied
status-planned = planned
status-under-way = under way
status-done = done, with proof
status-not-going-ahead = not going ahead, with reasons
status-candidate = with the participation officers
status-selected = chosen by the participation officers
status-not-selected = not chosen by the participation officers, with reasons

card-own = This is your idea. It doesn't need your signature.
card-signed = Your signature on idea { $number } is counted. Your name is not shown.
card-signed-named = Your signature on idea { $number } is counted. It shows your name: { $name }.
card-set-aside = Your signature on idea { $number } is not in the count. If you think that is wrong, ask a person in /help.
card-name-question = How should your signature appear?

sign-button = Sign this idea
undo-button = Undo
say-why-button = Say why
show-name-button = Show my name
hide-name-button = Hide my name
counted-only-button = Counted only
with-name-button = With my name
read-more-button = Read more
share-button = Share
comments-button = Comments ({ NUMBER($count) })
follow-button = Follow
follow-on-button = Follow: on
photo-button =
    { $count ->
        [one] 1 attachment
       *[other] { NUMBER($count) } attachments
    }
open-button = Open
open-idea-button = Open idea { $number }
my-idea-button = My idea
