//! What a connection is doing, and since when: noted by the connection, looked at from outside.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::Notify;

use super::ConnectionLimits;
use super::common::{Awake, Common};

/// What a connection is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// It is new, and has sent nothing.
    New,
    /// A part of a request's head has come.
    Head,
    /// A request is being answered. Its route's deadline limits this.
    Working,
    /// The answer has been made: the client is to take it.
    Answering,
    /// The client has the whole answer, and may send another request.
    Idle,
    /// The same, and it has been told to doze.
    Drowsy,
    /// It dozes: what serving needs has been given back.
    Dozing,
    /// It is given up.
    Closed,
}

const PHASES: [Phase; 8] = [
    Phase::New,
    Phase::Head,
    Phase::Working,
    Phase::Answering,
    Phase::Idle,
    Phase::Drowsy,
    Phase::Dozing,
    Phase::Closed,
];
const PHASE_BITS: u32 = 3;

/// Why a connection is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Overdue {
    /// Its request's head did not come in time.
    Head,
    /// It was silent for too long.
    Idle,
}

impl Overdue {
    /// As a label of a metric.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Idle => "idle",
        }
    }
}

/// The phase of one connection and when it began, in one word.
#[derive(Debug)]
pub(super) struct Pulse {
    word: AtomicU64,
    common: Common,
    /// Wakes the connection's task when it is to doze.
    nudge: Notify,
}

impl Pulse {
    pub(super) fn new(common: Common) -> Self {
        let word = AtomicU64::new(word(Phase::New, common.now()));
        Self { word, common, nudge: Notify::new() }
    }

    /// The connection is awake for as long as the guard is kept.
    pub(super) fn wake(&self) -> Awake {
        self.common.wake()
    }

    /// Bytes have come: of a next request, unless one is being worked on.
    pub(super) fn received(&self) {
        if !matches!(self.phase(), Phase::Head | Phase::Working) {
            self.note(Phase::Head);
        }
    }

    /// A request is whole but for its body.
    pub(super) fn working(&self) {
        self.note(Phase::Working);
    }

    /// Its answer has been made.
    pub(super) fn answered(&self) {
        self.note(Phase::Answering);
    }

    /// The client has taken a part of the answer.
    pub(super) fn sent(&self) {
        if self.phase() == Phase::Answering {
            self.note(Phase::Answering);
        }
    }

    /// All that there was to send has been taken.
    pub(super) fn sent_all(&self) {
        if self.phase() == Phase::Answering {
            // Whoever sends is about to ask whether it is drowsy, and needs no nudge.
            self.note(if self.common.many_are_awake() { Phase::Drowsy } else { Phase::Idle });
        }
    }

    /// Tells the connection to doze if it has been idle for so long.
    pub(super) fn doze_if_idle(&self, after: Duration) {
        let word_now = self.word.load(Ordering::Relaxed);
        let (phase, since) = parts(word_now);
        if phase == Phase::Idle && self.lasted(since) >= after && self.swap(word_now, word(Phase::Drowsy, since)) {
            self.nudge.notify_one();
        }
    }

    /// Waits until the connection is told to doze.
    pub(super) async fn drowsy(&self) {
        // A nudge may be an old one, of a time before the last request.
        while self.phase() != Phase::Drowsy {
            self.nudge.notified().await;
        }
    }

    /// It dozes. It has been idle since it was before: a doze does not prolong that.
    pub(super) fn dozes(&self) {
        let word_now = self.word.load(Ordering::Relaxed);
        let (phase, since) = parts(word_now);
        if phase == Phase::Drowsy {
            // Where it has been given up meanwhile it stays so.
            self.swap(word_now, word(Phase::Dozing, since));
        }
    }

