# A department's reply before it is published: the preview, and what can be done to it.

replying-draft = Draft reply to case { $code } by { $name }, { $who }. Nobody outside this group has seen it.
replying-somebody = an officer
replying-words = <blockquote>{ $words }</blockquote>
replying-no-words = There are no words yet. Reply to this message with them.
replying-files =
    { $count ->
        [one] With one photo or file.
       *[other] With { NUMBER($count) } photos and files.
    }
replying-status = Status: { $status }.
replying-status-by = Status: { $status }. Promised by { $day }.
replying-status-promise = Status: { $status }. Promise: { $promise } by { $day }.
replying-status-waiting = Waiting
replying-status-none = None
replying-status-replied = Replied
replying-status-planned = Planned
replying-status-under-way = Under way
replying-status-done = Done (with proof)
replying-status-not-going-ahead = Not going ahead
replying-checked = A colleague has checked it.
replying-signed-by = Signed by { $names } too.
replying-not-signed-by = Not signed yet by { $names }.
replying-reach =
    { $version ->
        [1] It will go to the author
       *[other] It will be version { $version }, go to the author
    }{ $count ->
        [0] {""}
        [one] {" "}and one other person
       *[other] {" "}and { NUMBER($count) } others
    }, and appear on the card.
replying-published = Version { $version } of the reply to case { $code } is out, since { $day }. The author and everybody who listens have it in a moment.
replying-discarded = The draft reply to case { $code } was thrown away. Nothing was sent.

replying-publish-button = Publish
replying-edit-button = Edit
replying-set-status-button = Set status and date
replying-check-button = Ask a colleague to check
replying-cosigners-button = Ask them to sign
replying-discard-button = Discard
replying-right-button = It's right
replying-cosign-button = Sign with them

replying-which-status = What becomes of case { $code }? Done needs a photo as proof; Not going ahead needs reasons.
replying-check-request =
    Could somebody check this draft for case { $code }? Reply to the preview above to change it.

    <blockquote>{ $words }</blockquote>
replying-check-done = The draft for case { $code } has been checked.
replying-cosign-request =
    { $who } has drafted a reply to case { $code } and asks you to sign it too. Nobody outside has seen it.

    <blockquote>{ $words }</blockquote>
replying-cosign-over = The draft for case { $code } is no longer open.
replying-cosigned = Signed. The reply to case { $code } will name { $names } too.
replying-published-toast = Published.
replying-edited = I've seen that you changed your message. A draft keeps the words it began with: to give it others, reply to its preview. What is published gets a new version by a reply to its card.
replying-overtaken-toast = Not published: version { $version } of the reply has come out since. Read it on the case's card. To publish yours after it, tap Publish again.
replying-discarded-toast = Thrown away. Nothing was sent.
replying-asked-toast = Asked.
replying-changed-toast = Changed. The preview shows it.
