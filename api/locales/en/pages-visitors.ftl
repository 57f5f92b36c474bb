visitors-title = Who is visiting?
visitors-prisoner-legend = The prisoner
visitors-number-label = Prisoner number
visitors-number-hint = A letter, 4 numbers and 2 letters, such as A1234BC. The prisoner can tell you.
visitors-prisoner-first-label = Prisoner’s first names
visitors-prisoner-last-label = Prisoner’s last name
visitors-heading = The visitors
visitors-limits-intro = At { $prison }, on one visit:
visitors-limit-total = { $count ->
    [one] only 1 person can visit
   *[other] no more than { $count } people can visit
}
visitors-limit-adults = { $count ->
    [one] only 1 of them can be { $age } or older
   *[other] no more than { $count } of them can be { $age } or older
}
visitors-limit-children = { $count ->
    [zero] nobody under { $age } can visit
    [0] nobody under { $age } can visit
    [one] only 1 of them can be under { $age }
   *[other] no more than { $count } of them can be under { $age }
}
visitors-limit-eighteen = the main visitor must be 18 or older
visitors-babies = Count everybody, babies too. What matters is how old they are on the day of the visit.
visitors-lead-legend = Main visitor’s date of birth
visitors-lead-hint = The person who answers for this booking, usually you. For example, 27 3 1985
visitors-other-legend = Visitor { $number }’s date of birth
visitors-born-hint = For example, 27 3 2015
visitors-remove = Remove
visitors-remove-which = visitor { $number }
visitors-add = Add another visitor
visitors-no-more = { $count ->
    [one] Only 1 person can visit at a time here.
   *[other] You have added { $count } visitors. No more can come on one visit.
}
visitors-number-missing = Enter the prisoner number
visitors-number-wrong = Enter a prisoner number with a letter, 4 numbers and 2 letters, such as A1234BC
visitors-prisoner-first-missing = Enter the prisoner’s first names
visitors-prisoner-last-missing = Enter the prisoner’s last name
visitors-born-missing-lead = Enter the main visitor’s date of birth
visitors-born-missing = Enter visitor { $number }’s date of birth
visitors-born-parts-lead = The main visitor’s date of birth must include a day, a month and a year
visitors-born-parts = Visitor { $number }’s date of birth must include a day, a month and a year
visitors-born-wrong-lead = The main visitor’s date of birth must be a real date
visitors-born-wrong = Visitor { $number }’s date of birth must be a real date
visitors-born-year-lead = The year of the main visitor’s birth must have 4 numbers
visitors-born-year = The year of visitor { $number }’s birth must have 4 numbers
visitors-born-future-lead = The main visitor’s date of birth must be in the past
visitors-born-future = Visitor { $number }’s date of birth must be in the past
visitors-born-old-lead = Check the year of the main visitor’s birth
visitors-born-old = Check the year of visitor { $number }’s birth
name-too-long = The name must have { $limit } characters or fewer
name-letters = The name must not include line breaks or symbols such as < and >
