//! Methods that nothing answers to.

use crate::service::Service;
use crate::socket::Connection;

#[tokio::test]
async fn a_method_that_is_not_there_is_refused_with_those_that_are() {
    let service = Service::start().await;
    let long = "A".repeat(300);
    for method in ["OPTIONS", "TRACE", "CONNECT", "PUT", "get", "PROPFIND", "PRI", "M-SEARCH", &long] {
        let request = service.request(&format!("{method} /v1/venues"), "X-Secret: not to be echoed\r\n", b"");
        let answer = service.send(&request).await;
        answer.expect_problem(method, 405, "route.method_not_allowed");
        assert_eq!(answer.header("allow"), Some("GET,HEAD"), "{method}");
        assert!(!answer.text().contains("echoed"), "{method}");
    }
    let answer = service.send(&service.request("CONNECT elsewhere.example:443", "", b"")).await;
    answer.expect_problem("a tunnel", 404, "route.not_found");
    service.stop().await;
}

#[tokio::test]
async fn a_head_has_no_body() {
    let service = Service::start().await;
    for (line, status) in [
        ("HEAD /v1/venues", 200),
        ("HEAD /", 200),
        ("HEAD /nowhere", 404),
        ("HEAD /v1/holds", 405),
        ("HEAD /v1/venues/%ff", 404),
    ] {
        let mut connection = Connection::open(service.address).await;
        connection.send(&service.request(line, "Connection: close\r\n", b"")).await;
        assert_eq!(connection.answer(true).await.status, status, "{line}");
        assert!(connection.is_ended().await, "{line}: what is left on the connection is a body");
    }
    service.stop().await;
}

#[tokio::test]
async fn no_header_changes_the_method() {
    let service = Service::start().await;
    for name in ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"] {
        let headers = format!("{name}: GET\r\nContent-Length: 0\r\n");
        let answer = service.send(&service.request("POST /v1/venues", &headers, b"")).await;
        answer.expect_problem(name, 405, "route.method_not_allowed");
    }
    service.stop().await;
}
