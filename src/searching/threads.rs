//! Workers on threads.

use std::sync::Mutex;

use anytime::{Job, Workers};

/// So many threads (0 counts as 1), each of which takes the next job until none is left.
#[derive(Debug, Clone, Copy)]
pub struct Threads(pub usize);

impl Workers for Threads {
    fn count(&self) -> usize {
        self.0.max(1)
    }

    fn run<'a>(&self, jobs: Vec<Job<'a>>) {
        let threads = self.count().min(jobs.len());
        let jobs = Mutex::new(jobs.into_iter());
        let next = || jobs.lock().ok().and_then(|mut jobs| jobs.next());
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| std::iter::from_fn(next).for_each(|job| job()));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_job_is_done_once() {
        for threads in [0, 1, 3, 9] {
            let mut items = vec![0; 7];
            anytime::for_each(&Threads(threads), &mut items, |item| *item += 1);
            assert_eq!(items, [1; 7]);
        }
    }
}
