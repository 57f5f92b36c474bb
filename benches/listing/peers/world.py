"""A problem without lists, as numbers, for models of other solvers.

Hearings of one slot are one *unit*. All that can be known of a unit before any search is worked out here, once for all
peers: on which days and in which sittings it may begin, which rooms and people would do, and what each choice costs.
Lists that take several hearings are left out: the peers have no model of risk, so comparisons run on problems without them.
"""

from datetime import date, timedelta

from scorer.problem import read, said
from scorer.scene import ROOM_CHANNELS

LATE_FACTORS = ((7, 8), (14, 4), (28, 2))


class World:
    def __init__(self, path):
        self.problem = problem = read(path)
        if problem.lists:
            raise SystemExit("the peers have no model of lists: draw the problem without them")
        self.horizon = horizon = problem.horizon
        self.days = horizon.days
        self.grains, self.runs = horizon.grains, horizon.runs
        self.offset = [(d - horizon.today).days for d in self.days]
        self.week = [(d - timedelta(d.weekday())).toordinal() for d in self.days]
        self.people, self.rooms = list(problem.people), list(problem.rooms)
        self.venues, self.interpreters = list(problem.venues), list(problem.interpreters)
        self.room_venue = [self.venues.index(problem.rooms[r]["venue"]) for r in self.rooms]
        self.person_at = {p: n for n, p in enumerate(self.people)}
        # The sittings of each day in which each is there.
        self.sits, self.open, self.works = (
            [[times[i].on(d) for d in self.days] for i in ids]
            for times, ids in ((problem.sits, self.people), (problem.open, self.rooms), (problem.works, self.interpreters)))
        for n, room in enumerate(self.rooms):
            for span in problem.venues[problem.rooms[room]["venue"]].get("closed", []):
                for d, day in enumerate(self.days):
                    if span["first"] <= str(day) <= span["last"]:
                        self.open[n][d] = set()
        self.holders = [Holder(self, n) for n in range(len(self.people))]
        self.units = []
        for hearing in problem.hearings:
            if hearing == min(problem.slot[hearing], key=list(problem.hearings).index):
                self.units.append(Unit(self, [h for h in problem.hearings if h in problem.slot[hearing]]))
        self.unit_of = {h: n for n, unit in enumerate(self.units) for h in unit.hearings}
        self.ordered, self.same, self.preferred = [], [], []
        for link in problem.links:
            parts = [self.unit_of[h] for h in link["hearings"]]
            if isinstance(link["kind"], dict):
                gap = link["kind"]["ordered"].get("min_gap_days", 0)
                self.ordered += [(a, b, gap) for a, b in zip(parts, parts[1:])]
            elif link["kind"] == "same_panel":
                self.same.append(parts)
            elif link["kind"] == "same_panel_preferred":
                self.preferred.append(parts)

    def plan(self, places):
        """A plan from `places`: for each unit None or (day, grain, channel, room, panel, interpreters by hearing)."""
        placements, unlisted = [], []
        for unit, place in zip(self.units, places):
            for hearing in unit.hearings:
                if place is None:
                    unlisted.append({"hearing": hearing, "reasons": ["no_place_found"]})
                    continue
                day, grain, channel, room, panel, interpreters = place
                sitting = next(n for n, run in enumerate(self.runs) if grain in run)
                clock = self.horizon.starts[sitting] + (grain - self.runs[sitting].start) * self.horizon.grain
                data = self.problem.hearings[hearing]
                placements.append({
                    "hearing": hearing, "date": str(self.days[day]), "start": f"{clock // 60:02}:{clock % 60:02}",
                    "channel": channel, "room": None if room is None else self.rooms[room],
                    "panel": [{"role": s["role"], "person": self.people[p]} for s, p in zip(data["panel"], panel)],
                    "interpreters": [{"language": language, "person": self.interpreters[i]} for language, i in
                                     zip(data.get("interpreters", []), interpreters.get(hearing, []))],
                })
        order = {h: n for n, h in enumerate(self.problem.hearings)}
        placements.sort(key=lambda p: order[p["hearing"]])
        unlisted.sort(key=lambda u: order[u["hearing"]])
        plan = {"format": "listing-plan/1", "placements": placements, "unlisted": unlisted}
        return plan if self.problem.version is None else {**plan, "made_from": self.problem.version}


