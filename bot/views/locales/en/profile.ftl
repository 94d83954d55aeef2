# What people read before they have said anything: the empty chat, the profile, and the list behind "/".
profile-description =
    { $brand } is the city's line for ideas and answers. Suggest an idea in one message, sign the ones you like with one tap, and hear what became of them.

    I'm a bot. People at the city read and answer. Your name stays private unless you choose to show it.

    Press Start to begin.
profile-short = The city's line for ideas and answers: suggest, sign, and hear what became of it.

command-idea = Suggest an idea
command-ideas = Browse and sign ideas
command-mine = My ideas, signatures and replies
command-search = Find anything
command-settings = Topics, region, quiet hours, language
command-mydata = See, download or delete my data
command-help = How it works, and talk to a person
command-queue = Review new items
command-announce = Send an announcement
command-admin = Control room
command-inbox = Cases waiting for us
command-duty = I'm on duty today
command-report = Report on a consultation
command-draws = Draws by lot

command-group-idea = Suggest an idea (opens our chat)
command-group-ideas = Top ideas here
command-group-help = What this bot does here
command-group-setup = Connect this group or topic
command-group-quiet = How much I post here

command-staff-queue = Items to review
command-staff-announce = Send an announcement
command-staff-inbox = Open cases in this topic
command-staff-case = Show a case, e.g. /case 184
command-staff-mine = Cases I own
command-staff-late = Overdue replies
command-staff-help = Staff guide
