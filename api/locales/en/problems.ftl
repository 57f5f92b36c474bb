# The words of problems: a title for the code, what is wrong in this case, and what can be done.

## Words for facts

fact-class-open_table = open table
fact-class-closed_table = closed table
fact-class-minutes = minutes
fact-class-whole_room = whole room
fact-channel-public = for the public
fact-channel-staff = for staff

## The pages that document the codes

problems-language-name = English
problems-service-name = Assize
problems-skip-link = Skip to main content
problems-languages-label = Choose a language
problems-list-title = Problem codes
problems-list-lead = Every refusal and every fault that the API answers with has one of these codes. A code never changes its meaning.
problems-word-code = Code
problems-word-status = HTTP status
problems-word-meaning = Meaning
problems-word-detail = What it says
problems-word-cure = What to do
problems-facts-lead = Words in square brackets stand for facts of the case.
problems-rules-title = Rules for fields
problems-back = All problem codes

## Notice and sessions

problem-notice-too_soon =
    .title = Too late to book this session
    .detail = This session is too soon. The first day that can be booked now is { $first }.
    .cure = Choose a session on or after that day.
problem-notice-too_late =
    .title = Booking is not open yet
    .detail = This session is too far ahead. The last day that can be booked now is { $last }.
    .cure = Choose an earlier session, or come back nearer the time.
problem-session-unknown =
    .title = No such session
    .detail = There is no session with this id.
    .cure = Look for available sessions again and use an id from there.
problem-session-none_on_these_days =
    .title = No sessions on these days
    .detail = The venue has no sessions on these days, or has not opened them yet.
    .cure = Look at other days.
problem-session-closed =
    .title = Session closed
    .detail = This session is closed and takes no bookings.
    .cure = Choose another session.
problem-session-started =
    .title = Session has started
    .detail = This session has already started.
    .cure = Choose a later session.
problem-venue-closed =
    .title = No bookings at this venue
    .detail = This venue is not taking bookings at the moment.
    .cure = Try again later or contact the venue.

## Capacity

problem-capacity-class_not_offered =
    .title = Not offered in this session
    .detail = This session offers nothing of the kind "{ $class }".
    .cure = Choose another session or another kind of place.
problem-capacity-full =
    .title = Session full
    .detail = { $left ->
        [0] Nothing of the kind "{ $class }" is left { $channel } in this session.
        [one] Only { $left } of the kind "{ $class }" is left { $channel } in this session, but { $wanted } were asked for.
       *[other] Only { $left } of the kind "{ $class }" are left { $channel } in this session, but { $wanted } were asked for.
    }
    .cure = Choose another session, or ask for fewer.
problem-capacity-zero_units =
    .title = Nothing asked for
    .detail = The request is for no units at all.
    .cure = Ask for 1 or more.

## The party

problem-party-empty =
    .title = Nobody is visiting
    .detail = The party has no visitors.
    .cure = Add at least one visitor of 18 or over.
problem-party-one_prisoner =
    .title = One prisoner must be named
    .detail = A booking is for exactly one prisoner.
    .cure = Give the details of one prisoner.
problem-party-person_repeated =
    .title = Person named twice
    .detail = The same person is in the party more than once.
    .cure = Name each person once.
problem-party-too_many =
    .title = Too many visitors
    .detail = { $given } visitors are named. This venue lets in { $limit ->
        [one] { $limit } visitor
       *[other] { $limit } visitors
    } at a time.
    .cure = Remove visitors, or make a second booking.
problem-party-too_many_adults =
    .title = Too many adults
    .detail = { $given } of the visitors are { $adult_age } or over. This venue has room for { $limit ->
        [one] { $limit } of them
       *[other] { $limit } of them
    } at a time.
    .cure = Remove adults, or make a second booking.
problem-party-too_many_children =
    .title = Too many children
    .detail = { $given } of the visitors are under { $adult_age }. This venue lets in { $limit ->
        [one] { $limit } of them
       *[other] { $limit } of them
    } at a time.
    .cure = Remove children, or make a second booking.
problem-party-no_adult =
    .title = No adult
    .detail = Nobody in the party is 18 or over on the day.
    .cure = Add a visitor of 18 or over.
