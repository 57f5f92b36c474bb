//! A message in words, before it is laid out as text or as HTML.

use calendars::{CapacityClass, LocalTime};
use scheduler_model::{CancelReason, Language, MessageFacts, MessageKind, PersonName};
use serde::Serialize;

use super::one_line;
use crate::words::{DateForm, Words, date_in_form, date_long, list_of_names, time_12h, time_range, words};
use crate::{ManageLinks, WordError, is_mail_address};

/// All that the two templates show.
#[derive(Debug, Serialize)]
pub(super) struct View {
    pub(super) language: &'static str,
    pub(super) subject: String,
    heading: String,
    greeting: Option<String>,
    paragraphs: Vec<String>,
    details_heading: String,
    details: Vec<Row>,
    sections: Vec<Section>,
    footer: Vec<String>,
    /// When to arrive, in words; the calendar file says it too.
    #[serde(skip)]
    pub(super) arrival: Option<String>,
}

/// One detail.
#[derive(Debug, Serialize)]
struct Row {
    label: String,
    lines: Vec<String>,
}

/// Something to do.
#[derive(Debug, Serialize)]
struct Section {
    heading: String,
    text: String,
    link: Option<Link>,
}

#[derive(Debug, Serialize)]
struct Link {
    words: String,
    url: String,
}

impl View {
    pub(super) fn of(
        kind: MessageKind,
        facts: &MessageFacts,
        language: Language,
        links: &ManageLinks,
        arrive_minutes_before: u16,
    ) -> Result<Self, WordError> {
        let writer = Writer { words: words(language), kind, facts, language };
        let arrival = writer.arrival(arrive_minutes_before)?;
        Ok(Self {
            language: language.code(),
            subject: writer.subject()?,
            heading: writer.plain(match kind {
                MessageKind::Held => "heading-held",
                MessageKind::Booked => "heading-booked",
                MessageKind::Changed => "heading-changed",
                MessageKind::Cancelled => "heading-cancelled",
            })?,
            greeting: writer.greeting()?,
            paragraphs: writer.paragraphs()?,
            details_heading: writer.plain("details-heading")?,
            details: writer.details(arrival.as_deref())?,
            sections: writer.sections(links)?,
            footer: writer.footer()?,
            arrival,
        })
    }
}

struct Writer<'a> {
    words: &'static Words,
    kind: MessageKind,
    facts: &'a MessageFacts,
    language: Language,
}

