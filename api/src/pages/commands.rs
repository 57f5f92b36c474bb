//! Commands to the engine, safe to send twice.

use engine::Submission;
use scheduler_model::{Caller, Channel, Command, IdempotencyKey, Outcome};

use super::problem::Stop;
use super::visit::Visit;

/// Sends a command and counts it as answered.
///
/// The idempotency key is made from the journey, the number of commands answered so far and the command itself. A form that is
/// sent twice from the same page comes with the same cookie and so is the same command; once an answer has reached the
/// visitor, the next command is a new one.
pub(super) async fn submit(visit: &mut Visit, caller: Caller, command: Command) -> Result<Outcome, Stop> {
    let content = serde_json::to_vec(&command).map_err(|error| Stop::fault(&error))?;
    let fingerprint = *blake3::hash(&content).as_bytes();
    let mut key = blake3::Hasher::new_derive_key("assize 2026 journey command");
    key.update(visit.journey.id.as_bytes()).update(&visit.journey.attempt.to_be_bytes()).update(&fingerprint);
    let key = key.finalize().to_hex().to_string();
    let outcome = visit
        .state
        .engine()
        .submit(Submission {
            command,
            caller,
            channel: Channel::Public,
            language: visit.language,
            idempotency: Some(IdempotencyKey { key, fingerprint }),
        })
        .await?;
    visit.journey.attempt = visit.journey.attempt.wrapping_add(1);
    Ok(outcome)
}

/// An outcome that the command cannot come to.
pub(super) fn unexpected(outcome: &Outcome) -> Stop {
    Stop::Fault(format!("unexpected outcome {outcome:?}"))
}
