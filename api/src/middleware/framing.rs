//! Requests that are refused by what their headers announce, before anything else of them is read.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, header};

use crate::AppState;
use crate::problem::{ApiCode, Fault, Problem, Rule};

/// Refuses a body that is announced as larger than is read, so that nobody sends it first; one that is wrapped in codings that
/// nobody unwraps; and a request to two hosts, which the next server might take for one to the other (RFC 9112, section 3.2).
pub(crate) async fn sound_framing(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    check(request.headers(), state.settings().body_limit)?;
    Ok(next.run(request).await)
}

fn check(headers: &HeaderMap, body_limit: usize) -> Result<(), Problem> {
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| usize::try_from(length).map_or(true, |length| length > body_limit)) {
        return Err(ApiCode::RequestTooLarge.into());
    }
    let mut codings = headers.get_all(header::TRANSFER_ENCODING).iter();
    if !codings.all(|coding| coding.as_bytes().eq_ignore_ascii_case(b"chunked")) {
        return Err(Fault::header("Transfer-Encoding", Rule::OneOf { allowed: vec!["chunked"] }).into());
    }
    if headers.get_all(header::HOST).iter().nth(1).is_some() {
        return Err(Fault::header("Host", Rule::Repeated).into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use http::HeaderName;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(&[], Ok(()))]
    #[case(&[("content-length", "100")], Ok(()))]
    #[case(&[("content-length", "101")], Err(ApiCode::RequestTooLarge.into()))]
    #[case(&[("content-length", "18446744073709551615")], Err(ApiCode::RequestTooLarge.into()))]
    #[case(&[("transfer-encoding", "Chunked")], Ok(()))]
    #[case(&[("transfer-encoding", "gzip, chunked")], Err(Fault::header("Transfer-Encoding", Rule::OneOf { allowed: vec!["chunked"] }).into()))]
    #[case(&[("host", "a")], Ok(()))]
    #[case(&[("host", "a"), ("host", "b")], Err(Fault::header("Host", Rule::Repeated).into()))]
    fn table(#[case] sent: &[(&'static str, &'static str)], #[case] expected: Result<(), Problem>) {
        let mut headers = HeaderMap::new();
        for (name, value) in sent {
            headers.append(HeaderName::from_static(name), value.parse().unwrap());
        }
        assert_eq!(check(&headers, 100), expected);
    }
}
