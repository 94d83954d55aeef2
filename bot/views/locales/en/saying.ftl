# Something said in a group: into the record, or not.

say-question = Add this to the official record of consultation { $number }? Only whoever wrote it can answer. Your Telegram name is not recorded unless you say so.
say-yes-button = Yes, add it
say-yes-to-button = Yes, to { $position }
say-no-button = No
say-recorded = In the record as view { $number }.
say-not-yours = Only whoever wrote it can answer this.
say-gone = That message is gone, so there is nothing to record.
say-how = Reply to the card of a consultation, or write /say and your words. Nothing is recorded before you say yes.
command-group-say = Add my view to the record