problem-party-lead_visitor =
    .title = An adult must answer for the booking
    .detail = One visitor must answer for the booking, and must be 18 or over on the day.
    .cure = Mark one adult as the lead visitor.
problem-party-birth_date_missing =
    .title = Date of birth missing
    .detail = A visitor's date of birth is not known.
    .cure = Give every visitor's date of birth.
problem-party-birth_date_in_future =
    .title = Date of birth in the future
    .detail = A visitor's date of birth lies after the day of the visit.
    .cure = Correct the date of birth.
problem-party-unidentified =
    .title = Names missing
    .detail = A booking needs the full name of every visitor and the number of the prisoner.
    .cure = Give the names and the number.

## Eligibility

problem-eligibility-location =
    .title = Session not for this part of the prison
    .detail = This session is for prisoners who live in another part of the prison.
    .cure = Choose another session.
problem-eligibility-location_unknown =
    .title = Location not known
    .detail = This session is for some parts of the prison, and it is not known where the prisoner lives.
    .cure = Name the prisoner, choose another session or contact the prison.
problem-eligibility-category =
    .title = Session not for this category
    .detail = This session is for prisoners of another security category.
    .cure = Choose another session.
problem-eligibility-category_unknown =
    .title = Category not known
    .detail = This session is for some security categories, and the prisoner's category is not known.
    .cure = Name the prisoner, choose another session or contact the prison.
problem-eligibility-incentive =
    .title = Session not for this incentive level
    .detail = This session is for prisoners of another incentive level.
    .cure = Choose another session.
problem-eligibility-incentive_unknown =
    .title = Incentive level not known
    .detail = This session is for some incentive levels, and the prisoner's level is not known.
    .cure = Name the prisoner, choose another session or contact the prison.

## People's time

problem-person-prisoner_elsewhere =
    .title = Prisoner has another visit then
    .detail = The prisoner has another visit that overlaps with this one.
    .cure = Choose another time.
problem-person-visitor_elsewhere =
    .title = Visitor has another visit then
    .detail = One of the visitors has another visit that overlaps with this one.
    .cure = Choose another time, or cancel the other visit first.
problem-person-prisoner_in_session =
    .title = Prisoner has a visit in this session
    .detail = The prisoner already has a visit in this session.
    .cure = Choose another session.
problem-booking-duplicate =
    .title = Already booked
    .detail = The same prisoner and one of the same visitors are already in this session.
    .cure = Use the booking that there is, or choose another session.

## Holds

problem-hold-unknown =
    .title = No such hold
    .detail = There is no hold with this id for this caller.
    .cure = Check the id, or ask for a new hold.
problem-hold-expired =
    .title = Hold ran out
    .detail = The time for which the place was kept is over.
    .cure = Ask for a new hold.
problem-hold-released =
    .title = Hold given back
    .detail = The hold was given back.
    .cure = Ask for a new hold.
problem-hold-confirmed =
    .title = Hold already used
    .detail = The hold has already become a booking.
    .cure = Look at the booking.
problem-hold-last_moment =
    .title = Hold cannot last longer
    .detail = This hold cannot be kept beyond its last moment: { $last_moment }.
    .cure = Confirm it before then, or ask for a new hold.
problem-hold-purpose =
    .title = Hold granted for something else
    .detail = The hold is for a new booking, or for a change of another booking.
    .cure = Ask for a hold for this purpose.

## Bookings

problem-booking-unknown =
    .title = No such booking
    .detail = There is no booking with this id or reference for this caller.
    .cure = Check the id or the reference.
problem-booking-cancelled =
    .title = Booking cancelled
    .detail = The booking has been cancelled.
    .cure = Make a new booking.
problem-booking-started =
    .title = Visit has started
    .detail = The session of this booking has already started.
    .cure = Contact the venue.
problem-booking-version =
    .title = Booking has changed
    .detail = The booking has changed since it was read: version { $expected } was expected, and it is now version { $actual }.
    .cure = Read the booking again and decide anew.
problem-booking-venue =
    .title = Booking stays at its venue
    .detail = A booking cannot move to another venue.
    .cure = Cancel it and book at the other venue.
