//! The outbox's way out: transport, worker, and the demonstration's mailbox.

use std::sync::Arc;
use std::time::Duration;

use engine::Engine;
use notifier::{
    DEFAULT_ARRIVE_MINUTES_BEFORE, Delivery, FileMailbox, ManageLinks, MessageRenderer, OutboxWorker, Secret, Sender,
    SmtpConfig, Stage, TlsMode, WorkerConfig, WorkerParts, describe_metrics,
};
use rand::rngs::StdRng;
use rand::{RngCore, SeedableRng};
use store::Clock;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::config::{Config, Environment, MailConfig, MailTransportKind, SmtpSecurity};

/// What was started.
pub(super) struct Mailing {
    /// The running tasks.
    pub(super) tasks: Vec<JoinHandle<()>>,
    /// Where mail lies, in a demonstration.
    pub(super) mailbox: Option<Arc<FileMailbox>>,
    /// What ends every calendar UID, in mails as on pages.
    pub(super) domain: String,
}

/// Starts sending what the outbox holds, woken by every commit.
///
/// # Errors
/// The settings of mail are wrong.
pub(super) fn start(
    config: &Config,
    engine: &Engine,
    links: ManageLinks,
    clock: Arc<dyn Clock>,
    stop: CancellationToken,
) -> anyhow::Result<Mailing> {
    describe_metrics();
    let mail = &config.mail;
    let sender = Sender::new(mail.from_name.clone(), &mail.from, mail.domain.as_deref())?;
    let domain = sender.domain().to_owned();
    let stage = match config.environment {
        Environment::Production => Stage::Production,
        Environment::Demo => Stage::Demo,
    };
    let parts = WorkerParts {
        outbox: Arc::clone(engine.store()),
        renderer: Arc::new(MessageRenderer::new(sender.clone(), links, DEFAULT_ARRIVE_MINUTES_BEFORE)?),
        transport: delivery(mail, &config.secrets.smtp_password).transport(stage)?,
        sender,
        clock,
    };
    let settings = WorkerConfig { time_limit: Duration::from_secs(mail.send_seconds), ..WorkerConfig::default() };
    let worker = OutboxWorker::new(parts, settings, StdRng::from_os_rng().next_u64())?;

    let (poke, mut committed, stop_poking) = (worker.poke(), engine.committed(), stop.clone());
    let poking = tokio::spawn(async move {
        loop {
            tokio::select! {
                () = stop_poking.cancelled() => return,
                changed = committed.changed() => match changed {
                    Ok(()) => poke.notify_one(),
                    Err(_) => return,
                },
            }
        }
    });
    let sending = tokio::spawn(async move { worker.run(stop).await });
    let mailbox = match (mail.transport, stage) {
        (MailTransportKind::File, Stage::Demo) => Some(Arc::new(FileMailbox::open(&mail.folder)?)),
        _ => None,
    };
    Ok(Mailing { tasks: vec![poking, sending], mailbox, domain })
}

fn delivery(mail: &MailConfig, password: &str) -> Delivery {
    match mail.transport {
        MailTransportKind::File => Delivery::File { folder: mail.folder.clone() },
        MailTransportKind::Smtp => Delivery::Smtp(SmtpConfig {
            host: mail.smtp_host.clone(),
            port: Some(mail.smtp_port),
            tls: match mail.smtp_security {
                SmtpSecurity::Tls => TlsMode::Tls,
                SmtpSecurity::Starttls => TlsMode::StartTls,
                SmtpSecurity::None => TlsMode::None,
            },
            username: mail.smtp_user.clone(),
            password: (!password.is_empty()).then(|| Secret::new(password)),
            hello_name: None,
            idle_connections: 4,
        }),
    }
}
