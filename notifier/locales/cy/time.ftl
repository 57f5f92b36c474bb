# Dyddiadau ac amseroedd, yn arddull GOV.UK.

weekday = { $weekday ->
    [monday] Llun
    [tuesday] Mawrth
    [wednesday] Mercher
    [thursday] Iau
    [friday] Gwener
    [saturday] Sadwrn
   *[sunday] Sul
}
month = { $month ->
    [1] Ionawr
    [2] Chwefror
    [3] Mawrth
    [4] Ebrill
    [5] Mai
    [6] Mehefin
    [7] Gorffennaf
    [8] Awst
    [9] Medi
    [10] Hydref
    [11] Tachwedd
   *[12] Rhagfyr
}

# Ar ei ben ei hun; mewn brawddeg; ar ôl "ar" (treiglad meddal: dydd, ddydd).
date-long = Dydd { $weekday } { $day } { $month } { $year }
    .in-sentence = dydd { $weekday } { $day } { $month } { $year }
    .on = ar ddydd { $weekday } { $day } { $month } { $year }

time-midnight = hanner nos
time-midday = hanner dydd
time-morning = { $clock }yb
time-afternoon = { $clock }yp
time-range = { $from } i { $until }

# "a" o flaen cytsain, "ac" o flaen llafariad.
list-and = a
list-and-before-vowel = ac
