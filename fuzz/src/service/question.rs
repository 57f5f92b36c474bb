//! Bytes to a request: a first line with method and address, lines with headers, an empty line, and the body.

use http::{HeaderName, HeaderValue, Method, Request, Uri};
use scheduler_model::Role;

use super::running::SERVICE;

/// The request that the bytes spell, if they spell one. Who asks is the caller of an application, of staff or an administrator:
/// a header `as: public`, `as: staff`, or neither. `{session}` in the body is a session that there is.
pub(super) fn read(bytes: &[u8]) -> Option<Request<Vec<u8>>> {
    let (line, mut rest) = cut(bytes)?;
    let (method, target) = line.split_once(' ')?;
    let uri: Uri = target.trim().parse().ok().filter(|uri: &Uri| uri.path().starts_with('/'))?;
    let mut request = Request::builder().method(Method::from_bytes(method.as_bytes()).ok()?).uri(uri);
    let mut role = Role::Admin;
    while let Some((line, below)) = cut(rest) {
        rest = below;
        if line.is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        match (name, value) {
            ("as", "public") => role = Role::Public,
            ("as", _) => role = Role::Staff,
            _ => {
                let name = HeaderName::from_bytes(name.as_bytes()).ok();
                let value = HeaderValue::from_bytes(value.as_bytes()).ok();
                if let (Some(name), Some(value)) = (name, value) {
                    request = request.header(name, value);
                }
            }
        }
    }
    let asks_as_itself = request.headers_ref().is_some_and(|headers| headers.contains_key(http::header::AUTHORIZATION));
    if !asks_as_itself {
        request = request.header(http::header::AUTHORIZATION, format!("Bearer {}", SERVICE.key(role)));
    }
    request.body(with_session(rest)).ok()
}

/// The first line and what comes after it. Bytes that are not UTF-8 stand for themselves as best they can.
fn cut(bytes: &[u8]) -> Option<(String, &[u8])> {
    if bytes.is_empty() {
        return None;
    }
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let line = String::from_utf8_lossy(&bytes[..end]).trim_end_matches('\r').to_owned();
    Some((line, bytes.get(end + 1..).unwrap_or_default()))
}

fn with_session(body: &[u8]) -> Vec<u8> {
    const PLACE: &[u8] = b"{session}";
    let Some(at) = body.windows(PLACE.len()).position(|part| part == PLACE) else { return body.to_vec() };
    [&body[..at], SERVICE.session.as_bytes(), &body[at + PLACE.len()..]].concat()
}
