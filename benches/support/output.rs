//! What a command of the binary says.

use anyhow::ensure;

use super::service::Setting;

/// Runs the binary to its end and gives what it printed, without the end of its last line.
///
/// # Errors
/// It cannot be started, or ended with an error.
pub(crate) fn output(setting: &Setting, arguments: &[&str]) -> anyhow::Result<String> {
    let done = setting.command(arguments).output()?;
    let told = String::from_utf8_lossy(&done.stderr);
    ensure!(done.status.success(), "assize {arguments:?} ended with {}: {told}", done.status);
    Ok(String::from_utf8(done.stdout)?.trim().to_owned())
}
