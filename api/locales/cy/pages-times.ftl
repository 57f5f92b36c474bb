times-title = Dewiswch amser
times-change-title = Dewiswch amser newydd
times-intro = Dewiswch ddiwrnod i weld ei amseroedd.
times-window = Gallwch drefnu ymweliad rhwng { $first } a { $last }.
times-calendar-label = Diwrnodau ag amseroedd ymweld
times-day = { $date }, { $count ->
    [zero] dim amser ymweld ar gael
    [one] 1 amser ymweld ar gael
    [two] 2 amser ymweld ar gael
    [few] 3 amser ymweld ar gael
    [many] 6 amser ymweld ar gael
   *[other] { $count } amser ymweld ar gael
}
times-back-to-calendar = Dewis diwrnod gwahanol
times-keep = Pan fyddwch yn parhau, byddwn yn cadw'r amser i chi am { $minutes ->
    [zero] 0 munud
    [one] 1 munud
    [two] 2 funud
    [few] 3 munud
    [many] 6 munud
   *[other] { $minutes } munud
}.
times-held = Rydym yn cadw { $time } { $date } i chi tan { $until }. Os dewiswch amser arall, gall pobl eraill gymryd yr un hwn.
times-change-kept = Bydd eich ymweliad { $date } am { $time } yn aros wedi'i drefnu nes i chi gadarnhau amser newydd.
times-none-suit-heading = Os nad oes amser sy'n eich siwtio
times-none-suit = Daw amseroedd yn rhydd pan fydd pobl eraill yn canslo. Mae diwrnodau newydd yn agor bob dydd. Edrychwch eto yn nes ymlaen.
times-error = Dewiswch amser
times-error-gone = Dewiswch amser sy'n dal yn rhydd
no-times-title = Nid oes unrhyw amser y gallwch ei drefnu
no-times-party-title = Ni allwch drefnu ymweliad ar gyfer yr ymwelwyr hyn
no-times-because = Dyma pam:
no-times-none-published = Nid yw'r carchar wedi agor unrhyw amseroedd ymweld ar gyfer y diwrnodau y gellir eu trefnu nawr.
no-times-next = Mae'r amseroedd ymweld nesaf { $date }. Gallwch eu trefnu { $opens } neu wedyn.
no-times-what-heading = Yr hyn y gallwch ei wneud
no-times-change-visitors = Newid rhif y carcharor neu bwy sy'n ymweld
no-times-change-prison = Dewis carchar gwahanol
no-times-keep-booking = Cadw'r ymweliad rydych wedi'i drefnu
no-times-later = Edrychwch eto yn nes ymlaen: daw amseroedd yn rhydd pan fydd pobl eraill yn canslo.
taken-title = Mae rhywun arall newydd gymryd yr amser hwn
taken-what = Nid yw'r amser a ddewiswyd gennych, { $time } { $date }, yn rhydd mwyach.
taken-nothing-lost = Nid oes dim wedi'i drefnu eto. Rydym wedi cadw eich atebion.
taken-kept-old = Mae'r amser oedd gennych o'r blaen yn dal i fod gennych.
taken-others = Amseroedd eraill sy'n rhydd
taken-all-times = Gweld pob amser
expired-title = Mae eich amser wedi dod i ben
expired-what = Gwnaethom gadw { $time } { $date } i chi am { $minutes ->
    [zero] 0 munud
    [one] 1 munud
    [two] 2 funud
    [few] 3 munud
    [many] 6 munud
   *[other] { $minutes } munud
}, yna'i roi yn ôl fel y gallai pobl eraill ei drefnu.
expired-what-plain = Rydym yn cadw amser am { $minutes ->
    [zero] 0 munud
    [one] 1 munud
    [two] 2 funud
    [few] 3 munud
    [many] 6 munud
   *[other] { $minutes } munud
}, yna'n ei roi yn ôl fel y gall pobl eraill ei drefnu.
expired-nothing-lost = Nid oes dim wedi'i drefnu. Rydym wedi cadw eich atebion eraill: nid oes rhaid i chi eu rhoi eto.
expired-kept-booking = Nid yw'r ymweliad yr oeddech wedi'i drefnu o'r blaen wedi newid.
expired-still-free = Mae'r amser hwn yn dal yn rhydd.
expired-again = Cadw'r un amser eto
expired-choose = Dewis amser arall
