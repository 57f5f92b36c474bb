# Geiriau problemau: teitl i'r cod, beth sydd o'i le yn yr achos hwn, a beth ellir ei wneud.

## Geiriau am ffeithiau

fact-class-open_table = bwrdd agored
fact-class-closed_table = bwrdd caeedig
fact-class-minutes = munudau
fact-class-whole_room = ystafell gyfan
fact-channel-public = i'r cyhoedd
fact-channel-staff = i staff

## Y tudalennau sy'n egluro'r codau

problems-language-name = Cymraeg
problems-service-name = Assize
problems-skip-link = Neidio i'r prif gynnwys
problems-languages-label = Dewis iaith
problems-list-title = Codau problemau
problems-list-lead = Mae gan bob gwrthodiad a phob nam y mae'r API yn ei ateb un o'r codau hyn. Nid yw ystyr cod byth yn newid.
problems-word-code = Cod
problems-word-status = Statws HTTP
problems-word-meaning = Ystyr
problems-word-detail = Beth mae'n ei ddweud
problems-word-cure = Beth i'w wneud
problems-facts-lead = Mae geiriau mewn bachau petryal yn sefyll dros ffeithiau'r achos.
problems-rules-title = Rheolau meysydd
problems-back = Pob cod problem

## Rhybudd a sesiynau

problem-notice-too_soon =
    .title = Rhy hwyr i archebu'r sesiwn hon
    .detail = Mae'r sesiwn hon yn rhy fuan. Y diwrnod cyntaf y gellir ei archebu nawr yw { $first }.
    .cure = Dewiswch sesiwn ar y diwrnod hwnnw neu'n hwyrach.
problem-notice-too_late =
    .title = Nid yw archebu wedi agor eto
    .detail = Mae'r sesiwn hon yn rhy bell i ffwrdd. Y diwrnod olaf y gellir ei archebu nawr yw { $last }.
    .cure = Dewiswch sesiwn gynharach, neu dewch yn ôl yn nes at yr amser.
problem-session-unknown =
    .title = Dim sesiwn o'r fath
    .detail = Nid oes sesiwn â'r dynodydd hwn.
    .cure = Chwiliwch eto am sesiynau sydd ar gael a defnyddiwch ddynodydd oddi yno.
problem-session-none_on_these_days =
    .title = Dim sesiynau ar y diwrnodau hyn
    .detail = Nid oes gan y lleoliad sesiynau ar y diwrnodau hyn, neu nid yw wedi eu hagor eto.
    .cure = Edrychwch ar ddiwrnodau eraill.
problem-session-closed =
    .title = Sesiwn ar gau
    .detail = Mae'r sesiwn hon ar gau ac nid yw'n derbyn archebion.
    .cure = Dewiswch sesiwn arall.
problem-session-started =
    .title = Mae'r sesiwn wedi dechrau
    .detail = Mae'r sesiwn hon eisoes wedi dechrau.
    .cure = Dewiswch sesiwn hwyrach.
problem-venue-closed =
    .title = Dim archebion yn y lleoliad hwn
    .detail = Nid yw'r lleoliad hwn yn derbyn archebion ar hyn o bryd.
    .cure = Rhowch gynnig arall arni yn nes ymlaen neu cysylltwch â'r lleoliad.

## Lle

problem-capacity-class_not_offered =
    .title = Heb ei gynnig yn y sesiwn hon
    .detail = Nid yw'r sesiwn hon yn cynnig dim o'r math "{ $class }".
    .cure = Dewiswch sesiwn arall neu fath arall o le.
problem-capacity-full =
    .title = Sesiwn lawn
    .detail = { $left ->
        [0] Nid oes dim o'r math "{ $class }" ar ôl { $channel } yn y sesiwn hon.
       *[other] Dim ond { $left } o'r math "{ $class }" sydd ar ôl { $channel } yn y sesiwn hon, ond gofynnwyd am { $wanted }.
    }
    .cure = Dewiswch sesiwn arall, neu gofynnwch am lai.
