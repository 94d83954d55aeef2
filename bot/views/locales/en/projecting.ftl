# The screen in the room: views that whoever leads the meeting puts on it.

project-on-button = Put on screen
project-off-button = Take off screen
project-open-button = The screen in the room
project-on-toast = It's on the screen.
project-off-toast = It's off the screen.
project-who = { $number }. { $who }
project-number = Consultation { $number }.
project-stage = { $name }.
project-invitation = Speak here: scan this, or open the link in Telegram.
project-reading = Read along in Telegram: scan this, or open the link.
project-empty = Views appear here when whoever leads the meeting puts them on the screen.
project-title = On screen: { $theme }
