//! How many requests a key or a network address may make.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use http::request::Parts;
use scheduler_model::CallerId;

use crate::problem::{ApiCode, Problem};
use crate::{ApiSettings, AppState};

/// After so many checks, addresses and keys that have not been seen for a while are forgotten.
const FORGET_EVERY: u32 = 4_096;

/// The allowances of this process. Each refills evenly; a minute's worth may come at once.
pub(crate) struct Limits {
    keys: DefaultKeyedRateLimiter<CallerId>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
    checks: AtomicU32,
}

impl Limits {
    pub(crate) fn new(settings: &ApiSettings) -> Self {
        let a_minute = |requests: u32| Quota::per_minute(NonZeroU32::new(requests).unwrap_or(NonZeroU32::MIN));
        Self {
            keys: RateLimiter::keyed(a_minute(settings.per_key_a_minute)),
            addresses: RateLimiter::keyed(a_minute(settings.per_address_a_minute)),
            clock: DefaultClock::default(),
            checks: AtomicU32::new(0),
        }
    }

    /// Counts a request of a caller.
    pub(crate) fn check_key(&self, caller: CallerId) -> Result<(), Problem> {
        self.forget_at_times();
        self.keys.check_key(&caller).map_err(|until| limited(until.wait_time_from(self.clock.now()), "key"))
    }

    /// Counts a request from an address, where one is known.
    pub(crate) fn check_address(&self, address: Option<IpAddr>) -> Result<(), Problem> {
        self.forget_at_times();
        let Some(address) = address else { return Ok(()) };
        let counted = counted_together(address);
        self.addresses.check_key(&counted).map_err(|until| limited(until.wait_time_from(self.clock.now()), "address"))
    }

    fn forget_at_times(&self) {
        if self.checks.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
            self.keys.retain_recent();
            self.addresses.retain_recent();
        }
    }
}

fn limited(wait: std::time::Duration, by: &'static str) -> Problem {
    metrics::counter!("assize_http_rate_limited_total", "by" => by).increment(1);
    let seconds = u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1);
    Problem::from(ApiCode::RateLimited).retry_after(seconds)
}

/// One household has one IPv4 address, but 2^64 IPv6 addresses: those of one /64 count as one.
fn counted_together(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(mapped) => mapped.into(),
            None => {
                let [a, b, c, d, ..] = address.segments();
                std::net::Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
            }
        },
        address => address,
    }
}

/// The client's address: the connection's, or the one that a trusted proxy in front has put last in `X-Forwarded-For`.
pub(crate) fn client_address(parts: &Parts, settings: &ApiSettings) -> Option<IpAddr> {
    if settings.behind_proxy {
        let forwarded = parts.headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
        return forwarded.rsplit(',').next()?.trim().parse().ok();
    }
    parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip())
}

/// Counts requests to the pages by address.
pub(crate) async fn by_address(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    state.limits().check_address(client_address(&parts, state.settings()))?;
    Ok(next.run(Request::from_parts(parts, body)).await)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(forwarded: &[&str]) -> Parts {
        let mut request = Request::builder();
        for value in forwarded {
            request = request.header("x-forwarded-for", *value);
        }
        let mut parts = request.body(()).unwrap().into_parts().0;
        parts.extensions.insert(ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 80))));
        parts
    }

    #[test]
    fn only_the_trusted_proxys_word_counts() {
        let direct = ApiSettings::default();
        let behind = ApiSettings { behind_proxy: true, ..ApiSettings::default() };
        let claimed = parts(&["6.6.6.6", "7.7.7.7, 192.0.2.1"]);
        assert_eq!(client_address(&claimed, &direct), Some("10.0.0.1".parse().unwrap()));
        assert_eq!(client_address(&claimed, &behind), Some("192.0.2.1".parse().unwrap()));
        assert_eq!(client_address(&parts(&[]), &behind), None);
    }

    #[test]
    fn the_addresses_of_a_household_count_as_one() {
        let together = |text: &str| counted_together(text.parse().unwrap()).to_string();
        assert_eq!(together("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(together("::ffff:192.0.2.1"), "192.0.2.1");
        assert_eq!(together("192.0.2.1"), "192.0.2.1");
    }

    #[test]
    fn each_key_has_its_own_allowance() {
        let limits = Limits::new(&ApiSettings { per_key_a_minute: 2, ..ApiSettings::default() });
        let caller = |id: u128| CallerId::from_uuid(uuid::Uuid::from_u128(id));
        assert!(limits.check_key(caller(1)).is_ok());
        assert!(limits.check_key(caller(1)).is_ok());
        let problem = limits.check_key(caller(1)).unwrap_err();
        assert_eq!(problem.code(), ApiCode::RateLimited.into());
        assert!(limits.check_key(caller(2)).is_ok());
    }
}
