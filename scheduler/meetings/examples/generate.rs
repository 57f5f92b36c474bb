//! Writes a random instance of the benchmark's kind: `cargo run -p meetings --example generate -- MEETINGS SEED > FILE`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for people at a terminal")]

use std::process::ExitCode;

#[path = "../src/samples.rs"]
mod samples;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let meetings = words.next().and_then(|word| word.parse().ok());
    let seed = words.next().and_then(|word| word.parse().ok());
    let (Some(meetings), Some(seed)) = (meetings, seed) else {
        eprintln!("usage: generate MEETINGS SEED");
        return ExitCode::FAILURE;
    };
    println!("{}", samples::file(meetings, seed));
    ExitCode::SUCCESS
}
