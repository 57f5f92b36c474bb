check-title = Gwiriwch eich atebion
check-changed-elsewhere = Mae eich atebion wedi newid ers i'r dudalen hon gael ei dangos, efallai mewn ffenestr arall. Gwiriwch nhw eto cyn i chi gadarnhau.
check-visit = Yr ymweliad
check-prison = Carchar
check-time = Dyddiad ac amser
check-prisoner = Carcharor
check-prisoner-number = Rhif y carcharor
check-visitors = Yr ymwelwyr
check-visitor-lead = Prif ymwelydd
check-visitor = Ymwelydd { $number }
check-born = ganwyd { $date }
check-contact = Eich manylion cyswllt
check-email = Cyfeiriad e-bost
check-phone = Rhif ffôn
check-phone-none = Heb ei roi
check-language = Negeseuon yn
language-en = Saesneg
language-cy = Cymraeg
check-before-heading = Trefnu'r ymweliad
check-before = Drwy gadarnhau, rydych yn dweud bod yr atebion hyn yn gywir hyd y gwyddoch, a bod pob ymwelydd ar restr ymwelwyr y carcharor.
check-confirm = Cadarnhau a threfnu
check-people = { $count ->
    [zero] Neb
    [one] 1 person
    [two] 2 berson
    [few] 3 pherson
    [many] 6 pherson
   *[other] { $count } o bobl
}
