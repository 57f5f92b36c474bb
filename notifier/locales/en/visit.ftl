# Messages about a visit. Names stand on their own, never after a word that would change them in Welsh.

subject-held = Time kept for your visit: { $venue }, { $date }, { $time }
subject-booked = Visit booked: { $venue }, { $date }, { $time }
subject-changed = Visit changed: { $venue }, { $date }, { $time }
subject-cancelled = Visit cancelled: { $venue }, { $date }, { $time }

heading-held = A time is kept for your visit
heading-booked = Your visit is booked
heading-changed = Your visit has changed
heading-cancelled = Your visit is cancelled

greeting = Dear { $name }

held-until = We are keeping this time for you until { $time } { $date }.
held-not-booked = It is not booked yet. To book it, go back to the page where you chose it and confirm before then. After that, others can take it.
held-in-place-of = Your booking { $reference } stays as it is until you confirm the new time.

booked-keep = Keep this message. It has what you need for your visit.

changed-moved = Your visit was going to be { $date } at { $time }. These are the new details.
changed-same-time = The date and time are the same. Check the details.

cancelled-by-visitor = You cancelled this visit, or asked us to cancel it.
cancelled-by-prisoner = This visit is cancelled because the prisoner does not want it, or is not able to have it.
cancelled-by-establishment = We are sorry. This visit is cancelled because the prison is not able to hold it.
cancelled-booked-in-error = This visit is cancelled because it was booked by mistake.
cancelled-without-reason = This visit is cancelled.
cancelled-do-not-travel = Do not travel to the prison for this visit.
cancelled-book-again = If you still want to visit, you can book another time.

details-heading = Details
label-reference = Reference
label-venue = Place
label-space = Room
label-date = Date
label-time = Time
label-arrival = Arrive by
label-type = Type of visit
label-visitors = Visitors
label-prisoner = Prisoner
label-phone = Phone

arrival = { $time }, { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} before the visit starts
type-closed = Closed visit: there is a screen between you and the prisoner
visitors = { $count ->
    [one] { $names } (1 person)
   *[other] { $names } ({ $count } people)
}

identification-heading = Identification
identification = Every visitor of 16 or older must bring photo identification, such as a passport or a driving licence. If you have none, ask the prison before your visit what it accepts.

manage-heading = See, change or cancel your visit
manage-how = Use this link. You do not need an account. Do not share it: anyone who has it can change your visit.
manage-link = See, change or cancel your visit
see-heading = See this booking
see-how = Use this link. You do not need an account.
see-link = See this booking

footer-automatic = This message was sent automatically.
footer-reply = If you reply, your message goes to the booking desk.
footer-no-reply = Do not reply. Nobody reads the replies.

calendar-summary = Visit: { $venue }
calendar-reference = Reference: { $reference }
calendar-arrival = Arrive by { $arrival }.
calendar-phone = Phone: { $phone }
