//! A whole service in this process, asked whatever the bytes say.

mod answer;
mod question;
mod running;

use running::SERVICE;

/// Whatever is asked, the answer is one that the description has, in the shape that it has, and never the service's fault.
pub(crate) fn request(bytes: &[u8]) {
    let Some(question) = question::read(bytes) else { return };
    let service = &*SERVICE;
    let (method, path) = (question.method().clone(), question.uri().path().to_owned());
    let answer = service.ask(question);
    answer::check(&service.description, &method, &path, &answer);
}
