//! Starts application, driver and browser, runs a test, and ends them however the test ended.

mod accessibility;
mod actions;
mod browser;
mod checks;
mod driver;
mod keys;
mod mailbox;
mod profile;
mod screenshots;
mod site;
mod traffic;
mod waiting;

use std::future::Future;
use std::sync::Arc;

use assize::config::Config;

pub(crate) use browser::Browser;
pub(crate) use checks::Expected;
pub(crate) use keys::Key;
pub(crate) use profile::Profile;
pub(crate) use site::Site;
pub(crate) use waiting::until;

use driver::Driver;

/// Runs `test` with a fresh application and a fresh browser. `name` is what its screenshots are called.
///
/// # Panics
/// The test panicked, the application could not be stopped, or Chromium or ChromeDriver is missing.
pub(crate) fn browse<F, T>(name: &'static str, profile: Profile, test: F)
where
    F: FnOnce(Browser, Arc<Site>) -> T,
    T: Future<Output = ()> + Send + 'static,
{
    browse_at(|_| {}, name, profile, test);
}

/// As [`browse`], with an application whose settings `set` has changed.
///
/// # Panics
/// As [`browse`].
pub(crate) fn browse_at<F, T>(set: impl FnOnce(&mut Config), name: &'static str, profile: Profile, test: F)
where
    F: FnOnce(Browser, Arc<Site>) -> T,
    T: Future<Output = ()> + Send + 'static,
{
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let driver = Driver::shared();
        let site = Arc::new(Site::start(set).await);
        let browser = Browser::open(name, &driver, profile, site.base().to_owned()).await;
        let outcome = tokio::spawn(test(browser.clone(), Arc::clone(&site))).await;
        if outcome.is_err() {
            browser.save_failure().await;
        }
        browser.close().await;
        site.stop().await;
        if let Err(failure) = outcome {
            std::panic::resume_unwind(failure.into_panic());
        }
    });
}
