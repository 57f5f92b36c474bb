//! A sample of every page, in each of its shapes.

use calendars::{BookableWindow, LocalDate, LocalTime};
use scheduler_model::{Language, Reason, SessionId};
use uuid::Uuid;

use crate::pages::articles;
use crate::pages::booking::cancel::CancelPage;
use crate::pages::booking::change_check::ChangeCheckPage;
use crate::pages::booking::confirmed::ConfirmedPage;
use crate::pages::booking::contact::ContactPage;
use crate::pages::booking::manage::ManagePage;
use crate::pages::calendar::{Calendar, Item, item};
use crate::pages::check::{CheckPage, Group};
use crate::pages::contact::ContactFields;
use crate::pages::details::{self, DetailsPage};
use crate::pages::expired::ExpiredPage;
use crate::pages::form::FieldError;
use crate::pages::mailbox::{Line, MailboxPage, MessagePage};
use crate::pages::prison::PrisonPage;
use crate::pages::problem::{ProblemPage, Stop};
use crate::pages::refused::{ReasonRow, RefusedPage, Way};
use crate::pages::search::Offer;
use crate::pages::start::StartPage;
use crate::pages::summary::Row;
use crate::pages::taken::TakenPage;
use crate::pages::times::{Later, NoTimesPage, TimesPage};
use crate::pages::view::{Frame, Page, Pages};
use crate::pages::visitors::{self, Limits, VisitorsPage};
use crate::pages::waiting::WaitingPage;
use crate::pages::when::When;
use crate::words::Words;

/// A page that was rendered.
pub(super) struct Rendered {
    pub(super) name: String,
    pub(super) template: &'static str,
    pub(super) html: String,
}

/// Renders every sample.
pub(super) struct Gallery {
    pages: Pages,
    words: Words,
    language: Language,
    shown: Vec<Rendered>,
}

/// Every sample in a language.
pub(super) fn gallery(language: Language) -> Vec<Rendered> {
    let words = Words::load().unwrap();
    let pages = Pages::load(&words).unwrap();
    let mut gallery = Gallery { pages, words, language, shown: Vec::new() };
    gallery.journey();
    gallery.unlucky();
    gallery.booking();
    gallery.others();
    gallery.shown
}

fn date(text: &str) -> LocalDate {
    text.parse().unwrap()
}

fn session(number: u128) -> SessionId {
    SessionId::from_uuid(Uuid::from_u128(number))
}

fn radio(value: &str, text: &str) -> Item {
    Item { value: value.to_owned(), text: text.to_owned(), hint: None }
}

fn field(field: &str, key: &'static str) -> FieldError {
    FieldError::new(field, key)
}

impl Gallery {
    fn show<P: Page>(&mut self, name: &str, page: &P) {
        let frame = Frame {
            addresses: ["/page?lang=en".to_owned(), "/page?lang=cy".to_owned()],
            token: P::HAS_FORM.then(|| "0123456789abcdef".to_owned()),
            demo: name == "start",
            mailbox: name == "start",
        };
        let html = self.pages.html(page, self.language, &frame).unwrap_or_else(|error| panic!("{name}: {error:#}"));
        self.shown.push(Rendered { name: name.to_owned(), template: P::TEMPLATE, html });
    }

    fn say(&self, key: &str) -> String {
        self.words.text(self.language, key, &[])
    }

    fn when(&self, day: &str) -> When {
        let time = |hour| LocalTime::new(hour, 0).unwrap();
        When::new(date(day), time(14), time(16), self.language)
    }

    fn offers() -> Vec<Offer> {
        let offer = |number, day: &str, hour, room: Option<&str>| Offer {
            session: session(number),
            date: date(day),
            start: LocalTime::new(hour, 0).unwrap(),
            end: LocalTime::new(hour + 1, 30).unwrap(),
            room: room.map(str::to_owned),
        };
        vec![
            offer(1, "2026-11-28", 9, Some("Visits hall")),
            offer(2, "2026-11-28", 14, Some("Annexe")),
            offer(3, "2026-12-01", 14, None),
        ]
    }

