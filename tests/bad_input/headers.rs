//! Headers that are too many, too long, or say nothing.

use crate::service::Service;

const VENUES: &str = "GET /v1/venues?limit=1";

#[tokio::test]
async fn headers_that_cannot_be_read_are_refused_or_left_aside() {
    let service = Service::start().await;
    let hold = |headers: &[u8]| {
        let sound = b"Content-Type: application/json\r\nContent-Length: 2\r\n";
        let head = format!("POST /v1/holds HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {}\r\n", service.staff);
        [head.as_bytes(), headers, sound, b"\r\n{}"].concat()
    };
    let long = format!("Idempotency-Key: {}\r\n", "k".repeat(256));
    for headers in [
        &b"Idempotency-Key: \xff\r\n"[..],
        b"Idempotency-Key: two words\r\n",
        b"Idempotency-Key:\r\n",
        b"Idempotency-Key: a\r\nIdempotency-Key: b\r\n",
        long.as_bytes(),
    ] {
        let what = String::from_utf8_lossy(headers).into_owned();
        service.send(&hold(headers)).await.expect_problem(&what, 400, "request.invalid_header");
    }
    for headers in [
        "Accept-Language: \u{ff}\u{fe}, cy;q=9, ;;;===\r\n",
        "Accept: \u{ff}\r\n",
        "Cookie: \u{ff}=; ;;;=; assize-journey=%%%\r\n",
        "If-None-Match: \u{ff}, W/, \"\r\n",
        "X-Request-Id: \u{ff}\r\n",
        "X-Forwarded-For: ,,\u{ff}\r\n",
        "Accept-Encoding: gzip;q=x, \u{ff}, *;q=-1\r\n",
        "Range: bytes=0-1\r\n",
    ] {
        let answer = service.send(&service.request(VENUES, headers, b"")).await;
        assert_eq!(answer.status, 200, "{headers}: {}", answer.text());
        let page = service.send(&service.request("GET /", headers, b"")).await;
        assert_eq!(page.status, 200, "{headers}");
    }
    service.stop().await;
}

#[tokio::test]
async fn a_key_that_is_none_opens_nothing() {
    let service = Service::start().await;
    let key = &service.staff;
    for value in [
        String::new(),
        "Bearer".to_owned(),
        "Bearer \u{ff}".to_owned(),
        format!("Basic {key}"),
        format!("Bearer {}", key.to_uppercase()),
        format!("Bearer {key}x"),
        format!("Bearer {}", &key[..key.len() - 1]),
        format!("Bearer {}", "a".repeat(10_000)),
        "Bearer ' OR 1=1 --".to_owned(),
    ] {
        let request = format!("{VENUES} HTTP/1.1\r\nHost: a\r\nAuthorization: {value}\r\n\r\n");
        let answer = service.send(request.as_bytes()).await;
        assert_eq!(answer.status, 401, "{value}: {}", answer.text());
        assert_eq!(answer.header("www-authenticate"), Some("Bearer"), "{value}");
    }
    service.stop().await;
}

#[tokio::test]
async fn a_flood_of_headers_is_refused() {
    let service = Service::start().await;
    let many = |count: usize| (0..count).map(|number| format!("X-{number}: a\r\n")).collect::<String>();
    let long = |length: usize| format!("X: {}\r\n", "a".repeat(length));
    let cookies: String = (0..1_000).map(|number| format!("a{number}=b; ")).collect();
    for (what, headers, statuses) in [
        ("some", many(60), &[200][..]),
        ("long ones", long(8_000), &[200]),
        ("many cookies", format!("Cookie: {cookies}assize-language=cy\r\n"), &[200]),
        ("too many", many(400), &[431]),
        ("far too many", many(20_000), &[431]),
        ("too long", long(1_000_000), &[431]),
    ] {
        let answer = service.send(&service.request(VENUES, &headers, b"")).await;
        assert!(statuses.contains(&answer.status), "{what}: {} {}", answer.status, answer.text());
    }
    service.stop().await;
}
