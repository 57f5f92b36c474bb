//! The mail that the application has written.

use notifier::{FileMailbox, MailboxMessage};

use super::site::Site;
use super::waiting::until;

impl Site {
    /// The newest mail, once there are this many.
    pub(crate) async fn newest_mail(&self, of: usize) -> MailboxMessage {
        let mailbox = FileMailbox::open(self.mailbox_folder()).unwrap();
        let keys = until("a mail", || async {
            let entries = mailbox.list(100).await.unwrap();
            assert!(entries.len() <= of, "more mail than expected: {entries:?}");
            (entries.len() == of).then_some(entries)
        })
        .await;
        mailbox.read(&keys[0].key).await.unwrap()
    }
}
