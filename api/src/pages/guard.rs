//! Forms are ours: three independent signs that a form came from a page of this service.
//!
//! The journey's cookie is `SameSite=Lax`, the browser's own headers must not speak of another site, and the form carries a
//! token that only somebody with the cookie's content can have been given.

use http::{HeaderMap, header};

use crate::AppState;

/// The token of a journey's forms.
pub(super) fn token(state: &AppState, journey: &str) -> String {
    let key = blake3::Hasher::new_derive_key("assize 2026 form token").update(state.cookie_secret()).finalize();
    blake3::keyed_hash(key.as_bytes(), journey.as_bytes()).to_hex().chars().take(32).collect()
}

/// Whether `given` is the journey's token. Takes the same time wherever they differ.
pub(super) fn is_token(state: &AppState, journey: &str, given: &str) -> bool {
    let hash = |text: &str| blake3::hash(text.as_bytes());
    !journey.is_empty() && hash(&token(state, journey)) == hash(given)
}

/// Whether the browser says that the request comes from another site.
///
/// Where `Sec-Fetch-Site` is sent it decides. Else `Origin` must name the host that was asked; a browser that hides its origin
/// (`null`) is let through to the token.
pub(super) fn is_foreign(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(http::HeaderName::from_static("sec-fetch-site")) {
        return !matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(header::ORIGIN).filter(|origin| *origin != "null") else { return false };
    let host = text(header::HOST).or_else(|| text(http::HeaderName::from_static(":authority")));
    let origin_host = origin.split_once("://").map(|(_, host)| host);
    host.is_some() && origin_host != host
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::says_nothing(&[], false)]
    #[case::own_page(&[("sec-fetch-site", "same-origin")], false)]
    #[case::typed(&[("sec-fetch-site", "none")], false)]
    #[case::another_site(&[("sec-fetch-site", "cross-site")], true)]
    #[case::a_sister_site(&[("sec-fetch-site", "same-site")], true)]
    #[case::own_origin(&[("origin", "https://visits.example"), ("host", "visits.example")], false)]
    #[case::with_a_port(&[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")], false)]
    #[case::another_origin(&[("origin", "https://evil.example"), ("host", "visits.example")], true)]
    #[case::another_port(&[("origin", "http://127.0.0.1:9090"), ("host", "127.0.0.1:8080")], true)]
    #[case::a_hidden_origin(&[("origin", "null"), ("host", "visits.example")], false)]
    #[case::fetch_metadata_goes_first(&[("sec-fetch-site", "same-origin"), ("origin", "null")], false)]
    fn table(#[case] given: &[(&str, &str)], #[case] foreign: bool) {
        let mut headers = HeaderMap::new();
        for (name, value) in given {
            headers.insert(name.parse::<http::HeaderName>().unwrap(), value.parse().unwrap());
        }
        assert_eq!(is_foreign(&headers), foreign);
    }
}
