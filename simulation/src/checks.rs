//! What is judged when a day is over.

use scheduler_model::{Outcome, ReasonCode};
use store::{Audit as _, Constraint};
use store_memory::Snapshot;

use crate::coverage::Seen;
use crate::finding::{Finding, Kind};
use crate::run::Run;
use crate::spec::{self, Verdict};

/// The checker finds every promise kept, from the rows alone.
pub(crate) async fn lawful(run: &mut Run) {
    let watcher = run.memory.connect();
    let mut auditor = checker::Auditor::new();
    if let Err(error) = watcher.audit(&mut |row| auditor.row(row)).await {
        run.findings.push(Finding::new(Kind::Unlawful, format!("the audit failed: {error}")));
        return;
    }
    let report = auditor.finish();
    if !report.is_lawful() {
        run.findings.push(Finding::new(Kind::Unlawful, report.to_string()));
    }
}

/// Every outcome that was heard is stored, and one key has one outcome.
pub(crate) fn acknowledged(run: &mut Run, end: &Snapshot) {
    for request in &run.history.requests {
        let reused = |outcome: &Outcome| {
            matches!(outcome, Outcome::Refused(refusal)
                if refusal.reasons.first().map(scheduler_model::Reason::code) == Some(ReasonCode::IdempotencyReused))
        };
        let Some(key) = &request.key else { continue };
        let kept = end.outcomes.iter().find(|kept| kept.caller == request.caller.id && kept.key.key == key.key);
        let mine = kept.filter(|kept| kept.key.fingerprint == key.fingerprint);
        for answer in request.answers() {
            let right = match mine {
                Some(kept) => kept.outcome == *answer,
                None => kept.is_some() && reused(answer),
            };
            if !right {
                let text = format!("{} was told {answer:?}, and stored is {kept:?}", request.short());
                run.findings.push(Finding::new(Kind::Acknowledged, text));
            }
        }
        if mine.is_some() && !request.sends.is_empty() && request.came_to_nothing() {
            let text = format!("{} was told that nothing was done, and stored is {mine:?}", request.short());
            run.findings.push(Finding::new(Kind::Failed, text));
        }
    }
}

/// What clients heard of each session can be explained by single steps in some order.
pub(crate) fn linearizable(run: &mut Run, end: &Snapshot) {
    let stories = spec::stories(&run.history, &run.sessions, run.temper.hold_lasts, run.step, end);
    for (session, story) in stories {
        match spec::explain(&story) {
            Verdict::Explained => run.coverage.saw(Seen::Event("session explained")),
            Verdict::TooHard => run.coverage.saw(Seen::Event("session too hard to explain")),
            Verdict::Unexplained(words) => {
                let text = format!("session {session}: {}", words.join("\n    "));
                run.findings.push(Finding::new(Kind::NotLinearizable, text));
            }
        }
    }
}

/// The feed has every place once.
pub(crate) fn feed(run: &mut Run, end: &Snapshot) {
    for (expected, event) in (1..).zip(&end.events) {
        if event.seq != expected {
            let text = format!("place {expected} of the feed is missing");
            run.findings.push(Finding::new(Kind::Feed, text));
            return;
        }
    }
}

/// The schema had the last word only where it shall: a reference drawn twice, a key used on two nodes at once.
pub(crate) fn schema(run: &mut Run) {
    let incidents = run.memory.incidents();
    for (constraint, said) in &incidents.refused {
        match constraint {
            Constraint::Reference => run.coverage.saw(Seen::Event("reference drawn twice")),
            Constraint::Idempotency => run.coverage.saw(Seen::Event("key used on two nodes at once")),
            Constraint::Capacity | Constraint::Occupancy | Constraint::Other => {
                run.findings.push(Finding::new(Kind::Schema, format!("the schema had to refuse: {said}")));
            }
        }
    }
    run.coverage.saw_times(Seen::Event("begun again"), incidents.retries);
    run.coverage.saw_times(Seen::Event("waited in a circle"), incidents.circles);
}
