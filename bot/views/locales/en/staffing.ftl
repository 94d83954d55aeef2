# Roles, one-time links and the control room.

admin-room =
    <b>Control room</b>

    Waiting for review: { NUMBER($waiting) }
    Open for signatures: { NUMBER($open) }
    Signatures in all: { NUMBER($signatures) }
    Questions without an answer: { NUMBER($questions) }
    People: { NUMBER($people) }

    Staff chat: { $staff }
    Groups and channels: { $communities }
admin-no-staff-chat = none yet. Ideas wait in /queue until you connect one
admin-staff-chat = { $title }
admin-staff-chat-no-topics = { $title }, without topics
admin-invite-moderator-button = Invite a moderator
admin-invite-officer-button = Invite an officer
admin-invite-member-button = Invite a member
admin-invite-facilitator-button = Invite a facilitator
admin-holders-button = People with roles
admin-connect-button = Connect a chat
admin-refresh-button = Refresh

role-as-moderator = a moderator
role-as-officer = an officer
role-as-officer-of = an officer of { $department }
role-as-member = a member
role-as-facilitator = a facilitator
role-moderator = moderator
role-officer = officer
role-member = member
role-facilitator = facilitator

admin-link =
    Send this link to the person who should be { $role }. It works once, for seven days, and I keep no copy of it.

    { $link }
admin-copy-link-button = Copy link

role-offer = You have been asked to be { $role }. { $what }
role-what-moderator = You would read new ideas and decide whether they can be published.
role-what-officer = You would answer for your department.
role-what-member = You would speak in consultations as a member.
role-what-facilitator = You would open and close the stages of a consultation.
role-accept-button = Accept
role-decline-button = No thanks
role-accepted = Thank you. You are { $role } now. { $next }
role-next-moderator = What waits for a decision is in /queue, and in the staff chat.
role-next-officer = You'll hear when something needs your department's answer.
role-next-member = You'll hear when a consultation opens.
role-next-facilitator = You'll hear when a consultation needs you.
role-declined = That's fine. Nothing has changed.

admin-holders = <b>People with roles</b>
admin-no-holders = Nobody has a role yet, besides the admins named in the settings. Invite somebody from the control room.
admin-holder = { $position }. { $name }, { $role } since { $day }
admin-holder-nameless = a person who shows no name
admin-take-button = Take back { $position }
admin-take-question = Take the role of { $role } back from { $name }? They can do nothing more in it from then on.
admin-take-confirm-button = Take it back
admin-taken-toast = Taken back.
