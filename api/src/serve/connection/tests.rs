//! A connection that dozes, told to by hand.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::routing::{get, post};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, yield_now};
use tokio::time::timeout;

use super::*;
use crate::serve::common::{AWAKE_MOST, Common};

/// Far longer than anything here should take.
const LONG: Duration = Duration::from_secs(20);
const ASK: &[u8] = b"GET / HTTP/1.1\r\nhost: here\r\n\r\n";

/// One connection, seen from both sides.
struct Served {
    client: TcpStream,
    pulse: Arc<Pulse>,
    stop: watch::Sender<bool>,
    serving: JoinHandle<()>,
}

impl Served {
    async fn new() -> Self {
        Self::among(Common::default()).await
    }

    async fn among(common: Common) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (stream, address) = listener.accept().await.unwrap();
        let routes =
            Router::new().route("/", get(async || "here")).route("/long", post(async |body: String| body.repeat(2)));
        let pulse = Arc::new(Pulse::new(common));
        let (stop, until_stop) = watch::channel(false);
        let serving = tokio::spawn(run(routes, stream, address, Arc::clone(&pulse), until_stop));
        Self { client, pulse, stop, serving }
    }

    async fn send(&mut self, bytes: &[u8]) {
        self.client.write_all(bytes).await.unwrap();
    }

    /// Reads so many answers that say `here`.
    async fn hears(&mut self, answers: usize) {
        let (mut text, mut bytes) = (String::new(), [0; 4_096]);
        while text.matches("\r\n\r\nhere").count() < answers {
            let read = timeout(LONG, self.client.read(&mut bytes)).await.unwrap().unwrap();
            assert!(read > 0, "closed after {text:?}");
            text.push_str(std::str::from_utf8(&bytes[..read]).unwrap());
        }
    }

    async fn until(&self, what: impl Fn(&Pulse) -> bool) {
        let waiting = async {
            while !what(&self.pulse) {
                yield_now().await;
            }
        };
        timeout(LONG, waiting).await.unwrap();
    }

    /// Waits until the connection is idle and lets it doze.
    async fn dozes(&self) {
        self.until(Pulse::is_idle).await;
        self.pulse.doze_if_idle(Duration::ZERO);
        self.until(Pulse::is_dozing).await;
    }
}

#[tokio::test]
async fn whoever_dozed_is_answered() {
    let mut served = Served::new().await;
    for _ in 0..3 {
        served.send(ASK).await;
        served.hears(1).await;
        served.dozes().await;
    }
    // Two at once, and a head in pieces.
    served.send(&ASK.repeat(2)).await;
    served.hears(2).await;
    served.dozes().await;
    for byte in ASK {
        served.send(&[*byte]).await;
        yield_now().await;
    }
    served.hears(1).await;
}

#[tokio::test]
async fn nothing_is_made_for_the_silent() {
    let common = Common::default();
    let mut served = Served::among(common.clone()).await;
    for _ in 0..1_000 {
        yield_now().await;
        assert_eq!(common.awake(), 0);
    }
    served.send(ASK).await;
    served.hears(1).await;
    assert_eq!(common.awake(), 1);
    served.dozes().await;
    assert_eq!(common.awake(), 0);
}

#[tokio::test]
async fn half_a_head_that_had_been_read_is_kept_and_its_time_runs() {
    let mut served = Served::new().await;
    let (first, second) = ASK.split_at(20);
    served.send(&[ASK, first].concat()).await;
    served.hears(1).await;
    served.until(Pulse::is_idle).await;
    served.pulse.doze_if_idle(Duration::ZERO);
    served.until(Pulse::has_begun).await;
    served.send(second).await;
    served.hears(1).await;
    served.dozes().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_that_comes_as_it_falls_asleep() {
    let mut served = Served::new().await;
    served.client.set_nodelay(true).unwrap();
    let pulse = Arc::clone(&served.pulse);
    let dozed = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&dozed);
    let lulling = tokio::spawn(async move {
        loop {
            pulse.doze_if_idle(Duration::ZERO);
            seen.fetch_or(pulse.is_dozing(), Ordering::Relaxed);
            yield_now().await;
        }
    });
    for round in 0..2_000 {
        let (first, second) = ASK.split_at(round % ASK.len());
        served.send(first).await;
        yield_now().await;
        served.send(second).await;
        served.hears(1).await;
    }
    lulling.abort();
    assert!(dozed.load(Ordering::Relaxed), "it never dozed");
}

#[tokio::test]
async fn an_answer_that_is_still_to_be_taken_keeps_it_awake() {
    let mut served = Served::new().await;
    // Twice as much comes back, which is more than the sockets hold.
    let body = vec![b'a'; 1_900_000];
    let head = format!("POST /long HTTP/1.1\r\nhost: here\r\ncontent-length: {}\r\n\r\n", body.len());
    served.send(&[head.as_bytes(), &body].concat()).await;
    let mut begin = [0; 12];
    served.client.read_exact(&mut begin).await.unwrap();
    assert_eq!(&begin, b"HTTP/1.1 200");
    let mut taken = 0;
    let mut bytes = vec![0; 65_536];
    while taken < body.len() * 2 {
        served.pulse.doze_if_idle(Duration::ZERO);
        yield_now().await;
        let read = timeout(LONG, served.client.read(&mut bytes)).await.unwrap().unwrap();
        assert!(read > 0, "closed after {taken}");
        taken += bytes[..read].iter().filter(|&&byte| byte == b'a').count();
    }
    served.send(ASK).await;
    served.hears(1).await;
}

#[tokio::test]
async fn where_many_are_awake_it_dozes_by_itself() {
    let common = Common::default();
    let _others: Vec<_> = (0..AWAKE_MOST).map(|_| common.wake()).collect();
    let mut served = Served::among(common).await;
    for _ in 0..3 {
        served.send(ASK).await;
        served.hears(1).await;
        served.until(Pulse::is_dozing).await;
    }
    served.send(&ASK.repeat(3)).await;
    served.hears(3).await;
    served.until(Pulse::is_dozing).await;
}

#[tokio::test]
async fn a_stop_closes_the_dozing_at_once() {
    let mut served = Served::new().await;
    served.send(ASK).await;
    served.hears(1).await;
    served.dozes().await;
    served.stop.send_replace(true);
    timeout(LONG, &mut served.serving).await.unwrap().unwrap();
    assert_eq!(served.client.read(&mut [0; 64]).await.unwrap(), 0);
}

#[tokio::test]
async fn a_client_that_goes_while_it_dozes_ends_it() {
    let mut served = Served::new().await;
    served.send(ASK).await;
    served.hears(1).await;
    served.dozes().await;
    drop(served.client);
    timeout(LONG, served.serving).await.unwrap().unwrap();
}
