//! Parameters of the address.

use axum::extract::{FromRequestParts, Query};
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::AppState;
use crate::problem::{Fault, Problem, Rule};

/// The parameters of the address, all as text: what they mean is read with a [`Reader`](super::Reader). A parameter that is
/// not known, or given twice, is refused.
#[derive(Debug)]
pub(crate) struct Params<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequestParts<AppState> for Params<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Problem> {
        match Query::try_from_uri(&parts.uri) {
            Ok(Query(params)) => Ok(Self(params)),
            Err(rejection) => Err(fault(&rejection.body_text()).into()),
        }
    }
}

fn fault(message: &str) -> Fault {
    let mut names = message.split('`').skip(1).step_by(2).map(str::to_owned);
    let name = names.next().unwrap_or_default();
    if message.contains("duplicate field") {
        Fault::parameter(name, Rule::Repeated)
    } else {
        Fault::parameter(name, Rule::Unknown { known: names.collect() })
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "read, never used")]
    struct Known {
        from: Option<String>,
        to: Option<String>,
    }

    #[rstest]
    #[case("/?form=1", Fault::parameter("form", Rule::Unknown { known: vec!["from".to_owned(), "to".to_owned()] }))]
    #[case("/?from=1&from=2", Fault::parameter("from", Rule::Repeated))]
    fn what_is_not_known_or_repeated_is_named(#[case] uri: &str, #[case] expected: Fault) {
        let rejection = Query::<Known>::try_from_uri(&uri.parse().unwrap()).unwrap_err();
        assert_eq!(fault(&rejection.body_text()), expected);
    }
}
