//! A small balancer: sends each request to the next node that says it is ready, as a real one does.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use reqwest::{Client, RequestBuilder, Response, StatusCode};
use tokio::time::sleep;

/// How often nodes are asked whether they are ready. Must be well below the time for which a node says that it leaves.
const ASK_EVERY: Duration = Duration::from_millis(100);
/// Most times that one request is sent again.
const TRIES: usize = 100;

struct Backend {
    base: String,
    is_ready: AtomicBool,
    answered: AtomicUsize,
}

#[derive(Clone)]
pub(crate) struct Balancer {
    backends: Arc<Vec<Backend>>,
    next: Arc<AtomicUsize>,
    client: Client,
}

impl Balancer {
    pub(crate) fn over(bases: Vec<String>) -> Self {
        let backend = |base| Backend { base, is_ready: AtomicBool::new(true), answered: AtomicUsize::new(0) };
        let backends: Arc<Vec<Backend>> = Arc::new(bases.into_iter().map(backend).collect());
        let (watched, client) = (Arc::downgrade(&backends), Client::new());
        let asking = client.clone();
        tokio::spawn(async move {
            while let Some(backends) = watched.upgrade() {
                for backend in backends.iter() {
                    let asked =
                        asking.get(format!("{}/readyz", backend.base)).timeout(Duration::from_secs(5)).send().await;
                    backend.is_ready.store(asked.is_ok_and(|answer| answer.status() == 200), Ordering::SeqCst);
                }
                drop(backends);
                sleep(ASK_EVERY).await;
            }
        });
        Self { backends, next: Arc::new(AtomicUsize::new(0)), client }
    }

    fn choose(&self) -> &Backend {
        let count = self.backends.len();
        let first = self.next.fetch_add(1, Ordering::SeqCst);
        let in_turn = (0..count).map(|step| &self.backends[(first + step) % count]);
        in_turn.clone().find(|backend| backend.is_ready.load(Ordering::SeqCst)).unwrap_or(&self.backends[first % count])
    }

    /// Sends a request until it is answered. It is sent again in two cases only: nobody took the connection, so that nothing
    /// can have been done; or the answer says when to come back. Anything else is a failed request.
    pub(crate) async fn send(&self, make: impl Fn(&Client, &str) -> RequestBuilder) -> Result<Response, String> {
        for _ in 0..TRIES {
            let backend = self.choose();
            match make(&self.client, &backend.base).timeout(Duration::from_secs(30)).send().await {
                Ok(answer) if answer.status() == StatusCode::SERVICE_UNAVAILABLE => {
                    let wait = answer.headers().get("retry-after").and_then(|value| value.to_str().ok()?.parse().ok());
                    let Some(seconds) = wait else { return Err("503 without Retry-After".to_owned()) };
                    sleep(Duration::from_secs(seconds)).await;
                }
                Ok(answer) => {
                    backend.answered.fetch_add(1, Ordering::SeqCst);
                    return Ok(answer);
                }
                Err(error) if error.is_connect() => {
                    backend.is_ready.store(false, Ordering::SeqCst);
                    sleep(Duration::from_millis(10)).await;
                }
                Err(error) => return Err(format!("{error:?}")),
            }
        }
        Err("nobody answered".to_owned())
    }

    /// How many requests each node has answered.
    pub(crate) fn answered(&self) -> Vec<usize> {
        self.backends.iter().map(|backend| backend.answered.load(Ordering::SeqCst)).collect()
    }
}
