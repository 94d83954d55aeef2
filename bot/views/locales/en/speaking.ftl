# Speaking in a consultation, and what was said there.

consult-speak-button = Speak
consult-read-button = Read a subtopic

speak-where = You're speaking in: { $theme }, subtopic { $position }, { $title }.
speak-appear = You appear as: { $who }.
speak-question = The question: { $words }
speak-answering = Answering view { $number }: <i>{ $words }</i>
speak-answering-silent = Answering view { $number }.
speak-answering-gone = Answering view { $number }, which is no longer in the record.
speak-not-now = What you said is kept as a draft, and nobody has seen it. You find it in /mine, under My views.
speak-send = Send text, a voice message, photos, a place or a file (up to 20 MB). You'll see it before anyone else does.
speak-appear-button = Appear as...
speak-change-button = Change subtopic
speak-unnamed-citizen = a resident
speak-resident-of = a resident of { $region }
speak-unnamed-member = a member
speak-unnamed-officer = an officer
speak-unnamed-facilitator = a facilitator
speak-unnamed-organisation = an organisation
speak-named-citizen = { $name }, resident
speak-named-member = { $name }, member
speak-named-officer = { $name }, officer
speak-named-facilitator = { $name }, facilitator
speak-named-organisation = { $name }, organisation
speak-choose-appearance = As whom would you like to appear? Your role stands with it either way.
speak-by-name = by my first name
speak-choose-subtopic = Which subtopic is it about?

speak-or-answer = Or answer one of the questions:
speak-preview = This is how it will look:
speak-by = <b>{ $who }</b>
speak-characters = { NUMBER($characters) } characters in all; everything is kept.
speak-place = With a place.
speak-publish-it = Publish it?
speak-publish-button = Publish
speak-more-button = Add more
speak-edit-button = Edit
speak-discard-button = Discard
speak-voice = Your voice message is { NUMBER($seconds) } seconds long. Some people can't listen. Add one line saying what it's about?
speak-line-button = Add a line
speak-as-it-is-button = Publish as it is
speak-ask-line = What is it about? One line is enough.
speak-ask-more = Go on: send more words, photos, a voice message, a place or a file.
speak-ask-rewrite = Send the new words; they replace these:
speak-published = Published as view { $number }. If someone replies, you'll hear it here.
speak-see-button = See it
speak-undo-button = Undo (30 min)
speak-discarded = Discarded. Nothing was published.

view-subtopic-line = { $position }. { $title }: { $views ->
        [one] 1 view
       *[other] { NUMBER($views) } views
    }
view-read-button = Read { $position }
view-subtopic-title = <b>{ $position }. { $title }</b>
view-none-yet = Nobody has spoken here yet. You could be the first.
view-open-button = View { $number }
view-open-it-button = Open it
view-number-button = Open view { $number }
view-by = <b>{ $number }. { $who }</b>, { $day }
view-by-edited = <b>{ $number }. { $who }</b>, { $day }, edited
view-words = { $words }
view-likes = { $count ->
        [one] 1 like
       *[other] { NUMBER($count) } likes
    }
view-answers = { $count ->
        [one] 1 reply
       *[other] { NUMBER($count) } replies
    }
view-where = { $theme }, { $title }
view-in-all = { $theme }
view-added = Added { $day }: { $words }
view-added-edited = Added { $day }, edited: { $words }
view-added-version = Version { $version } of it read: { $words }
view-place = A place: { $latitude }, { $longitude }
view-version = Version { $version } read: { $words }
view-withdrawn = View { $number } was taken back by whoever wrote it, on { $day }.
view-removed = View { $number } was taken down on { $day }.
view-like-button = Like
view-liked-button = Like: on
view-reply-button = Reply
view-full-button = Read it all
view-files-button = Files ({ NUMBER($count) })
view-edit-button = Edit
view-add-button = Add to it
view-withdraw-button = Take back
view-withdrawn-toast = Taken back. Nobody reads it any more.
view-liked = Thank you.
view-unliked = Taken back.
view-files-sent = { $count ->
        [one] Here is the file.
       *[other] Here are the { NUMBER($count) } files.
    }
view-ask-edit = Send the new words. Everybody will see that you edited them, and the version before is kept:
view-ask-add = What would you like to add? Send text, a voice message, photos, a place or a file (up to 20 MB). It stands below what you said, with today's date.
view-add-preview = This is what you're about to add to view { $number }. Nobody else sees it yet:
view-add-it = Add it? It stands below what you said, with today's date. If there is more, send it now.
view-add-line = Some people can't listen. Send one line saying what it's about, or add it as it is.
view-goes-on-edit = I have { NUMBER($characters) } characters so far. If there is more, send it now, and I'll join it on. Is that all of it? Then view { $number } can have these words.
view-goes-on-add = I have { NUMBER($characters) } characters so far. If there is more, send it now, and I'll join it on. Is that all of it? Then it can stand below view { $number }.
view-take-all-edit-button = Change it
view-take-all-add-button = Add it
view-told-answered = Somebody replied to your view { $number } in { $theme }:
