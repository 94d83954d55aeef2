# What somebody said in consultations, for them alone.

own-views-title = What you said in consultations, the newest first. Only you see this list.
own-views-none = You haven't said anything in a consultation yet.
own-views-where = View { $number } in { $theme }, { $title }, { $day }
own-views-where-draft = A draft in { $theme }, { $title }, { $day }
own-views-draft = not published
own-views-published = public
own-views-withdrawn = taken back: only you can read it
own-views-removed = taken down: only you can read it
own-views-versions = { NUMBER($count) } versions
own-views-get-button = Get { $position }
mydata-views-button = My views ({ NUMBER($count) })
