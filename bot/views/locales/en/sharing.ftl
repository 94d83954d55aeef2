# Carrying an idea elsewhere: the share screen, inline mode, the poster.

share-text = Share idea { $number }. I'll prepare the message; you choose where, and you press send.
share-send-button = Send to a chat
share-copy-button = Copy link
share-poster-button = Poster with QR code
poster-caption =
    <b>{ $title }</b>

    Print this picture and hang it up. Whoever points a phone at it can sign idea { $number }.
poster-file = idea-{ $number }.png
inline-result = { NUMBER($count) } of { NUMBER($threshold) } signatures. { $place }
inline-chat-button = Suggest an idea in our chat
inline-nothing = Nothing found
inline-nothing-more = Tap to suggest it as a new idea.
inline-nothing-text = I looked for "{ $question }" and found no open idea. You can suggest one here.
