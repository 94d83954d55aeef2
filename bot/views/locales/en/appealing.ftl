# Asking another moderator to look again.

appealing-ask =
    You're asking for a second look at idea { $number }, “{ $title }”. Another moderator decides, not the same one.

    In a sentence or two: why should it be published?
appealing-plainly-button = Appeal without words
appealing-sent =
    Thank you. Another moderator will look at idea { $number } again. I'll write to you here either way.
appealing-card =
    <b>Appeal about idea { $number }</b>
    <b>{ $title }</b>. { $topic }, { $area }.
    <blockquote expandable>{ $words }</blockquote>
    Decision on { $day }: { $decision }{ $reason }.{ $note }
    { $says }

    { $who }
appealing-card-reason = , { $reason }
appealing-card-note = {" "}To the author: <i>{ $note }</i>
appealing-card-rejected = rejected
appealing-card-merged = merged
appealing-card-hidden = hidden
appealing-card-says = The author says: <blockquote expandable>{ $words }</blockquote>
appealing-card-says-nothing = The author added no words.
appealing-card-who = Whoever made that decision can't decide this one; anybody else on the team can.
appealing-card-nobody-else = Nobody else can review here yet, so this waits kindly until a second moderator joins. An admin can invite one.
appealing-overturn-button = Publish after all
appealing-uphold-button = Keep the decision
appealing-decided =
    <b>Appeal about idea { $number }: { $what }</b>, by { $who }, { $moment }.
    { $title }. { $topic }, { $area }.
appealing-was-overturned = published after all
appealing-was-upheld = the decision stays
appealing-done-overturned = Published. Its author is told.
appealing-done-upheld = The decision stays. Its author is told.
appealing-already =
    { $what ->
        [overturned] { $who } published this a moment ago.
       *[upheld] { $who } kept the decision a moment ago.
    }
appealing-told-upheld =
    Another moderator has looked at your idea { $number }, “{ $title }”, again. The decision stays: it can't be published, { $because }

    Thank you for asking. You can still put a question to a person, or suggest it in another way.
appealing-because-not-our-task = because it isn't something the city decides.
appealing-because-duplicate = because it is the same as another idea.
appealing-because-private-person = because it names a private person.
appealing-because-insulting = because it insults somebody.
appealing-because-advertising = because it advertises something.
appealing-because-other = and the reasons you were given stand.
