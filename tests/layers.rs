//! Who may use whom: the table of ARCHITECTURE.md as data, held against `cargo metadata` and the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use cargo_metadata::{DependencyKind, MetadataCommand};

/// Each crate of the workspace and the crates of the workspace that it may build on.
const LAYERS: &[(&str, &[&str])] = &[
    ("calendars", &[]),
    ("strict-json", &[]),
    ("checker", &[]),
    ("scheduler-model", &["calendars"]),
    ("scheduler", &["calendars", "scheduler-model"]),
    ("anytime", &[]),
    ("over-listing", &["calendars"]),
    ("listing-model", &["calendars", "over-listing", "strict-json"]),
    ("listing-instances", &["anytime", "calendars", "listing-model", "over-listing"]),
    ("listing", &["anytime", "calendars", "listing-model", "over-listing", "scheduler"]),
    ("meetings", &["anytime"]),
    ("rota", &["anytime", "calendars", "scheduler"]),
    ("plan-checker", &[]),
    ("pictures", &["calendars", "listing-model", "over-listing"]),
    ("timetables", &["calendars", "scheduler-model"]),
    ("store", &["calendars", "checker", "scheduler-model"]),
    ("store-sqlite", &["calendars", "checker", "scheduler-model", "store"]),
    ("store-postgres", &["calendars", "checker", "scheduler-model", "store"]),
    ("store-conformance", &["calendars", "checker", "scheduler-model", "store"]),
    ("store-memory", &["calendars", "checker", "scheduler-model", "store"]),
    ("engine", &["calendars", "scheduler", "scheduler-model", "store"]),
    ("simulation", &["calendars", "checker", "engine", "scheduler", "scheduler-model", "store", "store-memory"]),
    ("notifier", &["calendars", "scheduler-model", "store"]),
    ("fanout", &["calendars", "scheduler-model", "store"]),
    ("components", &[]),
    ("api", &["calendars", "components", "engine", "notifier", "scheduler-model", "strict-json"]),
    ("fuzz-targets", &[EVERYTHING]),
    (ROOT, &[EVERYTHING]),
];

/// The folder of the booking consumers, a crate each, and what each of them may build on.
const SERVICES: (&str, &[&str]) = ("services", &["calendars", "scheduler", "scheduler-model"]);

/// The composition root: the only crate that names a back end or a service.
const ROOT: &str = "assize";
const EVERYTHING: &str = "*";

/// What any crate's tests may use on top: a real store to run against, the suite that every store passes, and the judge of
/// what came of it.
const FOR_TESTS: &[&str] = &[
    "checker",
    "listing-instances",
    "plan-checker",
    "store-conformance",
    "store-memory",
    "store-sqlite",
    "store-postgres",
];

/// Libraries with one home. Others use the home's own types, so that a library can be replaced in one place.
const FENCES: &[(&str, &[&str])] = &[
    ("chrono", &["calendars", "store-postgres", "store-sqlite"]),
    ("chrono-tz", &["calendars", "store-postgres", "store-sqlite"]),
    ("icalendar", &["calendars"]),
    ("sqlx", &["store-postgres", "store-sqlite"]),
    ("lettre", &["notifier"]),
    ("async-nats", &["fanout"]),
    ("good_lp", &["scheduler"]),
    ("highs", &["good_lp"]),
    ("highs-sys", &["scheduler"]),
    ("microlp", &["good_lp"]),
    ("axum", &["api"]),
    ("axum-extra", &["api"]),
    ("saphyr", &["timetables"]),
    ("saphyr-parser", &["timetables"]),
];

/// Folders whose crates compute and do nothing else.
const PURE_FOLDERS: &[&str] = &["calendars", "scheduler", "strict-json", SERVICES.0];

/// What does input or output, and so has no place in a pure crate.
const IO_CRATES: &[&str] = &[
    "async-nats",
    "axum",
    "figment",
    "hyper",
    "hyper-util",
    "lettre",
    "metrics-exporter-prometheus",
    "mio",
    "reqwest",
    "rusqlite",
    "socket2",
    "sqlx",
    "tempfile",
    "tokio",
    "tokio-util",
    "tower",
    "tower-http",
    "ureq",
];
const IO_MODULES: &[&str] = &["std::env", "std::fs", "std::net", "std::process", "std::thread"];

