"""A problem and a plan with their defaults filled in, and the days and grains of the horizon."""

import json
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
PRIORITIES = ["critical", "urgent", "high", "standard"]
LAYERS = ["unlisted", "age", "travel", "preference", "continuity", "compact", "balance", "changes"]
WEIGHTS = dict(week=1, week_late=10, no_preferred_person=5, party_missing=3, room_change=2, panel_change=5, broken_sitting=6,
               gap=1, no_rest=1, date_change=20, time_change=8, room_change_in_force=2, person_change=3)


def minutes(clock):
    return int(clock[:2]) * 60 + int(clock[3:5])


def days_of(first, last):
    return [first + timedelta(n) for n in range((last - first).days + 1)]


class Horizon:
    """Sitting days, and sittings as runs of grains."""

    def __init__(self, h):
        self.today, first, last = (date.fromisoformat(h[k]) for k in ("today", "first", "last"))
        holidays = json.loads((ROOT / "calendars/data/bank-holidays.json").read_text())["divisions"]
        shut = {date.fromisoformat(x["date"]) for x in holidays[h.get("division", "england_and_wales")]}
        for span in h.get("closed", []):
            shut.update(days_of(date.fromisoformat(span["first"]), date.fromisoformat(span["last"])))
        self.days = [d for d in days_of(first, last) if d.weekday() < 5 and d not in shut]
        self.index = {d: n for n, d in enumerate(self.days)}
        self.grain = h.get("grain_minutes", 5)
        self.codes, self.starts, self.runs, at = [], [], [], 0
        for sitting in h["sittings"]:
            size = sitting["minutes"] // self.grain
            self.codes.append(sitting["code"])
            self.starts.append(minutes(sitting["start"]))
            self.runs.append(range(at, at + size))
            at += size
        self.grains = at
        self.longest = max(len(run) for run in self.runs)

    def grain_of(self, clock):
        """The grain that begins at a time of day, or None."""
        for start, run in zip(self.starts, self.runs):
            offset, rest = divmod(minutes(clock) - start, self.grain)
            if rest == 0 and 0 <= offset < len(run):
                return run.start + offset
        return None

    def sitting_of(self, grain):
        return next(n for n, run in enumerate(self.runs) if grain in run)

    def touched(self, grains):
        """The sittings that some grains of a day lie in."""
        return {n for n, run in enumerate(self.runs) if grains.start < run.stop and run.start < grains.stop}

    def sittings(self, codes):
        return set(range(len(self.codes))) if not codes else {self.codes.index(c) for c in codes if c in self.codes}


class Times:
    """The sittings of each day in which somebody is there: by pattern (none is always), without absences."""

    def __init__(self, horizon, pattern, away):
        self.horizon, self.pattern = horizon, {}
        self.always = not pattern
        for entry in pattern:
            day = WEEKDAYS.index(entry["weekday"])
            self.pattern.setdefault(day, set()).update(horizon.sittings(entry.get("sittings")))
        self.away = [(date.fromisoformat(a["first"]), date.fromisoformat(a["last"]), horizon.sittings(a.get("sittings")))
                     for a in away]

    def on(self, day):
        here = self.horizon.sittings(None) if self.always else set(self.pattern.get(day.weekday(), ()))
        for first, last, sittings in self.away:
            if first <= day <= last:
                here -= sittings
        return here


class Problem:
    def __init__(self, data, defaults):
        self.data, self.horizon = data, Horizon(data["horizon"])
        supply, policy = data["supply"], data.get("policy", {})
        by_id = lambda items: {item["id"]: item for item in items}
        self.hearings = by_id(data["hearings"])
        self.venues, self.rooms, self.people = (by_id(supply[k]) for k in ("venues", "rooms", "people"))
        self.interpreters, self.parties, self.lists = (by_id(supply.get(k, [])) for k in ("interpreters", "parties", "lists"))
        self.links = data.get("links", [])
        self.force = {p["hearing"]: p for p in (data.get("in_force") or {}).get("placements", [])}
        self.version = (data.get("in_force") or {}).get("version")
        self.layers = policy.get("layers", LAYERS)
        self.weights = WEIGHTS | policy.get("weights", {})
        values = {"unlisted": [1000, 100, 10, 1], "age": [8, 4, 2, 1]} | policy.get("priorities", {})
        self.values = {k: dict(zip(PRIORITIES, values[k])) for k in ("unlisted", "age")}
        self.ceiling = policy.get("ceiling", "0.05")
        outcomes = data.get("outcomes") or defaults
        self.outcomes = {t["code"]: t["outcome"] for t in outcomes["types"]}
        there = lambda x, a, b: Times(self.horizon, x.get(a, []), x.get(b, []))
        self.sits = {i: there(p, "pattern", "away") for i, p in self.people.items()}
        self.works = {i: there(p, "pattern", "away") for i, p in self.interpreters.items()}
        self.open = {i: there(r, "openings", "closed") for i, r in self.rooms.items()}
        self.avoids = {i: (Times(self.horizon, [], p.get("unavailable", [])), p.get("unavailable_weekdays", []))
                       for i, p in self.parties.items()}
        self.slot = self._slots()

    def _slots(self):
        """For each hearing, all those of its slot."""
        slot = {h: {h} for h in self.hearings}
        for link in self.links:
            if link["kind"] == "same_slot":
                merged = set().union(*(slot[h] for h in link["hearings"]))
                for h in merged:
                    slot[h] = merged
        return slot

    def party_free(self, party, day):
        """The sittings of a day in which a party is available."""
        times, weekdays = self.avoids[party]
        free = times.on(day)
        for entry in weekdays:
            if WEEKDAYS[day.weekday()] == entry["weekday"]:
                free = free - self.horizon.sittings(entry.get("sittings"))
        return free

    def venue_cost(self, hearing, venue):
        """The cheapest choice of a hearing that names a venue, or None."""
        v = self.venues[venue]
        fits = lambda c: c.get("venue") == venue or any(c.get(k) is not None and c[k] == v.get(k) for k in ("cluster", "region"))
        return min((c.get("cost", 0) for c in hearing.get("venues", []) if fits(c)), default=None)

    def needs(self, hearing):
        """Room attributes of a hearing, with the adjustments of its parties."""
        needs = set(hearing.get("room_needs", []))
        for attendance in hearing.get("parties", []):
            needs.update(self.parties[attendance["party"]].get("adjustments", []))
        return needs

    def fills(self, person, seat):
        p = self.people[person]
        return (seat["role"] in p["roles"] and set(seat.get("tickets", [])) <= set(p.get("tickets", []))
                and set(seat.get("specialisms", [])) <= set(p.get("specialisms", [])))


def said(hearing, requirement):
    return {p["person"] for p in hearing.get("panel_preferences", []) if p["requirement"] == requirement}


def read(problem_path):
    defaults = json.loads((ROOT / "scheduler/over-listing/src/outcomes/defaults.json").read_text())
    return Problem(json.loads(Path(problem_path).read_text()), defaults)
