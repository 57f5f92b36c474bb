//! Reading the published tables.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use calendars::Division;
use serde::Deserialize;

use super::{Building, Ground, Office, pseudo};

/// The text of the published tables.
#[derive(Debug, Clone, Copy)]
pub struct Tables<'a> {
    /// Venues by tribunal office: CSV with `tribunal_office,code,name`.
    pub venues: &'a str,
    /// Rooms by venue: CSV with `code,name,venue_code`.
    pub rooms: &'a str,
    /// The reference data's venues with regions and clusters: JSON with `court_venues`.
    pub court_venues: &'a str,
}

/// A table cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum GroundError {
    /// A CSV table.
    #[error("the table of venues or rooms cannot be read: {0}")]
    Csv(#[from] csv::Error),
    /// The JSON file.
    #[error("the file of court venues cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// Nothing is left.
    #[error("no office has a building with a hearing room")]
    Empty,
}

/// The offices that keep Scotland's bank holidays.
const SCOTTISH: [&str; 4] = ["ABERDEEN", "DUNDEE", "EDINBURGH", "GLASGOW"];

#[derive(Deserialize)]
struct VenueRow {
    tribunal_office: String,
    code: String,
    name: String,
}

#[derive(Deserialize)]
struct RoomRow {
    code: String,
    name: String,
    venue_code: String,
}

#[derive(Deserialize)]
struct CourtVenues {
    court_venues: Vec<CourtVenue>,
}

#[derive(Deserialize)]
struct CourtVenue {
    region: String,
    cluster_name: Option<String>,
    court_name: String,
    venue_name: String,
}

impl Ground {
    /// The offices of England and Wales, or those of Scotland, from the published tables. Entries that are no place, and
    /// buildings without a hearing room, are left out. A building in the tables of several offices is the first one's.
    ///
    /// # Errors
    ///
    /// A table cannot be read, or nothing is left.
    pub fn read(tables: Tables<'_>, division: Division) -> Result<Self, GroundError> {
        let rooms = rooms_by_venue(tables.rooms)?;
        let known = serde_json::from_str::<CourtVenues>(tables.court_venues)?.court_venues;
        let mut seen = BTreeSet::new();
        let mut buildings: BTreeMap<String, Vec<(Building, Option<&CourtVenue>)>> = BTreeMap::new();
        for row in csv::Reader::from_reader(tables.venues.as_bytes()).deserialize() {
            let VenueRow { tribunal_office, code, name } = row?;
            let Some(rooms) = rooms.get(&code).filter(|_| pseudo::is_venue(&name)) else { continue };
            if SCOTTISH.contains(&tribunal_office.as_str()) != (division == Division::Scotland)
                || !seen.insert(code.clone())
            {
                continue;
            }
            let court = known.iter().find(|court| court.is_at(&name));
            let cluster = court.and_then(|court| court.cluster_name.clone());
            let building = Building { code, name: plain(&name), cluster, rooms: rooms.iter().cloned().collect() };
            buildings.entry(tribunal_office).or_default().push((building, court));
        }
        let mut offices: Vec<Office> = buildings.into_iter().map(|(name, found)| office(&name, found)).collect();
        offices.sort_by_key(|office| Reverse(office.rooms()));
        if offices.is_empty() { Err(GroundError::Empty) } else { Ok(Self { division, offices }) }
    }
}

fn rooms_by_venue(table: &str) -> Result<BTreeMap<String, BTreeSet<String>>, GroundError> {
    let mut rooms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in csv::Reader::from_reader(table.as_bytes()).deserialize() {
        let RoomRow { code, name, venue_code } = row?;
        if pseudo::is_room(&plain(&name)) {
            rooms.entry(venue_code).or_default().insert(plain(&code));
        }
    }
    Ok(rooms)
}

