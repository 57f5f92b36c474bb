//! What clients asked, when, and what they heard.

use calendars::Instant;
use engine::EngineError;
use scheduler_model::{Caller, Channel, Command, IdempotencyKey, Outcome, PublicationEffect};

use crate::world::{Offer, SESSIONS};

/// A step of a run: the time in which the order of things is told.
pub(crate) type Step = u32;

/// A request, whatever number of times it was sent.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) command: Command,
    pub(crate) caller: Caller,
    pub(crate) channel: Channel,
    pub(crate) key: Option<IdempotencyKey>,
    pub(crate) sends: Vec<Send>,
}

/// One time that it was sent.
#[derive(Debug, Clone)]
pub(crate) struct Send {
    /// From when on it may have had an effect.
    pub(crate) since: Step,
    /// Until when it may have had one; nothing while it may still.
    pub(crate) until: Option<Step>,
    pub(crate) came_to: CameTo,
}

/// What a send came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CameTo {
    /// Nothing is known: on its way, lost, cut off, or the engine itself does not know.
    Unknown,
    /// It never reached an engine, or the engine says that nothing was done.
    Nothing,
    /// An outcome.
    Answer(Outcome),
}

impl CameTo {
    /// What an engine's answer means for whoever asked.
    pub(crate) fn of(result: Result<Outcome, EngineError>) -> Self {
        match result {
            Ok(outcome) => Self::Answer(outcome),
            Err(EngineError::Unknown(_)) => Self::Unknown,
            Err(_) => Self::Nothing,
        }
    }
}

impl Request {
    /// The outcome that somebody heard, and when it was heard first.
    pub(crate) fn answer(&self) -> Option<(&Outcome, Step)> {
        let heard = self.sends.iter().filter_map(|send| match &send.came_to {
            CameTo::Answer(outcome) => Some((outcome, send.until?)),
            CameTo::Unknown | CameTo::Nothing => None,
        });
        heard.min_by_key(|(_, step)| *step)
    }

    /// Every outcome that somebody heard.
    pub(crate) fn answers(&self) -> impl Iterator<Item = &Outcome> {
        self.sends.iter().filter_map(|send| match &send.came_to {
            CameTo::Answer(outcome) => Some(outcome),
            CameTo::Unknown | CameTo::Nothing => None,
        })
    }

    /// When it was sent first. Nothing if it never was.
    pub(crate) fn since(&self) -> Option<Step> {
        self.sends.iter().map(|send| send.since).min()
    }

    /// When it can no longer have had its effect. Nothing if it still can at the end.
    pub(crate) fn until(&self) -> Option<Step> {
        if let Some((_, step)) = self.answer() {
            return Some(step);
        }
        self.sends.iter().map(|send| send.until).max_by_key(|until| until.unwrap_or(Step::MAX)).flatten()
    }

    /// Whether every send came to nothing for certain.
    pub(crate) fn came_to_nothing(&self) -> bool {
        self.sends.iter().all(|send| send.came_to == CameTo::Nothing)
    }
}

/// A publication.
#[derive(Debug, Clone)]
pub(crate) struct Published {
    pub(crate) offers: [Offer; SESSIONS],
    pub(crate) since: Step,
    pub(crate) until: Option<Step>,
    /// What it came to: nothing if that is not known.
    pub(crate) effect: Option<Result<PublicationEffect, EngineError>>,
}

/// All of a run's requests, and the store's clock at each step.
#[derive(Debug, Default)]
pub(crate) struct History {
    pub(crate) requests: Vec<Request>,
    pub(crate) publications: Vec<Published>,
    /// The earliest and the latest time that any process could read in each step.
    pub(crate) times: Vec<(Instant, Instant)>,
}

impl History {
    /// The earliest and the latest time that a transaction between these steps can have been given.
    pub(crate) fn times_between(&self, first: Step, last: Step) -> (Instant, Instant) {
        let place = |step: Step| usize::try_from(step).unwrap_or(usize::MAX).min(self.times.len().saturating_sub(1));
        let between = &self.times[place(first)..=place(last)];
        let earliest = between.iter().map(|(earliest, _)| *earliest).min();
        let latest = between.iter().map(|(_, latest)| *latest).max();
        (earliest.unwrap_or(Instant::EPOCH), latest.unwrap_or(Instant::EPOCH))
    }
}