problem-capacity-zero_units =
    .title = Ni ofynnwyd am ddim
    .detail = Nid yw'r cais yn gofyn am unrhyw uned.
    .cure = Gofynnwch am 1 neu fwy.

## Y parti

problem-party-empty =
    .title = Nid oes neb yn ymweld
    .detail = Nid oes ymwelwyr yn y parti.
    .cure = Ychwanegwch o leiaf un ymwelydd 18 oed neu hŷn.
problem-party-one_prisoner =
    .title = Rhaid enwi un carcharor
    .detail = Mae archeb ar gyfer un carcharor yn union.
    .cure = Rhowch fanylion un carcharor.
problem-party-person_repeated =
    .title = Person wedi'i enwi ddwywaith
    .detail = Mae'r un person yn y parti fwy nag unwaith.
    .cure = Enwch bob person unwaith.
problem-party-too_many =
    .title = Gormod o ymwelwyr
    .detail = Mae nifer yr ymwelwyr a enwir yn { $given }. Mae'r lleoliad hwn yn derbyn { $limit ->
        [zero] dim ymwelwyr
        [one] un ymwelydd
        [two] dau ymwelydd
        [few] tri ymwelydd
        [many] chwe ymwelydd
       *[other] { $limit } ymwelydd
    } ar y tro.
    .cure = Tynnwch ymwelwyr, neu gwnewch ail archeb.
problem-party-too_many_adults =
    .title = Gormod o oedolion
    .detail = Mae { $given } o'r ymwelwyr yn { $adult_age } oed neu'n hŷn. Mae gan y lleoliad hwn le i { $limit ->
        [zero] ddim un ohonynt
        [one] un ohonynt
        [two] ddau ohonynt
        [few] dri ohonynt
        [many] chwech ohonynt
       *[other] { $limit } ohonynt
    } ar y tro.
    .cure = Tynnwch oedolion, neu gwnewch ail archeb.
problem-party-too_many_children =
    .title = Gormod o blant
    .detail = Mae { $given } o'r ymwelwyr o dan { $adult_age } oed. Mae'r lleoliad hwn yn derbyn { $limit ->
        [zero] dim un ohonynt
        [one] un ohonynt
        [two] dau ohonynt
        [few] tri ohonynt
        [many] chwech ohonynt
       *[other] { $limit } ohonynt
    } ar y tro.
    .cure = Tynnwch blant, neu gwnewch ail archeb.
problem-party-no_adult =
    .title = Dim oedolyn
    .detail = Nid oes neb yn y parti yn 18 oed neu'n hŷn ar y diwrnod.
    .cure = Ychwanegwch ymwelydd 18 oed neu hŷn.
problem-party-lead_visitor =
    .title = Rhaid i oedolyn fod yn gyfrifol am yr archeb
    .detail = Rhaid i un ymwelydd fod yn gyfrifol am yr archeb, a rhaid i'r ymwelydd hwnnw fod yn 18 oed neu'n hŷn ar y diwrnod.
    .cure = Nodwch un oedolyn fel y prif ymwelydd.
problem-party-birth_date_missing =
    .title = Dyddiad geni ar goll
    .detail = Nid yw dyddiad geni un o'r ymwelwyr yn hysbys.
    .cure = Rhowch ddyddiad geni pob ymwelydd.
problem-party-birth_date_in_future =
    .title = Dyddiad geni yn y dyfodol
    .detail = Mae dyddiad geni un o'r ymwelwyr ar ôl diwrnod yr ymweliad.
    .cure = Cywirwch y dyddiad geni.
problem-party-unidentified =
    .title = Enwau ar goll
    .detail = Mae angen enw llawn pob ymwelydd a rhif y carcharor ar gyfer archeb.
    .cure = Rhowch yr enwau a'r rhif.

## Cymhwysedd

