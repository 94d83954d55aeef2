# Answering a department's question: words, a voice message, photos or a file, which only the department reads.

answering-ask =
    { $who } asked:
    <blockquote>{ $question }</blockquote>
    Send your answer: text, a voice message, photos or a file (up to 20 MB). The department reads it; other people don't.
answering-placeholder = Your answer...
answering-preview = This is what you're about to send to { $who }. Nobody has seen it yet:
answering-send = Send it? If there is more, send me that first.
answering-line = Some people can't listen. Send one line saying what it's about, or send it as it is.
answering-send-button = Send it
answering-left = Nothing was sent. You can still answer whenever you like.
answering-with-files = { $words } ({ $files })
answering-beside = ({ $files })
answering-removed = (no words)
answering-files-button = Files of the answer ({ NUMBER($count) })
answering-files-of-button = Files of { $day } ({ NUMBER($count) })
answering-files = { $count ->
        [one] Case { $code }: this came with the resident's answer.
       *[other] Case { $code }: these { NUMBER($count) } files came with the resident's answer.
    }
answering-own = What you answered to departments, the newest first. Besides you, only the departments read it.
answering-own-none = You haven't answered a department's question yet.
answering-own-line =
    { $position }. Case { $code }, { $day }
    They asked: { $question }
    You answered: { $answer }
mydata-answers-button = My answers ({ NUMBER($count) })
