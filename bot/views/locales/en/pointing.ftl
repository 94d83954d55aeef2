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

point-tally = <b>{ NUMBER($answered) } of { NUMBER($total) } answered</b>
point-tally-late = <b>{ NUMBER($answered) } of { NUMBER($total) } answered</b>, { NUMBER($late) } late
point-more = And { NUMBER($count) } more.
point-none = There is nothing here. Every point is answered, or none was split off yet.
point-replied-here = Departments have replied in <b>{ $theme }</b>:
point-of = View { $view }, point
point-heading = <b>Point { $number } of view { $view }</b>
    { $theme }
point-hidden = Whoever said this has taken it back.
point-in-other-words = (in the facilitator's words)
point-edited = Its words were changed on { $day }; the ones before are kept.
point-ask-words = Send the new words of this point. The ones before are kept, and its department sees the new ones:
point-ask-reason = Why is point { $number } of view { $view } taken back? One line; whoever said it reads it.
point-unanswered = { $count ->
        [one] <b>One point has no answer yet</b>
       *[other] <b>{ NUMBER($count) } points have no answer yet</b>
    }
point-unanswered-how = You can archive the consultation all the same. These points stay with their departments, and stand in the report as not answered.
point-button = Points ({ NUMBER($answered) } of { NUMBER($total) })
point-all-of-button = Points ({ NUMBER($count) })
point-open-button = Point { $number }
point-open-of-button = View { $view }, point { $number }
point-waiting-button = Only what waits
point-all-button = All points
point-reword-button = Change the words
point-withdraw-button = Take the point back
point-archive-button = Archive all the same

split-button = Split into points
split-more-button = Split off more points
split-ask = Which points does view { $number } make? Each becomes a question that a department answers.
split-how =
    Send them as numbered lines, 1., 2., 3.

    Or select words in the view above and reply to them: what you select becomes a point. Beside it write the department that should answer, or just a dot.
split-placeholder = 1. ...
split-prepared = <b>View { $number } in { $count ->
        [one] 1 point
       *[other] { NUMBER($count) } points
    }</b>. Nobody else has seen this.
split-was-numbered = The view is numbered, so here are its points.
split-beside = What you wrote beside the selection is not part of the point: “{ $words }”
split-effect = { $count ->
        [one] Publishing makes a case of it. Its department and whoever said it are told.
       *[other] Publishing makes a case of each. Their departments and whoever said it are told.
    }
split-more = To add points, send more lines, or select words in the view and reply to them.
split-no-department = No department yet. An admin chooses one.
split-lead = { $lead } answers.
split-lead-joint = { $lead } answers, with { $joint }.
split-point = <b>Point { $number } of view { $view }</b>. Nobody else has seen this.
split-which-departments = Which departments answer point { $number }? The first one you tap leads.
split-nobody-answers = There is no department yet. An admin can make one in the control room.
split-on-duty = On duty for this consultation: { $names }.
split-ask-words = Send the new words of point { $number }. They replace these:
split-published = View { $number } has { $count ->
        [one] 1 public point. It is
       *[other] { NUMBER($count) } public points. Each of them is
    } with its department now, with a day of its own. I've told whoever said it.
split-discarded = Thrown away. Nothing was published.
split-kept = Put aside. What you have prepared is kept: tap Go on when you are ready.
split-publish-button = { $count ->
        [one] Publish 1 point
       *[other] Publish { NUMBER($count) } points
    }
split-change-button = Change { $number }
split-departments-button = Departments
split-reword-button = Change the words
split-merge-button = Join with point { $number }
split-drop-button = Drop this point
split-discard-button = Discard them all
split-department-button = { $name }
split-department-leads-button = { $name }: leads
split-department-joins-button = { $name }: joins
split-see-button = See the points
split-go-on-button = Go on
split-dropped-toast = Dropped.
split-merged-toast = Joined.
