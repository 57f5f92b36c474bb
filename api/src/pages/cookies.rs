//! The two cookies: the answers, encrypted, and the language.

use axum_extra::extract::cookie::{Cookie, CookieJar, Key, PrivateCookieJar, SameSite};
use http::HeaderMap;
use scheduler_model::Language;

use super::journey::Journey;
use crate::AppState;

/// Most bytes of answers. Encrypted, encoded and with their attributes they stay below the 4,096 that every browser takes.
const MOST: usize = 2_600;

/// The answers are longer than a cookie takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMuch;

/// The cookies' names, as the page about cookies shows them.
pub(super) fn names(state: &AppState) -> [String; 2] {
    [name(state, "journey"), name(state, "language")]
}

/// With `__Host-` a browser takes the cookie only from this very host and over TLS. Plain HTTP (a demonstration) cannot have it.
fn name(state: &AppState, plain: &str) -> String {
    let prefix = if is_secure(state) { "__Host-" } else { "" };
    format!("{prefix}assize-{plain}")
}

fn is_secure(state: &AppState) -> bool {
    state.settings().base_url.starts_with("https://")
}

/// The cookies of one request.
pub(super) struct Cookies {
    jar: PrivateCookieJar,
    plain: CookieJar,
}

impl Cookies {
    pub(super) fn of(state: &AppState, headers: &HeaderMap) -> Self {
        let key = Key::from(state.cookie_secret());
        Self { jar: PrivateCookieJar::from_headers(headers, key), plain: CookieJar::from_headers(headers) }
    }

    /// The answers; none if there is no cookie, or one that we did not make.
    pub(super) fn journey(&self, state: &AppState) -> Option<Journey> {
        let cookie = self.jar.get(&name(state, "journey"))?;
        serde_json::from_str(cookie.value()).ok()
    }

    pub(super) fn language(&self, state: &AppState) -> Option<Language> {
        Language::from_code(self.plain.get(&name(state, "language"))?.value())
    }

    /// Keeps the answers on the visitor's device until the browser is closed: a jar that sets the cookie.
    pub(super) fn keep_journey(self, state: &AppState, journey: &Journey) -> PrivateCookieJar {
        let text = serde_json::to_string(journey).unwrap_or_default();
        let cookie = Cookie::build((name(state, "journey"), text));
        self.jar.add(cookie.path("/").http_only(true).secure(is_secure(state)).same_site(SameSite::Lax))
    }
}

/// Checks that the answers fit.
pub(super) fn check_size(journey: &Journey) -> Result<(), TooMuch> {
    let length = serde_json::to_string(journey).map_or(usize::MAX, |text| text.len());
    if length <= MOST { Ok(()) } else { Err(TooMuch) }
}

/// The value of `Set-Cookie` that remembers the language for a year.
pub(super) fn language_cookie(state: &AppState, language: Language) -> String {
    let secure = if is_secure(state) { "; Secure" } else { "" };
    format!("{}={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}", name(state, "language"), language.code())
}

#[cfg(test)]
mod tests {
    use scheduler_model::PersonName;

    use super::*;
    use crate::pages::journey::VisitorAnswer;

    fn journey(visitors: usize, letter: &str) -> Journey {
        let name = PersonName { first: letter.repeat(50), last: letter.repeat(50) };
        let born = calendars::LocalDate::MIN;
        Journey { visitors: vec![VisitorAnswer { born, name: Some(name) }; visitors], ..Journey::default() }
    }

    #[test]
    fn ten_visitors_with_the_longest_names_fit_and_what_does_not_is_noticed() {
        assert_eq!(check_size(&journey(10, "x")), Ok(()));
        assert_eq!(check_size(&journey(10, "字")), Err(TooMuch));
    }
}