problem-booking-nothing_to_change =
    .title = Nothing to change
    .detail = The change would leave the booking as it is.
    .cure = Say what shall change.

## The caller

problem-caller-venue =
    .title = Not at this venue
    .detail = This caller may not act at this venue.
    .cure = Ask whoever runs the service to add the venue.
problem-caller-channel =
    .title = Not through this channel
    .detail = This caller may not use this channel.
    .cure = Use the public channel, or ask whoever runs the service.
problem-caller-role =
    .title = Not for this role
    .detail = The caller's role may not do this.
    .cure = Use a key of a role that may.
problem-auth-missing_key =
    .title = Key missing
    .detail = The request has no key.
    .cure = Send the header "Authorization: Bearer" followed by your key.
problem-auth-unknown_key =
    .title = Key not known
    .detail = Nobody has this key, or it was revoked.
    .cure = Check the key, or ask whoever runs the service for a new one.
problem-rate-limited =
    .title = Too many requests
    .detail = More requests have come than are allowed.
    .cure = Wait as many seconds as Retry-After says, then go on more slowly.

## The request

problem-request-invalid_json =
    .title = Not JSON
    .detail = The body cannot be read as JSON.
    .cure = Send a JSON document in UTF-8.
problem-request-invalid_field =
    .title = Field breaks a rule
    .detail = A field of the request breaks a rule.
    .cure = Correct the field that the pointer names.
problem-request-missing_field =
    .title = Field missing
    .detail = A field that the request needs is missing.
    .cure = Add the field that the pointer names.
problem-request-unknown_field =
    .title = Field not known
    .detail = The request has a field that has no meaning here.
    .cure = Remove or rename the field that the pointer names.
problem-request-too_large =
    .title = Body too large
    .detail = The body is larger than the service reads.
    .cure = Send less in one request.
problem-request-unsupported_media_type =
    .title = Not announced as JSON
    .detail = The body is not announced as JSON, or it is compressed.
    .cure = Send the header "Content-Type: application/json" once, and the body uncompressed.
problem-request-invalid_parameter =
    .title = Parameter breaks a rule
    .detail = A parameter of the address breaks a rule.
    .cure = Correct the parameter that is named.
problem-request-invalid_header =
    .title = Header breaks a rule
    .detail = A header of the request breaks a rule.
    .cure = Correct the header that is named.
problem-precondition-required =
    .title = Version missing
    .detail = A change must say to which version it is made.
    .cure = Read the booking and send its ETag as If-Match.
problem-idempotency-reused =
    .title = Idempotency key used before
    .detail = The idempotency key was used before for another request.
    .cure = Use a new key for each new command.
problem-venue-unknown =
    .title = No such venue
    .detail = There is no venue with this code.
    .cure = Look up the code in the list of venues.
problem-route-not_found =
    .title = Page not found
    .detail = There is nothing at this address.
    .cure = Check the address.
problem-route-method_not_allowed =
    .title = Method not allowed
    .detail = What is at this address does not answer to this method.
    .cure = Use a method that the header Allow names.

## The service

problem-store-conflict =
    .title = Something came in between
    .detail = The database refused the change, because something else has changed meanwhile.
    .cure = Look at what is available now and try again.
problem-waiting_room-required =
    .title = There is a waiting room
    .detail = Many people want to book at the moment. Places are taken through the waiting room, first come first served.
    .cure = Take a place with POST /v1/waiting-room, and send its token in the header Waiting-Room-Token when its turn has come.
problem-waiting_room-not_yet =
    .title = Not your turn yet
    .detail = The turn of this place in the waiting room has not come yet.
    .cure = Try again with the same token after as many seconds as Retry-After says.
problem-waiting_room-forged =
    .title = Not a token of this waiting room
    .detail = The token in Waiting-Room-Token was not given out by this service.
    .cure = Send the token as it was given, or take a place with POST /v1/waiting-room.
problem-waiting_room-over =
    .title = Your turn is over
    .detail = The turn of this place in the waiting room came and is over.
    .cure = Take a new place with POST /v1/waiting-room.
problem-waiting_room-used_up =
    .title = Token used too often
    .detail = The token was used for as many commands as it may be. A place in the waiting room is for one visit.
    .cure = Take a place with POST /v1/waiting-room for each visit.
