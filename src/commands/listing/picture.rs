//! `assize listing picture`.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail};
use calendars::DateRange;
use listing::officer::{ListReport, OneMore, Report, SessionReport, report, solved};
use listing_model::{Plan, Problem, VenueId};
use pictures::{
    Options, RiskOptions, Rows, SessionRisk, Words, gantt_svg, list_html, risk_html, risk_svg, utilisation_html,
    utilisation_svg,
};

use super::{code, files};
use crate::cli::listing::{Language, Picture, PictureArgs};
use crate::output;

/// The days that a page beside a report shows.
const DAYS: u16 = 14;

/// Runs the subcommand.
pub(super) fn run(args: &PictureArgs) -> anyhow::Result<ExitCode> {
    let is_page = match args.out.extension().and_then(|extension| extension.to_str()) {
        Some("html") => true,
        Some("svg") => false,
        _ => bail!("--out {}: end the name in .html for a page or in .svg for a chart", args.out.display()),
    };
    let read = files::problem(&args.files.problem)?;
    let (problem, plan) = (&read.value, files::whole_plan(&args.files.plan, &read.value)?);
    let venue: Option<VenueId> = args.venue.as_deref().map(VenueId::from);
    if let Some(venue) = venue.as_ref().filter(|id| !problem.supply.venues.iter().any(|venue| venue.id == **id)) {
        bail!("--venue: there is no venue `{venue}` in the problem; give the id of one that there is");
    }
    let first = args.from.or_else(|| plan.placements.iter().map(|placement| placement.date).min());
    let first = first.unwrap_or(problem.horizon.first);
    let options = Options {
        venue: venue.as_ref(),
        rows: if args.people { Rows::People } else { Rows::Rooms },
        words: words(args.language),
        ..Options::of(DateRange::new(first, first.plus_days(i64::from(args.days) - 1))?)
    };
    let picture = match (args.show, is_page) {
        (Picture::List, true) => list_html(problem, &plan, &options),
        (Picture::List, false) => gantt_svg(problem, &plan, &options),
        (Picture::Utilisation, true) => utilisation_html(problem, &plan, &options),
        (Picture::Utilisation, false) => utilisation_svg(problem, &plan, &options),
        (Picture::Risk, is_page) => risk(problem, &plan, &options, is_page)?,
    };
    files::write(&args.out, &picture)?;
    output::line(&format!("Drawn: {} to {}.", options.dates.first(), options.dates.last()))?;
    Ok(code(read.is_partial))
}

/// Writes the first days of a plan as a page.
pub(super) fn write_page(path: &Path, problem: &Problem, plan: &Plan) -> anyhow::Result<()> {
    let first = plan.placements.iter().map(|placement| placement.date).min().unwrap_or(problem.horizon.first);
    let dates = DateRange::new(first, first.plus_days(i64::from(DAYS) - 1))?;
    files::write(path, &list_html(problem, plan, &Options::of(dates)))
}

fn words(language: Language) -> &'static Words {
    match language {
        Language::En => &Words::ENGLISH,
        Language::Cy => &Words::WELSH,
    }
}

fn risk(problem: &Problem, plan: &Plan, options: &Options<'_>, is_page: bool) -> anyhow::Result<String> {
    let (ground, solved) = solved(problem, plan)
        .context("the plan breaks a rule, so its risks cannot be told; `assize listing check` says which")?;
    // The usual hearing: an hour of the type that there is most of.
    let mut count = std::collections::BTreeMap::new();
    for hearing in &problem.hearings {
        *count.entry(&hearing.hearing_type).or_insert(0_u32) += 1;
    }
    let usual = count.into_iter().max_by_key(|(_, count)| *count).map(|(code, _)| code.clone()).unwrap_or_default();
    let report = report(problem, &ground, &solved, &[], OneMore { hearing_type: usual, minutes: 60 });
    let sessions = sessions(problem, &report, options);
    let options = RiskOptions {
        title: &problem.name,
        ceiling: problem.policy.ceiling,
        words: options.words,
        nonce: options.nonce,
    };
    Ok(if is_page { risk_html(&sessions, &options) } else { risk_svg(&sessions, &options) })
}

/// The sessions and lists of the days, in the words of the picture.
fn sessions(problem: &Problem, report: &Report, options: &Options<'_>) -> Vec<SessionRisk> {
    let by_id = problem.directory();
    let shown = |venue: Option<&VenueId>| options.venue.is_none_or(|only| venue == Some(only));
    let name = |venue: Option<&VenueId>| {
        venue.and_then(|id| by_id.venue(id)).map(|venue| venue.name.clone()).unwrap_or_default()
    };
    let mut found: Vec<SessionRisk> = Vec::new();
    for session in report.sessions.iter().filter(|session| options.dates.contains(session.date)) {
        let room = session.room.as_ref().and_then(|id| by_id.room(id));
        let venue = room.map(|room| &room.venue);
        if shown(venue) {
            let person = || session.person.as_ref().map(ToString::to_string).unwrap_or_default();
            found.push(of_session(session, name(venue), room.map_or_else(person, |room| room.name.clone())));
        }
    }
    for list in report.lists.iter().filter(|list| options.dates.contains(list.date)) {
        let venue = by_id.list(&list.list).map(|list| &list.venue);
        if shown(venue) {
            found.push(of_list(list, name(venue)));
        }
    }
    found.sort_by(|one, other| (one.date, &one.venue, &one.what).cmp(&(other.date, &other.venue, &other.what)));
    found
}

fn of_session(session: &SessionReport, venue: String, what: String) -> SessionRisk {
    SessionRisk {
        date: session.date,
        venue,
        what,
        sitting: session.sittings.join("+"),
        hearings: session.hearings.len(),
        sent_away: session.sent_away,
        idle_minutes: minutes(session.expected_idle_minutes.thousandths()),
        with_one_more: session.with_one_more,
    }
}

fn of_list(list: &ListReport, venue: String) -> SessionRisk {
    SessionRisk {
        date: list.date,
        venue,
        what: list.list.to_string(),
        sitting: String::new(),
        hearings: list.hearings.len(),
        sent_away: list.sent_away,
        idle_minutes: if list.is_block { minutes(list.expected_idle.thousandths()) } else { 0 },
        with_one_more: list.with_one_more,
    }
}

fn minutes(thousandths: u64) -> u32 {
    u32::try_from((thousandths + 500) / 1_000).unwrap_or(u32::MAX)
}
