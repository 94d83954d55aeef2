# The live stream of a stage, for people who follow a meeting from home.

stream-button = Live stream
stream-watch-button = Watch live
stream-ask =
    Where can people watch the stage “{ $name }” live? Send the link, such as https://example.org/live.

    It becomes a button on every card while the stage is open. Send - to take it away.
stream-now = Now: { $link }