problem-request-timeout =
    .title = The request came too slowly
    .detail = The body of the request was not here in time. Nothing was done.
    .cure = Send the whole request at once.
problem-service-too_many_connections =
    .title = Too many connections
    .detail = There are as many connections to the service as it can take. Nothing was done.
    .cure = Try again after as many seconds as Retry-After says, and use one connection for several requests.
problem-service-busy =
    .title = Too busy
    .detail = Too many commands are waiting. This one was not carried out.
    .cure = Try again after as many seconds as Retry-After says.
problem-service-unavailable =
    .title = Service not available
    .detail = The database does not answer. Nothing was done.
    .cure = Try again after as many seconds as Retry-After says.
problem-service-stopping =
    .title = Service is stopping
    .detail = The service is being restarted. Nothing was done.
    .cure = Try again after as many seconds as Retry-After says.
problem-service-timeout =
    .title = No answer in time
    .detail = The answer took too long. A command may still be carried out.
    .cure = Send the same request again with the same idempotency key to learn what it came to.
problem-service-unknown_outcome =
    .title = Outcome not known
    .detail = The connection to the database broke. The command may or may not have been carried out.
    .cure = Send the same request again with the same idempotency key to learn what it came to.
problem-service-internal =
    .title = Sorry, there is a problem with the service
    .detail = Something went wrong on our side.
    .cure = Try again later. If it stays, report it with the id of the request.

## Rules for fields

fault-missing =
    .detail = This field must be there.
    .cure = Add it.
fault-unknown =
    .detail = This name has no meaning here.
    .cure = Use one of these: { $known }.
fault-type =
    .detail = The value is of the wrong type.
    .cure = Send this type: { $expected }.
fault-repeated =
    .detail = This is given more than once.
    .cure = Give it once.
fault-date =
    .detail = This is not a date.
    .cure = Write year, month and day, such as 2026-12-24.
fault-date-order =
    .detail = The last day comes before the first.
    .cure = Give the same day or a later one.
fault-days =
    .detail = The range has too many days.
    .cure = Ask for { $max } days at most.
fault-number =
    .detail = This is not a whole number in the range allowed.
    .cure = Give a whole number from { $min } to { $max }.
fault-one-of =
    .detail = This value is not one of those allowed.
    .cure = Use one of these: { $allowed }.
fault-id =
    .detail = This is not an id.
    .cure = Use an id as the API gave it: a UUID.
fault-venue-code =
    .detail = This is not a venue code.
    .cure = Use 2 to 24 capital letters, digits and hyphens.
fault-prisoner-number =
    .detail = This is not a prisoner number.
    .cure = Write a letter, four digits and two letters, such as A1234BC.
fault-name =
    .detail = This is not a name.
    .cure = Write 1 to { $max } characters.
fault-whole-name =
    .detail = Half of the name is missing.
    .cure = Give both names, or neither if they are not known yet.
fault-text =
    .detail = This text is empty, too long or has characters that cannot be read.
    .cure = Write 1 to { $max } characters.
fault-email =
    .detail = This is not an email address.
    .cure = Write it in the form name@example.com.
fault-phone =
    .detail = This is not a telephone number.
    .cure = Write the digits, such as 07700 900 982 or +44 808 157 0192.
fault-contact-way =
    .detail = There is no way to reach anybody.
    .cure = Give an email address or a telephone number.
fault-too-many =
    .detail = The list is too long.
    .cure = Send { $max } entries at most.
fault-lead =
    .detail = More than one visitor is marked as the lead.
    .cure = Mark one of them.
fault-one-place =
    .detail = The place must be a hold or a session, and not both.
    .cure = Give either "hold" alone, or "session" with "class" and "units".
fault-one-count =
    .detail = Visitors are given both by dates of birth and by numbers.
    .cure = Give one of the two.
fault-cursor =
    .detail = This cursor was not given by this list.
    .cure = Use "next" of the page before, or none to begin.
fault-etag =
    .detail = This is not one version.
    .cure = Send one ETag as it was given, with its quotation marks, or *.
fault-idempotency-key =
    .detail = This is not an idempotency key.
    .cure = Use 1 to 255 visible ASCII characters, once.
