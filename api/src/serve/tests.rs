//! Real sockets: what slow, silent and too many clients come to, and what a stop does.

use std::time::Duration;

use axum::Router;
use axum::routing::get;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout};

use super::refusal::Refusals;
use super::{ConnectionLimits, serve, serve_routes};
use crate::ApiSettings;
use crate::router::too_many_connections;
use crate::testing::TestApp;

/// Far longer than anything here should take.
const LONG: Duration = Duration::from_secs(20);
const ASK: &[u8] = b"GET / HTTP/1.1\r\nhost: here\r\n\r\n";

const LIMITS: ConnectionLimits = ConnectionLimits {
    most: 4,
    head: Duration::from_secs(60),
    idle: Duration::from_secs(60),
    idle_when_full: Duration::from_secs(60),
};

struct Server {
    address: std::net::SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    serving: JoinHandle<()>,
    _app: TestApp,
}

impl Server {
    async fn start(limits: ConnectionLimits, routes: Router) -> Self {
        let app = TestApp::start().await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let refusals = Refusals::new(too_many_connections(app.state.clone()));
        let serving = tokio::spawn(async move {
            serve_routes(listener, routes, refusals, limits, async { drop(stopped.await) }).await;
        });
        Self { address, stop: Some(stop), serving, _app: app }
    }

