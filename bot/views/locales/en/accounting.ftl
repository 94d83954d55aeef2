# What an announcement came to.

accounting-who =
    <b>Who tapped a button</b>

    { $lines }

    Telegram doesn't tell me who has read a message.
accounting-link = { $label }: opens an address, so taps can't be counted
accounting-taps = { $label }: { $people ->
        [one] one person
       *[other] { NUMBER($people) } people
    }
accounting-turned-off = Turned announcements off: { NUMBER($people) }
accounting-recall = { $copies ->
        [one] Take the one copy back? It vanishes from the chat; whoever has read it has read it.
       *[other] Take all { NUMBER($copies) } copies back? They vanish from people's chats; whoever has read it has read it.
    }
accounting-recall-button = Recall
accounting-file = The numbers of this announcement, without names.
accounting-file-name = announcement-{ $number }.csv
accounting-column-what = What
accounting-column-count = Count
accounting-row-begun = Began
accounting-row-ended = Ended
accounting-row-promised = People it was for
accounting-row-places = Groups and channels it was for
accounting-row-delivered = Delivered in all
accounting-row-places-delivered = Delivered to groups and channels
accounting-row-left = Left the bot
accounting-row-failed = Failed
accounting-row-doubted = In doubt
accounting-row-declined = Not sent
accounting-row-waiting = Still waiting
accounting-row-recalled = Taken back
accounting-row-turned-off = Turned announcements off after it
accounting-row-taps = Taps on: { $label }
