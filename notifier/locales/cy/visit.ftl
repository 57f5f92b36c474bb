# Negeseuon am ymweliad. Mae enwau'n sefyll ar eu pen eu hunain, fel nad oes angen eu treiglo.

subject-held = Amser wedi'i gadw ar gyfer eich ymweliad: { $venue }, { $date }, { $time }
subject-booked = Ymweliad wedi'i drefnu: { $venue }, { $date }, { $time }
subject-changed = Ymweliad wedi'i newid: { $venue }, { $date }, { $time }
subject-cancelled = Ymweliad wedi'i ganslo: { $venue }, { $date }, { $time }

heading-held = Mae amser wedi'i gadw ar gyfer eich ymweliad
heading-booked = Mae eich ymweliad wedi'i drefnu
heading-changed = Mae eich ymweliad wedi newid
heading-cancelled = Mae eich ymweliad wedi'i ganslo

greeting = Annwyl { $name }

held-until = Rydym yn cadw'r amser hwn i chi tan { $time } { $date }.
held-not-booked = Nid yw wedi'i drefnu eto. I'w drefnu, ewch yn ôl i'r dudalen lle dewisoch yr amser a chadarnhewch cyn hynny. Wedyn, gall pobl eraill ei gymryd.
held-in-place-of = Bydd eich archeb { $reference } yn aros fel y mae nes i chi gadarnhau'r amser newydd.

booked-keep = Cadwch y neges hon. Mae ynddi'r wybodaeth y mae arnoch ei hangen ar gyfer eich ymweliad.

changed-moved = Roedd eich ymweliad i fod { $date } am { $time }. Dyma'r manylion newydd.
changed-same-time = Mae'r dyddiad a'r amser yr un fath. Gwiriwch y manylion.

cancelled-by-visitor = Gwnaethoch ganslo'r ymweliad hwn, neu ofyn i ni ei ganslo.
cancelled-by-prisoner = Mae'r ymweliad hwn wedi'i ganslo oherwydd nad yw'r carcharor yn dymuno ei gael, neu nad yw'n gallu ei gael.
cancelled-by-establishment = Mae'n ddrwg gennym. Mae'r ymweliad hwn wedi'i ganslo oherwydd na all y carchar ei gynnal.
cancelled-booked-in-error = Mae'r ymweliad hwn wedi'i ganslo oherwydd iddo gael ei drefnu drwy gamgymeriad.
cancelled-without-reason = Mae'r ymweliad hwn wedi'i ganslo.
cancelled-do-not-travel = Peidiwch â theithio i'r carchar ar gyfer yr ymweliad hwn.
cancelled-book-again = Os ydych yn dal i ddymuno ymweld, gallwch drefnu amser arall.

details-heading = Manylion
label-reference = Cyfeirnod
label-venue = Lleoliad
label-space = Ystafell
label-date = Dyddiad
label-time = Amser
label-arrival = Cyrraedd erbyn
label-type = Math o ymweliad
label-visitors = Ymwelwyr
label-prisoner = Carcharor
label-phone = Ffôn

# Treiglad meddal ar ôl 2: munud, dau funud.
arrival = { $time }, { $minutes ->
    [zero] 0 munud
    [one] 1 munud
    [two] 2 funud
    [few] 3 munud
    [many] 6 munud
   *[other] { $minutes } munud
} cyn i'r ymweliad ddechrau
type-closed = Ymweliad caeedig: bydd sgrin rhyngoch chi a'r carcharor
# Treigladau ar ôl rhif: dau berson, tri pherson, chwe pherson; "o bobl" ar ôl rhifau eraill.
visitors = { $count ->
    [zero] { $names } (neb)
    [one] { $names } (1 person)
    [two] { $names } (2 berson)
    [few] { $names } (3 pherson)
    [many] { $names } (6 pherson)
   *[other] { $names } ({ $count } o bobl)
}

identification-heading = Prawf adnabod
identification = Rhaid i bob ymwelydd sy'n 16 oed neu'n hŷn ddod â phrawf adnabod sy'n cynnwys llun, fel pasbort neu drwydded yrru. Os nad oes gennych un, gofynnwch i'r carchar cyn eich ymweliad beth y mae'n ei dderbyn.

manage-heading = Gweld, newid neu ganslo eich ymweliad
manage-how = Defnyddiwch y ddolen hon. Nid oes angen cyfrif arnoch. Peidiwch â'i rhannu: gall unrhyw un sydd â'r ddolen newid eich ymweliad.
manage-link = Gweld, newid neu ganslo eich ymweliad
see-heading = Gweld yr archeb hon
see-how = Defnyddiwch y ddolen hon. Nid oes angen cyfrif arnoch.
see-link = Gweld yr archeb hon

footer-automatic = Anfonwyd y neges hon yn awtomatig.
footer-reply = Os byddwch yn ateb, bydd eich neges yn mynd i'r ddesg archebu.
footer-no-reply = Peidiwch ag ateb. Nid oes neb yn darllen yr atebion.

calendar-summary = Ymweliad: { $venue }
calendar-reference = Cyfeirnod: { $reference }
calendar-arrival = Cyrraedd erbyn { $arrival }.
calendar-phone = Ffôn: { $phone }