/// A crate of the workspace, reduced to what the rules look at.
#[derive(Clone, Debug, Default)]
struct Member {
    /// Its folder, relative to the root.
    folder: String,
    /// What it is built with, and what its build script uses.
    dependencies: BTreeSet<String>,
    /// What its tests use on top.
    for_tests: BTreeSet<String>,
}

impl Member {
    fn is_in(&self, folder: &str) -> bool {
        Path::new(&self.folder).starts_with(folder)
    }

    fn is_pure(&self) -> bool {
        PURE_FOLDERS.iter().any(|folder| self.is_in(folder))
    }

    /// Its row of the table, under its name.
    fn may_use(&self, name: &str) -> Option<&'static [&'static str]> {
        if self.is_in(SERVICES.0) {
            return Some(SERVICES.1);
        }
        LAYERS.iter().find(|(layer, _)| *layer == name).map(|(_, may_use)| *may_use)
    }
}

/// Every breach of the rules, a line each.
fn breaches(members: &BTreeMap<String, Member>) -> Vec<String> {
    let mut found = Vec::new();
    for (name, member) in members {
        let Some(may_use) = member.may_use(name) else {
            found.push(format!("{name} is not in the table: decide which layer it is"));
            continue;
        };
        let allowed = |other: &str| may_use.contains(&other) || may_use.contains(&EVERYTHING);
        for other in member.dependencies.iter().filter(|other| members.contains_key(*other) && !allowed(other)) {
            found.push(format!("{name} may not use {other}"));
        }
        let allowed_for_tests = |other: &str| allowed(other) || FOR_TESTS.contains(&other) || other == name;
        for other in member.for_tests.iter().filter(|other| members.contains_key(*other) && !allowed_for_tests(other)) {
            found.push(format!("{name}'s tests may not use {other}"));
        }
        for (library, homes) in FENCES {
            if member.dependencies.contains(*library) && !homes.contains(&name.as_str()) {
                found.push(format!("{name} may not name {library}: its home is {}", homes.join(", ")));
            }
        }
        for library in IO_CRATES.iter().filter(|library| member.is_pure() && member.dependencies.contains(**library)) {
            found.push(format!("{name} is pure and may not use {library}, which does I/O"));
        }
    }
    for (name, _) in LAYERS.iter().filter(|(name, _)| !members.contains_key(*name)) {
        found.push(format!("{name} is in the table but not in the workspace"));
    }
    found
}

/// The modules for I/O that a source file names outside its tests, with the line.
fn io_modules(source: &str) -> Vec<(usize, &'static str)> {
    let code = source.lines().enumerate().take_while(|(_, line)| !line.starts_with("#[cfg(test)]"));
    let code = code.filter(|(_, line)| !line.trim_start().starts_with("//"));
    code.flat_map(|(index, line)| {
        IO_MODULES.iter().filter(move |module| line.contains(**module)).map(move |module| (index + 1, *module))
    })
    .collect()
}

/// All source files below `folder` but those of tests.
fn sources(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.file_stem().is_some_and(|stem| stem == "tests") {
            continue;
        }
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(found)
}

/// The workspace as it is.
fn workspace() -> Result<BTreeMap<String, Member>, cargo_metadata::Error> {
    let metadata = MetadataCommand::new().current_dir(env!("CARGO_MANIFEST_DIR")).no_deps().exec()?;
    let root = &metadata.workspace_root;
    let member = |package: &cargo_metadata::Package| {
        let folder = package.manifest_path.parent().and_then(|folder| folder.strip_prefix(root).ok());
        let mut member = Member { folder: folder.map(ToString::to_string).unwrap_or_default(), ..Member::default() };
        for dependency in &package.dependencies {
            let names = match dependency.kind {
                DependencyKind::Development => &mut member.for_tests,
                _ => &mut member.dependencies,
            };
            names.insert(dependency.name.clone());
        }
        member
    };
    Ok(metadata.workspace_packages().into_iter().map(|package| (package.name.to_string(), member(package))).collect())
}