    fn times(&self) -> TimesPage {
        let window =
            BookableWindow { confirm_by: date("2026-11-25"), first: date("2026-11-26"), last: date("2026-12-21") };
        TimesPage {
            action: "/times".to_owned(),
            prison: "Cardiff".to_owned(),
            phone: Some("029 2092 3100".to_owned()),
            first: "26".to_owned(),
            last: "21".to_owned(),
            minutes: 10,
            calendar: Calendar::of(&Self::offers(), window, Some(session(2)), &self.words, self.language),
            held: Some(self.when("2026-11-28")),
            held_until: Some("2:25pm".to_owned()),
            current: None,
            back: "/visitors".to_owned(),
            errors: vec![],
        }
    }

    fn visitors(&self, errors: Vec<FieldError>) -> VisitorsPage {
        let row = |place: usize, year: &str| visitors::Row {
            place,
            id: format!("visitor-{place}-born"),
            day: "27".to_owned(),
            month: "3".to_owned(),
            year: year.to_owned(),
            day_class: "",
            month_class: "",
            year_class: " govuk-input--error",
        };
        VisitorsPage {
            prison: "Cardiff".to_owned(),
            number: "A1234BC".to_owned(),
            first: "John".to_owned(),
            last: "<script>".to_owned(),
            limits: Limits { total: 6, adults: 3, children: 0, adult_age: 16 },
            visitors: vec![row(1, "1985"), row(2, "2015")],
            can_add: errors.is_empty(),
            errors,
        }
    }

    fn journey(&mut self) {
        self.show("start", &StartPage {});
        let prisons = vec![radio("CFI", "Cardiff"), radio("PRI", "Parc")];
        let few = || PrisonPage { prisons: prisons.clone(), chosen: Some("CFI".to_owned()), ..PrisonPage::default() };
        self.show("prison", &few());
        self.show("prison-error", &PrisonPage { errors: vec![field("venue", "prison-error")], ..few() });
        let search = || PrisonPage { searchable: true, legend: self.say("prison-legend-all"), ..few() };
        let found = search();
        self.show("prison-search", &found);
        let none = PrisonPage { query: "\"<b>".to_owned(), prisons: vec![], ..PrisonPage::default() };
        self.show("prison-none", &PrisonPage { searchable: true, ..none });
        self.show("prison-closed", &PrisonPage::default());

        let visitors = self.visitors(vec![]);
        self.show("visitors", &visitors);
        let wrong = self.visitors(vec![
            field("prisoner-number", "visitors-number-wrong"),
            field("visitor-1-born", "visitors-born-missing-lead").at("visitor-1-born-day"),
            field("visitor-2-born", "visitors-born-year").at("visitor-2-born-year").with("number", 2),
        ]);
        self.show("visitors-errors", &wrong);

        let times = self.times();
        self.show("times", &times);
        let first = times.calendar.first_input().unwrap().to_owned();
        let wrong = TimesPage { errors: vec![field("session", "times-error").at(first)], held: None, ..self.times() };
        self.show("times-error", &wrong);
        let change = TimesPage { current: Some(self.when("2026-11-27")), held: None, ..self.times() };
        self.show("times-change", &change);

        let details = |errors| DetailsPage {
            visit: details::Place { prison: "Cardiff".to_owned(), date: "5".to_owned(), time: "2".to_owned() },
            held_until: "2:25pm".to_owned(),
            visitors: (1..=2)
                .map(|place| details::Row {
                    place,
                    id: format!("visitor-{place}"),
                    born: "27 March 1985".to_owned(),
                    first: "Siân".to_owned(),
                    last: "O'Neil \"&\"".to_owned(),
                })
                .collect(),
            contact: ContactFields { email: "a@b".to_owned(), phone: String::new(), language: "cy".to_owned() },
            errors,
        };
        self.show("details", &details(vec![]));
        let wrong = vec![
            field("visitor-2-first", "details-first-missing").with("number", 2),
            field("email", "contact-email-wrong"),
            field("phone", "contact-phone-wrong"),
            field("language", "contact-language-missing"),
        ];
        self.show("details-errors", &details(wrong));

        for changed_elsewhere in [false, true] {
            let rows = vec![
                Row::new("Prison", "<Cardiff>").with_change("/prison", "Change", "prison"),
                Row::lines("Time", &["Saturday", "2pm"]).with_change("/times", "Change", "time"),
            ];
            let page = CheckPage {
                held_until: "2:25pm".to_owned(),
                groups: vec![Group { title: self.say("check-visit"), rows }],
                seen: "0123456789abcdef".to_owned(),
                changed_elsewhere,
            };
            self.show(if changed_elsewhere { "check-changed" } else { "check" }, &page);
        }
    }

