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
find-narrow = How would you like to narrow it?
find-choose = Tap to narrow what was found; tap again to let go.
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
find-own = Mine only
find-by-role-button = By role
find-by-author-button = By author
find-by-subtopic-button = By subtopic
find-by-stage-button = By stage
find-by-date-button = By date
find-by-file-button = By files
find-by-answer-button = By answer
find-shelf = In consultations: { $count ->
        [0] no view says it.
        [one] 1 view says it.
       *[other] { NUMBER($count) } views say it.
    }
find-shelf-line = Consultation { $number }: { $theme }
find-shelf-views-button = Views ({ NUMBER($count) })
find-shelf-open-button = Consultation { $number }
