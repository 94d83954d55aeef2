# The one word about a draft that waits.

resuming-waiting = Your draft is waiting: { $title }. It is kept until { $kept_until }, and I won't remind you of it again.
resuming-waiting-untitled = A draft of yours is waiting for its words. It is kept until { $kept_until }, and I won't remind you of it again.
resuming-go-on-button = Go on writing
resuming-delete-button = Delete the draft
