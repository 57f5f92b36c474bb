times-title = Choose a time
times-change-title = Choose a new time
times-intro = Choose a day to see its times.
times-window = You can book a visit between { $first } and { $last }.
times-calendar-label = Days with visit times
times-day = { $date }, { $count ->
    [one] 1 visit time available
   *[other] { $count } visit times available
}
times-back-to-calendar = Choose a different day
times-keep = When you continue, we keep the time for you for { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.
times-held = We are keeping { $time } { $date } for you until { $until }. If you choose another time, others can take this one.
times-change-kept = Your visit { $date } at { $time } stays booked until you confirm a new time.
times-none-suit-heading = If no time suits you
times-none-suit = Times become free when others cancel. New days open every day. Look again later.
times-error = Select a time
times-error-gone = Select a time that is still free
no-times-title = There are no times that you can book
no-times-party-title = You cannot book for these visitors
no-times-because = This is why:
no-times-none-published = The prison has not opened any visit times for the days that can be booked now.
no-times-next = The next visit times are { $date }. You can book them { $opens } or later.
no-times-what-heading = What you can do
no-times-change-visitors = Change the prisoner number or who is visiting
no-times-change-prison = Choose a different prison
no-times-keep-booking = Keep the visit that you have booked
no-times-later = Look again later: times become free when others cancel.
taken-title = Somebody else has just taken this time
taken-what = The time that you chose, { $time } { $date }, is no longer free.
taken-nothing-lost = Nothing is booked yet. We have kept your answers.
taken-kept-old = You keep the time that you had before.
taken-others = Other times that are free
taken-all-times = See all times
expired-title = Your time has run out
expired-what = We kept { $time } { $date } for you for { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}, then gave it back so that others could book it.
expired-what-plain = We keep a time for { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}, then give it back so that others can book it.
expired-nothing-lost = Nothing is booked. We have kept your other answers: you do not have to enter them again.
expired-kept-booking = The visit that you had booked before has not changed.
expired-still-free = This time is still free.
expired-again = Keep the same time again
expired-choose = Choose another time
