check-title = Check your answers
check-changed-elsewhere = Your answers have changed since this page was shown, perhaps in another window. Check them again before you confirm.
check-visit = The visit
check-prison = Prison
check-time = Date and time
check-prisoner = Prisoner
check-prisoner-number = Prisoner number
check-visitors = The visitors
check-visitor-lead = Main visitor
check-visitor = Visitor { $number }
check-born = born { $date }
check-contact = Your contact details
check-email = Email address
check-phone = Telephone number
check-phone-none = Not given
check-language = Messages in
language-en = English
language-cy = Welsh
check-before-heading = Book the visit
check-before = By confirming, you say that these answers are right as far as you know, and that every visitor is on the prisoner’s visitor list.
check-confirm = Confirm and book
check-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
