# Cases: the card in a department's topic, the questions in between, and the lists of what waits.

casing-heading = <b>Case { $code }. { $state }</b>
casing-from = From idea { $number }, { $title }. { $signatures ->
        [one] { NUMBER($signatures) } signature.
       *[other] { NUMBER($signatures) } signatures.
    }
casing-from-point = Point { $number } of { NUMBER($count) } from view { $view } in consultation { $consultation }, { $theme }. { $likes ->
        [one] { NUMBER($likes) } like.
       *[other] { NUMBER($likes) } likes.
    }
casing-state-dropped = Taken back
casing-state-first = Needs a first reply
casing-state-again = Needs another reply
casing-state-unrouted = Needs a department
casing-state-waiting = Waiting
casing-state-replied = Replied
casing-state-planned = Replied: planned
casing-state-under-way = Replied: under way
casing-state-done = Done, with proof
casing-state-not-going-ahead = Not going ahead, with reasons
casing-lead = Lead: { $lead }.
casing-lead-joint = Lead: { $lead }. Joint: { $joint }.
casing-no-lead = Lead: no department yet.
casing-question = Question: { $question }
casing-question-usual = What can you do about this idea, and by when?
casing-question-hidden = Whoever said it has taken it back.
casing-demanded = <b>Demanded by { $who }, { $day }:</b> { $words }
casing-asked = Asked the resident: { $question }
casing-answered = The resident's answer: { $answer }
casing-not-answered = No answer from the resident yet.
casing-asked-again = Asked again: { $words }
casing-follow-ups =
    { $count ->
        [one] A follow-up question
       *[other] { NUMBER($count) } follow-up questions, the newest
    }: { $words }
casing-due =
    Due { $day }, { $left ->
        [0] today
        [one] tomorrow
       *[other] in { NUMBER($left) } days
    }.
casing-due-late =
    <b>Was due { $day }{ $late ->
        [0] {""}
        [one] , one working day ago
       *[other] , { NUMBER($late) } working days ago
    }.</b>
casing-parent-told = The parent department has been told.
casing-owner = Owner: { $owner }.
casing-nobody-yet = nobody yet
casing-somebody = an officer who shows no name
casing-reply = Version { $version } of the reply, { $day }:
    <blockquote expandable>{ $words }</blockquote>
casing-ratings = Satisfied: { NUMBER($satisfied) }. Not ideal, but acceptable: { NUMBER($acceptable) }. Not acceptable: { NUMBER($not_acceptable) }.
casing-guide-here = Talk freely here: nothing here is sent out. To answer, reply to this message. You'll get a preview first.
casing-guide = Talk freely in this topic: nothing here is sent out. To answer, reply to this message. You'll get a preview first.
casing-guide-private = To answer, reply to this message. You'll get a preview first.
casing-guide-replied = To publish a new version, reply to this message. You'll get a preview first.
casing-guide-dropped = Nothing is owed here any more.
casing-guide-unrouted = No department answers for this yet. Tap the one that should have it.

casing-reminder = Reminder: case { $code } still needs an answer.
casing-reminder-answered = Case { $code }: the resident has answered: { $words }
casing-reminder-follow-up = Case { $code }: somebody asks a follow-up: { $words }
casing-reminder-reopened = Case { $code } is open again. What is asked: { $words }
casing-reminder-demanded = Case { $code }: an answer is demanded: { $words }
casing-reminder-guide = To answer, reply to this message or to the card. You'll get a preview first.
casing-reminder-promise = Reminder: what has become of the promise in case { $code }? It was: { $promise } by { $day }.
casing-reminder-promise-day = Reminder: what has become of the promise in case { $code }? It was for { $day }.
casing-reminder-over = Case { $code }: nothing is owed at the moment.

casing-claim-button = I'll take it
casing-release-button = Give it back
casing-ask-resident-button = Ask the resident
casing-add-department-button = Add a department
casing-not-ours-button = Not ours
casing-more-time-button = More time
casing-history-button = History
casing-ready-button = Ready texts
casing-status-button = Update the status
casing-reopen-button = Ask for a new reply
casing-inbox-button = Inbox
casing-open-button = Open { $code }
casing-leave-button = Leave it as it is
casing-unknown-button = I don't know whose
casing-extend-button = { NUMBER($days) } working days more
casing-route-later-button = Let an admin choose
casing-ask-department-button = Ask a department
casing-duty-button = I'm on duty today
casing-duty-off-button = I'm not on duty

