//! What a visitor does.

use std::future::Future;

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::json;

use super::browser::Browser;
use super::checks::Expected;
use super::waiting::until;

impl Browser {
    /// Opens a page by its address and checks it.
    pub(crate) async fn open_page(&self, path: &str) {
        self.open_page_as(path, Expected::PAGE).await;
    }

    /// Opens a page that has its own expectations by its address and checks it.
    pub(crate) async fn open_page_as(&self, path: &str, expected: Expected) {
        self.go(path).await;
        self.arrive_as(path, expected).await;
    }

    /// Types an address. Where it leads to is for the test to say.
    pub(crate) async fn go(&self, path: &str) {
        self.leave(async { self.client.goto(&format!("{}{path}", self.base)).await.unwrap() }).await;
    }

    /// Does what leads to another page (or to the same one anew) and waits for that page.
    pub(crate) async fn leave(&self, act: impl Future<Output = ()>) {
        self.read_traffic().await;
        let before = self.traffic.lock().unwrap().pages();
        act.await;
        until("the next page", || async {
            self.read_traffic().await;
            (self.traffic.lock().unwrap().pages() > before).then_some(())
        })
        .await;
        until("the page to be complete", || async {
            let ready = self.client.execute("return document.readyState", vec![]).await.ok()?;
            (ready == "complete").then_some(())
        })
        .await;
    }

    /// Clicks on what leads to another page.
    pub(crate) async fn follow(&self, css: &str) {
        let element = self.find(css).await;
        self.leave(async { element.click().await.unwrap() }).await;
    }

    /// Follows the link with these words.
    pub(crate) async fn follow_link(&self, words: &str) {
        let link = self.client.find(Locator::LinkText(words)).await;
        let link = link.unwrap_or_else(|_| panic!("there is no link `{words}`"));
        self.leave(async { link.click().await.unwrap() }).await;
    }

    /// Presses the form's own button.
    pub(crate) async fn send_form(&self) {
        self.follow("form[method=post] button.govuk-button:not([name]), button.govuk-button[value=continue]").await;
    }

    /// Clicks on what stays on the page.
    pub(crate) async fn click(&self, css: &str) {
        self.find(css).await.click().await.unwrap();
    }

    /// Types into a field in place of what it holds.
    pub(crate) async fn fill(&self, id: &str, text: &str) {
        let field = self.find(&format!("#{id}")).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Chooses a radio by its label, as people do.
    pub(crate) async fn choose(&self, name: &str, value: &str) {
        let radio = self.find(&format!("input[type=radio][name='{name}'][value='{value}']")).await;
        let id = radio.attr("id").await.unwrap().unwrap();
        self.click(&format!("label[for='{id}']")).await;
        assert!(radio.is_selected().await.unwrap(), "{name}={value} was not chosen");
    }

    /// The one element, or the first.
    pub(crate) async fn find(&self, css: &str) -> Element {
        self.client.find(Locator::Css(css)).await.unwrap_or_else(|error| panic!("`{css}`: {error}"))
    }

    /// Whether there is such an element.
    pub(crate) async fn has(&self, css: &str) -> bool {
        !self.client.find_all(Locator::Css(css)).await.unwrap().is_empty()
    }

    /// The words of an element.
    pub(crate) async fn text(&self, css: &str) -> String {
        self.find(css).await.text().await.unwrap()
    }

    /// The words of every such element, in order.
    pub(crate) async fn texts(&self, css: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(one => one.innerText.trim())";
        serde_json::from_value(self.script(script, vec![json!(css)]).await).unwrap()
    }

    /// An attribute of an element.
    pub(crate) async fn attribute(&self, css: &str, name: &str) -> String {
        self.find(css).await.attr(name).await.unwrap().unwrap_or_else(|| panic!("`{css}` has no {name}"))
    }

    /// What a field holds.
    pub(crate) async fn value(&self, id: &str) -> String {
        self.find(&format!("#{id}")).await.prop("value").await.unwrap().unwrap()
    }

    /// The path of the page.
    pub(crate) async fn path(&self) -> String {
        self.client.current_url().await.unwrap().path().to_owned()
    }

    /// The part of the page that the address leads to.
    pub(crate) async fn fragment(&self) -> Option<String> {
        self.client.current_url().await.unwrap().fragment().map(str::to_owned)
    }

    /// The id of what has the focus.
    pub(crate) async fn focused_id(&self) -> String {
        self.script("return document.activeElement.id", vec![]).await.as_str().unwrap().to_owned()
    }

    /// An element that a script of the page makes.
    pub(crate) async fn wait_for(&self, css: &str) -> Element {
        until(css, || async {
            let found = self.client.find(Locator::Css(css)).await.ok()?;
            found.is_displayed().await.ok()?.then_some(found)
        })
        .await
    }

    /// The words of the page in a frame.
    pub(crate) async fn text_in_frame(&self, css: &str) -> String {
        self.find(css).await.enter_frame().await.unwrap();
        let text = self.text("body").await;
        self.client.enter_parent_frame().await.unwrap();
        text
    }

    /// Loses what the visitor's device keeps.
    pub(crate) async fn forget_cookies(&self) {
        self.client.delete_all_cookies().await.unwrap();
    }

    /// Whether scripts run in its pages.
    pub(crate) const fn has_scripts(&self) -> bool {
        self.profile.scripts
    }
}
