//! An application that calls the API: commands with keys, and what an honest client makes of the answers.

use std::time::Duration;

use reqwest::{Client, Method, StatusCode, header};
use serde_json::Value;

/// Longer than the service takes to give up a request.
const PATIENCE: Duration = Duration::from_secs(9);

/// One command. It is sent as often as it takes, always the same, under the same key.
#[derive(Debug, Clone)]
pub(crate) struct Command {
    pub(crate) key: String,
    pub(crate) method: Method,
    pub(crate) path: String,
    /// The version that a change is made to.
    pub(crate) if_match: Option<u64>,
    pub(crate) body: Value,
}

/// A final answer: done, or refused with a reason.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Value,
}

impl Answer {
    pub(crate) fn is_done(&self) -> bool {
        self.status.is_success()
    }

    /// The problem's code.
    pub(crate) fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }

    /// What stays the same however late the answer is given again: a receipt whole (but for what becomes of a hold as time
    /// goes by), a refusal by its code.
    pub(crate) fn lasting(&self) -> Value {
        if !self.is_done() {
            return Value::from(self.code());
        }
        let mut lasting = self.body.clone();
        if lasting.get("last_moment").is_some()
            && let Some(hold) = lasting.as_object_mut()
        {
            hold.retain(|field, _| !["state", "expires_at", "ended_at"].contains(&field.as_str()));
        }
        lasting
    }
}

/// No final answer.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The connection could not be made, broke, or nothing came in time.
    Broken(&'static str),
    /// The service asks for patience, by this code and for so long.
    Later(String, Duration),
    /// What the service must never say.
    Wrong(String),
}

/// An application with its key.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    client: Client,
    key: String,
}

impl Caller {
    pub(crate) fn new(key: &str) -> Self {
        let client = Client::builder().timeout(PATIENCE).build().unwrap();
        Self { client, key: key.to_owned() }
    }

    /// Sends a command once.
    pub(crate) async fn send(&self, base: &str, command: &Command) -> Result<Answer, Trouble> {
        let mut request = self
            .client
            .request(command.method.clone(), format!("{base}{}", command.path))
            .header("Idempotency-Key", &command.key);
        if let Some(version) = command.if_match {
            request = request.header(header::IF_MATCH, format!("\"{version}\""));
        }
        if !command.body.is_null() {
            request = request.json(&command.body);
        }
        self.ask(request).await
    }

    /// Reads once.
    pub(crate) async fn get(&self, base: &str, path: &str) -> Result<Answer, Trouble> {
        self.ask(self.client.get(format!("{base}{path}"))).await
    }

    async fn ask(&self, request: reqwest::RequestBuilder) -> Result<Answer, Trouble> {
        let answer = request.bearer_auth(&self.key).send().await.map_err(|error| broken(&error))?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let text = answer.text().await.map_err(|error| broken(&error))?;
        let body: Value = serde_json::from_str(&text)
            .map_err(|_| Trouble::Wrong(format!("{status} with a body that is not JSON: {text:?}")))?;
        let code = body["code"].as_str().unwrap_or_default().to_owned();
        if status == StatusCode::SERVICE_UNAVAILABLE || status == StatusCode::TOO_MANY_REQUESTS {
            let after = headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
            return match after {
                Some(seconds) if !code.is_empty() => Err(Trouble::Later(code, Duration::from_secs(seconds))),
                _ => Err(Trouble::Wrong(format!("{status} without Retry-After or code: {text}"))),
            };
        }
        if status.is_server_error() {
            return Err(Trouble::Wrong(format!("{status} {text}")));
        }
        Ok(Answer { status, body })
    }
}

fn broken(error: &reqwest::Error) -> Trouble {
    Trouble::Broken(if error.is_connect() {
        "no connection"
    } else if error.is_timeout() {
        "no answer in time"
    } else {
        "connection broke"
    })
}