#[test]
fn nothing_reaches_up() {
    let found = breaches(&workspace().unwrap());
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn pure_crates_name_no_io() {
    let mut files = 0;
    let mut found = Vec::new();
    for (name, member) in workspace().unwrap().iter().filter(|(_, member)| member.is_pure()) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(&member.folder).join("src");
        for path in sources(&folder).unwrap() {
            files += 1;
            let source = std::fs::read_to_string(&path).unwrap();
            let lines = io_modules(&source).into_iter();
            found.extend(lines.map(|(line, module)| format!("{name}: {}:{line} names {module}", path.display())));
        }
    }
    assert!(files > 0, "no source file was read");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The rules themselves, each broken once.
mod rules {
    use super::*;

    /// A workspace that keeps every rule: each crate of the table, and a service, using all that it may.
    fn lawful() -> BTreeMap<String, Member> {
        let member = |name: &str, folder: &str, may_use: &[&str]| {
            let dependencies = may_use.iter().map(ToString::to_string).collect();
            (name.to_owned(), Member { folder: folder.to_owned(), dependencies, ..Member::default() })
        };
        let service = member("prison-visits", "services/prison_visits", SERVICES.1);
        LAYERS.iter().map(|&(name, may_use)| member(name, name, may_use)).chain([service]).collect()
    }

    fn with(name: &str, change: impl FnOnce(&mut Member)) -> Vec<String> {
        let mut members = lawful();
        change(members.entry(name.to_owned()).or_default());
        breaches(&members)
    }

    fn using(name: &str, dependency: &str) -> Vec<String> {
        with(name, |member| {
            member.dependencies.insert(dependency.to_owned());
        })
    }

    fn testing_with(name: &str, dependency: &str) -> Vec<String> {
        with(name, |member| {
            member.for_tests.insert(dependency.to_owned());
        })
    }

    #[test]
    fn what_the_table_allows_is_no_breach() {
        assert_eq!(breaches(&lawful()), Vec::<String>::new());
        assert_eq!(using("calendars", "chrono"), Vec::<String>::new());
        assert_eq!(using(ROOT, "prison-visits"), Vec::<String>::new());
        assert_eq!(using("engine", "tokio"), Vec::<String>::new());
        assert_eq!(testing_with("engine", "store-sqlite"), Vec::<String>::new());
        assert_eq!(testing_with("calendars", "tokio"), Vec::<String>::new());
    }

    #[test]
    fn an_edge_upwards_is_a_breach() {
        assert_eq!(using("calendars", "scheduler-model"), ["calendars may not use scheduler-model"]);
        assert_eq!(using("api", "store"), ["api may not use store"]);
        assert_eq!(using("prison-visits", "engine"), ["prison-visits may not use engine"]);
        assert_eq!(using("engine", "prison-visits"), ["engine may not use prison-visits"]);
        assert_eq!(using("engine", "store-sqlite"), ["engine may not use store-sqlite"]);
        assert_eq!(testing_with("store", "engine"), ["store's tests may not use engine"]);
    }

    #[test]
    fn a_library_outside_its_home_is_a_breach() {
        let home = "calendars, store-postgres, store-sqlite";
        assert_eq!(using("api", "chrono"), [format!("api may not name chrono: its home is {home}")]);
        assert_eq!(using(ROOT, "axum"), ["assize may not name axum: its home is api"]);
        assert_eq!(using("scheduler", "good_lp"), Vec::<String>::new());
        assert_eq!(using("engine", "good_lp"), ["engine may not name good_lp: its home is scheduler"]);
        assert_eq!(using("scheduler", "microlp"), ["scheduler may not name microlp: its home is good_lp"]);
    }

    #[test]
    fn io_in_a_pure_crate_is_a_breach() {
        let expected = ["prison-visits is pure and may not use tokio, which does I/O"];
        assert_eq!(using("prison-visits", "tokio"), expected);
    }

    #[test]
    fn the_table_and_the_workspace_name_the_same_crates() {
        assert_eq!(with("novelty", |_| {}), ["novelty is not in the table: decide which layer it is"]);
        let mut members = lawful();
        members.remove("components");
        assert_eq!(breaches(&members), ["components is in the table but not in the workspace"]);
    }

    #[test]
    fn io_modules_are_found_outside_tests_and_comments() {
        let source = "use std::fs;\n// std::net is not used\nlet x = std::net::x();\n#[cfg(test)]\nuse std::process;\n";
        assert_eq!(io_modules(source), [(1, "std::fs"), (3, "std::net")]);
    }
}
