# Writing an idea, sending it for review, and following it as its author.

# Screen 2: the question
proposing-ask =
    What would you like to change?

    Write it in your own words, or send a voice message. One or two sentences are enough. You can add photos and a place next.

    For example: <i>A safe crossing by the school</i>
proposing-ask-after-file =
    { $count ->
        [one] Thank you, I have your photo or file.
       *[other] Thank you, I have { NUMBER($count) } photos and files.
    } Now tell me in a sentence or two: what would you like to change?
proposing-ask-line =
    { $seconds ->
        [0] Thank you for your voice message.
        [one] Thank you. Your voice message is { $seconds } second long.
       *[other] Thank you. Your voice message is { NUMBER($seconds) } seconds long.
    } Some people can't listen. Please write one line saying what it's about.
proposing-keep-voice-button = Leave it as it is
proposing-voice-title = Voice message

# Screen 2: the preview
proposing-check =
    Thank you. Please check it.

    Title: <b>{ $title }</b>
    Topic: { $topic }
    Area: { $area }
    Your words: { $words }
    { $files }Name: { $name }

    { $end }
proposing-check-thought = "{ $words }"
proposing-check-quotation =
    {""}
    <blockquote expandable>{ $words }</blockquote>
proposing-check-untitled = not chosen yet
proposing-check-no-topic = not chosen yet
proposing-check-everywhere = the whole city
proposing-check-nameless = not shown
proposing-check-files =
    With it: { $files }
    {""}
proposing-check-nothing-sent = Nothing is sent yet.
proposing-check-too-long = That's { NUMBER($characters) } characters; an idea can have { NUMBER($limit) }. Nothing is lost: please tap Edit words and send a shorter version.
proposing-photos =
    { $count ->
        [one] 1 photo
       *[other] { NUMBER($count) } photos
    }
proposing-voices =
    { $count ->
        [one] 1 voice message
       *[other] { NUMBER($count) } voice messages
    }
proposing-documents =
    { $count ->
        [one] 1 file
       *[other] { NUMBER($count) } files
    }

proposing-send-button = Send for review
proposing-title-button = Edit title
proposing-words-button = Edit words
proposing-topic-button = Topic
proposing-area-button = Area
proposing-files-button = Add photo or file
proposing-name-button =
    { $shown ->
        [yes] Show my name: yes
       *[no] Show my name: no
    }
proposing-later-button = Save for later

# Screen 2: the questions behind the buttons
proposing-ask-title =
    What should the title be? It can have up to { NUMBER($limit) } characters.

    Now: <i>{ $title }</i>
proposing-ask-shorter-title =
    That's { NUMBER($characters) } characters; a title can have { NUMBER($limit) }. Here is a short version you can use or change:

    <b>{ $suggestion }</b>
proposing-short-title-button = Use this
proposing-ask-words =
    Please send your words again, as you'd like them to be. They replace the old ones:

    <blockquote expandable>{ $words }</blockquote>
proposing-ask-files = Send me a photo, a voice message or a file. Several at once is fine.
proposing-drop-files-button = Remove all
proposing-ask-topic = What is it about?
proposing-ask-area = Which part of the place is it about?
proposing-everywhere-button = The whole city

# Screen 2: sent, stopped, kept
proposing-sent =
    Sent. Your idea is number { $number }.

    A person reads every new idea, usually within { $days ->
        [one] one working day
       *[other] { $days } working days
    }. I'll write to you here either way. If it can't be published, I'll say why and how to fix it.
proposing-see-button = See my idea
proposing-change-button = Change something
proposing-stopped = Stopped. Your draft is kept for { NUMBER($days) } days in /mine.
proposing-saved = Saved. You'll find it in /mine for { NUMBER($days) } days.
proposing-stopped-empty = Stopped. Nothing was written yet, so there is nothing to keep.
proposing-continue-button = Continue draft
proposing-delete-button = Delete draft
proposing-deleted = The draft is deleted. You can start a new one any time.
proposing-taken-back = I've taken your idea back, so that nobody decides while you change it. Send it again when it's ready.

# Screen 3: similar ideas
proposing-similar =
    { $count ->
        [one] One open idea sounds close to yours.
       *[other] { $count ->
            [2] Two open ideas sound close to yours.
           *[other] { $count } open ideas sound close to yours.
        }
    } Signing together often brings an answer sooner.

    { $ideas }

    Do you want to sign one, or is yours different?
proposing-similar-line =
    { $position }. { $title }
       { NUMBER($signatures) } of { NUMBER($threshold) } signatures, { $area }