    fn unlucky(&mut self) {
        let none = |reasons, party, next| NoTimesPage {
            prison: "Cardiff".to_owned(),
            phone: Some("029 2092 3100".to_owned()),
            reasons,
            party,
            changing: false,
            next,
            back: "/visitors".to_owned(),
        };
        let reason = || vec![ReasonRow { title: "All tables".to_owned(), text: "are taken".to_owned() }];
        let later = Later { on: self.when("2026-12-25").on, opens: self.when("2026-11-27").on };
        self.show("no-times", &none(reason(), false, None));
        self.show("no-times-party", &none(reason(), true, None));
        self.show("no-times-later", &none(vec![], false, Some(later)));
        self.show("no-times-change", &NoTimesPage { changing: true, phone: None, ..none(reason(), false, None) });

        for (name, refreshes, lost) in [("waiting", true, false), ("waiting-lost", false, true)] {
            let page =
                WaitingPage { position: 120, turn: "10:02am".to_owned(), minutes: 3, lasts: 15, refreshes, lost };
            self.show(name, &page);
        }

        let offers = Self::offers();
        for (name, others) in [("taken", &offers[..]), ("taken-all", &[])] {
            let page = TakenPage {
                prison: "Cardiff".to_owned(),
                action: "/times".to_owned(),
                wanted: self.when("2026-11-28"),
                kept_old: others.is_empty(),
                others: others.iter().map(|offer| item(offer, offer.date.to_string())).collect(),
            };
            self.show(name, &page);
        }
        for (name, changing) in [("refused", false), ("refused-change", true)] {
            let page = RefusedPage {
                prison: (!changing).then(|| "Cardiff".to_owned()),
                phone: (!changing).then(|| "029 2092 3100".to_owned()),
                wanted: (!changing).then(|| self.when("2026-11-28")),
                changing,
                reasons: reason(),
                ways: vec![Way { key: "way-another-time", href: "/times".to_owned() }],
                title: if changing { "refused-title-change" } else { "refused-title" },
            };
            self.show(name, &page);
        }
        for (name, visit, again) in [("expired", true, Some("x")), ("expired-plain", false, None)] {
            let page = ExpiredPage {
                action: "/times".to_owned(),
                visit: visit.then(|| self.when("2026-11-28")),
                minutes: 10,
                changing: !visit,
                again: again.map(str::to_owned),
            };
            self.show(name, &page);
        }
        for stop in [
            Stop::NotFound,
            Stop::Link,
            Stop::NoSession,
            Stop::Form,
            Stop::TooLarge,
            Stop::TooMany,
            Stop::Busy,
            Stop::Unknown,
            Stop::Fault("not shown".to_owned()),
        ] {
            self.show(&format!("problem-{}", format!("{stop:?}").split('(').next().unwrap()), &ProblemPage::of(&stop));
        }
        let facts = Reason::PartyTooMany { limit: 3, given: 4 };
        assert_eq!(facts.facts().len(), 2);
    }

