# Practice: everything works, nothing is public or counted, and nothing stays.

practice-mark = <b>Practice.</b> Only you see this, and nothing here is counted or kept.
practice-button = Practise
practice-turn-button = Next stage
practice-end-button = End practice
practice-view-first = The crossing by the bakery is hard to see in the evening. A lamp would help.
practice-view-second = Could the bus wait two minutes longer in the morning? Many children miss it.
practice-ended = Your practice is over. Everything you said in it is deleted.
practice-over = There is no practice any more. You can begin a new one from any consultation.
