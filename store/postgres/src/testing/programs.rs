//! The programs of PostgreSQL, and the user that they run as.

use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::TestServerError;

/// Debian and its kin keep the programs of each version here, outside `PATH`.
const VERSIONS: &str = "/usr/lib/postgresql";
const NEEDED: [&str; 3] = ["initdb", "pg_ctl", "postgres"];

/// A user and a group, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct User {
    pub(super) uid: u32,
    pub(super) gid: u32,
}

/// Where the programs are and whom they run as.
#[derive(Debug, Clone)]
pub(super) struct Programs {
    folder: PathBuf,
    /// Somebody else than the present user; only root can do that, and only root has to.
    pub(super) other_user: Option<User>,
}

impl Programs {
    /// Finds the newest version.
    pub(super) fn find() -> Result<Self, TestServerError> {
        let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir(VERSIONS)
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
            .collect();
        versions.sort_by(|a, b| b.cmp(a));
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folder = versions
            .into_iter()
            .map(|(_, folder)| folder)
            .chain(std::env::split_paths(&path))
            .find(|folder| NEEDED.iter().all(|program| folder.join(program).is_file()))
            .ok_or(TestServerError::NotInstalled)?;
        let other_user = if own_uid()? == 0 { Some(server_user()?) } else { None };
        Ok(Self { folder, other_user })
    }

    /// One of the programs, by its full path.
    pub(super) fn path(&self, program: &str) -> PathBuf {
        self.folder.join(program)
    }

    /// A command that runs as the server's user, in `folder`, with nothing to read and nowhere to write.
    pub(super) fn command(&self, program: &Path, folder: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if let Some(user) = self.other_user {
            command.uid(user.uid).gid(user.gid);
        }
        command
    }

    /// Runs one of the programs to its end.
    pub(super) fn run(&self, program: &str, folder: &Path, arguments: &[&str]) -> Result<(), TestServerError> {
        let path = self.path(program);
        let mut command = self.command(&path, folder);
        command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        let output = command.output().map_err(TestServerError::io("running", &path))?;
        if output.status.success() {
            return Ok(());
        }
        let text = [output.stdout, output.stderr].concat();
        Err(TestServerError::Failed {
            program: path.display().to_string(),
            output: String::from_utf8_lossy(&text).into_owned(),
        })
    }
}

/// The present user.
pub(super) fn own_uid() -> Result<u32, TestServerError> {
    let me = "/proc/self";
    Ok(std::fs::metadata(me).map_err(TestServerError::io("reading", me))?.uid())
}

fn server_user() -> Result<User, TestServerError> {
    let users = "/etc/passwd";
    let text = std::fs::read_to_string(users).map_err(TestServerError::io("reading", users))?;
    text.lines().find_map(postgres_user).ok_or(TestServerError::NoServerUser)
}

/// `postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash`
fn postgres_user(line: &str) -> Option<User> {
    let mut fields = line.split(':');
    if fields.next()? != "postgres" {
        return None;
    }
    let uid = fields.nth(1)?.parse().ok()?;
    let gid = fields.next()?.parse().ok()?;
    Some(User { uid, gid })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_users_numbers_are_read() {
        assert_eq!(postgres_user("postgres:x:101:104:a,,,:/var:/bin/sh"), Some(User { uid: 101, gid: 104 }));
        assert_eq!(postgres_user("postgresql:x:101:104:a,,,:/var:/bin/sh"), None);
        assert_eq!(postgres_user("postgres:x"), None);
    }
}