problem-eligibility-location =
    .title = Nid yw'r sesiwn ar gyfer y rhan hon o'r carchar
    .detail = Mae'r sesiwn hon ar gyfer carcharorion sy'n byw mewn rhan arall o'r carchar.
    .cure = Dewiswch sesiwn arall.
problem-eligibility-location_unknown =
    .title = Nid yw'r lleoliad yn hysbys
    .detail = Mae'r sesiwn hon ar gyfer rhai rhannau o'r carchar, ac nid yw'n hysbys ble mae'r carcharor yn byw.
    .cure = Enwch y carcharor, dewiswch sesiwn arall neu cysylltwch â'r carchar.
problem-eligibility-category =
    .title = Nid yw'r sesiwn ar gyfer y categori hwn
    .detail = Mae'r sesiwn hon ar gyfer carcharorion o gategori diogelwch arall.
    .cure = Dewiswch sesiwn arall.
problem-eligibility-category_unknown =
    .title = Nid yw'r categori yn hysbys
    .detail = Mae'r sesiwn hon ar gyfer rhai categorïau diogelwch, ac nid yw categori'r carcharor yn hysbys.
    .cure = Enwch y carcharor, dewiswch sesiwn arall neu cysylltwch â'r carchar.
problem-eligibility-incentive =
    .title = Nid yw'r sesiwn ar gyfer y lefel cymhelliant hon
    .detail = Mae'r sesiwn hon ar gyfer carcharorion ar lefel cymhelliant arall.
    .cure = Dewiswch sesiwn arall.
problem-eligibility-incentive_unknown =
    .title = Nid yw'r lefel cymhelliant yn hysbys
    .detail = Mae'r sesiwn hon ar gyfer rhai lefelau cymhelliant, ac nid yw lefel y carcharor yn hysbys.
    .cure = Enwch y carcharor, dewiswch sesiwn arall neu cysylltwch â'r carchar.

## Amser pobl

problem-person-prisoner_elsewhere =
    .title = Mae gan y carcharor ymweliad arall bryd hynny
    .detail = Mae gan y carcharor ymweliad arall sy'n gorgyffwrdd â hwn.
    .cure = Dewiswch amser arall.
problem-person-visitor_elsewhere =
    .title = Mae gan ymwelydd ymweliad arall bryd hynny
    .detail = Mae gan un o'r ymwelwyr ymweliad arall sy'n gorgyffwrdd â hwn.
    .cure = Dewiswch amser arall, neu canslwch yr ymweliad arall yn gyntaf.
problem-person-prisoner_in_session =
    .title = Mae gan y carcharor ymweliad yn y sesiwn hon
    .detail = Mae gan y carcharor ymweliad yn y sesiwn hon eisoes.
    .cure = Dewiswch sesiwn arall.
problem-booking-duplicate =
    .title = Wedi'i archebu eisoes
    .detail = Mae'r un carcharor ac un o'r un ymwelwyr yn y sesiwn hon eisoes.
    .cure = Defnyddiwch yr archeb sydd yno, neu dewiswch sesiwn arall.

## Cadw lle dros dro

problem-hold-unknown =
    .title = Dim lle wedi'i gadw
    .detail = Nid oes lle wedi'i gadw â'r dynodydd hwn ar gyfer y galwr hwn.
    .cure = Gwiriwch y dynodydd, neu gofynnwch am gadw lle o'r newydd.
problem-hold-expired =
    .title = Daeth yr amser cadw i ben
    .detail = Mae'r amser y cadwyd y lle ar ei gyfer wedi dod i ben.
    .cure = Gofynnwch am gadw lle o'r newydd.
problem-hold-released =
    .title = Rhoddwyd y lle yn ôl
    .detail = Mae'r lle a gadwyd wedi'i roi yn ôl.
    .cure = Gofynnwch am gadw lle o'r newydd.
problem-hold-confirmed =
    .title = Lle eisoes wedi'i ddefnyddio
    .detail = Mae'r lle a gadwyd eisoes wedi dod yn archeb.
    .cure = Edrychwch ar yr archeb.
