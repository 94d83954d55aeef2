# My reminders: asked for, seen, changed, cancelled, and told.

reminding-button = Remind me
reminding-idea = idea { $number }, { $title }
reminding-case = case { $number }, { $title }
reminding-consultation = consultation { $number }, { $title }
reminding-meeting = the meeting “{ $title }” of consultation { $number }
reminding-when = When shall I remind you of { $what }?
reminding-already = I'll remind you on { $moment }. You can choose another time.
reminding-hour-button = In 1 hour
reminding-morning-button = Tomorrow morning
reminding-before-closing-button = A day before it closes
reminding-before-meeting-button = An hour before the meeting
reminding-meeting-begins = The meeting “{ $name }” begins on { $moment }. You can watch it live: { $link }
reminding-meeting-on = The meeting “{ $name }” has begun. You can watch it live: { $link }
reminding-of-meeting = I'll remind you of it on { $moment }.
reminding-day-button = A date
reminding-which-day = On which day shall I remind you of { $what }? Choose one, or write it: 15 January, tomorrow 9:00, in 3 weeks.
reminding-day-placeholder = 15 January, or tomorrow 9:00
reminding-three-days-button = In 3 days
reminding-week-button = In a week
reminding-fortnight-button = In two weeks
reminding-month-button = In a month
reminding-kept = I'll remind you on { $moment }, of { $what }.
reminding-saved = I'll remind you.
reminding-change-button = Another time
reminding-cancel-button = Cancel the reminder
reminding-change-this-button = Change { $position }
reminding-cancelled = Cancelled. I won't remind you of that.
reminding-cancelled-already = That reminder is gone already.
reminding-list-button = My reminders
reminding-none = You have no reminders. Open an idea, a consultation or a case and tap Remind me to have one.
reminding-title =
    { $count ->
        [one] <b>You have one reminder</b>
       *[other] <b>You have { NUMBER($count) } reminders</b>
    }
reminding-line = { $position }. { $moment }: { $what }
reminding-which = Remind you of which idea? Type its number after the command, for example { $example }.
reminding-told = You asked me to remind you of { $what }.
reminding-open = It is open until { $day }.
reminding-ended = It has ended since.
reminding-look-button = Take me there
reminding-again-button = Remind me again
