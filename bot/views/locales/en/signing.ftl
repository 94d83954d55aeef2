# What is said when somebody signs, takes it back, shows a name, or says why.

signed = Signed. You're number { NUMBER($number) }. Thank you.
signed-with-name = Signed. You're number { NUMBER($number) }. Thank you, { $name }.
signed-already = You signed on { $day }. To change it, tap Open.
signed-already-here = You signed on { $day }. To take it back, tap Undo.
signed-once-before = You've signed this idea before, and that signature still counts.
signature-set-aside = Your signature on this idea is not in the count. If you think that is wrong, ask a person in /help.
signature-older-view = That was an older view. Here is the current one.
undone = Undone. Your signature is removed.
undone-already = There is no signature of yours to take back here.
sign-again-button = Sign again

signing-which = Which idea? Type its number after the command, for example { $example }.
signing-undone = Undone. Your signature on idea { $number } is removed.
signing-name-shown = Saved. Your name is shown with your signature.
signing-name-hidden = Saved. Your signature counts without your name.
signing-why =
    Why did you sign idea { $number }? One or two sentences help those who decide.

    They are shown under the idea, without your name unless you show it.
signing-why-placeholder = My children cross there
signing-why-kept = Thank you. Your reason now stands under idea { $number }.

notice-reached =
    { $own ->
        [yes] Your idea { $number } has reached { NUMBER($threshold) } signatures. The participation officers will look at it. I'll tell you what they decide.
       *[no] Idea { $number } has reached { NUMBER($threshold) } signatures. The participation officers will look at it. I'll tell you what they decide.
    }
notice-milestone =
    { $own ->
        [yes] Your idea { $number } has { NUMBER($count) } of { NUMBER($threshold) } signatures. Sharing it brings more.
       *[no] Idea { $number }, which you follow, has { NUMBER($count) } of { NUMBER($threshold) } signatures.
    }
notice-ended-reached =
    { $own ->
        [yes] Signing of your idea { $number } has ended, with { NUMBER($count) } signatures. It got there. I'll tell you what the officers decide.
       *[no] Signing of idea { $number } has ended, with { NUMBER($count) } signatures. It got there. I'll tell you what the officers decide.
    }
notice-ended-short =
    { $own ->
        [yes] Your idea { $number } has ended with { NUMBER($count) } of { NUMBER($threshold) } signatures. It did not get there this time. Thank you for speaking up. You can suggest it again in other words.
       *[no] Idea { $number }, which you follow, has ended with { NUMBER($count) } of { NUMBER($threshold) } signatures. It did not get there this time.
    }
notice-closing =
    { $own ->
        [yes] Your idea { $number } closes on { $closes_at }. It has { NUMBER($count) } of { NUMBER($threshold) } signatures. Sharing it now helps most.
       *[no] Idea { $number }, which you follow, closes on { $closes_at }. It has { NUMBER($count) } of { NUMBER($threshold) } signatures.
    }
notice-idea-title = <b>{ $title }</b>
notice-read-button = Read the idea
notice-mute-button = Mute this idea
