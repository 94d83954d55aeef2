# Lists of ideas, an idea in full, the search, and what somebody has here.

browse-title = Open ideas
browse-title-here = Top ideas here
browse-title-filtered = Open ideas: { $filters }
browse-page = Page { NUMBER($page) } of { NUMBER($pages) }.
browse-order-newest = The newest come first.
browse-order-most-signed = The most signed come first.
browse-order-closing-soon = Those that close soonest come first.
browse-line =
    { $position }. { $title }
       { NUMBER($count) } of { NUMBER($threshold) } signatures, { $region }
browse-line-other =
    { $position }. { $title }
       { $status }
browse-everywhere = the whole city
browse-empty = No open ideas yet. You could be the first.
browse-empty-region = No open ideas in { $region } yet. You could be the first.
browse-empty-topic = No open ideas about { $topic } yet. You could be the first.
browse-read-button = Read { $position }
browse-previous-button = Previous
browse-next-button = Next
browse-narrow-button = Area, topic and order
browse-all-button = See all areas
browse-narrow =
    What would you like to see?

    Area: { $region }. Topic: { $topic }.
browse-all-regions = all
browse-all-topics = all
browse-all-regions-button = All areas
browse-all-topics-button = All topics
browse-newest-button = Newest first
browse-most-signed-button = Most signed first
browse-closing-button = Closing soon first

full-addendum = <b>Added by the author on { $day }</b>
full-versions =
    { $count ->
        [one] The words were changed once, before anybody signed. The earlier version:
       *[other] The words were changed { NUMBER($count) } times, before anybody signed. Earlier versions:
    }
full-version = { $title } ({ $day })
full-reasons = <b>Why people signed</b>
full-reason-named = { $name }: { $words }
full-reason = Somebody: { $words }
full-link = Link: { $link }
files-sent = These belong to idea { $number }.
files-none = Idea { $number } has no photos or files.

mine-title = What you have here
mine-counts =
    Ideas: { NUMBER($ideas) }
    Drafts: { NUMBER($drafts) }
    Signatures: { NUMBER($signed) }
    Following: { NUMBER($followed) }
    Views in consultations: { NUMBER($views) }
mine-empty = Nothing here yet. Suggest an idea, or sign one you like.
mine-ideas-button = My ideas ({ NUMBER($count) })
mine-signed-button = Signed ({ NUMBER($count) })
mine-followed-button = Following ({ NUMBER($count) })
mine-replied-button = Replies ({ NUMBER($count) })
mine-replied = Ideas of yours, signed or followed, that have a reply
mine-reminders-button = My reminders ({ NUMBER($count) })
mine-draft-button = Draft: { $title }
mine-ideas = Your ideas
mine-signed = Ideas you signed
mine-followed = Ideas you follow
mine-shelf-empty = Nothing here yet.

search-question = What are you looking for? Send me a word, or the number of an idea.
search-placeholder = A word or a number
search-needs-words = I can't search by voice, photo or file yet. Please type a word or two, or the number of an idea. Or tell a person what you're looking for.
search-found =
    { $total ->
        [0] I found no idea for "{ $question }".
        [one] I found one idea for "{ $question }".
       *[other] I found { NUMBER($total) } ideas for "{ $question }".
    }
search-nothing = I found nothing for "{ $question }". Try one word, or ask a person.
search-ask-person-button = Ask a person
search-again-button = Search again

follow-on = You follow idea { $number } now. You'll hear the important things.
follow-off = You no longer follow idea { $number }.
follow-volume =
    You follow idea { $number }. How much would you like to hear about it?

    Now: { $volume }.
follow-volume-button = How much I hear of it
follow-volume-everything = all of it, at once
follow-volume-important = what is important at once, the rest in the digest
follow-volume-digest = all of it, in the digest
follow-volume-nothing = nothing
follow-everything-button = All
follow-important-button = Important
follow-digest-button = Digest
follow-nothing-button = Off
follow-stop-button = Stop following
follow-muted = Muted. You'll hear nothing more about idea { $number }.
follow-saved = Saved.
