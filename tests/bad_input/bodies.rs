//! Bodies that cannot be read, or should not be.

use crate::service::Service;
use crate::socket::Connection;

const HOLD: &str = "POST /v1/holds";
const JSON: &str = "Content-Type: application/json\r\n";
/// The most that is read, as `ApiSettings` has it.
const LIMIT: usize = 64 * 1024;

fn chunked(body: &[u8]) -> Vec<u8> {
    let chunk = |part: &[u8]| [format!("{:x}\r\n", part.len()).as_bytes(), part, b"\r\n"].concat();
    body.chunks(10_000).map(chunk).chain([b"0\r\n\r\n".to_vec()]).collect::<Vec<_>>().concat()
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_however_it_comes() {
    let service = Service::start().await;
    let large = format!("{{\"session\":\"{}\"}}", "x".repeat(LIMIT)).into_bytes();
    let length = format!("{JSON}Content-Length: {}\r\n", large.len());
    let release = "DELETE /v1/holds/019a9f3e-7d5b-7c4f-b3a1-0d9e3c5b7a11";
    for (what, request) in [
        ("all at once", service.request(HOLD, &length, &large)),
        ("in chunks", service.request(HOLD, &format!("{JSON}Transfer-Encoding: chunked\r\n"), &chunked(&large))),
        ("where none is needed", service.request(release, &length, &large)),
        ("announced and never sent", service.request(HOLD, &format!("{JSON}Content-Length: 99999999999\r\n"), b"")),
        ("more than can be counted", service.request(HOLD, &format!("{JSON}Content-Length: {}\r\n", i64::MAX), b"")),
        ("to a page", service.request("POST /prison", "Content-Length: 65537\r\n", b"")),
        (
            "announced with a question",
            service.request(HOLD, &format!("{JSON}Expect: 100-continue\r\nContent-Length: 99999999\r\n"), b""),
        ),
    ] {
        let mut connection = Connection::open(service.address).await;
        connection.send(&request).await;
        connection.answer(false).await.expect_problem(what, 413, "request.too_large");
        // The rest of the body is never taken for a request: either it is read to its end, or nothing more is read.
        connection.send(&service.request("GET /v1/venues?limit=1", "", b"")).await;
        let next = connection.answer(false).await.status;
        assert!(next == 0 || next == 200, "{what}: {next}");
    }
    let fits = format!("{{\"session\":\"{}\"}}", "x".repeat(LIMIT - 14)).into_bytes();
    assert_eq!(fits.len(), LIMIT);
    service.send(&service.with_json(HOLD, &fits)).await.expect_problem(
        "as long as it may be",
        422,
        "request.invalid_field",
    );
    service.stop().await;
}

#[tokio::test]
async fn what_is_no_json_is_said_to_be_none() {
    let service = Service::start().await;
    let nested = |open: &str, close: &str| [open.repeat(10_000), close.repeat(10_000)].concat().into_bytes();
    let utf16: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for body in [
        b"".to_vec(),
        b"{".to_vec(),
        b"{} {}".to_vec(),
        b"{\"session\":\"\xff\xfe\"}".to_vec(),
        b"{\"session\":\"\0\"}".to_vec(),
        b"{\"session\":\"\\ud800\"}".to_vec(),
        b"{\"session\":1e400}".to_vec(),
        [b"{\"units\":", "9".repeat(5_000).as_bytes(), b"}"].concat(),
        b"\xef\xbb\xbf{}".to_vec(),
        b"{'session':1}".to_vec(),
        b"{\"session\":NaN}".to_vec(),
        nested("[", "]"),
        nested("{\"a\":", "}"),
        utf16,
    ] {
        let what = String::from_utf8_lossy(&body[..body.len().min(40)]).into_owned();
        service.send(&service.with_json(HOLD, &body)).await.expect_problem(&what, 400, "request.invalid_json");
    }
    service.stop().await;
}

#[tokio::test]
async fn json_that_says_too_much_is_refused_by_name() {
    let service = Service::start().await;
    let fields: String = (0..3_000).map(|number| format!("\"f{number}\":1,")).collect();
    let long = "x".repeat(60_000);
    for (body, code, pointer, rule) in [
        ("{\"session\":\"\\u0000\"}".to_owned(), "request.invalid_field", "/session", "id"),
        ("{\"session\":\"a\",\"session\":\"b\"}".to_owned(), "request.invalid_field", "/session", "repeated"),
        (
            "{\"session\":\"a\",\"party\":{\"visitors\":[],\"visitors\":[]}}".to_owned(),
            "request.invalid_field",
            "/party/visitors",
            "repeated",
        ),
        ("{\"session\":\"a\",\"units\":18446744073709551616}".to_owned(), "request.invalid_field", "/units", "type"),
        ("{\"session\":\"a\",\"units\":1.5}".to_owned(), "request.invalid_field", "/units", "type"),
        ("[\"a\"]".to_owned(), "request.invalid_field", "", "type"),
        (format!("{{{fields}\"session\":\"a\"}}"), "request.unknown_field", "/f0", "unknown"),
        (format!("{{\"{long}\":1}}"), "request.unknown_field", &format!("/{long}"), "unknown"),
    ] {
        let answer = service.send(&service.with_json(HOLD, body.as_bytes())).await;
        let what = &body[..body.len().min(60)];
        let problem = answer.expect_problem(what, 422, code);
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{what}");
        assert_eq!(problem["errors"][0]["facts"]["rule"], rule, "{what}");
        assert!(answer.body.len() < 4 * LIMIT, "{what}: {} bytes", answer.body.len());
    }
    service.stop().await;
}

#[tokio::test]
async fn a_body_that_is_announced_as_something_else_is_not_read() {
    let service = Service::start().await;
    let with = |headers: &str| service.request(HOLD, &format!("{headers}Content-Length: 2\r\n"), b"{}");
    for headers in [
        "",
        "Content-Type: text/plain\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\n",
        "Content-Type: multipart/form-data; boundary=x\r\n",
        "Content-Type: application/json, text/plain\r\n",
        "Content-Type: application/json\r\nContent-Type: text/plain\r\n",
        "Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
        "Content-Type: application/json\r\nContent-Encoding: identity, br\r\n",
        "Content-Type: \u{e9}\r\n",
    ] {
        service.send(&with(headers)).await.expect_problem(headers, 415, "request.unsupported_media_type");
    }
    service.send(&with(JSON)).await.expect_problem("as it should be", 422, "request.missing_field");
    service.stop().await;
}

#[tokio::test]
async fn a_body_that_breaks_off_is_answered() {
    let service = Service::start().await;
    for headers in ["Content-Length: 100\r\n", "Transfer-Encoding: chunked\r\n"] {
        let mut connection = Connection::open(service.address).await;
        assert!(connection.send(&service.request(HOLD, &format!("{JSON}{headers}"), b"64\r\n{\"a\"")).await);
        connection.finish().await;
        let answer = connection.answer(false).await;
        answer.expect_problem(headers, 400, "request.invalid_json");
        assert!(connection.is_ended().await);
    }
    service.stop().await;
}
