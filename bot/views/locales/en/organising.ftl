# Departments: made and changed by an admin, their officers, the texts they keep at hand, and closing days.

admin-departments-button = Departments

organising-departments = <b>Departments</b>
organising-none = There are none yet. Cases wait in the Review topic until there is one.
organising-line = { $name }: { $officers ->
        [one] one officer
       *[other] { NUMBER($officers) } officers
    }{ $topic ->
        [yes] .
       *[no] , no topic yet.
    }
organising-new-button = New department
organising-days-button = Closing days
organising-name = What is the new department called? For example: Roads.
organising-new-name = What should { $name } be called?
organising-placeholder = A line...

organising-department =
    <b>{ $name }</b>

    Under: { $parent }
    Topic in the staff chat: { $topic ->
        [yes] yes
       *[no] not yet
    }
    Answers for: { $fields }
    Officers: { NUMBER($officers) }
    Texts at hand: { NUMBER($texts) }
organising-no-parent = no other department
organising-no-fields = nothing by itself; cases are sent to it
organising-invite-button = Invite by a link
organising-pick-button = Choose people
organising-officers-button = Officers ({ NUMBER($count) })
organising-topic-button = Make its topic
organising-fields-button = What it answers for
organising-parent-button = What it stands under
organising-texts-button = Texts at hand ({ NUMBER($count) })
organising-rename-button = Rename
organising-close-button = Close this department
organising-which-parent = Which department should { $name } stand under? It is told when an answer is late.
organising-no-parent-button = No other department
organising-which-fields = What does { $name } answer for? An idea about it comes to { $name } when it has its signatures.
organising-field-button = { $name }
organising-field-on-button = { $name }: on
organising-close-question = Close { $name }? It gets no new cases. What it has answered stays under its name.
organising-close-sure-button = Stop this department

organising-officers = <b>Officers of { $name }</b>
organising-no-officers = Nobody answers for { $name } yet. Invite somebody by a link, or choose people.
organising-officer = { $position }. { $name }, { $kind ->
        [renewal] renewed
       *[initial] registered
    } { $since }, until { $until }.
organising-nameless = an officer who shows no name
organising-renew-button = Renew { $position }
organising-take-button = Remove { $position }
organising-take-question = Take the seat in { $department } away from { $name }? What they have taken waits for a colleague.
organising-take-sure-button = Take the role away
organising-taken-toast = Taken away.
organising-renewed-toast = Renewed for a year.

organising-pick = Whom would you like to invite to { $name }? Choose people below.
organising-pick-key = Choose people
organising-taken = Thank you.
organising-offered =
    { $count ->
        [0] Nobody of those has a chat with me yet.
        [one] One person has been asked to answer for { $department }.
       *[other] { NUMBER($count) } people have been asked to answer for { $department }.
    }
organising-offered-unknown =
    { $count ->
        [one] One of them has no chat with me yet.
       *[other] { NUMBER($count) } of them have no chat with me yet.
    } Send this link to one of them. It works once, for seven days.

    { $link }

organising-topic-failed =
    I couldn't make a topic for { $name }. Give me the right to manage topics in the staff chat, or make the topic yourself and type /setup in it.
organising-topic-toast = The topic is there.
organising-bind = Whose topic is this?
organising-bind-none = There are no departments yet. Make one in /admin, under Departments, then type /setup here again.
organising-bound = This is the topic of { $name } now. Its cases come here. Talk freely: only a reply to a case's card can leave, and you see a preview first.

organising-texts = <b>Texts that { $name } keeps at hand</b>
organising-no-texts = { $name } keeps no texts at hand yet.
organising-text = <b>{ $label }</b>
    <blockquote expandable>{ $words }</blockquote>
organising-keep-text-button = Keep a text
organising-drop-text-button = Forget { $label }
organising-keep-text = Write a short label in the first line, and the text below it.

organising-days = <b>Closing days</b>
organising-holidays = Public holidays of { $country } are no working days, by themselves.
organising-no-holidays = No country is set, so only weekends are no working days by themselves.
organising-no-days = No closing days of your own yet.
organising-day = { $day } { $year } { $name }
organising-add-day-button = Add a closing day
organising-drop-day-button = Work on { $day }
organising-add-day = Which day, and what is it? For example: 24 December, Christmas Eve.

organising-seated = Thank you. You answer for { $name } now, for a year. How should your name appear under your replies?
organising-own-name-button = As { $name }
organising-write-name-button = Write a name
organising-hide-name-button = The department alone
organising-write-name = Which name should stand under your replies? For example: J. Park.
organising-named = Your replies carry the name { $name }. What waits is in /inbox.
organising-unnamed = Your replies carry the department's name alone. What waits is in /inbox.

role-offer-seat = You have been asked to answer for { $department }, for a year. You would take cases, ask residents, and reply.
