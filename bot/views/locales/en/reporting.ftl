# Reporting words that stand without a review, and taking them down.

reporting-report-button = Report { $position }
reporting-delete-position-button = Delete { $position }
reporting-delete-reason-button = Delete reason { $position }
reporting-delete-button = Delete comment
reporting-keep-button = Keep
reporting-thanks = Thank you. A person will look at it.
reporting-card =
    <b>Somebody asks you to look at a comment</b> under idea { $number }, { $title }.
    <blockquote expandable>{ $words }</blockquote>
    { $author }
reporting-by = Shown with the name: { $name }.
reporting-by-nobody = Shown without a name.
reporting-kept =
    <b>Looked at and kept:</b> a comment under idea { $number }, { $title }.
    <blockquote expandable>{ $words }</blockquote>
    { $author }
reporting-taken-down = <b>A comment under idea { $number } was taken down.</b> { $title }. Reason: { $reason }. Its writer is told.
reporting-gone = <b>A reported comment is gone.</b> Its writer has taken it back.
reporting-why =
    Why should this comment be deleted? Its writer is told.
    <blockquote expandable>{ $words }</blockquote>
reporting-settled = The comment under idea { $number } is taken down. Its writer is told why.
reporting-left = Put away. The comment stands as it is.
reporting-done = Taken down. Its writer is told why.
reporting-done-kept = Kept. Nobody is told.
reporting-done-reason = Taken down. The signature still counts, and its owner is told.
reporting-told =
    Your comment under idea { $number }, “{ $title }”, was taken down { $because }.

    <blockquote expandable>{ $words }</blockquote>
    You're welcome to write another one. If you think this was wrong, ask a person.
reporting-told-reason =
    Your signature on idea { $number }, “{ $title }”, counts as before. A moderator has taken off the words or the name that stood with it.

    You're welcome to give another reason. If you think this was wrong, ask a person.