    async fn plain(limits: ConnectionLimits) -> Self {
        Self::start(limits, Router::new().route("/", get(async || "here"))).await
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    async fn stopped(mut self) {
        drop(self.stop.take());
        timeout(LONG, self.serving).await.unwrap().unwrap();
    }
}

/// Sends a request and reads its answer, which ends with `ending`.
async fn asked(stream: &mut TcpStream, ending: &str) -> String {
    stream.write_all(ASK).await.unwrap();
    answer(stream, ending).await
}

async fn answer(stream: &mut TcpStream, ending: &str) -> String {
    let mut text = String::new();
    let mut bytes = [0; 4_096];
    while !text.ends_with(ending) {
        let read = timeout(LONG, stream.read(&mut bytes)).await.unwrap().unwrap();
        assert!(read > 0, "closed after {text:?}");
        text.push_str(std::str::from_utf8(&bytes[..read]).unwrap());
    }
    text
}

/// How long it takes until the server closes the connection, without another byte.
async fn closed_after(stream: &mut TcpStream) -> Duration {
    let began = Instant::now();
    let read = timeout(LONG, stream.read(&mut [0; 64])).await.unwrap();
    assert!(matches!(read, Ok(0) | Err(_)), "{read:?}");
    began.elapsed()
}

#[tokio::test]
async fn a_connection_serves_many_requests() {
    let server = Server::plain(LIMITS).await;
    let mut stream = server.connect().await;
    for _ in 0..3 {
        assert!(asked(&mut stream, "here").await.starts_with("HTTP/1.1 200 OK"));
    }
    server.stopped().await;
}

#[tokio::test]
async fn whoever_trickles_a_head_is_closed_and_others_are_served_meanwhile() {
    let server = Server::plain(ConnectionLimits { head: Duration::from_secs(1), ..LIMITS }).await;
    let mut slow = server.connect().await;
    let mut silent = server.connect().await;
    let trickling = tokio::spawn(async move {
        let began = Instant::now();
        for byte in ASK.iter().cycle() {
            // Without its last line the head never ends.
            if *byte != b'\n' && slow.write_all(&[*byte]).await.is_err() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        began.elapsed()
    });
    let mut brisk = server.connect().await;
    assert!(asked(&mut brisk, "here").await.starts_with("HTTP/1.1 200 OK"));
    assert!(closed_after(&mut silent).await >= Duration::from_millis(500));
    let lasted = timeout(LONG, trickling).await.unwrap().unwrap();
    assert!(lasted >= Duration::from_secs(1) && lasted < LONG / 2, "{lasted:?}");
    assert!(asked(&mut brisk, "here").await.starts_with("HTTP/1.1 200 OK"), "idle, and so within another limit");
    server.stopped().await;
}

#[tokio::test]
async fn one_too_many_is_told_so_and_finds_room_later() {
    let server = Server::plain(LIMITS).await;
    let mut within = Vec::new();
    for _ in 0..LIMITS.most {
        let mut stream = server.connect().await;
        asked(&mut stream, "here").await;
        within.push(stream);
    }
    let mut beyond = server.connect().await;
    let refusal = asked(&mut beyond, "}").await.to_ascii_lowercase();
    assert!(refusal.starts_with("http/1.1 503 "), "{refusal}");
    for part in
        ["retry-after: 1\r\n", "connection: close\r\n", "application/problem+json", "service.too_many_connections"]
    {
        assert!(refusal.contains(part), "{part}: {refusal}");
    }
    closed_after(&mut beyond).await;
    drop(within.pop());
    let begun = Instant::now();
    loop {
        let mut stream = server.connect().await;
        if asked(&mut stream, "e").await.starts_with("HTTP/1.1 200 OK") {
            break;
        }
        assert!(begun.elapsed() < LONG, "its place is given back");
    }
    server.stopped().await;
}

#[tokio::test]
async fn when_it_is_full_the_silent_make_room() {
    let server = Server::plain(ConnectionLimits { most: 1, idle_when_full: Duration::from_secs(1), ..LIMITS }).await;
    let mut silent = server.connect().await;
    asked(&mut silent, "here").await;
    assert!(closed_after(&mut silent).await >= Duration::from_millis(500));
    let mut next = server.connect().await;
    assert!(asked(&mut next, "here").await.starts_with("HTTP/1.1 200 OK"));
    server.stopped().await;
}

#[tokio::test]
async fn hundreds_of_half_requests_stop_nobody() {
    let server = Server::plain(ConnectionLimits { most: 500, ..LIMITS }).await;
    let mut halves = Vec::new();
    for _ in 0..400 {
        let mut stream = server.connect().await;
        stream.write_all(&ASK[..20]).await.unwrap();
        halves.push(stream);
    }
    let mut brisk = server.connect().await;
    for _ in 0..100 {
        assert!(asked(&mut brisk, "here").await.starts_with("HTTP/1.1 200 OK"));
    }
    drop(halves);
    server.stopped().await;
}

#[tokio::test]
async fn a_stop_closes_the_idle_and_answers_the_running() {
    let (go, gone) = oneshot::channel::<()>();
    let gone = std::sync::Arc::new(tokio::sync::Mutex::new(Some(gone)));
    let (begun, began) = oneshot::channel::<()>();
    let begun = std::sync::Arc::new(std::sync::Mutex::new(Some(begun)));
    let slow = get(move || {
        let (gone, begun) = (gone.clone(), begun.clone());
        async move {
            drop(begun.lock().unwrap().take());
            if let Some(gone) = gone.lock().await.take() {
                gone.await.unwrap();
            }
            "here"
        }
    });
    let mut server = Server::start(LIMITS, Router::new().route("/", slow).route("/quick", get(async || "here"))).await;
    let mut idle = server.connect().await;
    idle.write_all(b"GET /quick HTTP/1.1\r\nhost: here\r\n\r\n").await.unwrap();
    answer(&mut idle, "here").await;
    let mut running = server.connect().await;
    running.write_all(ASK).await.unwrap();
    drop(began.await);
    drop(server.stop.take());
    closed_after(&mut idle).await;
    assert!(!server.serving.is_finished(), "a request is running");
    go.send(()).unwrap();
    let answer = answer(&mut running, "here").await;
    assert!(answer.contains("connection: close"), "{answer}");
    server.stopped().await;
}

#[tokio::test]
async fn a_body_that_does_not_come_is_not_waited_for() {
    let app = TestApp::with(ApiSettings { body_seconds: 1, ..ApiSettings::default() }).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = tokio::spawn(serve(listener, app.state.clone(), std::future::pending()));
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST /v1/holds HTTP/1.1\r\nhost: here\r\nauthorization: Bearer {}\r\ncontent-type: application/json\r\n\
         content-length: 100\r\n\r\n{{",
        app.public
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let told = answer(&mut stream, "}").await;
    assert!(told.starts_with("HTTP/1.1 408 ") && told.contains("request.timeout"), "{told}");
    serving.abort();
}
