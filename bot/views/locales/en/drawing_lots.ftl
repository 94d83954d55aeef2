# Drawing lots: who takes part in a consultation by chance, so that anybody can check it

lots-title = <b>Draws</b>
lots-none = No draw has been opened yet. When a consultation draws its participants by lot, you'll find it here.
lots-line =
    { $state ->
        [open] { $number }. { $theme }: you can take a ticket now.
        [closed] { $number }. { $theme }: the list is closed, and the draw comes next.
       *[drawn] { $number }. { $theme }: drawn.
    }
lots-new-button = New draw: { $theme }
lots-draw-button = Draw
lots-open-button = Draw { $number }
lots-all-button = Draws
lots-head =
    <b>Draw { $number }: { $theme }</b>
    { $seats ->
        [one] One seat is drawn by lot.
       *[other] { NUMBER($seats) } seats are drawn by lot.
    } { $tickets ->
        [0] Nobody has taken a ticket yet.
        [one] One person has a ticket.
       *[other] { NUMBER($tickets) } people have a ticket.
    }
lots-how-open = Everybody may take one ticket. When the list is closed, what decides is a number nobody can know today: { $witness }.
lots-how-closed = The list is closed. What decides is a number nobody could know then: { $witness }.
lots-how-drawn =
    Drawn with: { $said } ({ $witness }). { $taken ->
        [0] Nobody has taken a seat yet.
        [one] One seat is taken.
       *[other] { NUMBER($taken) } seats are taken.
    }
lots-card =
    { $seats ->
        [one] One seat is
       *[other] { NUMBER($seats) } seats are
    } filled by lot: { $state ->
        [open] everybody may take a ticket now.
        [closed] the list is closed, and the draw comes next.
       *[drawn] the draw was held, and anybody can check it.
    }
lots-sealed = Sealed before the first ticket: <code>{ $commitment }</code>
lots-list = The list: <code>{ $digest }</code>
lots-ticket-waiting =
    { $place ->
        [0] Your ticket: <b>{ $code }</b>
       *[other] Your ticket, <b>{ $code }</b>, was drawn at place { NUMBER($place) }. If somebody before you can't come, you're asked.
    }
lots-ticket-offered = Your ticket, <b>{ $code }</b>, was drawn at place { NUMBER($place) }. There is a seat for you.
lots-ticket-taken = Your ticket, <b>{ $code }</b>, was drawn, and the seat is yours.
lots-ticket-declined = Your ticket, <b>{ $code }</b>, was drawn, and you left the seat to the next.
lots-enter-button = Take a ticket
lots-leave-button = Give my ticket back
lots-close-button = Close the list
lots-hold-button = Hold the draw
lots-prove-button = Check it yourself
lots-take-button = I'll take part
lots-decline-button = I can't
lots-see-button = See the draw
lots-copy-button = Copy link
lots-entered-toast = Your ticket is { $code }.
lots-left-toast = You have no ticket any more.
lots-closed-toast = The list is closed.
lots-taken-toast = The seat is yours.
lots-declined-toast = Thank you for saying so. The next one is asked.

lots-ask-seats = How many people should be drawn for “{ $theme }”? Send a number, for example 24.
lots-ask-witness-named =
    { $seats ->
        [one] One seat.
       *[other] { NUMBER($seats) } seats.
    } Which number should decide? It must become public after the list is closed, and nobody may know it today.

    For example: the lottery numbers of Saturday 5 December.
lots-ask-witness = Please send it exactly as it was published: { $witness }.
lots-opened =
    Draw { $number } is open. I have sealed a secret number, and everybody can see its seal: nobody can change it now, me included.

    Give people the link, or let them find it with /draws. Close the list when you're ready.

lots-offered =
    You were drawn at place { NUMBER($place) } for “{ $theme }”.

    Would you like to take part? If you can't, the next one is asked.
lots-not-drawn =
    The lots for “{ $theme }” are drawn. Your ticket came at place { NUMBER($place) }, and there { $seats ->
        [one] is one seat
       *[other] are { NUMBER($seats) } seats
    }.

    If somebody before you can't come, I'll ask you. You can read along and speak like everybody else.
lots-proof =
    Everything about draw { $number } is in this file: the sealed number, all tickets, and the order. It names nobody.

    Check it on any computer:
    <code>folkmoot verify-draw draw-{ $number }.json</code>
lots-proof-file = draw-{ $number }.json
