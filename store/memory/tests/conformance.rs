//! The stories of `store-conformance`, on both ways in which transactions stand beside each other.

use std::sync::Arc;

use calendars::{Instant, Span};
use store::{Clock, ManualClock};
use store_conformance::Harness;
use store_memory::{Concurrency, Memory};

fn clock() -> ManualClock {
    ManualClock::at(Instant::from_seconds(1_925_000_000))
}

mod one_writer {
    use super::*;

    /// Time stands still where the clock is set back.
    async fn fresh() -> Harness {
        let clock = clock();
        let memory = Memory::new(Concurrency::OneWriter, Arc::new(clock.clone()));
        Harness::new(Arc::new(memory.connect())).with_clock(clock)
    }

    store_conformance::conformance_tests!(fresh);
}

mod many_nodes {
    use super::*;

    /// A server's clock: nobody moves it, and it moves a little whenever it is asked.
    #[derive(Debug)]
    struct Server(ManualClock);

    impl Clock for Server {
        fn now(&self) -> Instant {
            self.0.advance(Span::from_micros(7));
            self.0.now()
        }
    }

    async fn fresh() -> Harness {
        let memory = Memory::new(Concurrency::ManyNodes, Arc::new(Server(clock())));
        Harness::new(Arc::new(memory.connect()))
    }

    store_conformance::conformance_tests!(fresh);
}
