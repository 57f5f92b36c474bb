waiting-title = You are in a queue
waiting-why = Many people want to book visits at the moment. We let them in one after another, in the order in which they came.
waiting-position = { $position ->
    [one] You are next in the queue.
   *[other] You are number { $position } in the queue.
}
waiting-turn = Your turn comes at { $turn }, in about { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.
waiting-then = When your turn comes, you have { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} to choose a time.
waiting-keep = You keep your place and your answers as long as you do not close your browser.
waiting-lost = The time for choosing was over, so we have given you a new place in the queue. Nothing has been booked.
waiting-by-itself = This page looks every few seconds whether it is your turn, and then shows you the times. You do not have to do anything.
waiting-stop = Do not refresh this page automatically
waiting-look = See whether it is your turn
waiting-start = Refresh this page automatically again
