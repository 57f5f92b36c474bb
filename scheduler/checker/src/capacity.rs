//! No oversell: what sessions count, against what is held and booked.

use std::collections::{BTreeMap, HashMap};

use crate::findings::Findings;
use crate::places::Places;
use crate::rows::Count;
use crate::{Code, Id, RowRef};

/// One of the four columns that count what is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Taker {
    pub(crate) public: bool,
    pub(crate) booked: bool,
}

impl Taker {
    const ALL: [Self; 4] = [
        Self { public: true, booked: false },
        Self { public: true, booked: true },
        Self { public: false, booked: false },
        Self { public: false, booked: true },
    ];

    const fn column(self) -> &'static str {
        match (self.public, self.booked) {
            (true, false) => "public_held",
            (true, true) => "public_booked",
            (false, false) => "staff_held",
            (false, true) => "staff_booked",
        }
    }

    const fn place(self) -> usize {
        (if self.public { 0 } else { 2 }) + (if self.booked { 1 } else { 0 })
    }
}

/// The class of a session that a hold or booking takes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Taken<'a> {
    pub(crate) session: Id,
    pub(crate) class: &'a str,
    pub(crate) by: Taker,
    pub(crate) units: i64,
}

/// Units that were taken anew: which booking they are of, and the event that tells of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Growth {
    pub(crate) booking: Id,
    pub(crate) seq: i64,
}

/// One class of one session.
#[derive(Debug, Default)]
struct Tally {
    /// `total`, `public_share`, `overbook`; `None` if there is no such row.
    offer: Option<(i64, i64, i64)>,
    stated: [i64; 4],
    summed: [i64; 4],
    grown: Option<Growth>,
    grown_public: Option<Growth>,
}

/// Every class of every session.
///
/// More may be taken than is offered where a publication has lowered the offer, because that cancels nobody; but from then on
/// nothing more may be taken until enough has been given back. So a class that is overfull is oversold if anything was taken
/// in it since its venue was last published: whoever took that must have seen it full.
#[derive(Debug, Default)]
pub(crate) struct Capacity {
    classes: Vec<String>,
    tallies: HashMap<(Id, usize), Tally>,
}

impl Capacity {
    fn tally(&mut self, session: Id, class: &str) -> &mut Tally {
        let known = self.classes.iter().position(|known| known == class);
        let class = known.unwrap_or_else(|| {
            self.classes.push(class.to_owned());
            self.classes.len() - 1
        });
        self.tallies.entry((session, class)).or_default()
    }

    pub(crate) fn count(&mut self, count: &Count, places: &Places, findings: &mut Findings) {
        if places.of_session(count.session).is_none() {
            findings.add(Code::PlaceWrong, || {
                let row = RowRef::of("session_counts").with("session", count.session).with("class", &count.class);
                ("Counts are of a session that does not exist.".to_owned(), vec![row])
            });
        }
        let tally = self.tally(count.session, &count.class);
        tally.offer = Some((count.total, count.public_share, count.overbook));
        tally.stated = [count.public_held, count.public_booked, count.staff_held, count.staff_booked];
    }

    /// A live hold or standing booking has these units.
    pub(crate) fn taken(&mut self, taken: Taken<'_>) {
        let sum = &mut self.tally(taken.session, taken.class).summed[taken.by.place()];
        *sum = sum.saturating_add(taken.units);
    }

    /// Units were taken anew since the venue was last published.
    pub(crate) fn grown(&mut self, session: Id, class: &str, public: bool, growth: Growth) {
        let tally = self.tally(session, class);
        let latest = |known: &mut Option<Growth>| {
            if known.is_none_or(|known| known.seq < growth.seq) {
                *known = Some(growth);
            }
        };
        latest(&mut tally.grown);
        if public {
            latest(&mut tally.grown_public);
        }
    }

    /// Judges every class, once all holds and bookings have been seen.
    pub(crate) fn judge(self, findings: &mut Findings) {
        let Self { classes, tallies } = self;
        let sorted: BTreeMap<_, _> = tallies.into_iter().collect();
        for ((session, class), tally) in sorted {
            let row = || tally.row(session, classes.get(class).map_or("", String::as_str));
            let class = classes.get(class).map_or("", String::as_str);
            tally.judge_counts(findings, &row);
            tally.judge_offer(class, findings, &row);
        }
    }
}

impl Tally {
    fn row(&self, session: Id, class: &str) -> RowRef {
        let mut row = RowRef::of("session_counts").with("session", session).with("class", class);
        if let Some((total, share, overbook)) = self.offer {
            row = row.with("total", total).with("public_share", share).with("overbook", overbook);
        }
        Taker::ALL.iter().fold(row, |row, taker| row.with(taker.column(), self.stated[taker.place()]))
    }

    fn judge_counts(&self, findings: &mut Findings, row: &impl Fn() -> RowRef) {
        for taker in Taker::ALL {
            let (stated, summed) = (self.stated[taker.place()], self.summed[taker.place()]);
            let what = if taker.booked { "standing bookings" } else { "live holds" };
            if stated < 0 {
                let says = format!("{} is below none: {stated}.", taker.column());
                findings.add(Code::CountNegative, || (says, vec![row()]));
            }
            if stated >= 0 && stated != summed && self.offer.is_some() {
                let says = format!("{} is {stated}, but the {what} come to {summed}.", taker.column());
                findings.add(Code::CountWrong, || (says, vec![row()]));
            }
        }
    }

    fn judge_offer(&self, class: &str, findings: &mut Findings, row: &impl Fn() -> RowRef) {
        let [public_held, public_booked, staff_held, staff_booked] = self.summed;
        let public = public_held.saturating_add(public_booked);
        let all = public.saturating_add(staff_held).saturating_add(staff_booked);
        let Some((total, share, overbook)) = self.offer else {
            if all != 0 {
                findings.add(Code::ClassUnknown, || {
                    (format!("{all} units of {class} are taken in a session that does not count them."), vec![row()])
                });
            }
            return;
        };
        if total < 0 || overbook < 0 || share < 0 || share > total {
            findings.add(Code::OfferImpossible, || ("The offer cannot be.".to_owned(), vec![row()]));
        }
        let grown = |growth: Growth| {
            let event = RowRef::of("events").with("seq", growth.seq).with("booking", growth.booking);
            vec![row(), event]
        };
        if let Some(growth) = self.grown.filter(|_| all > total.saturating_add(overbook)) {
            findings.add(Code::Oversold, || {
                let offered = total.saturating_add(overbook);
                let says =
                    format!("{all} units are taken where {offered} are offered, and not because the offer fell.");
                (says, grown(growth))
            });
        }
        if let Some(growth) = self.grown_public.filter(|_| public > share) {
            findings.add(Code::PublicOversold, || {
                let says = format!("The public has {public} units of its {share}, and not because its share fell.");
                (says, grown(growth))
            });
        }
    }
}
