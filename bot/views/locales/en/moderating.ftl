# Reviewing what people sent in: the card, the questions, and what an author is told.

moderating-card =
    <b>Idea { $number } is waiting for review</b>, { $time }.{ $late } From: { $author }.
    <b>{ $title }</b>. { $topic }, { $area }.
    <blockquote expandable>{ $words }</blockquote>
    Checks: { $personal }; { $similar }; { $first }.{ $looking }
moderating-from = a resident (name hidden)
moderating-from-named = a resident. Name shown when published: { $name }
moderating-promise-passed = { " " }An answer was promised by { $day }.
moderating-late = { " " }<b>Late</b>: an answer was promised by { $day }, and its author has been told.
moderating-just-now = just now
moderating-no-topic = No topic chosen
moderating-everywhere = the whole city
moderating-no-personal = no personal data found
moderating-personal = <b>may contain { $kinds }</b>
moderating-personal-email = an e-mail address
moderating-personal-phone = a phone number
moderating-personal-card = a card number
moderating-personal-iban = a bank account
moderating-personal-national-id = an identity number
moderating-and = { $first } and { $second }
moderating-similar =
    { $count ->
        [0] no similar ideas
        [one] 1 similar idea
       *[other] { $count } similar ideas
    }
moderating-first =
    { $first ->
        [yes] first idea by this person
       *[no] not the first idea by this person
    }
moderating-looking = {" "}A moderator is looking at it.
moderating-looking-named = {" "}{ $who } is looking at it.

moderating-publish-button = Publish
moderating-change-button = Ask for a change
moderating-merge-button = Merge with...
moderating-reject-button = Reject
moderating-looking-button = I'm looking at it
moderating-files-button = Photos and files ({ NUMBER($count) })
moderating-hide-button = Hide
moderating-show-again-button = Show again
moderating-queue-button = Queue

# The card after a decision
moderating-decided =
    <b>Idea { $number } { $what }</b>, by { $who }, { $moment }.
    { $title }. { $topic }, { $area }.{ $why }{ $note }
moderating-was-published = is published
moderating-was-returned = went back to its author for a change
moderating-was-rejected = is rejected
moderating-was-merged = is merged with idea { $target }
moderating-was-hidden = is hidden
moderating-decided-why = {" "}Reason: { $reason }.
moderating-decided-note =
    {""}
    To the author: <i>{ $note }</i>
moderating-somebody = a moderator
moderating-taken-back = <b>Idea { $number } was taken back by its author</b>, to change it. A new card comes when it is sent again.
moderating-withdrawn = <b>Idea { $number } was withdrawn by its author.</b>
moderating-author-changed =
    <b>The author of idea { $number } has changed or added words.</b> They are public already; please have a look.
    <b>{ $title }</b>
    <blockquote expandable>{ $words }</blockquote>
moderating-author-added = Added: <blockquote expandable>{ $words }</blockquote>

# Toasts
moderating-done-published = Published. Its author is told.
moderating-done-returned = Sent back. Its author is told what to change.
moderating-done-rejected = Rejected. Its author is told why.
moderating-done-merged = Merged. Its author is told.
moderating-done-hidden = Hidden. Its author is told.
moderating-you-look = Others can see now that somebody is looking at it.
moderating-already =
    { $what ->
        [published] { $who } published this a moment ago.
        [returned] { $who } sent this back a moment ago.
        [rejected] { $who } rejected this a moment ago.
        [merged] { $who } merged this a moment ago.
        [hidden] { $who } hid this a moment ago.
       *[none] Its author took this back a moment ago.
    }
moderating-somebody-else = Another moderator

# The questions
moderating-why = Why can't idea { $number } be published?
moderating-why-hide = Why should idea { $number } be hidden?
moderating-reason-not-our-task-button = Not the city's task
moderating-reason-duplicate-button = Same as another idea
moderating-reason-private-person-button = Names a private person
moderating-reason-insulting-button = Insulting
moderating-reason-advertising-button = Advertising
moderating-reason-other-button = Other
moderating-reason-not-our-task = not the city's task
moderating-reason-duplicate = same as another idea
moderating-reason-private-person = names a private person
moderating-reason-insulting = insulting
moderating-reason-advertising = advertising
moderating-reason-other = other
moderating-line = Idea { $number }, { $reason }. One line to the author, please. { $how }
moderating-line-change = Idea { $number }: what should its author change? One line to the author, please. { $how }
moderating-line-reply = Reply to this message with it.
moderating-line-here = Send it as your next message.
moderating-plainly-button = Without a line
moderating-merge-which =
    Which open idea should idea { $number } join? { $how }

    { $ideas }