    /// Gives the connection up if it is overdue, so that it can be closed: from here on it begins nothing.
    pub(super) fn give_up_if_overdue(&self, limits: &ConnectionLimits, full: bool) -> Option<Overdue> {
        let word_now = self.word.load(Ordering::Relaxed);
        let (phase, since) = parts(word_now);
        let idle = if full { limits.idle.min(limits.idle_when_full) } else { limits.idle };
        let (limit, overdue) = match phase {
            Phase::New | Phase::Head => (limits.head, Overdue::Head),
            Phase::Answering | Phase::Idle | Phase::Drowsy | Phase::Dozing => (idle, Overdue::Idle),
            Phase::Working | Phase::Closed => return None,
        };
        // Where it has moved on meanwhile it is not overdue.
        (self.lasted(since) >= limit && self.swap(word_now, word(Phase::Closed, self.common.now()))).then_some(overdue)
    }

    /// Whether it has been answered and may be told to doze.
    #[cfg(test)]
    pub(super) fn is_idle(&self) -> bool {
        self.phase() == Phase::Idle
    }

    #[cfg(test)]
    pub(super) fn is_dozing(&self) -> bool {
        self.phase() == Phase::Dozing
    }

    /// Whether a part of a head has come.
    #[cfg(test)]
    pub(super) fn has_begun(&self) -> bool {
        self.phase() == Phase::Head
    }

    fn lasted(&self, since: u64) -> Duration {
        Duration::from_millis(self.common.now().saturating_sub(since))
    }

