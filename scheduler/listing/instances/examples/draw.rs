//! Writes a drawn problem to standard output, and its summary to standard error.
//!
//!     cargo run -p listing-instances --example draw -- HEARINGS SEED [--pressure PERCENT] [--without-lists] [--data FOLDER]
//!
//! FOLDER has the tribunals' venues and rooms (`et_venues.csv`, `et_rooms.csv`, `court-venues-prd-mock.json`). Without it the ground
//! is invented.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command")]

use std::error::Error;
use std::path::Path;

use calendars::Division;
use listing_instances::{Ground, Size, Summary, Tables, draw};

fn main() -> Result<(), Box<dyn Error>> {
    let mut size = Size::of(100);
    let mut seed = 1;
    let mut ground = Ground::invented();
    let mut arguments = std::env::args().skip(1);
    let mut numbers = 0;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--pressure" => size.pressure = arguments.next().ok_or("--pressure needs a number")?.parse()?,
            "--without-lists" => size.lists = false,
            "--data" => ground = read(Path::new(&arguments.next().ok_or("--data needs a folder")?))?,
            number if numbers == 0 => (size.hearings, numbers) = (number.parse()?, 1),
            number => seed = number.parse()?,
        }
    }
    let problem = draw(&ground, size, seed)?;
    println!("{}", serde_json::to_string_pretty(&problem)?);
    eprintln!("{}", Summary::of(&problem));
    Ok(())
}

fn read(folder: &Path) -> Result<Ground, Box<dyn Error>> {
    let text = |name: &str| std::fs::read_to_string(folder.join(name));
    let (venues, rooms, courts) = (text("et_venues.csv")?, text("et_rooms.csv")?, text("court-venues-prd-mock.json")?);
    let tables = Tables { venues: &venues, rooms: &rooms, court_venues: &courts };
    Ok(Ground::read(tables, Division::EnglandAndWales)?)
}
