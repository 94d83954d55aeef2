# Finding what was said in consultations.

consult-search-button = Search in here
consult-search-all-button = Search all views
find-ask = What are you looking for? Send one or more words, or a name that was shown.
find-placeholder = crossing
find-found =
    { $count ->
        [0] I found no view with "{ $question }". Try one word, or let go of what narrows it.
        [one] 1 view with "{ $question }":
       *[other] { NUMBER($count) } views with "{ $question }", the newest first:
    }
find-narrowed = Only: { $by }.
find-narrow = Tap to narrow what was found; tap again to let go.
find-narrow-button = Narrow it
find-again-button = Search for more
find-off-button = { $label }: on
find-role-citizen = Residents
find-role-member = Members
find-role-officer = Officers
find-role-facilitator = Facilitators
find-role-organisation = Organisations
find-file-photo = With photos
find-file-voice = With voice
find-file-document = With files
find-span = { $days ->
        [one] Since yesterday
       *[other] The last { NUMBER($days) } days
    }
find-answered = Answered
find-unanswered = Not answered