fn office(name: &str, found: Vec<(Building, Option<&CourtVenue>)>) -> Office {
    let mut regions: BTreeMap<&str, usize> = BTreeMap::new();
    for (building, court) in &found {
        if let Some(court) = court {
            *regions.entry(court.region.as_str()).or_default() += building.rooms.len();
        }
    }
    // The office's buildings that the reference data does not know lie where most of those lie that it knows.
    let region = regions
        .into_iter()
        .max_by_key(|&(_, rooms)| rooms)
        .map_or_else(|| title(name), |(region, _)| region.to_owned());
    let mut buildings: Vec<Building> = found.into_iter().map(|(building, _)| building).collect();
    buildings.sort_by_key(|building| Reverse(building.rooms.len()));
    Office { name: title(name), region, buildings }
}

impl CourtVenue {
    /// Whether a venue of that name is in the same town, by the words with which names begin.
    fn is_at(&self, name: &str) -> bool {
        const DIRECTIONS: [&str; 7] = ["north", "east", "south", "west", "central", "london", "court"];
        let first = |text: &str| text.split([' ', '-']).next().unwrap_or_default().to_lowercase();
        let town = first(name);
        name == self.venue_name
            || (!DIRECTIONS.contains(&town.as_str())
                && (town == first(&self.venue_name) || town == first(&self.court_name)))
    }
}

/// The tables were dumped from a database: an apostrophe stands twice.
fn plain(text: &str) -> String {
    text.replace("''", "'")
}

/// `LONDON_CENTRAL` as `London Central`.
fn title(code: &str) -> String {
    let word = |word: &str| word.chars().take(1).chain(word.to_lowercase().chars().skip(1)).collect::<String>();
    code.split('_').map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLES: Tables<'_> = Tables {
        venues: "tribunal_office,code,name\nLEEDS,Hull,Hull\nLEEDS,Leeds,Leeds\nLEEDS,Floating Case,Floating Case\n\
                 MANCHESTER,Leeds,Leeds\nMANCHESTER,Mags,Magistrates'' Court\nDUNDEE,Dundee,Dundee\nWATFORD,Empty,Empty\n",
        rooms: "code,name,venue_code\n1,1,Leeds\n2,2,Leeds\n3,* Not Allocated,Leeds\n1,1,Hull\nA,A,Mags\n1,1,Dundee\n\
                1,1,Floating Case\n",
        court_venues: r#"{"court_venues": [
            {"region": "North East", "cluster_name": "Yorkshire", "court_name": "Leeds Employment Tribunal", "venue_name": "Leeds"},
            {"region": "North East", "cluster_name": null, "court_name": "Hull Tribunal", "venue_name": "Hull"}]}"#,
    };

    #[test]
    fn buildings_are_of_their_first_office_and_without_pseudo_entries() {
        let ground = Ground::read(TABLES, Division::EnglandAndWales).unwrap();
        let found: Vec<(&str, &str, Vec<&str>)> = ground
            .offices
            .iter()
            .map(|o| (o.name.as_str(), o.region.as_str(), o.buildings.iter().map(|b| b.name.as_str()).collect()))
            .collect();
        assert_eq!(
            found,
            [("Leeds", "North East", vec!["Leeds", "Hull"]), ("Manchester", "Manchester", vec!["Magistrates' Court"])]
        );
        let leeds = &ground.offices[0].buildings[0];
        assert_eq!((leeds.cluster.as_deref(), leeds.rooms.len()), (Some("Yorkshire"), 2));
    }

    #[test]
    fn scotland_is_a_ground_of_its_own() {
        let ground = Ground::read(TABLES, Division::Scotland).unwrap();
        assert_eq!(ground.offices.iter().map(|o| o.name.as_str()).collect::<Vec<_>>(), ["Dundee"]);
    }

    #[test]
    fn a_table_that_cannot_be_read_or_says_nothing_is_refused() {
        let rooms = Tables { rooms: "code,name,venue_code\n", ..TABLES };
        assert!(matches!(Ground::read(rooms, Division::EnglandAndWales), Err(GroundError::Empty)));
        let csv = Tables { venues: "a,b\n1,2\n", ..TABLES };
        assert!(matches!(Ground::read(csv, Division::EnglandAndWales), Err(GroundError::Csv(_))));
        let json = Tables { court_venues: "[]", ..TABLES };
        assert!(matches!(Ground::read(json, Division::EnglandAndWales), Err(GroundError::Json(_))));
    }
}
