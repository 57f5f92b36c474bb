prison-title = Â pha garchar ydych chi'n ymweld?
prison-search-label = Chwilio am garchar
prison-search-hint = Teipiwch ei enw, neu ran ohono, neu enw'r dref
prison-search-button = Chwilio
prison-legend-all = Pob carchar
prison-legend-found = { $count ->
    [zero] Ni chafwyd hyd i unrhyw garchar
    [one] Cafwyd hyd i 1 carchar
    [two] Cafwyd hyd i 2 garchar
    [few] Cafwyd hyd i 3 charchar
    [many] Cafwyd hyd i 6 charchar
   *[other] Cafwyd hyd i { $count } carchar
}
prison-hint = Dewiswch un
prison-none-heading = Ni chafwyd hyd i unrhyw garchar
prison-none = Nid oes unrhyw garchar yn cyfateb i “{ $query }”. Gwiriwch y sillafu, neu teipiwch y llythrennau cyntaf yn unig.
prison-show-all = Dangos pob carchar
prison-closed-all = Nid oes unrhyw garchar yn derbyn archebion yma ar hyn o bryd. Rhowch gynnig arall arni yn nes ymlaen.
prison-missing-heading = Os nad yw eich carchar yma
prison-missing = Nid yw pob carchar yn derbyn archebion yma. Ffoniwch y carchar i ofyn sut i drefnu ymweliad.
prison-error = Dewiswch garchar
