//! The stream, as far as the fan-out needs it: where it ends, and more at its end.

use std::time::Duration;

use async_nats::jetstream::context::{Context, ContextBuilder, PublishErrorKind};
use async_nats::jetstream::stream::{Config, LastRawMessageErrorKind, Stream};
use async_nats::{ConnectOptions, HeaderMap, header};
use scheduler_model::Event;

use crate::{FanoutConfig, FanoutError};

/// The header with the event's place in the feed.
pub const PLACE_HEADER: &str = "Assize-Seq";

/// How long the server may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// For so long the server knows which ids it has had.
const DUPLICATES: Duration = Duration::from_secs(600);

/// One connection to the stream.
pub(crate) struct EventStream {
    context: Context,
    stream: Stream,
    prefix: String,
    /// The sequence number of the stream's last message.
    last: u64,
}

/// What became of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sent {
    /// How many events, from the first, the stream has now.
    pub(crate) events: usize,
    /// Whether it has all, each where it should be. If not, look where the stream ends and go on from there.
    pub(crate) whole: bool,
}

impl EventStream {
    /// Connects, and makes the stream if it is not there.
    pub(crate) async fn open(config: &FanoutConfig) -> Result<Self, FanoutError> {
        let mut options = ConnectOptions::new()
            .name("assize fan-out")
            .connection_timeout(PATIENCE)
            .request_timeout(Some(PATIENCE))
            // A broken connection is given up and made anew from here, where it is known what must follow what.
            .max_reconnects(1);
        if let Some((user, password)) = config.account.clone() {
            options = options.user_and_password(user, password);
        }
        let servers: Vec<&str> = config.url.split(',').map(str::trim).collect();
        let connecting = tokio::time::timeout(PATIENCE, options.connect(servers));
        let client = connecting.await.map_err(FanoutError::nats)?.map_err(FanoutError::nats)?;
        let context = ContextBuilder::new().timeout(PATIENCE).ack_timeout(PATIENCE).build(client);
        let stream = context
            .get_or_create_stream(Config {
                name: config.stream.clone(),
                subjects: vec![format!("{}.>", config.subject_prefix)],
                duplicate_window: DUPLICATES,
                description: Some("The event feed of Assize, in order, each event once".to_owned()),
                ..Config::default()
            })
            .await
            .map_err(FanoutError::nats)?;
        Ok(Self { context, stream, prefix: config.subject_prefix.clone(), last: 0 })
    }

    /// Looks where the stream ends: the place in the feed of its last event; `None` if it has no message.
    pub(crate) async fn end(&mut self) -> Result<Option<u64>, FanoutError> {
        let info = self.stream.get_info().await.map_err(FanoutError::nats)?;
        self.last = info.state.last_sequence;
        if info.state.messages == 0 {
            return Ok(None);
        }
        let subject = format!("{}.>", self.prefix);
        let message = match self.stream.get_last_raw_message_by_subject(&subject).await {
            Ok(message) => message,
            Err(error) if error.kind() == LastRawMessageErrorKind::NoMessageFound => return Ok(None),
            Err(error) => return Err(FanoutError::nats(error)),
        };
        let place = message.headers.get(PLACE_HEADER).and_then(|value| value.as_str().parse().ok());
        place.map(Some).ok_or(FanoutError::Foreign { sequence: message.sequence })
    }

    /// Adds events to the stream, each behind the one before it.
    pub(crate) async fn send(&mut self, batch: &[(Event, String, Vec<u8>)]) -> Result<Sent, FanoutError> {
        let mut acknowledgements = Vec::with_capacity(batch.len());
        let mut before = None;
        for (expected, (event, venue, body)) in (self.last..).zip(batch) {
            let mut headers = HeaderMap::new();
            headers.insert(header::NATS_MESSAGE_ID, event.event.id.to_string());
            headers.insert(header::NATS_EXPECTED_LAST_SEQUENCE, expected.to_string());
            headers.insert(PLACE_HEADER, event.seq.to_string());
            // Should somebody else's message have taken the place of the one before, this one must not follow it.
            if let Some(before) = before.replace(event.event.id.to_string()) {
                headers.insert(header::NATS_EXPECTED_LAST_MESSAGE_ID, before);
            }
            let subject = subject_of(&self.prefix, venue, event);
            let publishing = self.context.publish_with_headers(subject, headers, body.clone().into());
            acknowledgements.push(publishing.await.map_err(FanoutError::nats)?);
        }
        let mut sent = Sent { events: 0, whole: true };
        for acknowledgement in acknowledgements {
            match acknowledgement.await {
                Ok(acknowledged) => {
                    sent.events += 1;
                    // The stream has had it, and so has not grown: what follows expected that it had.
                    sent.whole &= !acknowledged.duplicate;
                    self.last = self.last.max(acknowledged.sequence);
                }
                Err(error)
                    if matches!(
                        error.kind(),
                        PublishErrorKind::WrongLastSequence | PublishErrorKind::WrongLastMessageId
                    ) =>
                {
                    return Ok(Sent { whole: false, ..sent });
                }
                Err(error) => return Err(FanoutError::nats(error)),
            }
        }
        Ok(sent)
    }
}

/// The subject of an event: `assize.events.CFI.booking.booked`. Consumers choose by venue (`assize.events.CFI.>`) or by kind
/// (`assize.events.*.booking.*`).
#[must_use]
pub fn subject_of(prefix: &str, venue: &str, event: &Event) -> String {
    format!("{prefix}.{venue}.{}", event.event.kind.code())
}
