# The after-action report of a consultation: for whoever leads it, as Markdown and as a PDF.

sum-button = Report
sum-which = Of which consultation? Type its number, such as <code>/report 12</code>, or tap one.
sum-none = No consultation is public yet, so there is nothing to report.
sum-one-button = Report { $number }
sum-sent = The report of consultation { $number }: numbers, stages, every point with its answer, and what is still owed. The PDF is for handing on, the other file for working with.
sum-file = consultation-{ $number }-report.md
sum-file-pdf = consultation-{ $number }-report.pdf

sum-title = Report of consultation { $number }: { $theme }
sum-as-of = As it stood on { $moment }.
sum-by = Run by { $by }.
sum-background = What it was about
sum-numbers = Numbers
sum-what = What
sum-how-many = How many
sum-number = { NUMBER($count) }
sum-looked-in = Looked in
sum-spoken = Have spoken
sum-spoken-as = of them, as { $role ->
        [citizen] residents
        [member] members
        [officer] officers
        [facilitator] facilitators
       *[organisation] organisations
    }
sum-nameless = of them, forgotten since at their own wish
sum-invited = Were invited
sum-following = Follow it
sum-views = Views in the record
sum-answers = of them, replies to other views
sum-edited = of them, edited by their authors
sum-withdrawn = Views taken back by their authors
sum-removed = Views taken down
sum-additions = Additions
sum-files = Files
sum-likes = Likes
sum-points = Points put to departments
sum-points-answered = of them, answered
sum-points-waiting = of them, still waiting
sum-points-withdrawn = Points taken back
sum-replies = Replies of departments; corrections and later steps count as none
sum-reply-usual = Half of the points had a first reply within
sum-reply-longest = The longest wait for a first reply
sum-roles-note = Somebody who spoke in two roles counts in both.

sum-stages = Stages
sum-stage = Stage
sum-planned = Planned
sum-opened = Began
sum-closed = Ended
sum-turned = Turned by
sum-by-calendar = the calendar
sum-by-hand = whoever leads: { $reason }
sum-not-yet = not yet
sum-passed-over = never: it was passed over
sum-end = End

sum-places = Where it appeared
sum-no-places = In no group; in the bot alone.
sum-on-duty = Departments on duty: { $names }.
sum-subtopics = Subtopics
sum-subtopic = Subtopic
sum-questions = Guide questions
sum-question = Question
sum-count = Views

sum-points-head = Every point
sum-no-points = No view was split into points.
sum-code = No.
sum-point = Point
sum-department = Department
sum-state = State
sum-ratings = Satisfied / acceptable / not acceptable
sum-state-is = { $state ->
        [waiting] waiting
        [replied] replied
        [planned] planned
        [under_way] under way
        [done] done
        [not_going_ahead] not going ahead
       *[withdrawn] taken back
    }
sum-hidden = (taken back by whoever said it)
sum-nobody = nobody yet
sum-answers-head = The answers
sum-answer-of = { $code }. { $point }
sum-reply = { $department }, { $moment }, version { $version }
sum-reply-with = { $department }, with { $others }, { $moment }, version { $version }
sum-reply-files = With it: { $names }
sum-file-photo = a photo
sum-file-voice = a voice message
sum-file-document = a file
sum-promise = Promised: { $words }
sum-demand = { $who } asked for more: { $words }
sum-unanswered = Still unanswered
sum-all-answered = Every point has an answer.
sum-due = Due
sum-late = late since { $day }
sum-in-time = { $day }

sum-outcome = The outcome
sum-no-outcome = No outcome has been published yet.
sum-proposed = It is proposed, and not published yet.
sum-you-said = You said
sum-we-do = We do
sum-we-do-not = What we don't do, and why
sum-no-consensus = There was no consensus.
sum-consent = Who can live with it
sum-role = Role
sum-support = Can support it
sum-live-with = Can live with it
sum-object = Object
sum-everybody = All
sum-role-is = { $role ->
        [citizen] Residents
        [member] Members
        [officer] Officers
        [facilitator] Facilitators
       *[organisation] Organisations
    }
sum-objections = Why people object
sum-draws = Seats drawn by lot
sum-draw = Draw { $number }: { $seats ->
        [one] one seat
       *[other] { NUMBER($seats) } seats
    }, { $tickets ->
        [one] one ticket
       *[other] { NUMBER($tickets) } tickets
    }, { NUMBER($taken) } taken. { $state ->
        [open] The list is open.
        [closed] The list is closed.
       *[drawn] Drawn with: { $witness }.
    }
sum-footer = { $brand }. Consultation { $number }, as it stood on { $moment }.
