prison-title = Which prison are you visiting?
prison-search-label = Find a prison
prison-search-hint = Type its name, or a part of it, or its town
prison-search-button = Search
prison-legend-all = All prisons
prison-legend-found = { $count ->
    [one] 1 prison found
   *[other] { $count } prisons found
}
prison-hint = Choose one
prison-none-heading = No prison found
prison-none = No prison matches “{ $query }”. Check the spelling, or type only the first letters.
prison-show-all = Show all prisons
prison-closed-all = No prison takes bookings here at the moment. Try again later.
prison-missing-heading = If your prison is not here
prison-missing = Not every prison takes bookings here. Telephone the prison to ask how to book.
prison-error = Select a prison
