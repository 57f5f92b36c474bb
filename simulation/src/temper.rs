//! What kind of a day a seed is.

use calendars::Span;
use store_memory::Concurrency;

use crate::dice::Dice;

/// What is drawn once, before a run: some days are calm, some are not, and each trouble is absent on some days.
#[derive(Debug, Clone)]
pub(crate) struct Temper {
    pub(crate) concurrency: Concurrency,
    /// How many processes there are.
    pub(crate) nodes: usize,
    /// How many requests clients make.
    pub(crate) requests: usize,
    /// Open tables in each session, and how many of them are the public's.
    pub(crate) tables: (u32, u32),
    /// How many prisoners, and how many visitors, there are in the world.
    pub(crate) people: (usize, usize),
    /// Most commands in one transaction.
    pub(crate) batch: usize,
    /// Commands that may wait.
    pub(crate) queue: usize,
    pub(crate) hold_lasts: Span,
    /// How likely, in a thousand, each step brings one of these.
    pub(crate) crash: u32,
    pub(crate) stop: u32,
    pub(crate) fail: u32,
    pub(crate) jump: u32,
    pub(crate) publish: u32,
    pub(crate) sweep: u32,
    /// How likely, in a thousand, a request is sent again although nobody asks for it, or an answer is lost.
    pub(crate) duplicate: u32,
    pub(crate) forget: u32,
    /// Most milliseconds that pass between two steps.
    pub(crate) tick: i64,
    /// How likely, in a thousand, the next request comes before the running ones are done.
    pub(crate) hurry: u32,
}

/// Which troubles a day may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weather {
    /// What the seed says: some days are calm.
    Drawn,
    /// Every trouble at once.
    Storm,
}

impl Temper {
    pub(crate) fn draw(weather: Weather, dice: &mut Dice) -> Self {
        let drawn = Self::of_seed(dice);
        match weather {
            Weather::Drawn => drawn,
            Weather::Storm => Self {
                crash: 12,
                stop: 6,
                fail: 50,
                jump: 10,
                publish: 25,
                sweep: 60,
                duplicate: 250,
                forget: 60,
                hurry: 600,
                ..drawn
            },
        }
    }

    fn of_seed(dice: &mut Dice) -> Self {
        let many = dice.permille(600);
        let (concurrency, nodes) = match (many, dice.permille(750)) {
            (false, _) => (Concurrency::OneWriter, 1),
            (true, false) => (Concurrency::ManyNodes, 1),
            (true, true) => (Concurrency::ManyNodes, 2),
        };
        let total = u32::try_from(dice.between(1, 4)).unwrap_or(1);
        let public = u32::try_from(dice.between(1, i64::from(total))).unwrap_or(1);
        let mut sometimes = |share: u32, first: i64, last: i64| {
            if dice.permille(share) { u32::try_from(dice.between(first, last)).unwrap_or_default() } else { 0 }
        };
        let crash = sometimes(450, 3, 12);
        let stop = sometimes(150, 2, 6);
        let fail = sometimes(450, 10, 60);
        let jump = sometimes(450, 4, 20);
        let publish = sometimes(500, 6, 20);
        let sweep = sometimes(700, 5, 40);
        let duplicate = sometimes(600, 30, 250);
        let forget = sometimes(500, 20, 150);
        Self {
            concurrency,
            nodes,
            requests: 14 + dice.below(16),
            tables: (total, public),
            people: (3 + dice.below(8), 3 + dice.below(10)),
            batch: 1 + dice.below(6),
            queue: if dice.permille(150) { 2 } else { 64 },
            hold_lasts: Span::from_seconds(dice.between(20, 90)),
            crash,
            stop,
            fail,
            jump,
            publish,
            sweep,
            duplicate,
            forget,
            tick: dice.between(0, 1_500),
            hurry: [100, 400, 900][dice.below(3)],
        }
    }
}
