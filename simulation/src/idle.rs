//! Knowing when nothing more can happen by itself.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Poll, Waker};

/// Tells when every task waits for somebody: the runtime is about to sleep.
#[derive(Debug, Clone, Default)]
pub(crate) struct Idle(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    reached: bool,
    waiting: Option<Waker>,
}

impl Idle {
    /// To be called whenever the runtime's only thread is about to sleep.
    pub(crate) fn sleeps(&self) {
        let waiting = {
            let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            state.reached = state.waiting.is_some();
            state.waiting.take()
        };
        if let Some(waker) = waiting {
            waker.wake();
        }
    }

    /// Lets everybody else go on until nobody can.
    pub(crate) async fn reached(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).reached = false;
        poll_fn(|context| {
            let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if state.reached {
                return Poll::Ready(());
            }
            state.waiting = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}
