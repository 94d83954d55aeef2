# Cases as citizens see them: where they stand, what happened when, and what they are asked or told.

timeline-heading = <b>Case { $code }</b>
timeline-about = About: { $title }
timeline-question = The question: { $question }
timeline-replied = { $who } has replied. Status: { $status }.
timeline-unrouted = It is not yet clear which department answers. Somebody at the city is deciding that.
timeline-late = { $who } should have answered by { $day }. They are reminded every working day.
timeline-waits = { $who } answers by { $day }.
timeline-dropped = What was asked here was taken back before there was an answer.
timeline-demand = { $day }: { $who } demanded an answer by { $until }.
timeline-point-place = Point { $number } of view { $view } in consultation { $consultation }, { $theme }.
case-about-idea = idea { $number }
case-about-yours = your idea
case-about-own-idea = your idea { $number }
case-about-point = point { $number } of view { $view }
case-about-own-point = point { $number } of your view { $view }
timeline-the-place = { $where ->
        [within] the city
        [behind] the city
       *[opens] The city
    }
timeline-department = { $where ->
        [within] the { $name } Department
        [behind] { $name } Department
       *[opens] The { $name } Department
    }
timeline-department-with-article = { $where ->
        [within] the { $name }
        [behind] { $name }
       *[opens] The { $name }
    }
timeline-department-as-it-is = { $name }
timeline-events = <b>What has happened</b>
timeline-history = <b>History of case { $code }</b> (for the staff)
timeline-note = “{ $note }”
timeline-none = There is no case about idea { $number } yet.
timeline-cases = <b>Cases about idea { $number }</b>

timeline-event-opened = { $day }: the case was opened.
timeline-event-routed = { $day }: { $who } has it now.
timeline-event-claimed = { $day }: an officer took it.
timeline-event-released = { $day }: the officer gave it back.
timeline-event-asked = { $day }: { $who } asked the author.
timeline-event-answered = { $day }: the author answered.
timeline-event-joined = { $day }: { $who } answers too.
timeline-event-not-ours = { $day }: { $who } said it is not theirs.
timeline-event-more-time = { $day }: { $who } needs more time, until { $until }.
timeline-event-replied = { $day }: { $who } replied. Status: { $status }.
timeline-event-status = { $day }: { $who } updated the status: { $status }.
timeline-event-overdue = { $day }: the answer was late. The department was reminded.
timeline-event-escalated = { $day }: still no answer. The department above was told.
timeline-event-follow-up = { $day }: somebody asked a follow-up.
timeline-event-reopened = { $day }: a new answer was asked for, by { $until }.
timeline-event-review-asked = { $day }: one in three found the answer not acceptable.
timeline-event-reviewed = { $day }: the answer was looked at again.
timeline-event-demanded = { $day }: a member demanded an answer by { $until }.
timeline-event-reworded = { $day }: the facilitator changed the words of the point.
timeline-event-dropped = { $day }: what was asked was taken back.
timeline-event-promise-due = { $day }: the department was asked about its promise.

timeline-question-asked =
    { $who } has a question about { $yours }, { $title }.

    <blockquote>{ $question }</blockquote>
    Reply to this message with your answer, or tap Answer.
timeline-question-answered =
    { $who } asked:
    <blockquote>{ $question }</blockquote>
    You answered:
    <blockquote>{ $answer }</blockquote>
timeline-answer-button = Answer
timeline-see-button = See the case
timeline-case-button = Case { $code }
timeline-cases-button = Cases ({ NUMBER($count) })
timeline-thanks = Thank you. { $who } has your answer now.

timeline-news-opened = Your idea has gone to { $whom }. They answer by { $until }, and I'll bring you the answer here.
timeline-news-routed = { $kind ->
        [point] Point { $number } of your view { $view } has
       *[idea] Your idea has
    } gone to { $whom }. They answer soon, and I'll bring you the answer here.
timeline-news-not-ours =
    { $who } says that { $yours } is not theirs to answer:
    <blockquote>{ $note }</blockquote>
    { $left ->
        [routed] { $lead } has it now.
       *[unrouted] Somebody at the city is finding out whose it is.
    }
timeline-news-more-time =
    { $who } needs more time to answer { $matter }:
    <blockquote>{ $note }</blockquote>
    The new day is { $until }.
timeline-news-overdue = { $who } has not answered { $yours } in time. I remind them every working day. If nothing has come by { $until }, the department above them is told.
timeline-news-escalated = There is still no answer to { $yours }, so I have told { $whom }. You hear from me by { $until } at the latest.
timeline-news-reopened =
    A new answer about { $matter } has been asked for:
    <blockquote>{ $note }</blockquote>
    It is due by { $until }.
timeline-news-reviewed =
    The answer to { $matter } has been looked at again, because one in three people found it not acceptable:
    <blockquote>{ $note }</blockquote>
timeline-news-promise-due = The day that { $whom } promised for { $yours } has passed. I have asked them how far it is.
timeline-news-joined = { $who } answers { $matter } too.
timeline-news-demanded =
    { $demander } demands an answer to { $matter } by { $until }:
    <blockquote>{ $note }</blockquote>
    { $who } has been told.