moderating-merge-which-none = Which open idea should idea { $number } join? I found none that sounds close. { $how }
moderating-merge-reply-none = Reply to this message with its number.
moderating-merge-here-none = Send its number as your next message.
moderating-merge-reply = Choose one, or reply to this message with its number.
moderating-merge-here = Choose one, or send its number.
moderating-merge-line = { $position }. { $title }, idea { $number }, { NUMBER($signatures) } signatures
moderating-merge-with-button = Merge with { $number }
moderating-left = Put away. Nothing was decided about idea { $number }.
moderating-settled =
    { $what ->
        [published] Idea { $number } is published.
        [returned] Idea { $number } went back to its author, with your line.
        [rejected] Idea { $number } is rejected. Its author is told why.
        [merged] Idea { $number } is merged with idea { $target }. Its author is told.
        [hidden] Idea { $number } is hidden. Its author is told why.
       *[none] Nothing was decided about idea { $number }.
    }

# The queue
moderating-queue =
    <b>{ $count ->
        [one] 1 idea is waiting for review
       *[other] { NUMBER($count) } ideas are waiting for review
    }</b>

    { $ideas }
moderating-queue-line = { $position }. { $title } ({ $time })
moderating-queue-more = And { NUMBER($count) } more after these.
moderating-queue-empty = Nothing is waiting for review. Thank you.
moderating-queue-appeals =
    { $count ->
        [one] 1 appeal is waiting for another moderator.
       *[other] { NUMBER($count) } appeals are waiting for another moderator.
    }
moderating-open-button = Open { $position }
moderating-open-appeal-button = Open appeal { $position }

# What the author is told
moderating-told-published =
    Your idea is published.

    <b>{ $title }</b>
    Idea { $number }. People can sign it until { $day }.

    { $promise }

    Share it with people who would agree.
moderating-told-published-after-appeal =
    Another moderator has looked again, and your idea is published.

    <b>{ $title }</b>
    Idea { $number }. People can sign it until { $day }.

    { $promise }

    Share it with people who would agree.
moderating-told-returned =
    Your idea { $number }, “{ $title }”, needs a small change before it can be published. A moderator writes:

    <blockquote>{ $note }</blockquote>
    Please change it and send it again; it takes one tap to edit.
moderating-told-rejected =
    Your idea can't be published as it is{ $because }

    “{ $title }”, idea { $number }.{ $note }

    If you think that's wrong, another moderator can look again: tap Appeal.
moderating-told-merged =
    Your idea { $number }, “{ $title }”, asks for the same as idea { $target }, “{ $targetTitle }”. So the two go on as one.

    Sign idea { $target }, and follow it to hear what comes of it. If yours is different after all, tap Appeal.
moderating-told-hidden =
    Your idea { $number }, “{ $title }”, was taken from view { $because }.{ $note }

    If you think that's wrong, another moderator can look again: tap Appeal.
moderating-told-note =
    {""}

    A moderator writes: <i>{ $note }</i>
moderating-because-not-our-task = , because it isn't something the city decides. A person can tell you whose task it is.
moderating-because-duplicate = , because it is the same as another idea. Signing that one brings an answer sooner.
moderating-because-private-person = , because it names a private person. Please remove the name and send it again; it takes one tap to edit.
moderating-because-insulting = , because it insults somebody. Please say what should change without that, and send it again; it takes one tap to edit.
moderating-because-advertising = , because it advertises something. Please say what should change for everybody, and send it again; it takes one tap to edit.
moderating-because-other = . A moderator decided so after reading it.
moderating-why-not-our-task = because it isn't something the city decides
moderating-why-duplicate = because it is the same as another idea
moderating-why-private-person = because it names a private person
moderating-why-insulting = because it insults somebody
moderating-why-advertising = because it advertises something
moderating-why-other = on a closer look
moderating-read-target-button = Read idea { $number }
