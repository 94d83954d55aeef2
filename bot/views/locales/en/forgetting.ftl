# Screen 13: what is kept, and being forgotten.

mydata-panel =
    <b>What we keep about you</b>

    Your Telegram number (an id, not your phone): yes
    Name shown publicly: { $name }
    Area and topics: { $area }; { $topics }
    Ideas { NUMBER($ideas) }, signatures { NUMBER($signatures) }, comments { NUMBER($comments) }
    Views in consultations { NUMBER($views) }
    Ideas followed { NUMBER($follows) }, reminders { NUMBER($reminders) }, questions asked { NUMBER($questions) }
    Phone number: never asked. Location: { $places ->
        [0] not kept.
        [one] kept where you added a place to one view.
       *[other] kept where you added a place to { NUMBER($places) } views.
    }

    The full policy is in /privacy.
mydata-names =
    { $count ->
        [0] no
        [one] in one place where you chose it
       *[other] in { NUMBER($count) } places where you chose it
    }
mydata-no-area = no area
mydata-no-topics = no topics
mydata-download-button = Download everything
mydata-parts-button = Delete parts
mydata-delete-button = Delete everything
mydata-file = This is everything we keep about you, in a form that other programs can read. Only you have been sent it.
mydata-file-name = folkmoot-my-data.json

mydata-parts = What should go? I'll say what it means before anything is deleted.
mydata-part-follows-button = What I follow
mydata-part-comments-button = My comments
mydata-part-drafts-button = My drafts
mydata-part-name-button = My shown name
mydata-part-place-button = My area and topics
mydata-part-questions-button = My questions
mydata-part-follows =
    { $count ->
        [0] You follow nothing. There is nothing to delete.
        [one] You stop following one idea. This can't be undone, but you can follow it again.
       *[other] You stop following { NUMBER($count) } ideas. This can't be undone, but you can follow them again.
    }
mydata-part-comments =
    { $count ->
        [0] You have written no comments. There is nothing to delete.
        [one] Your comment disappears for everybody. This can't be undone.
       *[other] Your { NUMBER($count) } comments disappear for everybody. This can't be undone.
    }
mydata-part-drafts =
    { $count ->
        [0] You have no drafts. There is nothing to delete.
        [one] Your draft is deleted. This can't be undone.
       *[other] Your { NUMBER($count) } drafts are deleted. This can't be undone.
    }
mydata-part-name =
    { $count ->
        [0] Your name is not shown anywhere. There is nothing to delete.
       *[other] Your name disappears from your ideas, signatures, comments and views. This can't be undone.
    }
mydata-part-place =
    { $count ->
        [0] You have chosen no area and no topics. There is nothing to delete.
       *[other] I forget your area and your topics. You can choose them again in /settings.
    }
mydata-part-questions =
    { $count ->
        [0] You have asked no questions. There is nothing to delete.
        [one] Your question and its answer are deleted. This can't be undone.
       *[other] Your { NUMBER($count) } questions and their answers are deleted. This can't be undone.
    }
mydata-part-views-button = My views
mydata-part-views =
    { $count ->
        [0] You have said nothing in a consultation.
        [one] Your view in a consultation will be taken back, and its words and files deleted. That something stood there stays visible.
       *[other] Your { NUMBER($count) } views in consultations will be taken back, and their words and files deleted. That something stood there stays visible.
    }
mydata-part-delete-button = Delete
mydata-part-deleted = Deleted.

mydata-leaving =
    This will remove your profile, settings, follows, comments, questions and drafts at once.

    { $signatures ->
        [0] You have signed nothing, so no total changes.
        [one] Your signature stays in the total without any link to you, or you can remove it too.
       *[other] Your { NUMBER($signatures) } signatures stay in the totals without any link to you, or you can remove them too.
    } { $published ->
        [0] You have published no idea.
        [one] Your published idea can stay without a name, or be withdrawn.
       *[other] Your { NUMBER($published) } published ideas can stay without a name, or be withdrawn.
    }
mydata-keep-totals-button = Keep totals, remove me
mydata-remove-signatures-button = Remove signatures too
mydata-withdraw-ideas-button = Withdraw idea as well
mydata-confirm =
    { $choice ->
        [1] You will be removed. Your signatures stay counted, and your published ideas stay without a name.
        [2] You and your signatures will be removed. Your published ideas stay without a name.
       *[3] You, your signatures and all your ideas will be removed.
    }

    Type DELETE to confirm. This can't be undone.
mydata-confirm-again = That wasn't the word DELETE, so nothing was deleted. Type DELETE to confirm, or tap Cancel.
mydata-confirm-placeholder = DELETE
mydata-gone = Done. We no longer know you. You can start again any time with /start.
