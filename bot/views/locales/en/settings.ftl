# Screen 12: the settings.

settings-panel =
    <b>Your settings</b>

    Topics: { $topics }
    Area: { $area }
    Messages: { $volume }
    Replies to my own ideas: { $own ->
        [on] always
       *[off] like everything else
    }
    Announcements: { $announcements ->
        [on] on
       *[off] off
    }
    Quiet hours: { $quiet }
    Language: { $language }
    Notifications show: { $discreet ->
        [on] only that there is news
       *[off] full text
    }
    Plain text mode: { $plain ->
        [on] on
       *[off] off
    }
settings-panel-paused = Everything is paused. You hear nothing until you tap Resume.
settings-all-topics = all
settings-whole-place = the whole city
settings-volume-everything = everything at once
settings-volume-important =
    { $daily ->
        [yes] important now, the rest once a day
       *[no] important now, the rest on Fridays
    }
settings-volume-digest = only replies to me
settings-volume-nothing = nothing
settings-quiet-hours = { $from } to { $until }
settings-no-quiet-hours = none

settings-topics-button = Topics
settings-area-button = Area
settings-volume-button = How often
settings-quiet-button = Quiet hours
settings-language-button = Language
settings-discreet-button = Privacy on this phone
settings-plain-button = Plain text mode
settings-pause-button = Pause everything
settings-resume-button = Resume
settings-done-button = Done

settings-saved = Saved.
settings-closed = Your settings are saved. What next?
settings-choose-topics = Which topics do you want to hear about? None chosen means all of them.
settings-topic-button =
    { $chosen ->
        [yes] { $name }: on
       *[no] { $name }: off
    }
settings-choose-area = Which area is yours?
settings-area-whole-button = The whole city
settings-choose-volume = How often may I write to you?
settings-volume-everything-button = Everything at once
settings-volume-important-button = Important now, rest weekly
settings-volume-digest-button = Only replies to me
settings-volume-nothing-button = Nothing
settings-own-button =
    { $own ->
        [on] My own ideas: always
       *[off] My own ideas: as above
    }
settings-digest-button =
    { $daily ->
        [yes] Digest: daily, { $at }
       *[no] Digest: Fridays, { $at }
    }
settings-choose-digest =
    { $daily ->
        [yes] What can wait comes once a day, as one message at { $at }. When would you like it?
       *[no] What can wait comes once a week, as one message on Friday at { $at }. When would you like it?
    }
settings-digest-weekly-button = On Fridays
settings-digest-daily-button = Every day
settings-announcements-button =
    { $wanted ->
        [on] Announcements: on
       *[off] Announcements: off
    }
settings-quiet-from = From when?
settings-quiet-until = Until when?
settings-no-quiet-button = No quiet hours
settings-choose-discreet = What may a notification from me show? Others may see the screen of your phone.
settings-discreet-off-button = Full text
settings-discreet-on-button = Only that there is news
settings-discreet-notice = There is news for you. Tap the hidden words to read them.
settings-paused = Paused. You'll hear nothing until you tap Resume. Replies wait in /mine.
