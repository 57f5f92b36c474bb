//! A ground without data.

use calendars::Division;

use super::{Building, Ground, Office};

/// An office, its region and its buildings: name, cluster, rooms.
type Row = (&'static str, &'static str, &'static [(&'static str, &'static str, u32)]);

const OFFICES: [Row; 4] = [
    (
        "Ambleford",
        "Northmoor",
        &[("Ambleford", "Amble Valley", 24), ("Gorse Hill", "Amble Valley", 6), ("Saltby", "Coast", 5)],
    ),
    (
        "Brindle",
        "Northmoor",
        &[("Brindle", "Coast", 20), ("Ferry Lane", "Coast", 4), ("Stonecross", "Amble Valley", 3)],
    ),
    ("Carrowdale", "Southmere", &[("Carrowdale", "Mere", 18), ("Holt Street", "Mere", 7)]),
    ("Dunwick", "Southmere", &[("Dunwick", "Downs", 16), ("Quayside", "Downs", 5), ("Upper Lea", "Mere", 2)]),
];

impl Ground {
    /// Four invented offices in two regions with ten or so buildings: enough for about 3,000 hearings in 26 weeks.
    #[must_use]
    pub fn invented() -> Self {
        let offices = OFFICES.iter().map(|&(name, region, buildings)| Office {
            name: name.to_owned(),
            region: region.to_owned(),
            buildings: buildings.iter().map(|&(name, cluster, rooms)| building(name, cluster, rooms)).collect(),
        });
        Self { division: Division::EnglandAndWales, offices: offices.collect() }
    }
}

fn building(name: &str, cluster: &str, rooms: u32) -> Building {
    Building {
        code: name.to_owned(),
        name: name.to_owned(),
        cluster: Some(cluster.to_owned()),
        rooms: (1..=rooms).map(|number| number.to_string()).collect(),
    }
}
