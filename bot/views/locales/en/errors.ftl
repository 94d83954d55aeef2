# What could not be done, what went wrong, and messages that cannot be taken.

errors-our-fault = Something went wrong on our side, and we've been told. What you wrote is saved.
errors-our-fault-toast = Something went wrong on our side, and we've been told. Please try again in a moment.
errors-interrupted = I was interrupted just now, but what you sent has arrived. You needn't send it again.
errors-interrupted-asked = I was interrupted just now, but what you sent has arrived. You can go on where you were.
errors-try-again-button = Try again
pressed-older-view = That was an older view. Here is the current one.
pressed-too-fast = That was a lot at once. Please wait a moment, then tap again.

not-understood = I'm not sure what you'd like to do with that. Is it...
not-understood-similar =
    { $count ->
        [one] This open idea sounds close to what you wrote:
       *[other] These open ideas sound close to what you wrote:
    }
not-understood-line = { $position }. { $title }, idea { $number }
not-understood-commented = Thank you. Your words stand under idea { $number } now.
not-understood-new-button = A new idea
not-understood-comment-button = A comment on idea { $number }
not-understood-read-button = Read idea { $number }
not-understood-question-button = A question for the city

unsupported-sticker = I can take text, voice, photos and files here, but not stickers. Could you say it in words?
unsupported-animation = I can take text, voice, photos and files here, but not moving pictures. Could you say it in words?
unsupported-video = I can take text, voice, photos and files here, but not videos. Could you say it in words, or send a photo?
unsupported-audio = I can take text, voice messages, photos and files here, but not music. Could you say it in words?
unsupported-contact = I don't need phone numbers or contacts, and I haven't kept this one. Could you say it in words?
unsupported-location = I don't keep locations, and I haven't kept this one. You can name the place in words, or choose your area in /settings.
unsupported-dice = Nice throw. I can take text, voice, photos and files here. Could you say it in words?
unsupported-game = I can't play games. I can take text, voice, photos and files here. Could you say it in words?
unsupported-poll = I can't take polls here. Could you say it in words? You can suggest it as an idea with /idea.
unsupported-other = I can take text, voice, photos and files here, but not this. Could you say it in words?
unsupported-voice = I can take a voice message or a file for an idea. Tap Suggest an idea first, then send it again.
unhandled-edited = I've seen that you changed a message. What came of it stays as it was. To say it otherwise, press Edit where it stands, or send the new words as a new message.
unhandled-via-bot = That's how it looks to others. The buttons on it work for you too.
unhandled-command = I don't know that command. Here is what I can do: /help
unhandled-forwarded-command = That command was passed on from somewhere else, so I left it alone. If you mean it, type it yourself.
unhandled-no-payments = Nothing here costs anything, so there is nothing to pay.
unhandled-in-group = I don't know that one. /help shows what I do here; everything else works in our private chat.
