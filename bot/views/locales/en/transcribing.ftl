# The whole record of a consultation, in order: as a file, and as a page of the open web.

record-title = The record of consultation { $number }: { $theme }
record-button = Transcript
record-web-button = Read it on the web
record-sent =
    Here is the whole record of consultation { $number }, in order: for people to read, and for programs.

    What somebody took back keeps its number there and says nothing.
record-on-web = It is on the web, too: { $link }
record-file = consultation-{ $number }-record.md
record-file-json = consultation-{ $number }-record.json
record-made = As it stood on { $moment }.
record-by = Run by { $by }.
record-numbers = { $views ->
        [0] Nobody has spoken yet.
        [one] One view.
       *[other] { NUMBER($views) } views.
    }
record-page = Page { NUMBER($page) } of { NUMBER($pages) }
record-previous = Previous page
record-next = Next page
record-pages = Pages of the record
record-speak = Speak in Telegram
record-stage-open = { $name }: open now
record-not-found = There is no such page.
record-not-found-why = It may not be public yet, or it was never there. Consultations that are open can be read in the bot.
record-busy = One moment, please.
record-busy-why = The record can't be read right now. Try again in a minute.

record-view = View { $number }
record-who = { $number }. { $who }
record-withdrawn = View { $number } was taken back by whoever wrote it, on { $moment }.
record-removed = View { $number } was taken down on { $moment }.
record-subtopic = On: { $title }
record-question = The question: { $words }
record-answering = In reply to view { $number }
record-edited = Edited { $moment }
record-likes = { $count ->
        [one] 1 like
       *[other] { NUMBER($count) } likes
    }
record-replies = { $count ->
        [one] 1 reply
       *[other] { NUMBER($count) } replies
    }
record-version = Version { $version }, of { $moment }
record-versions = { $count ->
        [one] The version before
       *[other] The { NUMBER($count) } versions before
    }
record-added = Added to view { $number }
record-place = A place: { $latitude }, { $longitude }
record-photo = A photo with view { $number }
record-voice = Voice message, { NUMBER($seconds) } seconds
record-nameless = File
record-files = Files: { $names }

record-turn-announced = Announced: { $name }
record-turn-opened = The stage “{ $name }” began
record-turn-opened-by-hand = The stage “{ $name }” was opened by hand. Why: { $words }
record-turn-moved = The days were changed. Why: { $words }
record-turn-proposed = An outcome was proposed: people say whether they can live with it
record-turn-outcome = The outcome was published
record-turn-concluded = The consultation closed
record-turn-archived = The consultation was archived
record-turn-draw-opened = { $count ->
        [one] A draw was opened for one seat; what decides is { $name }
       *[other] A draw was opened for { NUMBER($count) } seats; what decides is { $name }
    }
record-turn-draw-closed = The list of the draw was closed: { $name }
record-turn-drawn = The lots were drawn with { $name }
record-part-said = You said: { $words }
record-part-done = We do: { $words }
record-part-not-done = What we don't do, and why: { $words }
record-part-statement = Where there was no consensus: { $words }

record-point = Point { $code } is put to { $departments }
record-point-nobody = Point { $code } waits for a department
record-point-hidden = Point { $code } was taken back with its view
record-point-ended = Point { $code } was taken back
record-point-ended-for = Point { $code } was taken back. Why: { $words }
record-reply = { $department } replies to point { $code }
record-reply-with = { $department }, with { $others }, replies to point { $code }
record-reply-again = { $department } replies to point { $code } again: version { $version }
record-step = { $department } says how far point { $code } is
record-status = Status: { $state ->
        [replied] replied
        [planned] planned
        [under_way] under way
        [done] done
        [not_going_ahead] not going ahead
       *[waiting] waiting
    }
record-promise = Promised: { $words }
record-demand = { $who } asks for more on point { $code }
record-demand-due = An answer is due by { $moment }