proposing-sign-button = Sign { $position }
proposing-read-button = Read { $position }
proposing-different-button = Mine is different
proposing-signed-similar = Signed. You're number { NUMBER($number) }. I've kept your words; shall I add them as a comment?
proposing-signed-similar-already = Your signature on idea { $number } counts. I've kept your words; shall I add them as a comment?
proposing-comment-button = Add as comment
proposing-no-thanks-button = No, thanks
proposing-commented = Thank you. Your words are now a comment under idea { $number }.
proposing-draft-kept = That's fine. Your words stay in your drafts for { NUMBER($days) } days, in /mine.

# The author's own page
proposing-own =
    <b>{ $title }</b>
    Idea { $number }. { $topic }{ $area }

    <blockquote expandable>{ $words }</blockquote>
    { $files }
    <b>{ $status }</b>
    { $next }

    { $history }
proposing-own-topic = { $topic }. {""}
proposing-own-area = { $area }.
proposing-own-files = With it: { $files }.
proposing-status-draft = A draft
proposing-status-submitted = Waiting for review
proposing-status-returned = Needs a small change
proposing-status-open = Open for signatures
proposing-status-qualified = Enough signatures
proposing-status-expired = Time is over
proposing-status-rejected = Not published
proposing-status-hidden = Taken from view
proposing-status-withdrawn = Taken back by you
proposing-status-merged = Goes on with another idea
proposing-next-draft = Nobody but you has seen it. Send it when you're ready.
proposing-next-submitted =
    A person reads it, usually within { $days ->
        [one] one working day
       *[other] { $days } working days
    }. I'll write to you here either way.
proposing-next-returned = Change it and send it again; it takes one tap to edit.
proposing-next-open = { NUMBER($count) } of { NUMBER($threshold) } signatures, until { $day }. Share it with people who would agree. I'll tell you at every milestone.
proposing-next-qualified = { NUMBER($count) } signatures; it needed { NUMBER($threshold) }. I'll tell you what is decided, with the reasons.
proposing-next-expired = It had { NUMBER($count) } of { NUMBER($threshold) } signatures. Thank you for suggesting it; you can suggest it again in new words.
proposing-next-rejected = If you think that's wrong, another moderator can look again.
proposing-next-rejected-appealed = Another moderator is looking again. I'll write to you here either way.
proposing-next-rejected-final = Another moderator has looked again, and the decision stays. You can still ask a person.
proposing-next-hidden = Others can't see it now. If you think that's wrong, another moderator can look again.
proposing-next-withdrawn = Nothing more happens with it. You can suggest a new one any time.
proposing-next-merged = Idea { $number } asks for the same. Sign it, and follow it to hear what comes of it.
proposing-history-sent = { $day }: you sent it.
proposing-history-published = { $day }: a moderator published it.
proposing-history-returned = { $day }: a moderator asked for a change: { $note }
proposing-history-rejected = { $day }: a moderator decided it can't be published { $reason }. { $note }
proposing-history-merged = { $day }: a moderator joined it with idea { $number }.
proposing-history-hidden = { $day }: a moderator took it from view { $reason }. { $note }
proposing-history-added = { $day }: you added: { $words }
proposing-history-qualified = { $day }: it reached its signatures.
proposing-history-ended = { $day }: it ended.

proposing-resend-button = Edit and resend
proposing-appeal-button = Appeal
proposing-ask-person-button = Ask a person
proposing-share-button = Share
proposing-correct-button = Edit words
proposing-add-words-button = Add words
proposing-withdraw-button = Withdraw idea
proposing-see-files-button = Photos and files ({ NUMBER($count) })
proposing-files-of = These are the photos and files of idea { $number }.

# After publication
proposing-ask-correction =
    Nobody has signed yet, so you can still change the words of idea { $number }. Please send them as they should be:

    <blockquote expandable>{ $words }</blockquote>
proposing-corrected = Changed. Idea { $number } now shows your new words.
proposing-ask-addition = What would you like to add to idea { $number }? It appears below your words, with today's date. The words people sign stay as they are.
proposing-added = Added. Idea { $number } now shows it, with today's date.
proposing-withdraw-sure =
    Withdraw idea { $number }, “{ $title }”?

    { $signatures ->
        [0] Nobody will see it any more, and this can't be undone.
        [one] One person has signed it. It ends now, and this can't be undone.
       *[other] { NUMBER($signatures) } people have signed it. It ends now, and this can't be undone.
    }
proposing-withdraw-yes-button = Withdraw it
proposing-withdraw-no-button = Keep it
proposing-withdrawn = Withdrawn. Thank you for telling me. You can suggest something else any time.
proposing-edited-sent =
    { $is_public ->
        [yes] Do you want to change what you published?
       *[no] Do you want to change what you sent?
    }

    Changing the message here didn't change idea { $number }.
proposing-edited-yes-button = Yes
proposing-edited-no-button = No
proposing-left-as-it-is = It stays as it is.
