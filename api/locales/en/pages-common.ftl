# Words that several pages share.

product-name = Assize
service-name = Book a prison visit
languages-label = Language
service-navigation-label = Service information
skip-link = Skip to main content
error-prefix = Error
error-summary-title = There is a problem
footer-title = Support links
footer-help = Help
footer-privacy = Privacy
footer-cookies = Cookies
footer-accessibility = Accessibility statement
phase-demo = Demonstration
phase-demo-text = This is a demonstration. Nothing that you book here is real, and no prison knows of it.
phase-demo-mailbox = See the messages that it would have sent

back = Back
continue = Continue
change = Change
important = Important
warning = Warning
telephone = Telephone { $prison }: { $phone }
held-until = We are keeping this time for you until { $time }.

date-day = Day
date-month = Month
date-year = Year
