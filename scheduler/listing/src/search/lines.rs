//! Several searches side by side: which part is searched how often and how long, and how searches go on from better plans than
//! their own.

use anytime::{Stop, Workers, for_each, random};

use super::anneal::Anneal;
use super::construct::Hardness;
use super::course;
use crate::ground::Ground;
use crate::place::Place;
use crate::score::Score;

/// The parts of a cooling between which searches are looked at.
pub(crate) const ROUNDS: u64 = 20;

/// After which rounds lines go on from better plans than their own: when it is known which came to a good neighbourhood, and
/// there is time to search it.
const SELECTIONS: [u64; 4] = [8, 11, 14, 17];

/// Steps for each hearing after which a search hardly finds more.
const ENOUGH: u64 = 3_000;

/// How often a search begins anew at the most.
const MOST_ANEW: u64 = 16;

/// A search that is wanted.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    part: usize,
    /// Which of the searches of that part.
    copy: usize,
    steps: u64,
}

/// A search on one part of the problem.
struct Line<'g> {
    part: usize,
    steps: u64,
    search: Anneal<'g>,
}

/// All searches.
pub(crate) struct Lines<'g> {
    ground: &'g Ground,
    all: Vec<Line<'g>>,
}

impl<'g> Lines<'g> {
    /// Each begins with a list made at once.
    pub(crate) fn new(
        ground: &'g Ground,
        parts: &[Vec<u32>],
        (steps, seed): (u64, u64),
        workers: &dyn Workers,
    ) -> Self {
        let hardness = Hardness::new(ground);
        let of_part = workers.count().max(1) as u64 * MOST_ANEW;
        let mut made: Vec<(Wanted, Option<Line<'g>>)> =
            wanted(parts, steps, workers.count()).into_iter().map(|wanted| (wanted, None)).collect();
        for_each(workers, &mut made, |(wanted, line)| {
            let Wanted { part, copy, steps } = *wanted;
            let random = random(seed, part as u64 * of_part + copy as u64);
            let search = Anneal::new(ground, parts[part].clone(), &hardness, steps, random);
            *line = Some(Line { part, steps, search });
        });
        Self { ground, all: made.into_iter().filter_map(|(_, line)| line).collect() }
    }

    /// Does one of [`ROUNDS`] rounds.
    pub(crate) fn run(&mut self, round: u64, workers: &dyn Workers, stop: &dyn Stop) {
        for_each(workers, &mut self.all, |line| {
            let until = line.steps * round / ROUNDS;
            line.search.run(until - line.search.steps().min(until), stop);
        });
    }

    /// After some rounds has the worse half of the lines of each part go on from the plans of the better half.
    pub(crate) fn select(&mut self, round: u64) {
        if !SELECTIONS.contains(&round) {
            return;
        }
        for lines in self.all.chunk_by_mut(|one, other| one.part == other.part) {
            lines.sort_by(|one, other| self.ground.order.compare(&one.search.best.score, &other.search.best.score));
            let (better, worse) = lines.split_at_mut(lines.len().div_ceil(2));
            for (line, other) in worse.iter_mut().zip(better) {
                line.search.go_on_from(&other.search.best);
            }
        }
    }

    /// What the best plans of all parts cost together, if listing nothing costs so much.
    pub(crate) fn score(&self, nothing: Score) -> Score {
        // The score is a sum over parts; each line's has the others as if nothing of them were listed.
        let mut score = nothing;
        for line in self.best() {
            score += line.search.best.score - nothing;
        }
        score
    }

    /// The best plans of all parts.
    pub(crate) fn places(&self) -> impl Iterator<Item = (u32, Option<Place>)> {
        self.best().into_iter().flat_map(|line| &line.search.best.places).copied()
    }

    /// Steps done.
    pub(crate) fn steps(&self) -> u64 {
        self.sum(Anneal::steps)
    }

    /// How many of them were exact.
    pub(crate) fn exact_steps(&self) -> u64 {
        self.sum(Anneal::exact_steps)
    }

    /// Places priced.
    pub(crate) fn priced(&self) -> u64 {
        self.sum(Anneal::priced)
    }

    fn sum(&self, of: impl Fn(&Anneal<'g>) -> u64) -> u64 {
        self.all.iter().map(|line| of(&line.search)).sum()
    }

    /// The line with the best plan of each part; of equals the first.
    fn best(&self) -> Vec<&Line<'g>> {
        let mut best: Vec<&Line<'g>> = Vec::new();
        // The lines of a part follow one another.
        for line in &self.all {
            match best.last_mut() {
                Some(last) if last.part == line.part => {
                    if self.ground.order.is_better(&line.search.best.score, &last.search.best.score) {
                        *last = line;
                    }
                }
                _ => best.push(line),
            }
        }
        best
    }
}

/// A search for each part that is too small to be shared, several for a part that is most of the problem.
fn wanted(parts: &[Vec<u32>], steps: u64, workers: usize) -> Vec<Wanted> {
    let all = parts.iter().map(Vec::len).sum::<usize>().max(1);
    let workers = workers.max(1);
    let mut wanted = Vec::new();
    for (part, items) in parts.iter().enumerate() {
        let side_by_side = if items.len() * workers > all && parts.len() < 2 * workers { workers } else { 1 };
        let share = u128::from(steps) * items.len() as u128 / all as u128;
        let share = u64::try_from(share).unwrap_or(u64::MAX);
        // Where there is more time than one search can use, several begin anew instead.
        let anew = share / side_by_side as u64 / (items.len() as u64 * ENOUGH).max(1);
        let copies = side_by_side * usize::try_from(anew.clamp(1, MOST_ANEW)).unwrap_or(1);
        let steps = (share / copies as u64).max(1);
        wanted.extend((0..copies).map(|copy| Wanted { part, copy, steps }));
    }
    wanted
}

/// How many steps of a search with so many in all will be exact.
pub(crate) fn exact_steps(parts: &[Vec<u32>], steps: u64, workers: usize) -> u64 {
    wanted(parts, steps, workers).into_iter().map(|wanted| course::exact_steps(wanted.steps)).sum()
}