    fn booking(&mut self) {
        let rows = || vec![Row::new("Reference", "ABC"), Row::lines("Address", &["1 Road", "CF1"])];
        let base = "/bookings/key".to_owned();
        for changed in [false, true] {
            let page = ConfirmedPage {
                changed,
                reference: "ABC-DEFG-HJK".to_owned(),
                email: (!changed).then(|| "ann@example.org".to_owned()),
                rows: rows(),
                arrive: (!changed).then(|| "1:15pm".to_owned()),
                calendar_href: format!("{base}/calendar.ics"),
                manage_href: base.clone(),
                prison: "Cardiff".to_owned(),
                phone: (!changed).then(|| "029 2092 3100".to_owned()),
            };
            self.show(if changed { "confirmed-changed" } else { "confirmed" }, &page);
        }
        for state in ["booked", "cancelled", "over"] {
            let cancelled = state == "cancelled";
            let page = ManagePage {
                state,
                cancelled_on: cancelled.then(|| self.when("2026-11-23").on),
                cancelled_because: cancelled.then(|| self.say("manage-cancelled-visitor")),
                rows: rows(),
                calendar_href: format!("{base}/calendar.ics"),
                prison: "Cardiff".to_owned(),
                phone: Some("029 2092 3100".to_owned()),
                base: base.clone(),
            };
            self.show(&format!("manage-{state}"), &page);
        }
        let page = ChangeCheckPage {
            action: format!("{base}/change/check"),
            manage_href: base.clone(),
            held_until: "2:25pm".to_owned(),
            rows: rows(),
            seen: "hold".to_owned(),
        };
        self.show("change-check", &page);
        for wrong in [false, true] {
            let errors = |field_name: &str, key| if wrong { vec![field(field_name, key)] } else { vec![] };
            let contact = ContactPage {
                action: format!("{base}/contact"),
                reference: "ABC-DEFG-HJK".to_owned(),
                version: 1,
                contact: ContactFields { email: "a@b".to_owned(), phone: "1".to_owned(), language: "en".to_owned() },
                back: base.clone(),
                errors: errors("email", "contact-email-wrong"),
            };
            self.show(if wrong { "contact-error" } else { "contact" }, &contact);
            let cancel = CancelPage {
                action: format!("{base}/cancel"),
                version: 1,
                rows: rows(),
                back: base.clone(),
                errors: errors("reason", "cancel-why-missing"),
            };
            self.show(if wrong { "cancel-error" } else { "cancel" }, &cancel);
        }
    }

    fn others(&mut self) {
        self.show("help", &articles::help_page());
        self.show("privacy", &articles::privacy_page());
        self.show("cookies", &articles::cookies_page(["one".to_owned(), "two".to_owned()]));
        self.show("accessibility", &articles::accessibility_page());
        self.show("mailbox-empty", &MailboxPage { messages: vec![] });
        let line = Line {
            href: "/demo/mailbox/1".to_owned(),
            subject: "Visit <booked>".to_owned(),
            to: "a@b".to_owned(),
            date: "today".to_owned(),
        };
        self.show("mailbox", &MailboxPage { messages: vec![line] });
        for whole in [true, false] {
            let page = MessagePage {
                subject: "Visit <booked>".to_owned(),
                headers: vec![Row::new("From", "a@b")],
                link: whole.then(|| "/bookings/key".to_owned()),
                html_href: whole.then(|| "/demo/mailbox/1/html".to_owned()),
                text: "Hello\n<b>".to_owned(),
                calendar: whole.then(|| "BEGIN:VCALENDAR".to_owned()),
                calendar_href: "/demo/mailbox/1/calendar.ics".to_owned(),
            };
            self.show(if whole { "message" } else { "message-plain" }, &page);
        }
    }
}