problem-hold-last_moment =
    .title = Ni ellir cadw'r lle yn hwy
    .detail = Ni ellir cadw'r lle hwn ar ôl ei eiliad olaf: { $last_moment }.
    .cure = Cadarnhewch cyn hynny, neu gofynnwch am gadw lle o'r newydd.
problem-hold-purpose =
    .title = Cadwyd y lle at ddiben arall
    .detail = Cadwyd y lle ar gyfer archeb newydd, neu ar gyfer newid archeb arall.
    .cure = Gofynnwch am gadw lle at y diben hwn.

## Archebion

problem-booking-unknown =
    .title = Dim archeb o'r fath
    .detail = Nid oes archeb â'r dynodydd neu'r cyfeirnod hwn ar gyfer y galwr hwn.
    .cure = Gwiriwch y dynodydd neu'r cyfeirnod.
problem-booking-cancelled =
    .title = Archeb wedi'i chanslo
    .detail = Mae'r archeb wedi'i chanslo.
    .cure = Gwnewch archeb newydd.
problem-booking-started =
    .title = Mae'r ymweliad wedi dechrau
    .detail = Mae sesiwn yr archeb hon eisoes wedi dechrau.
    .cure = Cysylltwch â'r lleoliad.
problem-booking-version =
    .title = Mae'r archeb wedi newid
    .detail = Mae'r archeb wedi newid ers iddi gael ei darllen: disgwyliwyd fersiwn { $expected }, ac mae'n fersiwn { $actual } erbyn hyn.
    .cure = Darllenwch yr archeb eto a phenderfynwch o'r newydd.
problem-booking-venue =
    .title = Mae archeb yn aros yn ei lleoliad
    .detail = Ni all archeb symud i leoliad arall.
    .cure = Canslwch hi ac archebwch yn y lleoliad arall.
problem-booking-nothing_to_change =
    .title = Dim i'w newid
    .detail = Byddai'r newid yn gadael yr archeb fel y mae.
    .cure = Dywedwch beth sydd i newid.

## Y galwr

problem-caller-venue =
    .title = Nid yn y lleoliad hwn
    .detail = Ni chaiff y galwr hwn weithredu yn y lleoliad hwn.
    .cure = Gofynnwch i bwy bynnag sy'n rhedeg y gwasanaeth ychwanegu'r lleoliad.
problem-caller-channel =
    .title = Nid drwy'r sianel hon
    .detail = Ni chaiff y galwr hwn ddefnyddio'r sianel hon.
    .cure = Defnyddiwch sianel y cyhoedd, neu gofynnwch i bwy bynnag sy'n rhedeg y gwasanaeth.
problem-caller-role =
    .title = Nid ar gyfer y rôl hon
    .detail = Ni chaiff rôl y galwr wneud hyn.
    .cure = Defnyddiwch allwedd rôl sydd â'r hawl.
problem-auth-missing_key =
    .title = Allwedd ar goll
    .detail = Nid oes allwedd yn y cais.
    .cure = Anfonwch y pennyn "Authorization: Bearer" ac yna'ch allwedd.
problem-auth-unknown_key =
    .title = Allwedd anhysbys
    .detail = Nid oes gan neb yr allwedd hon, neu cafodd ei diddymu.
    .cure = Gwiriwch yr allwedd, neu gofynnwch am un newydd gan bwy bynnag sy'n rhedeg y gwasanaeth.
problem-rate-limited =
    .title = Gormod o geisiadau
    .detail = Daeth mwy o geisiadau nag a ganiateir.
    .cure = Arhoswch gynifer o eiliadau ag y dywed Retry-After, yna ewch ymlaen yn arafach.

## Y cais

problem-request-invalid_json =
    .title = Nid JSON
    .detail = Ni ellir darllen y corff fel JSON.
    .cure = Anfonwch ddogfen JSON yn UTF-8.
