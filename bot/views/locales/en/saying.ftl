# Something said in a group: into the record, or not.

say-question = Add this to the official record of consultation { $number }? Only whoever wrote it can answer. Your Telegram name is not recorded unless you say so.
say-yes-button = Yes, add it
say-yes-to-button = Yes, to { $position }
say-no-button = No
say-recorded = In the record as view { $number }.
say-lacks-line = Some people can't listen: one line saying what it's about helps.
say-lacks-line-button = Add a line
say-lacks-rest = Does it go on? Here I hear only replies.
say-lacks-rest-button = Add the rest
say-lacks-album = Only this one of the album: the others came too long ago.
say-lacks-album-button = Add to it
say-not-yours = Only whoever wrote it can answer this.
say-gone = That message is gone, so there is nothing to record.
say-nowhere = No consultation here takes views right now, so nothing was recorded. In our chat you see which one does, and what opens next.
say-how = Reply to the card of a consultation, or write /say and your words. Nothing is recorded before you say yes.
command-group-say = Add my view to the record
