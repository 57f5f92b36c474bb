//! Visitors who only look at what is free, again and again.

use std::cell::Cell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::ensure;
use tokio::task::JoinSet;

use super::http::Connection;
use super::requests::Requests;

/// How many answers with `status` (200 or 304) came through so many connections in that time. Each connection asks for one of
/// the venues; for a 304 it says what it has seen.
///
/// # Errors
/// An answer had another status.
pub(crate) async fn poll(
    address: SocketAddr,
    requests: &Requests,
    venues: &[String],
    connections: u32,
    status: u16,
    lasts: Duration,
) -> anyhow::Result<u64> {
    let (end, counted) = (Instant::now() + lasts, Rc::new(Cell::new(0_u64)));
    let mut clients = JoinSet::new();
    for venue in venues.iter().cycle().take(connections as usize) {
        let (venue, requests, counted) = (venue.clone(), requests.clone(), Rc::clone(&counted));
        clients.spawn_local(async move {
            let (mut connection, mut request) = (Connection::open(address).await?, Vec::new());
            requests.availability(&mut request, &venue, None);
            let seen = connection.ask(&request).await?.tag.filter(|_| status == 304);
            requests.availability(&mut request, &venue, seen.as_deref());
            while Instant::now() < end {
                let answered = connection.ask(&request).await?.status;
                ensure!(answered == status, "what is free was answered with {answered} instead of {status}");
                counted.set(counted.get() + 1);
            }
            Ok(())
        });
    }
    while let Some(client) = clients.join_next().await {
        client??;
    }
    Ok(counted.get())
}