problem-request-invalid_field =
    .title = Maes yn torri rheol
    .detail = Mae un o feysydd y cais yn torri rheol.
    .cure = Cywirwch y maes y mae'r pwyntydd yn ei enwi.
problem-request-missing_field =
    .title = Maes ar goll
    .detail = Mae maes sydd ei angen ar y cais ar goll.
    .cure = Ychwanegwch y maes y mae'r pwyntydd yn ei enwi.
problem-request-unknown_field =
    .title = Maes anhysbys
    .detail = Mae gan y cais faes nad oes iddo ystyr yma.
    .cure = Tynnwch neu ailenwch y maes y mae'r pwyntydd yn ei enwi.
problem-request-too_large =
    .title = Corff yn rhy fawr
    .detail = Mae'r corff yn fwy nag y mae'r gwasanaeth yn ei ddarllen.
    .cure = Anfonwch lai mewn un cais.
problem-request-unsupported_media_type =
    .title = Heb ei gyhoeddi fel JSON
    .detail = Nid yw'r corff wedi'i gyhoeddi fel JSON, neu mae wedi'i gywasgu.
    .cure = Anfonwch y pennyn "Content-Type: application/json" unwaith, a'r corff heb ei gywasgu.
problem-request-invalid_parameter =
    .title = Paramedr yn torri rheol
    .detail = Mae paramedr yn y cyfeiriad yn torri rheol.
    .cure = Cywirwch y paramedr a enwir.
problem-request-invalid_header =
    .title = Pennyn yn torri rheol
    .detail = Mae un o benynnau'r cais yn torri rheol.
    .cure = Cywirwch y pennyn a enwir.
problem-precondition-required =
    .title = Fersiwn ar goll
    .detail = Rhaid i newid ddweud i ba fersiwn y mae'n cael ei wneud.
    .cure = Darllenwch yr archeb ac anfonwch ei ETag fel If-Match.
problem-idempotency-reused =
    .title = Defnyddiwyd yr allwedd idempotency o'r blaen
    .detail = Defnyddiwyd yr allwedd idempotency o'r blaen ar gyfer cais arall.
    .cure = Defnyddiwch allwedd newydd ar gyfer pob gorchymyn newydd.
problem-venue-unknown =
    .title = Dim lleoliad o'r fath
    .detail = Nid oes lleoliad â'r cod hwn.
    .cure = Chwiliwch am y cod yn y rhestr o leoliadau.
problem-route-not_found =
    .title = Heb ddod o hyd i'r dudalen
    .detail = Nid oes dim yn y cyfeiriad hwn.
    .cure = Gwiriwch y cyfeiriad.
problem-route-method_not_allowed =
    .title = Ni chaniateir y dull hwn
    .detail = Nid yw'r hyn sydd yn y cyfeiriad hwn yn ateb i'r dull hwn.
    .cure = Defnyddiwch ddull y mae'r pennyn Allow yn ei enwi.

## Y gwasanaeth

problem-store-conflict =
    .title = Daeth rhywbeth rhwng y ddau
    .detail = Gwrthododd y gronfa ddata'r newid, oherwydd bod rhywbeth arall wedi newid yn y cyfamser.
    .cure = Edrychwch beth sydd ar gael nawr a rhowch gynnig arall arni.
problem-waiting_room-required =
    .title = Mae ystafell aros
    .detail = Mae llawer o bobl eisiau trefnu ymweliadau ar hyn o bryd. Cymerir lleoedd drwy'r ystafell aros, y cyntaf i'r felin.
    .cure = Cymerwch le gyda POST /v1/waiting-room, ac anfonwch ei docyn yn y pennyn Waiting-Room-Token pan ddaw ei dro.
problem-waiting_room-not_yet =
    .title = Nid eich tro chi eto
    .detail = Nid yw tro'r lle hwn yn yr ystafell aros wedi dod eto.
    .cure = Rhowch gynnig arall arni gyda'r un tocyn ar ôl cynifer o eiliadau ag y dywed Retry-After.
