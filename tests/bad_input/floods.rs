//! More than anybody needs: memory stays bounded, and others are served meanwhile.

use crate::service::Service;
use crate::socket::Connection;

/// Memory of this process, client and service together, in bytes.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").trim().parse::<usize>().unwrap() * 1024
}

#[tokio::test]
async fn a_body_without_end_is_not_kept() {
    let service = Service::start().await;
    service.still_answers().await;
    let before = resident();
    let head =
        service.request("POST /v1/holds", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n", b"");
    let mut connection = Connection::open(service.address).await;
    assert!(connection.send(&head).await);
    let chunk = [b"10000\r\n", vec![b' '; 0x1_0000].as_slice(), b"\r\n"].concat();
    // 64 MiB, or as much as is taken.
    for _ in 0..1_024 {
        if !connection.send(&chunk).await {
            break;
        }
    }
    let grown = resident().saturating_sub(before);
    assert!(grown < 16 << 20, "{grown} bytes more");
    service.stop().await;
}

#[tokio::test]
async fn a_crowd_that_says_half_a_word_keeps_nobody_out() {
    let service = Service::start().await;
    service.still_answers().await;
    let before = resident();
    let mut crowd = Vec::new();
    for number in 0..400 {
        let mut connection = Connection::open(service.address).await;
        let half = [
            "",
            "G",
            "GET /v1/venues HTTP/1.1\r\nHost: a\r\nX: ",
            "POST /v1/holds HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{",
        ];
        assert!(connection.send(half[number % half.len()].as_bytes()).await);
        crowd.push(connection);
    }
    service.still_answers().await;
    let grown = resident().saturating_sub(before);
    assert!(grown < 32 << 20, "{grown} bytes more");
    drop(crowd);
    service.stop().await;
}
