# How a consultation ends: you said, we did, what not and why; who can live with it; and then the archive

conclude-read-button = Read the outcome
conclude-write-button = The outcome
conclude-open-button = Open it
conclude-head-draft =
    <b>The outcome of consultation { $number }, { $theme }</b>
    A draft. Only whoever leads the consultation sees it.
conclude-head-proposed =
    <b>The proposed outcome of consultation { $number }, { $theme }</b>
    Can you live with it? You can change your mind until it is published.
conclude-head-published =
    <b>The outcome of consultation { $number }, { $theme }</b>
conclude-said =
    <b>You said</b>
    { $words }
conclude-done =
    <b>We do</b>
    { $words }
conclude-not-done =
    <b>What we don't do, and why</b>
    { $words }
conclude-no-consensus = There was no consensus on this.
conclude-statement =
    <b>{ $by }</b>
    { $words }
conclude-tally = { NUMBER($support) } can support it, { NUMBER($live_with) } can live with it, { $object ->
        [one] 1 objects.
       *[other] { NUMBER($object) } object.
    }
conclude-tally-role =
    { $role ->
        [citizen] Residents
        [member] Members
        [officer] Officers
        [facilitator] Facilitators
       *[organisation] Organisations
    }: { NUMBER($support) }, { NUMBER($live_with) }, { NUMBER($object) }
conclude-objections = Why people object:
conclude-objection = - { $words }
conclude-own-support = You can support it.
conclude-own-live-with = You can live with it.
conclude-own-object = You object.
conclude-lacks = Still to be written: { $parts }.
conclude-part-said = what people said
conclude-part-done = what is done
conclude-part-not-done = what isn't, and why
conclude-part-statement-by = whose statement it is
conclude-part-statement = the department's statement
conclude-support-button = I can support it
conclude-live-with-button = I can live with it
conclude-object-button = I object, because
conclude-edit-said-button = You said
conclude-edit-done-button = We do
conclude-edit-not-done-button = What not, and why
conclude-edit-statement-button = Statement
conclude-no-consensus-button = There was no consensus
conclude-consensus-button = There was a consensus
conclude-propose-button = Ask who can live with it
conclude-publish-button = Publish the outcome
conclude-archive-button = Archive

conclude-ask-said = What did people say? In a few sentences, in their words rather than yours.
conclude-ask-done = What is done because of it? Say who does it, and by when.
conclude-ask-not-done = What isn't done, and why? People forgive a no with a reason.
conclude-ask-statement-by = There was no consensus. Which department makes a statement? Send its name.
conclude-ask-statement = What does the department say, where people could not agree?
conclude-ask-why = Why do you object? Others read your reason without your name.

conclude-toast-support = Thank you. You can support it.
conclude-toast-live-with = Thank you. You can live with it.
conclude-toast-object = Thank you for saying so.
conclude-proposed-toast = Everybody who took part is asked.
conclude-published-toast = Published. Everybody who took part is told.
conclude-archived-toast = Archived.
conclude-archived = Consultation { $number } is archived. Everybody can still read it.

conclude-told-proposed = The consultation “{ $theme }”, in which you took part, comes to its end. This is the proposed outcome. Can you live with it?
conclude-told-published = The consultation “{ $theme }”, in which you took part, has an outcome.
