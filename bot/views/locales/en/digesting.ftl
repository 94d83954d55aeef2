# Several notices told together: every day, on Fridays, or after the quiet hours.

digest-title = <b>What has moved since the last digest</b>
digest-morning = <b>This happened in your quiet hours</b>
digest-more =
    { $count ->
        [one] And one more. You find it in /mine.
       *[other] And { NUMBER($count) } more. You find them in /mine.
    }
digest-open-button = Open { $number }