impl Writer<'_> {
    fn plain(&self, key: &str) -> Result<String, WordError> {
        self.words.say(key, &[])
    }

    fn venue(&self) -> String {
        one_line(self.facts.venue.in_language(self.language))
    }

    fn subject(&self) -> Result<String, WordError> {
        let key = match self.kind {
            MessageKind::Held => "subject-held",
            MessageKind::Booked => "subject-booked",
            MessageKind::Changed => "subject-changed",
            MessageKind::Cancelled => "subject-cancelled",
        };
        let date = date_in_form(self.facts.date, self.language, DateForm::InSentence);
        let time = time_12h(self.facts.start, self.language);
        self.words.say(key, &[("venue", (&self.venue()).into()), ("date", (&date).into()), ("time", (&time).into())])
    }

    fn greeting(&self) -> Result<Option<String>, WordError> {
        let name = self.facts.lead.as_ref().map(full_name).filter(|name| !name.is_empty());
        name.map(|name| self.words.say("greeting", &[("name", (&name).into())])).transpose()
    }

    fn paragraphs(&self) -> Result<Vec<String>, WordError> {
        match self.kind {
            MessageKind::Held => self.held(),
            MessageKind::Booked => Ok(vec![self.plain("booked-keep")?]),
            MessageKind::Changed => Ok(vec![self.changed()?, self.plain("booked-keep")?]),
            MessageKind::Cancelled => self.cancelled(),
        }
    }

    fn held(&self) -> Result<Vec<String>, WordError> {
        let mut paragraphs = Vec::new();
        if let Some(until) = self.facts.held_until {
            let until = self.facts.zone.local(until);
            let time = time_12h(until.time, self.language);
            let date = date_in_form(until.date, self.language, DateForm::On);
            paragraphs.push(self.words.say("held-until", &[("time", (&time).into()), ("date", (&date).into())])?);
        }
        paragraphs.push(self.plain("held-not-booked")?);
        if let Some(reference) = self.facts.reference {
            let reference = reference.to_string();
            paragraphs.push(self.words.say("held-in-place-of", &[("reference", (&reference).into())])?);
        }
        Ok(paragraphs)
    }

    fn changed(&self) -> Result<String, WordError> {
        let Some((date, time)) = self.facts.moved_from else {
            return self.plain("changed-same-time");
        };
        let date = date_in_form(date, self.language, DateForm::On);
        let time = time_12h(time, self.language);
        self.words.say("changed-moved", &[("date", (&date).into()), ("time", (&time).into())])
    }

    fn cancelled(&self) -> Result<Vec<String>, WordError> {
        let because = match self.facts.cancelled_because {
            Some(CancelReason::Visitor) => "cancelled-by-visitor",
            Some(CancelReason::Prisoner) => "cancelled-by-prisoner",
            Some(CancelReason::Establishment) => "cancelled-by-establishment",
            Some(CancelReason::BookedInError) => "cancelled-booked-in-error",
            None => "cancelled-without-reason",
        };
        [because, "cancelled-do-not-travel", "cancelled-book-again"].into_iter().map(|key| self.plain(key)).collect()
    }

    /// "1:15pm, 45 minutes before the visit starts". Nothing where that would be the day before.
    fn arrival(&self, minutes_before: u16) -> Result<Option<String>, WordError> {
        let at = self.facts.start.minutes_since_midnight().checked_sub(minutes_before);
        let Some(at) = at.filter(|_| minutes_before > 0).and_then(|minutes| LocalTime::from_minutes(minutes).ok())
        else {
            return Ok(None);
        };
        let time = time_12h(at, self.language);
        self.words.say("arrival", &[("time", (&time).into()), ("minutes", u32::from(minutes_before).into())]).map(Some)
    }

    fn details(&self, arrival: Option<&str>) -> Result<Vec<Row>, WordError> {
        let facts = self.facts;
        let mut rows = Vec::new();
        let mut row = |key: &str, lines: Vec<String>| -> Result<(), WordError> {
            let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
            if !lines.is_empty() {
                rows.push(Row { label: self.plain(key)?, lines });
            }
            Ok(())
        };
        row("label-reference", facts.reference.iter().map(ToString::to_string).collect())?;
        row("label-date", vec![date_long(facts.date, self.language)])?;
        row("label-time", vec![time_range(facts.start, facts.end, self.language)])?;
        if self.is_coming() {
            row("label-arrival", arrival.map(str::to_owned).into_iter().collect())?;
        }
        let address = facts.address.iter().map(|line| one_line(line));
        row("label-venue", std::iter::once(self.venue()).chain(address).collect())?;
        row("label-space", vec![one_line(facts.space.in_language(self.language))])?;
        row("label-phone", facts.phone.iter().map(|phone| one_line(phone)).collect())?;
        if facts.class == CapacityClass::ClosedTable {
            row("label-type", vec![self.plain("type-closed")?])?;
        }
        row("label-visitors", self.visitors()?.into_iter().collect())?;
        row("label-prisoner", facts.prisoner.iter().map(full_name).collect())?;
        Ok(rows)
    }

    /// "Ann Lee, Bo Lee and Cy Lee (3 people)".
    fn visitors(&self) -> Result<Option<String>, WordError> {
        let names: Vec<String> = self.facts.visitors.iter().map(full_name).filter(|name| !name.is_empty()).collect();
        if names.is_empty() {
            return Ok(None);
        }
        let count = u32::try_from(names.len()).unwrap_or(u32::MAX);
        let names = list_of_names(&names, self.language);
        self.words.say("visitors", &[("names", (&names).into()), ("count", count.into())]).map(Some)
    }

    fn sections(&self, links: &ManageLinks) -> Result<Vec<Section>, WordError> {
        let mut sections = Vec::new();
        if self.is_coming() {
            let (heading, text) = (self.plain("identification-heading")?, self.plain("identification")?);
            sections.push(Section { heading, text, link: None });
        }
        let [heading, how, link] = match self.kind {
            // A hold for a new booking has no booking to look at yet.
            MessageKind::Held if self.facts.reference.is_none() => return Ok(sections),
            MessageKind::Cancelled => ["see-heading", "see-how", "see-link"],
            MessageKind::Held | MessageKind::Booked | MessageKind::Changed => {
                ["manage-heading", "manage-how", "manage-link"]
            }
        };
        sections.push(Section {
            heading: self.plain(heading)?,
            text: self.plain(how)?,
            link: Some(Link { words: self.plain(link)?, url: links.url(self.facts.booking, self.language) }),
        });
        Ok(sections)
    }

    fn footer(&self) -> Result<Vec<String>, WordError> {
        let replies =
            if self.facts.email.as_deref().is_some_and(is_mail_address) { "footer-reply" } else { "footer-no-reply" };
        Ok(vec![self.plain("footer-automatic")?, self.plain(replies)?])
    }

    /// Whether the visitors should make ready to come.
    fn is_coming(&self) -> bool {
        matches!(self.kind, MessageKind::Booked | MessageKind::Changed)
    }
}

/// Given names and family name on one line.
pub(super) fn full_name(name: &PersonName) -> String {
    one_line(&format!("{} {}", name.first, name.last))
}
