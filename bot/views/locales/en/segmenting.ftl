# Step 2 of the announcement wizard: whom it is for.

segment-question =
    Step 2 of 3. Who is it for?

    The numbers say how many would get it. Whoever turned announcements off is left out.
segment-everyone-button = Everyone ({ NUMBER($people) })
segment-by-area-button = By area
segment-by-topic-button = By topic
segment-followers-button = Followers of an idea
segment-signers-button = Signers of an idea
segment-participants-button = Consultation speakers
segment-members-button = Members ({ NUMBER($people) })
segment-roles-button = Other roles
segment-places-button = Groups and channels
segment-one-button = { $name } ({ NUMBER($people) })
segment-which-people = Everyone?
segment-which-area = Which area?
segment-which-topic = Which topic? Whoever chose no topic in their settings hears about all of them.
segment-which-role = Which role?
segment-which-followed = The followers of which idea?
segment-which-signed = The signers of which idea?
segment-which-consultation = Whoever spoke in which consultation?
segment-idea-line = { $number }. { $title }: { NUMBER($people) }
segment-idea-here = Tap one, or send me the number of another idea.
segment-idea-reply = Tap one, or reply to this message with the number of another idea.
segment-number-button = Number { $number } ({ NUMBER($people) })

segment-so-far =
    For { $audience }: { $people ->
        [one] one person gets it
       *[other] { NUMBER($people) } people get it
    }.

    You can join other people to them, or leave some out.
segment-joined = { $join ->
        [and] Only those who are also which people?
        [minus] Without which people?
       *[or] Who else?
    }
segment-join-or-button = Add others
segment-join-and-button = Only those who also
segment-join-minus-button = Leave some out
segment-over-button = Start over

segment-or = { $before }, and also { $this }
segment-and = { $before }, but only those among { $this }
segment-minus = { $before }, without { $this }
segment-of-everyone = everybody
segment-of-area = people in { $name }
segment-of-topic = people who hear about { $name }
segment-of-followers = followers of idea { $number }
segment-of-signers = signers of idea { $number }
segment-of-participants = speakers in consultation { $number }
segment-role-member = members
segment-role-officer = officers
segment-role-moderator = moderators
segment-role-facilitator = facilitators
segment-role-admin = admins

segment-places =
    In which groups and channels should it appear too? Tap to choose.

    Each hears at most as many posts a day as it has chosen. If today is full, it comes tomorrow morning.
segment-no-places = No group or channel is connected yet. Connect one by choosing it from your chats; nothing has to be typed.
segment-place-button =
    { $chosen ->
        [yes] { $name }: on
       *[no] { $name }: off
    }
segment-places-done-button = Done
segment-channel = { $name } (channel)
