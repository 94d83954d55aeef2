# The facilitator's workbench.

plan-ways = How would you like to begin? Nobody sees a plan before you publish it.
plan-ways-begun = Your plans are below; tap one to go on.
plan-ways-copied = Or begin with a copy of a template or of an earlier consultation.
plan-new-button = Start a new one
plan-go-on-button = Go on: { $theme }
plan-template-button = Like: { $theme }
plan-untitled = no theme yet
plan-none = none
plan-none-yet = None yet.

plan-title = <b>{ $theme }</b>, plan { $number }. Only facilitators see it.
plan-parts =
    Run by: { $by }
    Background: { $background }
    Subtopics: { $subtopics }
    Groups: { $groups }
    Departments on duty: { $departments }
    Invited: { NUMBER($invited) }
plan-stage-line = { $position }. { $name } ({ $kind }), from { $moment }
plan-stage-line-plain = { $position }. { $name }, from { $moment }
plan-ends = The last stage ends: { $moment }
plan-ready = Everything is there. Look at the preview, then publish it.
plan-lacks = Before it can be published: { $what }
plan-lacks-theme = a theme is missing.
plan-lacks-background = a background is missing.
plan-lacks-stages = a stage is missing.
plan-lacks-speaking = no stage is for speaking.
plan-lacks-order = each stage must begin after the one before, and the end after them all.
plan-lacks-past = its end is over already.

plan-theme-button = Theme
plan-background-button = Background
plan-run-by-button = Run by
plan-ends-button = When the last one ends
plan-stages-button = Stages
plan-subtopics-button = Subtopics ({ NUMBER($count) })
plan-questions-button = Guide questions ({ NUMBER($count) })
plan-papers-button = Papers ({ NUMBER($count) })
plan-groups-button = Groups ({ NUMBER($count) })
plan-departments-button = Departments ({ NUMBER($count) })
plan-invited-button = Invited members
plan-preview-button = Preview
plan-publish-button = Publish
plan-keep-template-button = Keep as a template
plan-template-kept = Kept as a template.
plan-drop-button = Delete plan
plan-drop-sure-button = Delete it
plan-drop = Delete the plan { $theme }? Nobody else has seen it, and it can't be brought back.
plan-dropped = Deleted.

plan-ask-theme = What is it about? Send the theme in a few words, at most 120 characters.
plan-ask-background = What should people know before they speak? Send it in one message of at most 3,000 characters.
plan-ask-run-by = Who runs it? Send a name, such as the Transport Committee.
plan-ask-subtopics = Send the subtopics of { $theme }, one on each line. In a forum each gets a topic of its own.
plan-ask-questions = Send guide questions, one on each line. They help people begin.
plan-ask-papers = Send me the papers one by one: PDF, text, office documents or pictures, up to 20 MB each. What you write below a file becomes its title. Then tap Done.
plan-paper-is-file = A paper has to be a file here: please send it as a PDF, a text, an office document or a picture. A link can stand in the background, where everybody can tap it. When you have sent all the papers, tap Done.
plan-ask-stage-name = What is this stage called? At most 64 characters.
plan-ask-stage-day = When does this stage begin? Write it like 1 December, 2026-12-01 18:30, or in 10 days.
plan-ask-ends = When does the last stage end? Write it like 1 December, 2026-12-01 18:30, or in 10 days.
plan-papers-done-button = Done
plan-paper-kept = Kept { $name }. You can send the next one, or tap Done.

plan-stages = Each stage lasts until the next one begins. Tap one to change it.
plan-stage-button = Stage { $position }
plan-add-stage-button = Add a stage
plan-new-stage-name = One more round
plan-stage-name-button = Name
plan-stage-day-button = Begins
plan-remove-stage-button = Remove this stage
plan-stage-how = Tap the buttons below to turn through what it is for, and who has the floor.
plan-kind-mobilise = get ready
plan-kind-speak = speak
plan-kind-reply = departments reply
plan-kind-conclude = conclude
plan-kind-report = report
plan-kind-mobilise-button = For: getting ready
plan-kind-speak-button = For: speaking
plan-kind-reply-button = For: replies
plan-kind-conclude-button = For: concluding
plan-kind-report-button = For: the report
plan-kind-what-mobilise = Everybody reads and gets ready; nobody speaks yet.
plan-kind-what-speak = People speak, add to what they said, like and answer each other; departments may answer.
plan-kind-what-reply = Departments reply; people may add to what they said, and members may ask for more.
plan-kind-what-conclude = The facilitator writes the outcome, and everybody says whether they can live with it.
plan-kind-what-report = The report is published; departments may still answer.
plan-floor-everybody-button = Floor: everybody
plan-floor-members-button = Floor: members
plan-floor-invited-button = Floor: the invited
plan-floor-what-everybody = Everybody has the floor.
plan-floor-what-members = Members, officers and the invited have the floor; everybody can read.
plan-floor-what-invited = Only the invited have the floor; everybody can read.
plan-stage-default-mobilise = Get ready
plan-stage-default-speak = Have your say
plan-stage-default-reply = Departments reply
plan-stage-default-conclude = Conclude
plan-stage-default-report = Report

plan-subtopics = <b>Subtopics</b>
plan-questions = <b>Guide questions</b>
plan-papers = <b>Papers</b>
plan-part-line = { $position }. { $words }
plan-part-remove-button = Remove { $position }
plan-add-subtopic-button = Add subtopics
plan-add-question-button = Add questions
plan-add-paper-button = Add papers
plan-groups = <b>Groups</b> in which it appears. Tap to change.
plan-no-groups = No group is connected yet. Group admins connect theirs with /setup.
plan-departments = <b>Departments on duty</b>: their officers hear of it. Tap to change.
plan-no-departments = There are no departments yet. An admin adds them with /admin.
plan-choice-on = { $name }: yes
plan-choice-off = { $name }: no
plan-invited =
    Invited so far: { NUMBER($count) }.

    Whoever is invited has the floor in every stage for speaking. Members hear of it when you publish.
plan-invite-members-button = Invite all members
plan-invite-link-button = A link for members
plan-invite-organisation-button = A link for an organisation
plan-members-invited = { $count ->
        [0] All members were invited already.
        [one] 1 member invited.
       *[other] { NUMBER($count) } members invited.
    }
plan-ask-organisation = Which organisation? Send its name as it should stand under what it says.
plan-link =
    Give this link to the members you invite to { $theme }. It works once it is published:

    { $link }
plan-link-for =
    Give this link to { $name }. Whoever opens it first speaks for it in { $theme }:

    { $link }
plan-preview = This is how everybody will see it:
plan-published =
    Consultation { $number }, <b>{ $theme }</b>, is public. { $groups ->
        [0] It appears in no group.
        [one] It appears in 1 group.
       *[other] It appears in { NUMBER($groups) } groups.
    }

    Its link: { $link }
