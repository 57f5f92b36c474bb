//! Addresses that name nothing, or nothing that can be read.

use crate::service::Service;

#[tokio::test]
async fn an_address_that_names_nothing_is_answered_so() {
    let service = Service::start().await;
    for (path, status, code) in [
        ("/v1/venues/%ff", 404, "venue.unknown"),
        ("/v1/venues/%00", 404, "venue.unknown"),
        ("/v1/venues/%", 404, "venue.unknown"),
        ("/v1/venues/%zz", 404, "venue.unknown"),
        ("/v1/venues/%2e%2e", 404, "venue.unknown"),
        ("/v1/venues/..%2f..%2fetc%2fpasswd", 404, "venue.unknown"),
        ("/v1/venues/CFI%2Favailability", 404, "venue.unknown"),
        ("/v1/venues/%ff/availability", 404, "venue.unknown"),
        ("/v1/venues/%ff/bookings", 404, "venue.unknown"),
        ("/v1/bookings/%f0%28%8c%28", 404, "booking.unknown"),
        ("/v1/bookings/%F0%9F%99%82", 404, "booking.unknown"),
        ("/v1/holds/%c0%ae", 404, "hold.unknown"),
        ("/v1/venues/../venues", 404, "route.not_found"),
        ("/v1//venues", 404, "route.not_found"),
        ("/v1/venues/", 404, "route.not_found"),
        ("/v1", 404, "route.not_found"),
        ("//a/v1/venues", 404, "route.not_found"),
        ("*", 404, "route.not_found"),
        ("/problems/%ff", 404, "route.not_found"),
        ("/v1/venues?limit=%ff", 400, "request.invalid_parameter"),
        ("/v1/venues?%ff=1", 400, "request.invalid_parameter"),
        ("/v1/venues?limit=%00", 400, "request.invalid_parameter"),
        ("/v1/venues?limit=1&limit=2", 400, "request.invalid_parameter"),
        ("/v1/venues?limit", 400, "request.invalid_parameter"),
        ("/v1/venues?=&&==&", 400, "request.invalid_parameter"),
        ("/v1/venues?limit=99999999999999999999", 400, "request.invalid_parameter"),
        ("/v1/venues?cursor=%ff", 400, "request.invalid_parameter"),
        ("/v1/venues/CFI/bookings?cursor=8000000000000000", 400, "request.invalid_parameter"),
        ("/v1/venues/CFI/availability?from=9999-12-31&to=0001-01-01", 400, "request.invalid_parameter"),
        ("/v1/events?after=9223372036854775808", 400, "request.invalid_parameter"),
        ("/v1/events?after=-1", 400, "request.invalid_parameter"),
    ] {
        let answer = service.send(&service.request(&format!("GET {path}"), "", b"")).await;
        answer.expect_problem(path, status, code);
        assert!(!answer.text().contains("root:"), "{path}");
    }
    service.stop().await;
}

#[tokio::test]
async fn a_page_or_file_that_is_not_there_is_not_found() {
    let service = Service::start().await;
    for path in [
        "/assets/%ff",
        "/assets/..%2f..%2fCargo.toml",
        "/bookings/%ff",
        "/bookings/%ff/calendar.ics",
        "/demo/mailbox/%ff",
        "/demo/mailbox/..%2fassize.db",
        "/demo/mailbox/..%2f..%2f..%2fetc%2fpasswd/html",
    ] {
        let answer = service.send(&service.request(&format!("GET {path}"), "Accept: text/html\r\n", b"")).await;
        assert_eq!(answer.status, 404, "{path}: {}", answer.text());
        assert!(!answer.text().contains("root:") && !answer.text().contains("SQLite"), "{path}");
    }
    service.stop().await;
}

#[tokio::test]
async fn the_ends_of_what_can_be_said_are_answered() {
    let service = Service::start().await;
    for path in [
        "/v1/venues/CFI/availability?from=9999-12-31",
        "/v1/venues/CFI/availability?from=0001-01-01",
        "/v1/venues/CFI/bookings?from=9999-12-31",
        "/v1/venues/CFI/bookings?cursor=800000000000000000000000000000000000000000000000",
        "/v1/venues/CFI/bookings?cursor=7fffffffffffffffffffffffffffffffffffffffffffffff",
        "/v1/events?after=9223372036854775807",
        "http://somewhere.example/v1/venues",
    ] {
        let answer = service.send(&service.request(&format!("GET {path}"), "", b"")).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    }
    service.stop().await;
}

#[tokio::test]
async fn an_address_that_is_too_long_or_not_ascii_is_refused() {
    let service = Service::start().await;
    let long = "a".repeat(70_000);
    let many: String = (0..1_000).map(|number| format!("a{number}=1&")).collect();
    for (path, status) in [
        (format!("/{long}").into_bytes(), 431),
        (format!("/v1/venues?{long}").into_bytes(), 431),
        (format!("/v1/venues?{many}").into_bytes(), 400),
        (b"/v1/venues/\xff".to_vec(), 400),
        (b"/v1/venues?limit=\xff".to_vec(), 400),
        (b"/v1/venues?limit=\"<>".to_vec(), 400),
        ("/v1/venues/\u{ff}".as_bytes().to_vec(), 404),
    ] {
        let request = [b"GET ", path.as_slice(), b" HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "].concat();
        let request = [request.as_slice(), service.staff.as_bytes(), b"\r\n\r\n"].concat();
        let answer = service.send(&request).await;
        assert_eq!(answer.status, status, "{}: {}", path[..path.len().min(40)].escape_ascii(), answer.text());
    }
    service.stop().await;
}