    /// Puts `next` in the place of `expected`, and says whether that was still there.
    fn swap(&self, expected: u64, next: u64) -> bool {
        self.word.compare_exchange(expected, next, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }

    fn phase(&self) -> Phase {
        parts(self.word.load(Ordering::Relaxed)).0
    }

    /// Notes what the connection does now, unless it has been given up.
    fn note(&self, phase: Phase) {
        let next = word(phase, self.common.now());
        let moved_on = |word| (parts(word).0 != Phase::Closed).then_some(next);
        // Nothing to do where it has been given up: it is about to be closed.
        let _ = self.word.fetch_update(Ordering::Relaxed, Ordering::Relaxed, moved_on);
    }
}

const fn word(phase: Phase, since: u64) -> u64 {
    since << PHASE_BITS | phase as u64
}

fn parts(word: u64) -> (Phase, u64) {
    let phase = usize::try_from(word & ((1 << PHASE_BITS) - 1)).ok().and_then(|phase| PHASES.get(phase));
    (phase.copied().unwrap_or(Phase::Closed), word >> PHASE_BITS)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::serve::common::AWAKE_MOST;

    const LIMITS: ConnectionLimits = ConnectionLimits {
        most: 1,
        head: Duration::from_secs(10),
        idle: Duration::from_secs(60),
        idle_when_full: Duration::from_secs(5),
    };

    type Step = fn(&Pulse);

    fn after(seconds: u64, steps: &[Step]) -> (Pulse, Common) {
        let common = Common::default();
        let pulse = Pulse::new(common.clone());
        for step in steps {
            step(&pulse);
        }
        common.beat(Duration::from_secs(seconds));
        (pulse, common)
    }

    #[rstest]
    #[case::silent_from_the_beginning(vec![], 10, Some(Overdue::Head))]
    #[case::new(vec![], 9, None)]
    #[case::a_head_without_end(vec![Pulse::received as Step], 10, Some(Overdue::Head))]
    #[case::working_is_the_routes_matter(vec![Pulse::received as Step, Pulse::working], 1_000, None)]
    #[case::more_of_the_body(vec![Pulse::received as Step, Pulse::working, Pulse::received], 1_000, None)]
    #[case::idle(vec![Pulse::working as Step, Pulse::answered], 59, None)]
    #[case::idle_for_too_long(vec![Pulse::working as Step, Pulse::answered], 60, Some(Overdue::Idle))]
    #[case::a_next_head(vec![Pulse::working as Step, Pulse::answered, Pulse::received], 10, Some(Overdue::Head))]
    #[case::dozing(vec![Pulse::answered as Step, Pulse::sent_all, dozing], 59, None)]
    #[case::dozing_for_too_long(vec![Pulse::answered as Step, Pulse::sent_all, dozing], 60, Some(Overdue::Idle))]
    #[case::drowsy_for_too_long(vec![Pulse::answered as Step, Pulse::sent_all, drowsy], 60, Some(Overdue::Idle))]
    #[case::woken(vec![Pulse::answered as Step, Pulse::sent_all, dozing, Pulse::received], 10, Some(Overdue::Head))]
    fn each_phase_has_its_limit(#[case] steps: Vec<Step>, #[case] seconds: u64, #[case] expected: Option<Overdue>) {
        let (pulse, _) = after(seconds, &steps);
        assert_eq!(pulse.give_up_if_overdue(&LIMITS, false), expected);
    }

    fn drowsy(pulse: &Pulse) {
        pulse.doze_if_idle(Duration::ZERO);
    }

    fn dozing(pulse: &Pulse) {
        drowsy(pulse);
        pulse.dozes();
        assert_eq!(pulse.phase(), Phase::Dozing);
    }

    #[rstest]
    #[case::before_its_time(vec![Pulse::answered as Step, Pulse::sent_all], 4, Phase::Idle)]
    #[case::in_time(vec![Pulse::answered as Step, Pulse::sent_all], 5, Phase::Drowsy)]
    #[case::new(vec![], 5, Phase::New)]
    #[case::a_head_has_begun(vec![Pulse::answered as Step, Pulse::sent_all, Pulse::received], 5, Phase::Head)]
    #[case::at_work(vec![Pulse::working as Step], 5, Phase::Working)]
    #[case::a_part_is_still_to_be_sent(vec![Pulse::answered as Step, Pulse::sent], 5, Phase::Answering)]
    fn the_idle_alone_are_told_to_doze(#[case] steps: Vec<Step>, #[case] seconds: u64, #[case] expected: Phase) {
        let (pulse, _) = after(seconds, &steps);
        pulse.doze_if_idle(Duration::from_secs(5));
        assert_eq!(pulse.phase(), expected);
    }

    #[test]
    fn where_many_are_awake_nobody_stays_so_for_nothing() {
        let (pulse, common) = after(0, &[Pulse::answered]);
        let mut awake: Vec<Awake> = (0..=AWAKE_MOST).map(|_| common.wake()).collect();
        pulse.sent_all();
        assert_eq!(pulse.phase(), Phase::Drowsy);
        awake.pop();
        pulse.answered();
        pulse.sent_all();
        assert_eq!(pulse.phase(), Phase::Idle);
    }

    #[test]
    fn a_byte_now_and_then_does_not_prolong_a_head() {
        let (pulse, common) = after(0, &[]);
        for second in 1..=10 {
            assert_eq!(pulse.give_up_if_overdue(&LIMITS, false), None, "{second}");
            pulse.received();
            common.beat(Duration::from_secs(second));
        }
        assert_eq!(pulse.give_up_if_overdue(&LIMITS, false), Some(Overdue::Head));
    }

    #[test]
    fn whoever_takes_an_answer_slowly_but_surely_may() {
        let (pulse, common) = after(59, &[Pulse::working, Pulse::answered]);
        pulse.sent();
        common.beat(Duration::from_secs(118));
        assert_eq!(pulse.give_up_if_overdue(&LIMITS, false), None);
        common.beat(Duration::from_secs(119));
        assert_eq!(pulse.give_up_if_overdue(&LIMITS, false), Some(Overdue::Idle));
    }

    #[test]
    fn when_it_is_full_the_silent_make_room_and_the_busy_stay() {
        let (idle, _) = after(5, &[Pulse::working, Pulse::answered]);
        assert_eq!(idle.give_up_if_overdue(&LIMITS, true), Some(Overdue::Idle));
        let (head, _) = after(5, &[Pulse::received]);
        assert_eq!(head.give_up_if_overdue(&LIMITS, true), None);
    }

    #[test]
    fn what_is_given_up_stays_given_up() {
        let (pulse, _) = after(10, &[]);
        assert_eq!(pulse.give_up_if_overdue(&LIMITS, false), Some(Overdue::Head));
        pulse.working();
        assert_eq!(pulse.phase(), Phase::Closed);
        assert_eq!(pulse.give_up_if_overdue(&LIMITS, false), None);
    }
}
