waiting-title = Rydych mewn ciw
waiting-why = Mae llawer o bobl eisiau trefnu ymweliadau ar hyn o bryd. Rydym yn eu gadael i mewn un ar ôl y llall, yn y drefn y daethant.
waiting-position = { $position ->
    [zero] Chi yw rhif 0 yn y ciw.
    [one] Chi yw'r nesaf yn y ciw.
    [two] Chi yw rhif 2 yn y ciw.
    [few] Chi yw rhif 3 yn y ciw.
    [many] Chi yw rhif 6 yn y ciw.
   *[other] Chi yw rhif { $position } yn y ciw.
}
waiting-turn = Daw eich tro am { $turn }, ymhen tua { $minutes ->
    [zero] 0 munud
    [one] 1 munud
    [two] 2 funud
    [few] 3 munud
    [many] 6 munud
   *[other] { $minutes } munud
}.
waiting-then = Pan ddaw eich tro, bydd gennych { $minutes ->
    [zero] 0 munud
    [one] 1 munud
    [two] 2 funud
    [few] 3 munud
    [many] 6 munud
   *[other] { $minutes } munud
} i ddewis amser.
waiting-keep = Rydych yn cadw eich lle a'ch atebion cyn belled nad ydych yn cau eich porwr.
waiting-lost = Roedd yr amser ar gyfer dewis wedi dod i ben, felly rydym wedi rhoi lle newydd i chi yn y ciw. Nid oes dim wedi'i drefnu.
waiting-by-itself = Mae'r dudalen hon yn edrych bob ychydig eiliadau a yw eich tro wedi dod, ac yna'n dangos yr amseroedd i chi. Nid oes rhaid i chi wneud dim.
waiting-stop = Peidio ag adnewyddu'r dudalen hon yn awtomatig
waiting-look = Gweld a yw eich tro wedi dod
waiting-start = Adnewyddu'r dudalen hon yn awtomatig eto
