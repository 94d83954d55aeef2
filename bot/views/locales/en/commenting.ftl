# Comments under an idea.

comments-title = <b>Comments on idea { $number }</b>: { $title }
comments-empty = No comments yet. Yours could be the first.
comments-line = { $position }. { $words }
comments-line-by = { $name }, { $day }
comments-line-day = { $day }
comments-line-own = you, { $day }
comments-write-button = Write a comment
comments-remove-button = Remove { $position }
comments-ask =
    What would you like to say about idea { $number }, { $title }?

    It is shown without your name. Send it as one message of at most { NUMBER($limit) } characters.
comments-ask-named =
    What would you like to say about idea { $number }, { $title }?

    It is shown with your name: { $name }. Send it as one message of at most { NUMBER($limit) } characters.
comments-placeholder = I cross there every day
comments-published = Your comment stands under idea { $number }.
comments-removed = Removed. Nobody sees it any more.
comments-remove-mine-button = Remove my comment
comments-see-button = See all comments