problem-waiting_room-forged =
    .title = Nid tocyn yr ystafell aros hon
    .detail = Ni roddwyd y tocyn yn Waiting-Room-Token gan y gwasanaeth hwn.
    .cure = Anfonwch y tocyn fel y'i rhoddwyd, neu cymerwch le gyda POST /v1/waiting-room.
problem-waiting_room-over =
    .title = Mae eich tro ar ben
    .detail = Daeth tro'r lle hwn yn yr ystafell aros ac mae ar ben.
    .cure = Cymerwch le newydd gyda POST /v1/waiting-room.
problem-waiting_room-used_up =
    .title = Tocyn wedi'i ddefnyddio'n rhy aml
    .detail = Defnyddiwyd y tocyn ar gyfer cynifer o orchmynion ag y gellir. Mae lle yn yr ystafell aros ar gyfer un ymweliad.
    .cure = Cymerwch le gyda POST /v1/waiting-room ar gyfer pob ymweliad.
problem-request-timeout =
    .title = Daeth y cais yn rhy araf
    .detail = Nid oedd corff y cais yma mewn pryd. Ni wnaed dim.
    .cure = Anfonwch y cais cyfan ar unwaith.
problem-service-too_many_connections =
    .title = Gormod o gysylltiadau
    .detail = Mae cynifer o gysylltiadau â'r gwasanaeth ag y gall eu cymryd. Ni wnaed dim.
    .cure = Rhowch gynnig arall arni ar ôl cynifer o eiliadau ag y dywed Retry-After, a defnyddiwch un cysylltiad ar gyfer sawl cais.
problem-service-busy =
    .title = Rhy brysur
    .detail = Mae gormod o orchmynion yn aros. Ni chyflawnwyd yr un hwn.
    .cure = Rhowch gynnig arall arni ar ôl cynifer o eiliadau ag y dywed Retry-After.
problem-service-unavailable =
    .title = Nid yw'r gwasanaeth ar gael
    .detail = Nid yw'r gronfa ddata yn ateb. Ni wnaed dim.
    .cure = Rhowch gynnig arall arni ar ôl cynifer o eiliadau ag y dywed Retry-After.
problem-service-stopping =
    .title = Mae'r gwasanaeth yn stopio
    .detail = Mae'r gwasanaeth yn cael ei ailgychwyn. Ni wnaed dim.
    .cure = Rhowch gynnig arall arni ar ôl cynifer o eiliadau ag y dywed Retry-After.
problem-service-timeout =
    .title = Dim ateb mewn pryd
    .detail = Cymerodd yr ateb ormod o amser. Gall gorchymyn gael ei gyflawni o hyd.
    .cure = Anfonwch yr un cais eto gyda'r un allwedd idempotency i gael gwybod beth ddigwyddodd.
problem-service-unknown_outcome =
    .title = Nid yw'r canlyniad yn hysbys
    .detail = Torrodd y cysylltiad â'r gronfa ddata. Efallai y cyflawnwyd y gorchymyn, efallai ddim.
    .cure = Anfonwch yr un cais eto gyda'r un allwedd idempotency i gael gwybod beth ddigwyddodd.
problem-service-internal =
    .title = Mae'n ddrwg gennym, mae problem gyda'r gwasanaeth
    .detail = Aeth rhywbeth o'i le ar ein hochr ni.
    .cure = Rhowch gynnig arall arni yn nes ymlaen. Os yw'n parhau, rhowch wybod gyda dynodydd y cais.

## Rheolau meysydd

fault-missing =
    .detail = Rhaid i'r maes hwn fod yno.
    .cure = Ychwanegwch ef.
fault-unknown =
    .detail = Nid oes ystyr i'r enw hwn yma.
    .cure = Defnyddiwch un o'r rhain: { $known }.
fault-type =
    .detail = Mae'r gwerth o'r math anghywir.
    .cure = Anfonwch y math hwn: { $expected }.
