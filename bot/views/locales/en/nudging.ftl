# Who of the invited has not had the floor: for whoever leads, and for nobody else.

nudge-title = <b>{ $theme }</b>: who has not had the floor
nudge-count = { NUMBER($had) } of { NUMBER($invited) } invited have spoken, or said they have nothing to add.
nudge-line = { $position }. { $who }
nudge-line-nudged = { $position }. { $who }, nudged on { $day }
nudge-how = A nudge is a gentle private word. It waits for quiet hours to end, and comes a few times in a stage at most. Nobody else sees this list.
nudge-one-button = Nudge { $position }
nudge-all-button = Nudge all ({ NUMBER($count) })
nudge-unheard-button = Not heard yet ({ NUMBER($count) })
nudge-done = { $count ->
        [0] Nobody can be nudged now.
        [one] 1 person gets a gentle word.
       *[other] { NUMBER($count) } people get a gentle word.
    }
nudge-told = You're invited to speak in consultation { $number }, <b>{ $theme }</b>. What you know would help.
nudge-told-until = You're invited to speak in consultation { $number }, <b>{ $theme }</b>, until { $closes }. What you know would help.
nudge-told-how = One line is enough. You can also reply to this message, by text or voice.
nudge-nothing-button = I have nothing to add
nudge-declined = Noted: you had the floor in { $theme }. You can still speak while it is open.
