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
record-stood = View { $number } stood here until { $moment }, when it was taken back
record-stood-until-removed = View { $number } stood here until { $moment }, when it was taken down
record-withdrawn = View { $number } was taken back by whoever wrote it
record-removed = View { $number } was taken down
record-subtopic = On: { $title }
record-question = The question: { $words }
record-answering = In reply to view { $number }
record-edited = View { $number } was edited: version { $version }
record-edited-gone = View { $number } was edited: version { $version }, taken back with it since
record-edited-addition = What was added to view { $number } was edited: version { $version }
record-edited-addition-gone = What was added to view { $number } was edited: version { $version }, taken back with it since
record-edited-later = Edited since: version { $version }, of { $moment }, stands now.
record-stands = As it stands now: version { $version }
record-likes = { $count ->
        [one] 1 like
       *[other] { NUMBER($count) } likes
    }
record-replies = { $count ->
        [one] 1 reply
       *[other] { NUMBER($count) } replies
    }
record-added = Added to view { $number }
record-added-gone = Something was added to view { $number }, and taken back with it since
record-put-on-screen = View { $number } was put on the screen in the room
record-taken-off-screen = View { $number } was taken off the screen in the room
record-liked = { $count ->
        [one] One like of { $day } still stands
       *[other] { NUMBER($count) } likes of { $day } still stand
    }
record-liked-view = { $count ->
        [one] view { $number }: one
       *[other] view { $number }: { NUMBER($count) }
    }
record-place = A place: { $latitude }, { $longitude }
record-photo = A photo with view { $number }
record-reply-photo = A photo with the reply of { $department } to point { $code }
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
record-turn-concluded-by-hand = The consultation was closed by hand. Why: { $words }
record-turn-archived = The consultation was archived
record-turn-stream-on = “{ $name }” can be watched live from here on
record-turn-stream-changed = “{ $name }” can be watched live at another address from here on
record-turn-stream-off = “{ $name }” can no longer be watched live
record-turn-draw-opened = { $count ->
        [one] A draw was opened for one seat; what decides is { $name }
       *[other] A draw was opened for { NUMBER($count) } seats; what decides is { $name }
    }
record-turn-draw-closed = The list of the draw was closed: { $name }
record-turn-drawn = The lots were drawn with { $name }
record-part-question = A question to begin with: { $words }
record-part-said = You said: { $words }
record-part-done = We do: { $words }
record-part-not-done = What we don't do, and why: { $words }
record-part-statement = Where there was no consensus: { $words }

record-consent = What people say to it
record-consent-role = { $role ->
        [member] Members
        [officer] Officers
        [facilitator] Facilitators
        [organisation] Organisations
       *[citizen] Residents
    }: { NUMBER($support) } can support it, { NUMBER($live_with) } can live with it, { $object ->
        [one] one objects
       *[other] { NUMBER($object) } object
    }
record-consent-why = Why some object:
record-consent-objection = “{ $words }”

record-point = Point { $code } is put to { $departments }
record-point-nobody = Point { $code } waits for a department
record-point-hidden = Point { $code } was put here, and taken back with its view since
record-point-reworded = Point { $code } has other words
record-point-reworded-gone = Point { $code } was worded anew, and taken back with its view since
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

record-no-department = The department
record-case-routed = { $department } has point { $code } now
record-case-asked = { $department } asks whoever said point { $code }
record-case-answered = Whoever said point { $code } answered the department
record-case-joined = { $department } answers point { $code }, too
record-case-not-ours = { $department } says that point { $code } is not theirs to answer
record-case-more-time = { $department } needs more time for point { $code }, until { $until }
record-case-overdue = The answer to point { $code } is late; its department was reminded
record-case-escalated = There is still no answer to point { $code }; the department above was told
record-case-follow-up = Somebody asked a follow-up on point { $code }
record-case-reopened = A new answer to point { $code } was asked for, by { $until }
record-case-reviewed = The answer to point { $code } was looked at again
record-case-promise-due = The day that was promised for point { $code } has passed; its department was asked how far it is
record-case-dropped = Point { $code } is asked no more: its view was taken back
