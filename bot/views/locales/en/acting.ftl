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
acting-words-alone = Only the words go there: a voice message, picture or file can't.
acting-which-line = A comment or a question is words only, so that everybody can read it at once. Which of these is it about? I then ask you for one line.
acting-line-comment = A comment is words only, so that everybody can read it at once. Write in a line what you wanted to say, and it stands under idea { $number }, { $title }. Nothing of what you sent is published.
acting-line-follow-up = A question to a department is words only. Write it in a line, and it goes to the department that replied. Nothing of what you sent is published.
