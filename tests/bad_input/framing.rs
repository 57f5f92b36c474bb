//! Where a request ends: what two servers could read as two different things is refused.

use crate::service::Service;
use crate::socket::Connection;

const HOLD: &str = "POST /v1/holds";
const JSON: &str = "Content-Type: application/json\r\n";
/// What somebody hopes to have taken for a request of its own.
const SMUGGLED: &str = "GET /v1/venues HTTP/1.1\r\nHost: a\r\n\r\n";

/// One answer that refuses, and then nothing: what came after was not taken for another request.
async fn refused_once(service: &Service, what: &str, request: &[u8]) {
    let mut connection = Connection::open(service.address).await;
    connection.send(request).await;
    let answer = connection.answer(false).await;
    assert_eq!(answer.status, 400, "{what}: {}", answer.text());
    assert!(connection.is_ended().await, "{what}: the connection goes on");
}

#[tokio::test]
async fn a_length_that_can_be_read_in_two_ways_is_refused() {
    let service = Service::start().await;
    for lengths in [
        "Content-Length: 2\r\nContent-Length: 5\r\n",
        "Content-Length: 2, 2\r\n",
        "Content-Length: 2, 5\r\n",
        "Content-Length: +2\r\n",
        "Content-Length: -2\r\n",
        "Content-Length: 0x2\r\n",
        "Content-Length: 2 2\r\n",
        "Content-Length: 99999999999999999999999\r\n",
        "Content-Length : 2\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
    ] {
        let body = format!("0\r\n\r\n{SMUGGLED}");
        let request = service.request(HOLD, &format!("{JSON}{lengths}"), body.as_bytes());
        refused_once(&service, lengths, &request).await;
    }
    service.stop().await;
}

#[tokio::test]
async fn codings_that_nobody_undoes_and_second_hosts_are_refused_by_name() {
    let service = Service::start().await;
    for (headers, name) in
        [("Transfer-Encoding: gzip, chunked\r\n", "Transfer-Encoding"), ("Host: b\r\nContent-Length: 0\r\n", "Host")]
    {
        let answer = service.send(&service.request(HOLD, &format!("{JSON}{headers}"), b"0\r\n\r\n")).await;
        let problem = answer.expect_problem(headers, 400, "request.invalid_header");
        assert_eq!(problem["errors"][0]["header"], name, "{problem}");
    }
    service.stop().await;
}

#[tokio::test]
async fn chunks_that_are_none_are_refused() {
    let service = Service::start().await;
    let extension = format!("2;{}\r\n{{}}\r\n0\r\n\r\n", "a".repeat(200_000));
    let trailers: String = (0..5_000).map(|number| format!("X-{number}: a\r\n")).collect();
    let trailers = format!("2\r\n{{}}\r\n0\r\n{trailers}\r\n");
    for body in [
        "zz\r\n{}\r\n0\r\n\r\n",
        "-1\r\n{}\r\n0\r\n\r\n",
        "0x2\r\n{}\r\n0\r\n\r\n",
        "ffffffffffffffff1\r\n{}\r\n0\r\n\r\n",
        "2\n{}\n0\n\n",
        "2\r\n{}XX0\r\n\r\n",
        "2\r\n{}\r\n0\r\nX: \0\r\n\r\n",
        &extension,
        &trailers,
    ] {
        let what = &body[..body.len().min(40)];
        let body = format!("{body}{SMUGGLED}");
        let request = service.request(HOLD, &format!("{JSON}Transfer-Encoding: chunked\r\n"), body.as_bytes());
        let mut connection = Connection::open(service.address).await;
        connection.send(&request).await;
        let answer = connection.answer(false).await;
        assert!((400..500).contains(&answer.status), "{what}: {} {}", answer.status, answer.text());
    }
    service.stop().await;
}

#[tokio::test]
async fn heads_that_are_none_are_refused() {
    let service = Service::start().await;
    for request in [
        "GET /v1/venues\r\n\r\n",
        "GET  /v1/venues HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /v1/venues HTTP/2.0\r\nHost: a\r\n\r\n",
        "GET /v1/venues HTTP/9.9\r\nHost: a\r\n\r\n",
        "GET /v1/venues HTTP/1.1 x\r\nHost: a\r\n\r\n",
        "GET /v1/ven\0ues HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /v1/venues HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n",
        "GET /v1/venues HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n",
        "GET /v1/venues HTTP/1.1\r\nHost: a\r\nX : a\r\n\r\n",
        "GET /v1/venues HTTP/1.1\r\nHost: a\r\n: a\r\n\r\n",
        "GET /v1/venues HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}\u{fc}\u{3}\u{3}\0\0\0\0\0\0\0\0\0\0\0\0\r\n\r\n",
    ] {
        refused_once(&service, request, request.as_bytes()).await;
    }
    service.stop().await;
}

#[tokio::test]
async fn requests_in_a_row_are_answered_in_order() {
    let service = Service::start().await;
    let mut connection = Connection::open(service.address).await;
    let row = [("GET /v1/venues?limit=1", 200), ("GET /nowhere", 404), ("PUT /v1/venues", 405), ("GET /healthz", 200)];
    let bytes: Vec<u8> = row.iter().flat_map(|(line, _)| service.request(line, "", b"")).collect();
    assert!(connection.send(&bytes).await);
    for (line, status) in row {
        assert_eq!(connection.answer(false).await.status, status, "{line}");
    }
    service.stop().await;
}

#[tokio::test]
async fn the_first_http_is_spoken_too() {
    let service = Service::start().await;
    let head = format!("GET /v1/venues?limit=1 HTTP/1.0\r\nAuthorization: Bearer {}\r\n\r\n", service.staff);
    let mut connection = Connection::open(service.address).await;
    connection.send(head.as_bytes()).await;
    let answer = connection.answer(false).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(connection.is_ended().await, "nobody asked to keep the connection");
    let chunked = format!("POST /v1/holds HTTP/1.0\r\n{JSON}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    refused_once(&service, "chunks were not known then", chunked.as_bytes()).await;
    service.stop().await;
}
