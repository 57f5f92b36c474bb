# Dates and times, in the style of GOV.UK.

weekday = { $weekday ->
    [monday] Monday
    [tuesday] Tuesday
    [wednesday] Wednesday
    [thursday] Thursday
    [friday] Friday
    [saturday] Saturday
   *[sunday] Sunday
}
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}

# Standing alone; inside a sentence; after a word such as "on".
date-long = { $weekday } { $day } { $month } { $year }
    .in-sentence = { $weekday } { $day } { $month } { $year }
    .on = on { $weekday } { $day } { $month } { $year }

time-midnight = midnight
time-midday = midday
time-morning = { $clock }am
time-afternoon = { $clock }pm
time-range = { $from } to { $until }

list-and = and
list-and-before-vowel = and
