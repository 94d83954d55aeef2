# A reply as citizens get it, and what they say of it.

rating-replied =
    { $tie ->
        [own] { $who } has replied to { $matter }.
        [signed] { $who } has replied to { $matter }, which you signed.
        [liked] { $who } has replied to { $matter }, which you like.
        [consultation] { $who } has replied to { $matter }, in a consultation you follow.
       *[followed] { $who } has replied to { $matter }, which you follow.
    }
rating-new-version =
    { $tie ->
        [own] { $who } has published version { $version } of its reply to { $matter }.
        [signed] { $who } has published version { $version } of its reply to { $matter }, which you signed.
        [liked] { $who } has published version { $version } of its reply to { $matter }, which you like.
        [consultation] { $who } has published version { $version } of its reply to { $matter }, in a consultation you follow.
       *[followed] { $who } has published version { $version } of its reply to { $matter }, which you follow.
    }
rating-step =
    { $tie ->
        [own] There is news from { $whom } about { $matter }.
        [signed] There is news from { $whom } about { $matter }, which you signed.
        [liked] There is news from { $whom } about { $matter }, which you like.
        [consultation] There is news from { $whom } about { $matter }, in a consultation you follow.
       *[followed] There is news from { $whom } about { $matter }, which you follow.
    }
rating-about-point = { $theme }: “{ $words }”
rating-words = <blockquote expandable>{ $words }</blockquote>
rating-by-named = { $name }, { $who }
rating-by = { $who }
rating-by-with = { $by }, with { $names }
rating-signature = { $by }. { $day }.
rating-will-check = I'll check with them and tell you.
rating-question = Is this answer good enough for you?
rating-proof-question = It is done. Does it match what you asked for?

rating-satisfied-button = Satisfied
rating-acceptable-button = Not ideal, but acceptable
rating-not-acceptable-button = Not acceptable
rating-follow-up-button = Ask a follow-up
rating-mute-button = Mute this idea
rating-change-button = Change
rating-match-yes-button = Yes
rating-match-partly-button = Partly
rating-match-no-button = No
rating-lack-no-answer-button = Doesn't answer it
rating-lack-unclear-button = The reasons aren't clear
rating-lack-too-long-button = It takes too long
rating-lack-other-button = Something else
rating-skip-button = Skip
rating-stands-button = The reply stands
rating-better-button = Ask for a better one

rating-thanks =
    Thank you. So far: { NUMBER($satisfied) }% satisfied, { NUMBER($acceptable) }% acceptable, { NUMBER($not_acceptable) }% not acceptable ({ $count ->
        [one] one person
       *[other] { NUMBER($count) } people
    }). You can change your mind for 14 days.
rating-so-far =
    So far: { NUMBER($satisfied) }% satisfied, { NUMBER($acceptable) }% acceptable, { NUMBER($not_acceptable) }% not acceptable ({ $count ->
        [one] one person
       *[other] { NUMBER($count) } people
    }).
rating-not-acceptable = Thank you for being honest. What is missing?
rating-noted = Noted. If one in three people say this, a participation officer reviews the answer within { NUMBER($days) } working days.
rating-own-satisfied = You said: satisfied. What do you think now?
rating-own-acceptable = You said: not ideal, but acceptable. What do you think now?
rating-own-not-acceptable = You said: not acceptable. What do you think now?
rating-matched = Thank you. So far: yes { NUMBER($yes) }, partly { NUMBER($partly) }, no { NUMBER($no) }.
rating-opened-again = { $who } has your question, and the case is open again. You hear back here.
rating-passed-on = { $who } has your question now.

rating-review = <b>Case { $code }: one in three find the reply not acceptable</b>
    { $title }
rating-review-due = Please look at it by { $day }: does it stand, or is a better one needed? Not the department that wrote it.
rating-review-done = This has been looked at again.
