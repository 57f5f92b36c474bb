//! A socket that notes when something has come or gone.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::Bytes;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

use super::pulse::Pulse;

/// A socket that notes in its connection's pulse when something has come or gone.
pub(super) struct Noted {
    stream: TcpStream,
    pulse: Arc<Pulse>,
    /// Bytes that had been read and were not used, to be read again before others.
    unread: Bytes,
}

impl Noted {
    pub(super) const fn new(stream: TcpStream, pulse: Arc<Pulse>) -> Self {
        Self { stream, pulse, unread: Bytes::new() }
    }

    /// The same with bytes that had been read from it and were not used.
    pub(super) fn with_unread(self, unread: Bytes) -> Self {
        if unread.is_empty() {
            // Dropped, not kept: nothing may still be in a buffer of 8 KiB.
            return self;
        }
        self.pulse.received();
        Self { unread, ..self }
    }

    /// Waits until there is something to read, were it the end.
    pub(super) async fn readable(&self) -> io::Result<()> {
        if self.unread.is_empty() {
            // Looked at, not only waited for: a new socket is said to be readable, and has nothing.
            self.stream.peek(&mut [0]).await?;
        }
        Ok(())
    }

    fn sent(&self, written: &Poll<io::Result<usize>>) {
        if matches!(written, Poll::Ready(Ok(1..))) {
            self.pulse.sent();
        }
    }
}

impl AsyncRead for Noted {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if !self.unread.is_empty() {
            let taken = self.unread.len().min(into.remaining());
            into.put_slice(&self.unread.split_to(taken));
            return Poll::Ready(Ok(()));
        }
        let before = into.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, into);
        if into.filled().len() > before {
            self.pulse.received();
        }
        read
    }
}

impl AsyncWrite for Noted {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.sent(&written);
        written
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.sent(&written);
        written
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        // hyper flushes the socket only when it has nothing left to write into it.
        if matches!(flushed, Poll::Ready(Ok(()))) {
            self.pulse.sent_all();
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
