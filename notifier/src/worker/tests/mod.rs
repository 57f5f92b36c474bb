mod log_and_metrics;
mod over_smtp;
mod running;
mod verdicts;

use std::sync::Arc;
use std::time::Duration;

use scheduler_model::{Language, MessageId, MessageKind, NewMessage};
use store::ManualClock;
use uuid::Uuid;

use super::{DrainReport, OutboxWorker, WorkerConfig, WorkerParts};
use crate::testing::{Answer, FakeOutbox, SmtpServer, facts, message, renderer, sender};
use crate::{MailTransport, RenderMessages, SmtpConfig, SmtpTransport, TlsMode};

const NOON: &str = "2026-11-23T12:00:00Z";

fn numbered(number: u128) -> NewMessage {
    NewMessage {
        id: MessageId::from_uuid(Uuid::from_u128(number)),
        ..message(MessageKind::Booked, Language::English, facts())
    }
}

fn clock() -> ManualClock {
    ManualClock::at(NOON.parse().unwrap())
}

fn config() -> WorkerConfig {
    WorkerConfig { concurrency: 4, poll_every: Duration::from_secs(5), time_limit: Duration::from_millis(400) }
}

fn worker(
    outbox: &Arc<FakeOutbox>,
    transport: Arc<dyn MailTransport>,
    clock: &ManualClock,
) -> OutboxWorker<FakeOutbox> {
    with_renderer(outbox, transport, clock, Arc::new(renderer()))
}

fn with_renderer(
    outbox: &Arc<FakeOutbox>,
    transport: Arc<dyn MailTransport>,
    clock: &ManualClock,
    renderer: Arc<dyn RenderMessages>,
) -> OutboxWorker<FakeOutbox> {
    let clock = Arc::new(clock.clone());
    let parts = WorkerParts { outbox: Arc::clone(outbox), renderer, transport, sender: sender(), clock };
    OutboxWorker::new(parts, config(), 7).unwrap()
}

async fn smtp(answers: &[Answer]) -> (SmtpServer, Arc<SmtpTransport>) {
    let server = SmtpServer::start(answers).await;
    let config = SmtpConfig {
        host: "127.0.0.1".to_owned(),
        port: Some(server.port()),
        tls: TlsMode::None,
        username: None,
        password: None,
        hello_name: None,
        idle_connections: 4,
    };
    (server, Arc::new(SmtpTransport::new(&config).unwrap()))
}

fn outbox(clock: &ManualClock, messages: impl IntoIterator<Item = NewMessage>) -> Arc<FakeOutbox> {
    FakeOutbox::new(Arc::new(clock.clone()), messages)
}

const SENT: DrainReport = DrainReport { sent: 1, retried: 0, failed: 0, unrecorded: 0 };
const RETRIED: DrainReport = DrainReport { sent: 0, retried: 1, failed: 0, unrecorded: 0 };
const FAILED: DrainReport = DrainReport { sent: 0, retried: 0, failed: 1, unrecorded: 0 };
const NOTHING: DrainReport = DrainReport { sent: 0, retried: 0, failed: 0, unrecorded: 0 };
