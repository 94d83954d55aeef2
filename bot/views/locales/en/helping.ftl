# Help, the privacy policy in eight lines, and talking to a person.

help-how =
    <b>How it works</b>

    1. You write an idea in one message, or speak it.
    2. A person at the city reads it, usually within { $days ->
        [one] one working day
       *[other] { $days } working days
    }. If it can't be published, you hear why.
    3. Others sign it with one tap. It counts each person once, and names are shown only where people wish it.
    4. At { NUMBER($threshold) } signatures it goes on to the people who decide. { $consequence }
    5. You hear what comes of it, here.

    <b>What you can type</b>
    /idea suggest an idea
    /ideas browse and sign ideas
    /consult open consultations, /post speak in one
    /brief today in five lines
    /mine your ideas and signatures
    /search find anything
    /settings topics, area, quiet hours, language
    /mydata see, download or delete your data
    /privacy what I keep, in eight lines
    /cancel stop what you are doing
help-person-button = Talk to a person
help-privacy-button = Privacy
help-group =
    <b>What I do here</b>

    I bring city ideas and consultations into this group, { $posts ->
        [0] only when somebody asks for them
        [one] at most one post a day
       *[other] at most { $posts } posts a day
    }. Sign one with a tap: nobody in the group sees that it was you.

    /ideas the top ideas here
    /idea suggest one (opens our chat)
    /consult what is open here, /say adds your view
    /setup and /quiet are for the group's admins

    I don't read your conversations. Only in a consultation's own topic do I ask whoever writes there if it belongs in the record.
help-staff =
    <b>Staff guide</b>

    Each new idea comes as one card in the Review topic. The first decision counts; the card shows it to everybody.
    Questions from people come as cards too. Reply to a question's card to answer it: you see a preview first.

    /queue what waits for a decision
    /announce send an announcement (admins)
    /inbox what waits for your department, /late what is overdue, /mine what you have taken
    /case 184-1 shows a case, /duty says that you are on duty today
    Talk freely here. Nothing you write is sent out, unless you reply to a card and tap Send or Publish.

help-privacy =
    <b>Privacy in eight lines</b>

    1. I keep your Telegram number (an id, not your phone), your settings, and what you send me.
    2. Your name is shown only where you choose to show it.
    3. The total of signatures is public. Who signed is not, unless they wish it.
    4. In groups I read only commands and replies to me. In a consultation's topic I may ask if your words belong in its record.
    5. Phone number: never asked. Location: kept only where you add a place to a view.
    6. Nothing is sold or handed on. Messages travel through Telegram, under Telegram's own terms.
    7. See, download or delete everything at any time: /mydata. Deleting works at once.
    8. Questions about your data: tap Talk to a person.

help-ask-person =
    Write your question in one message. A person at the city reads it and answers here.

    They see your words, not your name.
help-ask-placeholder = How do I...
help-asked =
    Thank you. A person will read it, usually within { $days ->
        [one] one working day
       *[other] { $days } working days
    }. The answer comes here.
help-needs-text = I can pass on words only. Please write your question as text, or tap Cancel.
help-question-card =
    <b>Question { $number } from a person</b> (name hidden){ $late }

    <blockquote>{ $words }</blockquote>

    To answer, reply to this message. You'll see a preview before anything is sent.
help-question-late = { " " }Late: it has waited since { $asked_at }.
help-question-answered =
    <b>Question { $number } is answered</b>

    <blockquote>{ $words }</blockquote>

    The answer that was sent:
    <blockquote>{ $answer }</blockquote>
help-question-gone = This question was taken back by the person who asked it.
help-answer-preview =
    Draft answer to question { $number }. Nobody outside this group has seen it.

    <blockquote>{ $words }</blockquote>
help-answer-send-button = Send
help-answer-discard-button = Discard
help-answer-sent = Sent. The person who asked has it in a moment.
help-answer-sent-toast = Sent.
help-answer-discarded = Thrown away. Nothing was sent.
help-answer-discarded-toast = Thrown away.
help-unreached =
    <b>Question { $number }</b>: the answer has not arrived. Whoever asked has blocked me or left Telegram.
    Nothing is left for you to do. If they come back, they can ask again.
help-answered =
    A person at the city has answered your question.

    You asked:
    <blockquote expandable>{ $question }</blockquote>
    The answer:
    <blockquote>{ $answer }</blockquote>
help-ask-again-button = Ask something else
