# The front door: the first hello, coming back, the area, the language, cancel.

start-hello =
    Hello <b>{ $name }</b>. This is { $brand }, the city's line for ideas and answers.

    You can suggest an idea, sign one you like, join a consultation, and get a reply from the department in charge.

    I'm a bot. People at the city read and answer. Your name stays private unless you choose to show it.

    Where would you like to begin?
start-hello-nameless =
    Hello. This is { $brand }, the city's line for ideas and answers.

    You can suggest an idea, sign one you like, join a consultation, and get a reply from the department in charge.

    I'm a bot. People at the city read and answer. Your name stays private unless you choose to show it.

    Where would you like to begin?
start-unknown-link = That link leads nowhere I know. It may be old, or a letter may be missing. Here is everything else.
start-welcome-back =
    { $name ->
        [none] Welcome back.
       *[named] Welcome back, { $shown }.
    }
start-had-left = Good to see you again. Your settings are as you left them.
start-is-paused = Everything is paused: you hear nothing from me until you tap Resume in /settings.
start-news = New for you: { $news }.
start-no-news = Nothing new for you since last time.
start-news-open =
    { $own ->
        [yes] your idea { $number } now has { NUMBER($count) } of { NUMBER($threshold) } signatures
       *[no] idea { $number } now has { NUMBER($count) } of { NUMBER($threshold) } signatures
    }
start-news-qualified =
    { $own ->
        [yes] your idea { $number } has reached its { NUMBER($threshold) } signatures
       *[no] idea { $number } has reached its { NUMBER($threshold) } signatures
    }
start-news-expired =
    { $own ->
        [yes] your idea { $number } has ended with { NUMBER($count) } of { NUMBER($threshold) } signatures
       *[no] idea { $number } has ended with { NUMBER($count) } of { NUMBER($threshold) } signatures
    }
start-news-returned = your idea { $number } needs a small change before it can be published
start-news-rejected = there is an answer about your idea { $number }
start-news-merged = idea { $number } has been joined with another one
start-news-and = { $first }, and { $second }
start-home = What would you like to do?

start-suggest-button = Suggest an idea
start-browse-button = Browse ideas
start-mine-button = My ideas
start-how-button = How it works
start-language-button = Language
start-settings-button = Settings
start-mydata-button = My data
start-more-button = More
start-home-button = Home
start-back-button = Back
start-cancel-button = Cancel

start-more = Here is everything else.
start-area-question = Would you like to hear when something happens near you? Choose an area, or skip.
start-area-skip-button = Skip for now
start-area-chosen = Good. Your area is { $region }: news for it will reach you. You can change it in /settings.
start-area-skipped = That's fine. You can choose an area any time in /settings.

start-language = Which language should I speak? Ideas stay in the language they were written in.
start-language-only-one = I speak { $language } so far. When the city adds a language, you'll find it here.
start-language-chosen = Good. I speak { $language } from now on.

start-stopped = Stopped. Nothing was sent.
start-nothing-to-stop = There's nothing to stop. What next?
start-question-still-open = One question is still open: go on where you were, or tap Cancel.
start-in-group = I'm here. Write to me in private to suggest an idea; here I show what others suggest.
start-open-chat-button = Open our chat
