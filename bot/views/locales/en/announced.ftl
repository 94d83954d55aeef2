# An announcement as everybody gets it.

announced-footer = You can turn announcements off in /settings.
announced-footer-group = Admins of this group can change how much I post with /quiet.
announced-mute-button = Mute announcements
announced-muted = You'll get no more announcements. Replies to your own ideas still come.
announced-undo-button = Undo
announced-tapped-toast = Thank you. Your tap is counted, without your name.
announced-tapped-already = You have tapped this already, and it is counted.
announced-muted-toast = Muted.