class Holder:
    """What matters of an office-holder."""

    def __init__(self, world, n):
        data = world.problem.people[world.people[n]]
        contract = data.get("contract", "salaried")
        self.salaried = contract == "salaried"
        self.fee = 0 if self.salaried else contract["fee_paid"]["day_cost"]
        # Cost by venue; None for anywhere.
        # A venue named twice counts at its cheapest.
        ways = {}
        for v in data.get("venues", []):
            at = world.venues.index(v["venue"])
            ways[at] = min(ways.get(at, v.get("cost", 0)), v.get("cost", 0))
        self.ways = ways or None
        self.max_week, self.max_days = data.get("max_days_a_week") or 7, data.get("max_days", len(world.days))
        self.possible = max(sum(1 for sittings in world.sits[n] if sittings), 1)


class Unit:
    """Hearings of one slot, usually one. `starts` has, for each day on which it may begin, its possible first grains."""

    def __init__(self, world, hearings):
        problem, horizon = world.problem, world.horizon
        self.hearings = hearings
        self.data = data = [problem.hearings[h] for h in hearings]
        self.length = -(-max(h["minutes"] for h in data) // horizon.grain)
        self.span = -(-self.length // world.grains)
        self.short = self.length <= horizon.longest
        self.value = sum(problem.values["unlisted"][h.get("priority", "standard")] for h in data)
        self.required = sorted({a["party"] for h in data for a in h.get("parties", []) if a.get("required", True)})
        self.excluded = set().union(*(said(h, "exclude") for h in data))
        self.included = {world.person_at[p] for h in data for p in said(h, "include")}
        self.prefers = [s for s in ({world.person_at[p] for p in said(h, "prefer")} for h in data) if s]
        self.force = [(h, problem.force[h["id"]]) for h in data if h["id"] in problem.force]
        self._channels_and_rooms(world)
        self._seats(world)
        self._starts(world)
        self.interpreters = [(h["id"], language, [n for n, i in enumerate(world.interpreters)
                                                  if language in problem.interpreters[i]["languages"]])
                             for h in data for language in h.get("interpreters", [])]
        self.forbidden = [p for h in data for p in h.get("forbidden", [])]
        if not self.channels or not all(self.seats) or not all(able for _, _, able in self.interpreters):
            # Nothing would do on any day.
            self.starts = {}
        self._in_force(world)

    def _locked(self, what):
        return [old for h, old in self.force if h.get("lock", {}).get(what)]

    def _channels_and_rooms(self, world):
        problem = world.problem
        common = set.intersection(*({c["channel"] for c in h["channels"]} for h in self.data))
        cost = lambda name: sum(min(c.get("cost", 0) for c in h["channels"] if c["channel"] == name) for h in self.data)
        self.channels = {name: cost(name) for name in sorted(common)}
        needs = set().union(*(problem.needs(h) for h in self.data))
        seats = max(h.get("seats", 0) for h in self.data)
        self.rooms = {}
        for n, name in enumerate(world.rooms):
            room = problem.rooms[name]
            costs = [problem.venue_cost(h, room["venue"]) for h in self.data]
            if None not in costs and needs <= set(room.get("attributes", [])) and (room.get("seats") or seats) >= seats:
                self.rooms[n] = sum(costs)
        for old in self._locked("room"):
            if old.get("room"):
                self.rooms = {n: c for n, c in self.rooms.items() if world.rooms[n] == old["room"]}
            self.channels = {c: k for c, k in self.channels.items() if (c in ROOM_CHANNELS) == bool(old.get("room"))}
        if not self.rooms:
            self.channels = {c: k for c, k in self.channels.items() if c not in ROOM_CHANNELS}
        if not any(c in ROOM_CHANNELS for c in self.channels):
            self.rooms = {}

    def _seats(self, world):
        problem = world.problem
        self.seats = []
        for n in range(len(self.data[0]["panel"])):
            able = [p for p, name in enumerate(world.people) if name not in self.excluded
                    and all(problem.fills(name, h["panel"][n]) for h in self.data)]
            for old in self._locked("panel"):
                able = [p for p in able if world.people[p] == old["panel"][n]["person"]]
            self.seats.append(able)
        # Of a single seat somebody who must sit is the only choice.
        if len(self.seats) == 1 and self.included:
            self.seats[0] = [p for p in self.seats[0] if self.included == {p}]

    def days_from(self, day):
        return range(day, day + self.span)

    def grains_on(self, start, n):
        """The grains of its day number `n` if it begins at grain `start` of the first."""
        if self.span == 1:
            return range(start, start + self.length)
        return range(0, min(self._day, self.length - n * self._day))

    def _starts(self, world):
        self._day = world.grains
        problem, horizon = world.problem, world.horizon
        if self.span > 1:
            grains = [0]
        elif self.short:
            grains = [g for run in world.runs for g in range(run.start, run.stop - self.length + 1)]
        else:
            grains = list(range(world.grains - self.length + 1))
        for old in self._locked("time"):
            grains = [g for g in grains if g == horizon.grain_of(old["start"])]
        self.starts, self.missing, self.age = {}, {}, {}
        optional = [a["party"] for h in self.data for a in h.get("parties", []) if not a.get("required", True)]
        for day in range(len(world.days) - self.span + 1):
            if not self._may_begin(world, day):
                continue
            free = [set.intersection(horizon.sittings(None), *(problem.party_free(p, world.days[d]) for p in self.required))
                    for d in self.days_from(day)]
            touched = lambda g: [horizon.touched(self.grains_on(g, n)) for n in range(self.span)]
            fits = [g for g in grains if all(t <= f for t, f in zip(touched(g), free))]
            if not fits:
                continue
            self.starts[day] = fits
            self.age[day] = self._age(world, day)
            for g in fits:
                away = sum(any(not t <= problem.party_free(p, world.days[d]) for t, d in zip(touched(g), self.days_from(day)))
                           for p in optional)
                if away:
                    self.missing[day, g] = away * problem.weights["party_missing"]

    def _may_begin(self, world, day):
        first, last = world.days[day], world.days[day + self.span - 1]
        for h in self.data:
            window, old = h.get("window") or {}, world.problem.force.get(h["id"])
            if "fixed_date" in window and str(first) != window["fixed_date"]:
                return False
            span = window.get("between")
            if span and (str(first) < span["first"] or str(last) > span["last"]):
                return False
            in_force = old and old["date"] == str(first)
            if first < world.horizon.today + timedelta(h.get("notice_days", 0)) and not in_force:
                return False
            if old and h.get("lock", {}).get("date") and not in_force:
                return False
        return True

    def _age(self, world, day):
        weights, cost = world.problem.weights, 0
        for h in self.data:
            own = weights["week"] * max(world.offset[day] // 7, 0)
            if h.get("target"):
                late = -(-(world.days[day] - date.fromisoformat(h["target"])).days // 7)
                own += weights["week_late"] * max(late, 0)
            cost += own * world.problem.values["age"][h.get("priority", "standard")]
        return cost

    def _in_force(self, world):
        """For each hearing in force: day (or None), grain, room, presiding person, and the weight of a change."""
        self.was = []
        for _, old in self.force:
            ahead = (date.fromisoformat(old["date"]) - world.horizon.today).days
            factor = next((f for most, f in LATE_FACTORS if ahead <= most), 1)
            room = world.rooms.index(old["room"]) if old.get("room") else None
            panel = old.get("panel", [])
            person = world.person_at[panel[0]["person"]] if panel else None
            day = world.horizon.index.get(date.fromisoformat(old["date"]))
            self.was.append((day, world.horizon.grain_of(old["start"]), room, person, factor))