casing-which-joins = Which department should answer case { $code } together with yours?
casing-nobody-joins = Every other department is part of case { $code } already.
casing-which-asked = Which department should answer a question about idea { $number }?
casing-not-ours = Which department should have it? Add one line so the resident isn't left guessing. (Case { $code })
casing-more-time = Until when, and why? The resident will see both. (Case { $code })

    Tap a button, or reply with a day and the reason: 15 January, we wait for the traffic count.
casing-reply-to-this = Reply to this message.
casing-line-placeholder = One line...
casing-line-ask-resident = What would you like to ask the resident about case { $code }? They answer in their own chat.
casing-line-not-ours = Case { $code } goes to { $target }. Why? One line that the resident reads.
casing-line-more-time = Case { $code } would be due { $day }. Why? One line that the resident reads.
casing-line-send-on = What is your question to { $target } about idea { $number }? Everybody can read it.
casing-line-edit = Write the reply to case { $code } anew, or send a photo or file to add to it.
casing-line-promise = What will be there, and by when? For example: trial crossing by 31 August. (Case { $code })
casing-line-follow-up = What would you like to ask? The department reads it; other people don't.
casing-line-stands = Why does the reply to case { $code } stand? Everybody who heard it reads this.
casing-line-again = What should a better reply to case { $code } say? Everybody who heard the first one reads this.
casing-line-reopen = What should a new reply to case { $code } answer? Everybody can read it.
casing-unreached = Case { $code }: the author has left the chat. What you answer is still public on the card.
casing-left = Left as it is.
casing-still-open = I'm still waiting for your line. Send it as a message, or tap Cancel.
casing-nobody-yet-known = whoever it belongs to

casing-claimed-toast = It's yours. Reply to the card to answer.
casing-released-toast = Given back. A colleague can take it.
casing-joined-toast = Added. They have its card too.
casing-asked-done = Asked. The answer will appear on the card of case { $code }.
casing-handed-on = Handed on. The resident reads why.
casing-extended = The new day stands on the card. The resident reads it, and why.
casing-sent-on = Case { $code } is open. Its department has the card.
casing-routed-toast = Routed. They have its card.
casing-reopened = Case { $code } is open again.
casing-reviewed = Done. Everybody who heard the reply is told.

casing-ready-texts = Which text should the reply to case { $code } begin with? You'll see a preview.
casing-no-ready-texts = Your department keeps no texts at hand for case { $code } yet. An admin can add them in the control room.

casing-list = <b>Waiting for an answer ({ NUMBER($count) })</b>
casing-list-empty = Nothing waits for an answer. Well done.
casing-late = <b>Overdue ({ NUMBER($count) })</b>
casing-late-empty = Nothing is overdue.
casing-mine = <b>Cases you have taken ({ NUMBER($count) })</b>
casing-mine-empty = You have taken no case. /inbox shows what waits.
casing-of-idea = <b>Cases about this idea ({ NUMBER($count) })</b>
casing-of-idea-empty = There is no case about this yet. Ask a department, and there is one.
casing-list-more = And { NUMBER($count) } more.
casing-line-of = Point { $number } of view { $view } in consultation { $consultation }: { $title }
casing-line =
    { $position }. <b>{ $code }</b> { $title }
    { $lead }, due { $day }. Owner: { $owner }.
casing-line-late =
    { $position }. <b>{ $code }</b> { $title }
    { $lead }, <b>was due { $day }</b>. Owner: { $owner }.
casing-no-department = No department yet
casing-which-case = Which case? Type its number, like /case { $example }.
casing-workload = Open: { NUMBER($open) }, of these overdue: { NUMBER($late) }. Answered in all: { NUMBER($answered) }. In the last 28 days: { NUMBER($recently) }, in the 28 before: { NUMBER($before) }.
casing-workload-days = From taking a case to answering it: { NUMBER($days) } days in the middle case.
casing-duty-on = You're on duty today. New cases of your department come to this chat too, and you can answer them here.
casing-duty-on-told-here = You're on duty today. New cases of your department come to your own chat with me too, and you can answer them there.
casing-duty-off = You're not on duty today. New cases wait in the staff chat and in /inbox.
