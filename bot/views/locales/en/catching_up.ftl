# What is new in consultations since somebody was last here: at most six lines, told once.

catch-title = New for you since you were last here:
catch-where = { " " }in { $theme }
catch-answered =
    <a href="{ $link }">{ $count ->
        [one] 1 reply
       *[other] { NUMBER($count) } replies
    } to your view { $number }</a>{ $where }
catch-replied =
    <a href="{ $link }">{ $count ->
        [one] 1 department reply
       *[other] { NUMBER($count) } department replies
    }</a>{ $where }
catch-outcome = <a href="{ $link }">The outcome is there to read</a>{ $where }
catch-stage = <a href="{ $link }">The stage { $stage } has begun</a>{ $where }
catch-views =
    <a href="{ $link }">{ $count ->
        [one] 1 new view
       *[other] { NUMBER($count) } new views
    } about { $title }</a>{ $where }