fault-repeated =
    .detail = Rhoddwyd hwn fwy nag unwaith.
    .cure = Rhowch ef unwaith.
fault-date =
    .detail = Nid dyddiad yw hwn.
    .cure = Ysgrifennwch flwyddyn, mis a diwrnod, fel 2026-12-24.
fault-date-order =
    .detail = Mae'r diwrnod olaf cyn y cyntaf.
    .cure = Rhowch yr un diwrnod neu un hwyrach.
fault-days =
    .detail = Mae gormod o ddiwrnodau yn yr ystod.
    .cure = Gofynnwch am { $max } diwrnod ar y mwyaf.
fault-number =
    .detail = Nid rhif cyfan yn yr ystod a ganiateir yw hwn.
    .cure = Rhowch rif cyfan o { $min } i { $max }.
fault-one-of =
    .detail = Nid yw'r gwerth hwn yn un o'r rhai a ganiateir.
    .cure = Defnyddiwch un o'r rhain: { $allowed }.
fault-id =
    .detail = Nid dynodydd yw hwn.
    .cure = Defnyddiwch ddynodydd fel y rhoddodd yr API ef: UUID.
fault-venue-code =
    .detail = Nid cod lleoliad yw hwn.
    .cure = Defnyddiwch rhwng 2 a 24 o briflythrennau, digidau a chysylltnodau.
fault-prisoner-number =
    .detail = Nid rhif carcharor yw hwn.
    .cure = Ysgrifennwch lythyren, pedwar digid a dwy lythyren, fel A1234BC.
fault-name =
    .detail = Nid enw yw hwn.
    .cure = Ysgrifennwch rhwng 1 a { $max } nod.
fault-whole-name =
    .detail = Mae hanner yr enw ar goll.
    .cure = Rhowch y ddau enw, neu'r un os nad ydynt yn hysbys eto.
fault-text =
    .detail = Mae'r testun hwn yn wag, yn rhy hir neu'n cynnwys nodau na ellir eu darllen.
    .cure = Ysgrifennwch rhwng 1 a { $max } nod.
fault-email =
    .detail = Nid cyfeiriad e-bost yw hwn.
    .cure = Ysgrifennwch ef ar y ffurf enw@example.com.
fault-phone =
    .detail = Nid rhif ffôn yw hwn.
    .cure = Ysgrifennwch y digidau, fel 07700 900 982 neu +44 808 157 0192.
fault-contact-way =
    .detail = Nid oes ffordd o gysylltu â neb.
    .cure = Rhowch gyfeiriad e-bost neu rif ffôn.
fault-too-many =
    .detail = Mae'r rhestr yn rhy hir.
    .cure = Anfonwch { $max } cofnod ar y mwyaf.
fault-lead =
    .detail = Mae mwy nag un ymwelydd wedi'i nodi fel y prif ymwelydd.
    .cure = Nodwch un ohonynt.
fault-one-place =
    .detail = Rhaid i'r lle fod yn lle a gadwyd neu'n sesiwn, ac nid y ddau.
    .cure = Rhowch naill ai "hold" yn unig, neu "session" gyda "class" ac "units".
fault-one-count =
    .detail = Rhoddir ymwelwyr yn ôl dyddiadau geni ac yn ôl niferoedd.
    .cure = Rhowch un o'r ddau.
fault-cursor =
    .detail = Nid y rhestr hon a roddodd y cyrchwr hwn.
    .cure = Defnyddiwch "next" o'r dudalen flaenorol, neu ddim un i ddechrau.
fault-etag =
    .detail = Nid un fersiwn yw hon.
    .cure = Anfonwch un ETag fel y'i rhoddwyd, gyda'i ddyfynodau, neu *.
fault-idempotency-key =
    .detail = Nid allwedd idempotency yw hon.
    .cure = Defnyddiwch rhwng 1 a 255 o nodau ASCII gweladwy, unwaith.
