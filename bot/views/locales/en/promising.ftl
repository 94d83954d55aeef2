# What whoever waits is told when an answer is late.

promising-review-late =
    { $days ->
        [one] Your idea { $number }, { $title }, should have had an answer within one working day. It hasn't, and I'm sorry. It is not forgotten: the people who decide see that it is late.
       *[other] Your idea { $number }, { $title }, should have had an answer within { $days } working days. It hasn't, and I'm sorry. It is not forgotten: the people who decide see that it is late.
    }
promising-question-late =
    Your question of { $asked_at } still waits for an answer. I have just put it to the people at the city again.

    <blockquote expandable>{ $question }</blockquote>
promising-outcome-late =
    Consultation { $number }, { $theme }, ended on { $day }. Everybody who took part was told that the outcome follows. It is still to be written: what people said, what is done, and what isn't and why.
promising-outcome-proposed =
    Consultation { $number }, { $theme }, ended on { $day }. Its outcome is proposed, and still to be published: everybody who took part waits for it.
