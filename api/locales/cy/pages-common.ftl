# Geiriau a rennir gan sawl tudalen.

product-name = Assize
service-name = Trefnu ymweliad â charchar
languages-label = Iaith
service-navigation-label = Gwybodaeth am y gwasanaeth
skip-link = Neidio i'r prif gynnwys
error-prefix = Gwall
error-summary-title = Mae problem
footer-title = Dolenni cymorth
footer-help = Cymorth
footer-privacy = Preifatrwydd
footer-cookies = Cwcis
footer-accessibility = Datganiad hygyrchedd
phase-demo = Arddangosiad
phase-demo-text = Arddangosiad yw hwn. Nid yw dim a drefnwch yma yn real, ac nid oes unrhyw garchar yn gwybod amdano.
phase-demo-mailbox = Gweld y negeseuon y byddai wedi'u hanfon

back = Yn ôl
continue = Parhau
change = Newid
important = Pwysig
warning = Rhybudd
telephone = Ffôn { $prison }: { $phone }
held-until = Rydym yn cadw'r amser hwn i chi tan { $time }.

date-day = Diwrnod
date-month = Mis
date-year = Blwyddyn
