visitors-title = Pwy sy'n ymweld?
visitors-prisoner-legend = Y carcharor
visitors-number-label = Rhif y carcharor
visitors-number-hint = Llythyren, 4 rhif a 2 lythyren, fel A1234BC. Gall y carcharor ei roi i chi.
visitors-prisoner-first-label = Enwau cyntaf y carcharor
visitors-prisoner-last-label = Cyfenw'r carcharor
visitors-heading = Yr ymwelwyr
visitors-limits-intro = { $prison }. Ar un ymweliad:
visitors-limit-total = { $count ->
    [zero] ni chaiff neb ymweld
    [one] dim ond 1 person sy'n cael ymweld
    [two] caiff hyd at 2 berson ymweld
    [few] caiff hyd at 3 pherson ymweld
    [many] caiff hyd at 6 pherson ymweld
   *[other] caiff hyd at { $count } o bobl ymweld
}
visitors-limit-adults = { $count ->
    [zero] ni chaiff neb ohonynt fod yn { $age } oed neu'n hŷn
    [one] dim ond 1 ohonynt sy'n cael bod yn { $age } oed neu'n hŷn
    [two] caiff hyd at 2 ohonynt fod yn { $age } oed neu'n hŷn
    [few] caiff hyd at 3 ohonynt fod yn { $age } oed neu'n hŷn
    [many] caiff hyd at 6 ohonynt fod yn { $age } oed neu'n hŷn
   *[other] caiff hyd at { $count } ohonynt fod yn { $age } oed neu'n hŷn
}
visitors-limit-children = { $count ->
    [zero] ni chaiff neb dan { $age } oed ymweld
    [one] dim ond 1 ohonynt sy'n cael bod dan { $age } oed
    [two] caiff hyd at 2 ohonynt fod dan { $age } oed
    [few] caiff hyd at 3 ohonynt fod dan { $age } oed
    [many] caiff hyd at 6 ohonynt fod dan { $age } oed
   *[other] caiff hyd at { $count } ohonynt fod dan { $age } oed
}
visitors-limit-eighteen = rhaid i'r prif ymwelydd fod yn 18 oed neu'n hŷn
visitors-babies = Dylech gyfrif pawb, gan gynnwys babanod. Eu hoedran ar ddiwrnod yr ymweliad sy'n cyfrif.
visitors-lead-legend = Dyddiad geni'r prif ymwelydd
visitors-lead-hint = Y person sy'n gyfrifol am yr archeb hon, sef chi fel arfer. Er enghraifft, 27 3 1985
visitors-other-legend = Dyddiad geni ymwelydd { $number }
visitors-born-hint = Er enghraifft, 27 3 2015
visitors-remove = Tynnu
visitors-remove-which = ymwelydd { $number }
visitors-add = Ychwanegu ymwelydd arall
visitors-no-more = { $count ->
    [zero] Ni chaiff neb ymweld yma.
    [one] Dim ond 1 person sy'n cael ymweld ar y tro yma.
    [two] Rydych wedi ychwanegu 2 ymwelydd. Ni chaiff mwy ddod ar un ymweliad.
    [few] Rydych wedi ychwanegu 3 ymwelydd. Ni chaiff mwy ddod ar un ymweliad.
    [many] Rydych wedi ychwanegu 6 ymwelydd. Ni chaiff mwy ddod ar un ymweliad.
   *[other] Rydych wedi ychwanegu { $count } ymwelydd. Ni chaiff mwy ddod ar un ymweliad.
}
visitors-number-missing = Nodwch rif y carcharor
visitors-number-wrong = Nodwch rif carcharor sydd â llythyren, 4 rhif a 2 lythyren, fel A1234BC
visitors-prisoner-first-missing = Nodwch enwau cyntaf y carcharor
visitors-prisoner-last-missing = Nodwch gyfenw'r carcharor
visitors-born-missing-lead = Nodwch ddyddiad geni'r prif ymwelydd
visitors-born-missing = Nodwch ddyddiad geni ymwelydd { $number }
visitors-born-parts-lead = Rhaid i ddyddiad geni'r prif ymwelydd gynnwys diwrnod, mis a blwyddyn
visitors-born-parts = Rhaid i ddyddiad geni ymwelydd { $number } gynnwys diwrnod, mis a blwyddyn
visitors-born-wrong-lead = Rhaid i ddyddiad geni'r prif ymwelydd fod yn ddyddiad go iawn
visitors-born-wrong = Rhaid i ddyddiad geni ymwelydd { $number } fod yn ddyddiad go iawn
visitors-born-year-lead = Rhaid i flwyddyn geni'r prif ymwelydd gynnwys 4 rhif
visitors-born-year = Rhaid i flwyddyn geni ymwelydd { $number } gynnwys 4 rhif
visitors-born-future-lead = Rhaid i ddyddiad geni'r prif ymwelydd fod yn y gorffennol
visitors-born-future = Rhaid i ddyddiad geni ymwelydd { $number } fod yn y gorffennol
visitors-born-old-lead = Gwiriwch flwyddyn geni'r prif ymwelydd
visitors-born-old = Gwiriwch flwyddyn geni ymwelydd { $number }
name-too-long = Rhaid i'r enw gynnwys { $limit } nod neu lai
name-letters = Ni chaiff yr enw gynnwys toriadau llinell na symbolau fel < a >
