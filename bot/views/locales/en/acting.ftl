# A reply to one of our messages: what it is about, and where it goes.

acting-comment = Put this under idea { $number } as a comment?
acting-comment-button = Add as comment
acting-follow-up = Send this to the department that replied, as a follow-up question?
acting-follow-up-button = Ask the department
acting-other-button = It's something else
acting-which = Which of these is it about? Your words are kept. Next time, begin with the number, like: 1 We should ask the schools first.
acting-which-file = Which of these is it about? I've kept what you sent, and nobody sees it before you say so.
acting-about-button = About { $number }
acting-kept = Your words are kept.
