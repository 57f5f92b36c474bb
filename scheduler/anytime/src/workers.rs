//! Work that can be done side by side.

/// One piece of work.
pub type Job<'a> = Box<dyn FnOnce() + Send + 'a>;

/// Does several jobs, perhaps at once. Threads live outside the searches, behind this.
///
/// A search gives each of its workers a job, waits, and compares what they found in a fixed order, so its result depends on
/// how many workers there are and not on which of them was faster.
pub trait Workers: Sync {
    /// How many jobs to make: at least 1.
    fn count(&self) -> usize;

    /// Does all jobs and returns when each is done.
    fn run<'a>(&self, jobs: Vec<Job<'a>>);
}

/// So many workers that take turns in the caller's thread.
#[derive(Debug, Clone, Copy)]
pub struct OneByOne(pub usize);

impl Workers for OneByOne {
    fn count(&self) -> usize {
        self.0.max(1)
    }

    fn run<'a>(&self, jobs: Vec<Job<'a>>) {
        for job in jobs {
            job();
        }
    }
}

/// Lets a worker loose on each item.
pub fn for_each<T: Send>(workers: &dyn Workers, items: &mut [T], work: impl Fn(&mut T) + Sync) {
    let work = &work;
    workers.run(items.iter_mut().map(|item| Box::new(move || work(item)) as Job<'_>).collect());
}

#[cfg(test)]
mod tests {
    use super::{Job, OneByOne, Workers, for_each};

    struct Threads;

    impl Workers for Threads {
        fn count(&self) -> usize {
            2
        }

        fn run<'a>(&self, jobs: Vec<Job<'a>>) {
            std::thread::scope(|scope| {
                for job in jobs {
                    scope.spawn(job);
                }
            });
        }
    }

    #[test]
    fn each_item_is_worked_on_once_in_turn_or_at_once() {
        for workers in [&OneByOne(2) as &dyn Workers, &Threads] {
            let mut items = vec![1, 2, 3];
            for_each(workers, &mut items, |item| *item *= 10);
            assert_eq!((workers.count(), items), (2, vec![10, 20, 30]));
        }
        assert_eq!(OneByOne(0).count(), 1);
    }
}
