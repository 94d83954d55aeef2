# The brief: today in five lines.

brief-greeting =
    { $part ->
        [morning] Good morning
        [afternoon] Good afternoon
       *[evening] Good evening
    }{ $named ->
        [yes] , { $name }.
       *[no] .
    }
brief-lines = { $count ->
        [one] One line for today.
        [2] Two lines for today.
        [3] Three lines for today.
        [4] Four lines for today.
       *[other] Five lines for today.
    }
brief-nothing = Nothing waits for you today, and nothing is new.
brief-how = Reply to this message with a number and your words, or a voice message, to speak on it.
brief-invited = You're invited to speak in { $theme }, and haven't yet.
brief-invited-until = You're invited to speak in { $theme }, and haven't yet. It is open until { $closes }.
brief-consent = { $theme }: can you support the outcome that is proposed?
brief-demand-answered = { $who } has answered your demand on point { $code } in { $theme }.
brief-demand-open = Your demand on point { $code } in { $theme }: { $who } answers by { $day }.
brief-demand-late = Your demand on point { $code } in { $theme }: { $who } should have answered by { $day }.
brief-announced = { $theme } is announced.
brief-stands = { $theme }: { $stage }, { $views ->
        [one] 1 view
       *[other] { NUMBER($views) } views
    }.
brief-stands-until = { $theme }: { $stage }, until { $closes }, { $views ->
        [one] 1 view
       *[other] { NUMBER($views) } views
    }.
brief-idea = Idea { $number } has { NUMBER($count) } of { NUMBER($threshold) } signatures.
brief-unfinished = Your draft on { $title } is unfinished.
brief-continue-button = Continue draft
brief-not-today-button = Not today
brief-daily-button = Each morning: off
brief-daily-on-button = Each morning: on
brief-put-away = All right. /brief brings it back whenever you like.
command-brief = Today in five lines
brief-daily-on = From tomorrow on I'll send it at 07:30 on days with something to do.
brief-daily-off = I won't send it any more.
