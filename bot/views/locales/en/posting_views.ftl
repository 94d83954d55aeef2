# Posting on the go.

post-which = Which consultation is it for?
post-line = { $number }. { $theme }, until { $closes }
post-line-open = { $number }. { $theme }
post-nowhere = No consultation takes your views right now.
post-opens = Consultation { $number }, { $theme }, opens for speaking on { $day }.
post-kept-button = Do something else with it
post-consultations-button = Consultations
command-post = Speak in a consultation
