//! A crowd that waits: each on a connection of its own, asking every few seconds whether anything has changed.

#![expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::requests::Requests;
use super::spread;

/// So many connections are being opened at once.
const OPENING: usize = 64;

/// The crowd, connected; each has been answered once.
pub(crate) struct Pollers(Vec<Poller>);

struct Poller {
    stream: TcpStream,
    requests: Requests,
    venue: String,
    tag: Vec<u8>,
}

/// What the crowd saw.
pub(crate) struct Polled {
    /// Answers a second that nothing has changed.
    pub(crate) unchanged: f64,
    /// Answers a second with a body.
    pub(crate) bodies: f64,
    /// Half of the answers took no longer, in milliseconds, counted from the moment when the question was due.
    pub(crate) half: f64,
    /// 99 in 100 took no longer.
    pub(crate) p99: f64,
    /// Answers to the one of the crowd who was answered least.
    pub(crate) fewest: f64,
    /// And most.
    pub(crate) most: f64,
}

impl Pollers {
    /// Connects a crowd that asks about these venues in turn.
    ///
    /// # Errors
    /// A connection was refused, or an answer had another status than 200.
    pub(crate) async fn connect(
        address: SocketAddr,
        requests: &Requests,
        venues: &[String],
        crowd: u32,
    ) -> anyhow::Result<Self> {
        let (mut opening, mut open) = (JoinSet::new(), Vec::new());
        for venue in venues.iter().cycle().take(usize::try_from(crowd)?) {
            if opening.len() == OPENING
                && let Some(opened) = opening.join_next().await
            {
                open.push(opened??);
            }
            let (venue, requests) = (venue.clone(), requests.clone());
            opening.spawn_local(async move {
                let stream = TcpStream::connect(address).await?;
                stream.set_nodelay(true)?;
                let mut poller = Poller { stream, requests, venue, tag: Vec::new() };
                ensure!(poller.ask().await? == 200, "a first answer without a body");
                anyhow::Ok(poller)
            });
        }
        while let Some(opened) = opening.join_next().await {
            open.push(opened??);
        }
        Ok(Self(open))
    }

    /// Everybody asks every so often for so long; the first questions are spread evenly.
    ///
    /// # Errors
    /// A connection broke, or an answer had another status than 200 or 304.
    pub(crate) async fn poll(self, every: Duration, lasts: Duration) -> anyhow::Result<Polled> {
        let begin = Instant::now();
        let crowd = u32::try_from(self.0.len())?.max(1);
        let mut asking = JoinSet::new();
        for (place, mut poller) in (0..crowd).zip(self.0) {
            asking.spawn_local(async move {
                let mut due = begin + every * place / crowd;
                let (mut bodies, mut unchanged, mut waits) = (0_u32, 0_u32, Vec::new());
                while due < begin + lasts {
                    tokio::time::sleep_until(due.into()).await;
                    match poller.ask().await? {
                        200 => bodies += 1,
                        304 => unchanged += 1,
                        other => bail!("answered with {other}"),
                    }
                    waits.push(due.elapsed().as_secs_f64());
                    due += every;
                }
                Ok((bodies, unchanged, waits))
            });
        }
        let (mut bodies, mut unchanged, mut waits, mut counts) = (0, 0, Vec::new(), Vec::new());
        while let Some(asked) = asking.join_next().await {
            let (with_body, without, of_one) = asked??;
            bodies += with_body;
            unchanged += without;
            counts.push(f64::from(with_body + without));
            waits.extend(of_one);
        }
        waits.sort_by(f64::total_cmp);
        counts.sort_by(f64::total_cmp);
        Ok(Polled {
            unchanged: f64::from(unchanged) / lasts.as_secs_f64(),
            bodies: f64::from(bodies) / lasts.as_secs_f64(),
            half: spread::at(&waits, 0.5) * 1e3,
            p99: spread::at(&waits, 0.99) * 1e3,
            fewest: spread::at(&counts, 0.0),
            most: spread::at(&counts, 1.0),
        })
    }
}

impl Poller {
    /// Asks whether anything has changed, and gives the status. What it reads into is given back: the crowd is large.
    async fn ask(&mut self) -> anyhow::Result<u16> {
        let (mut request, mut answer) = (Vec::new(), Vec::with_capacity(1_024));
        self.requests.availability(
            &mut request,
            &self.venue,
            Some(&self.tag).filter(|tag| !tag.is_empty()).map(|tag| &tag[..]),
        );
        self.stream.write_all(&request).await?;
        loop {
            ensure!(self.stream.read_buf(&mut answer).await? > 0, "the service closed the connection");
            let mut fields = [httparse::EMPTY_HEADER; 32];
            let mut head = httparse::Response::new(&mut fields);
            let httparse::Status::Complete(ends) = head.parse(&answer)? else { continue };
            let status = head.code.context("an answer without a status")?;
            let field = |name: &str| head.headers.iter().find(|field| field.name.eq_ignore_ascii_case(name));
            let length = match field("content-length") {
                Some(length) if status != 304 => std::str::from_utf8(length.value)?.parse()?,
                _ => 0_usize,
            };
            if answer.len() >= ends + length {
                self.tag = field("etag").context("an answer without a tag")?.value.to_vec();
                return Ok(status);
            }
        }
    }
}
