# The announcement wizard: words, saved texts, buttons, and the list of all announcements.

announcing-words =
    Step 1 of 3. Send me the announcement exactly as people should see it: text, photo, file or album.

    { $how }
announcing-words-here = Your next message is it. You'll see it before anybody else does.
announcing-words-reply = Reply to this message with it. You'll see it before anybody else does.
announcing-new-words =
    Send me the new announcement, exactly as people should see it. It takes the place of the old one.

    { $how }
announcing-saved-button = Use a saved text
announcing-all-button = All announcements
announcing-new-button = New announcement
announcing-open-button = Open { $position }
announcing-list =
    <b>Announcements</b>

    { $lines }
announcing-line = { $position }. { $title } ({ $state })
announcing-none = Nothing has been announced yet. Begin with a new announcement.
announcing-state-draft = draft
announcing-state-asked = waits for a second admin
announcing-state-scheduled = scheduled
announcing-state-sending = going out
announcing-state-paused = paused
announcing-state-stopped = stopped
announcing-state-finished = finished
announcing-state-recalled = taken back
announcing-files = { $kind ->
        [photo] { $count ->
            [one] a photo
           *[other] an album of { $count }
        }
        [video] { $count ->
            [one] a video
           *[other] an album of { $count }
        }
        [voice] a voice message
        [audio] music
        [none] no words yet
       *[other] { $count ->
            [one] a file
           *[other] { $count } files
        }
    }

announcing-saved =
    Saved texts. Tap one to use it.

    { $lines }
announcing-saved-line = { $position }. { $title }
announcing-no-saved = There are no saved texts yet. Tap Save this text under any preview to keep it for later.
announcing-use-button = Use { $position }
announcing-drop-button = Delete { $position }
announcing-saved-toast = Saved. You find it under Use a saved text.

announcing-link =
    What should the button say? Write it with the address it opens: Read the plan - https://example.org/plan

    Words alone make a button that only counts how many people tap it, without their names. { $how }
announcing-link-here = Your next message is it.
announcing-link-reply = Reply to this message with it.

announcing-left = Stopped. The draft is kept under /announce, All announcements. Nothing was sent.
announcing-left-nothing = Stopped. Nothing was sent.
announcing-continue-button = Continue draft
announcing-discard-button = Delete draft
announcing-discarded = Deleted. Nothing was sent.
announcing-list-button = Announcements
