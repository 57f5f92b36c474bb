"""The CP-SAT model of a listing problem.

`w[u, seat, p, d, b]` says that person `p` has that seat of unit `u`, which begins on day `d` in block `b`: the sitting, for
a unit that fits into one, else 0. All calendars are in the domain of `w`: what somebody's absence rules out has no
variable. Sums of `w` give who sits, when, and how much of a sitting is used, so the relaxation knows how scarce
people are. Starts within a sitting are integers; nobody and no room in two places is `no_overlap`.

Where it says less than docs/listing/format.md: `compact` counts, for each sitting of each person, whether it is broken and
the cheaper of a gap of one grain and no rest for each hearing after the first. That is a lower bound; starts are then
settled by `polish`, which knows the whole rule, with all else as it is.
"""

from collections import defaultdict

from cpsat_costs import Costs
from ortools.sat.python import cp_model
from scorer.scene import ROOM_CHANNELS

LinearExpr = cp_model.LinearExpr


class Model(Costs):
    def __init__(self, world, layers):
        self.world, self.m = world, cp_model.CpModel()
        self.units = world.units
        self.layers = layers
        self.terms = {layer: [] for layer in layers}
        self.w, self.by_block = {}, []
        self.z, self.panel, self.listed, self.start = [], [], [], []
        self.room, self.venue, self.channel, self.helper = [], [], [], []
        for n, unit in enumerate(self.units):
            self._unit(n, unit)
        self._people()
        self._rooms_parties_interpreters()
        self._links()
        self.add_costs()

    # What a unit takes ------------------------------------------------------------------------------------------------

    def blocks(self, unit, day):
        """The blocks of a day in which a unit may begin, each with the sittings that it touches on each of its days."""
        world = self.world
        if unit.short:
            for b, run in enumerate(world.runs):
                if any(g in run for g in unit.starts[day]):
                    yield b, [{b}]
        else:
            yield 0, [world.horizon.touched(unit.grains_on(unit.starts[day][0], k)) for k in range(unit.span)]

    def _unit(self, n, unit):
        m, world = self.m, self.world
        z, panel, seats_of = {}, [], defaultdict(list)
        listed = m.new_bool_var(f"listed{n}")
        places = [(d, b, touched) for d in unit.starts for b, touched in self.blocks(unit, d)]
        for s, able in enumerate(unit.seats):
            of_person, of_place = defaultdict(list), defaultdict(list)
            for d, b, touched in places:
                for p in able:
                    if all(t <= world.sits[p][d + k] for k, t in enumerate(touched)):
                        v = m.new_bool_var("")
                        self.w[n, s, p, d, b] = v
                        of_person[p].append(v)
                        of_place[d, b].append(v)
                        seats_of[p, d, b].append(v)
            if s == 0:
                z = {place: m.new_bool_var(f"z{n}_{place}") for place in of_place}
                m.add(sum(z.values()) == listed)
            for place, v in z.items():
                m.add(sum(of_place.get(place, [])) == v)
            for place in of_place.keys() - z.keys():
                m.add(sum(of_place[place]) == 0)
            panel.append({p: m.new_bool_var(f"panel{n}_{s}_{p}") for p in of_person})
            for p, vs in of_person.items():
                m.add(sum(vs) == panel[s][p])
        for vs in seats_of.values():
            if len(vs) > 1:
                m.add_at_most_one(vs)
        for p in unit.included:
            m.add(sum(seat[p] for seat in panel if p in seat) == listed)
        self.z.append(z)
        self.panel.append(panel)
        self.listed.append(listed)
        self._start(n, unit)
        self._where(n, unit)

    def _start(self, n, unit):
        """Its first grain, counted through all sitting days, as an expression of one variable: the grain in its block."""
        m, world = self.m, self.world
        runs = world.runs if unit.short else [range(0, world.grains)]
        offsets = sorted({g - run.start for gs in unit.starts.values() for g in gs for run in runs if g in run}) or [0]
        offset = m.new_int_var_from_domain(cp_model.Domain.from_values(offsets), f"offset{n}")
        base = LinearExpr.weighted_sum(list(self.z[n].values()), [d * world.grains + runs[b].start for d, b in self.z[n]])
        start = m.new_int_var(0, world.grains * len(world.days), f"start{n}")
        m.add(start == base + offset)
        self.start.append((start, offset))

    def _where(self, n, unit):
        m, listed = self.m, self.listed[n]
        channel = {c: m.new_bool_var(f"channel{n}_{c}") for c in unit.channels}
        m.add(sum(channel.values()) == listed)
        room = {r: m.new_bool_var(f"room{n}_{r}") for r in unit.rooms}
        m.add(sum(room.values()) == sum(v for c, v in channel.items() if c in ROOM_CHANNELS))
        venue = {}
        for r, v in room.items():
            venue.setdefault(self.world.room_venue[r], []).append(v)
        for at, vs in list(venue.items()):
            venue[at] = m.new_bool_var("")
            m.add(sum(vs) == venue[at])
        helper = [{i: m.new_bool_var("") for i in able} for _, _, able in unit.interpreters]
        for h in helper:
            m.add(sum(h.values()) == listed)
        self.channel.append(channel)
        self.room.append(room)
        self.venue.append(venue)
        self.helper.append(helper)

    # Who and what is taken --------------------------------------------------------------------------------------------

    def interval(self, n, present, more=0):
        start, length = self.start[n][0], self.units[n].length
        return self.m.new_optional_fixed_size_interval_var(start, length + more, present, "")

    def closed(self, there):
        """Fixed intervals where nobody is there, whole sittings joined."""
        out, begin, end = [], None, None
        for d, sittings in enumerate(there):
            for b, run in enumerate(self.world.runs):
                if b in sittings:
                    continue
                at = d * self.world.grains + run.start
                if end != at:
                    if begin is not None:
                        out.append((begin, end))
                    begin = at
                end = at + len(run)
        if begin is not None:
            out.append((begin, end))
        return [self.m.new_fixed_size_interval_var(a, b - a, "") for a, b in out]

    def _people(self):
        m, world = self.m, self.world
        self.sits, self.at, self.load, self.count = {}, {}, defaultdict(list), defaultdict(list)
        by_person = defaultdict(list)
        for (n, s, p, d, b), v in self.w.items():
            unit = self.units[n]
            for k in range(unit.span):
                if (p, d + k) not in self.sits:
                    self.sits[p, d + k] = m.new_bool_var("")
                m.add_implication(v, self.sits[p, d + k])
                grains = unit.grains_on(world.runs[b].start if unit.short else unit.starts[d][0], k)
                for t, run in enumerate(world.runs):
                    inside = len(range(max(grains.start, run.start), min(grains.stop, run.stop)))
                    if inside:
                        self.load[p, d + k, t].append((v, inside))
                for venue, here in self.venue[n].items():
                    self._at(p, d + k, venue, v, here)
        for n, seats in enumerate(self.panel):
            for p in {p for seat in seats for p in seat}:
                present = [seat[p] for seat in seats if p in seat]
                one = present[0]
                if len(present) > 1:
                    one = m.new_bool_var("")
                    m.add(sum(present) == one)
                by_person[p].append((n, one))
                ways = world.holders[p].ways
                for venue, here in self.venue[n].items():
                    if ways is not None and venue not in ways:
                        m.add_bool_or([one.negated(), here.negated()])
        for p, entries in by_person.items():
            if len(entries) > 1:
                m.add_no_overlap([self.interval(n, one) for n, one in entries])
        for (p, d, t), entries in self.load.items():
            most = len(world.runs[t])
            if sum(size for _, size in entries) > most:
                m.add(LinearExpr.weighted_sum([v for v, _ in entries], [size for _, size in entries]) <= most * self.sits[p, d])
        for p, holder in enumerate(world.holders):
            days = {d: v for (q, d), v in self.sits.items() if q == p}
            if len(days) > holder.max_days:
                m.add(sum(days.values()) <= holder.max_days)
            weeks = defaultdict(list)
            for d, v in days.items():
                weeks[world.week[d]].append(v)
            for vs in weeks.values():
                if len(vs) > holder.max_week:
                    m.add(sum(vs) <= holder.max_week)
        venues_on = defaultdict(list)
        for (p, d, _), v in self.at.items():
            venues_on[p, d].append(v)
        for vs in venues_on.values():
            if len(vs) > 1:
                m.add_at_most_one(vs)

    def _at(self, p, d, venue, v, here):
        ways = self.world.holders[p].ways
        if ways is not None and venue not in ways or len(self.world.venues) == 1 and not (ways or {}).get(venue):
            return
        if (p, d, venue) not in self.at:
            self.at[p, d, venue] = self.m.new_bool_var("")
        self.m.add_bool_or([v.negated(), here.negated(), self.at[p, d, venue]])

    def _rooms_parties_interpreters(self):
        m, world = self.m, self.world
        for r in range(len(world.rooms)):
            inside = [self.interval(n, room[r]) for n, room in enumerate(self.room) if r in room]
            if inside:
                m.add_no_overlap(inside + self.closed(world.open[r]))
        parties = defaultdict(list)
        for n, unit in enumerate(self.units):
            for party in unit.required:
                parties[party].append(n)
        for units in {tuple(units) for units in parties.values() if len(units) > 1}:
            m.add_no_overlap([self.interval(n, self.listed[n]) for n in units])
        for i in range(len(world.interpreters)):
            inside = [self.interval(n, h[i]) for n, hs in enumerate(self.helper) for h in hs if i in h]
            if inside:
                m.add_no_overlap(inside + self.closed(world.works[i]))

    # What belongs together --------------------------------------------------------------------------------------------

    def _links(self):
        m, world = self.m, self.world
        for a, b, gap in world.ordered:
            m.add_implication(self.listed[b], self.listed[a])
            last = sum(world.offset[d + self.units[a].span - 1] * v for (d, _), v in self.z[a].items())
            first = sum(world.offset[d] * v for (d, _), v in self.z[b].items())
            m.add(first >= last + gap).only_enforce_if(self.listed[b])
            if gap == 0:
                m.add(self.start[b][0] >= self.start[a][0] + self.units[a].length).only_enforce_if(self.listed[b])
        for units in world.same:
            for a in units:
                for b in units:
                    for p, v in self.panel[a][0].items() if a != b else ():
                        m.add_bool_or([v.negated(), self.listed[b].negated()] + [x for x in [self.panel[b][0].get(p)] if x is not None])
        for n, unit in enumerate(self.units):
            for place in unit.forbidden:
                self._forbid(n, unit, place)

    def _forbid(self, n, unit, place):
        world, literals = self.world, [self.listed[n].negated()]
        if place.get("venue"):
            literals.append(negated(self.venue[n].get(world.venues.index(place["venue"]))))
        if place.get("room"):
            literals.append(negated(self.room[n].get(world.rooms.index(place["room"]))))
        if place.get("person"):
            p = world.person_at[place["person"]]
            literals.append(negated(next((seat[p] for seat in self.panel[n] if p in seat), None)))
        if any(v is None for v in literals):
            return
        days = place.get("days")
        for (d, _), v in self.z[n].items() if days else [((0, 0), None)]:
            if v is None or days["first"] <= str(world.days[d]) <= days["last"]:
                self.m.add_bool_or(literals + ([v.negated()] if v is not None else []))

    def decisions(self):
        """The variables that say everything but starts; all others follow from them."""
        yield from self.w.values()
        for of in (self.channel, self.room):
            for choices in of:
                yield from choices.values()
        for helpers in self.helper:
            for choices in helpers:
                yield from choices.values()

    # A plan -----------------------------------------------------------------------------------------------------------

    def places(self, value):
        """What `World.plan` takes, from a function that tells a variable's value."""
        out = []
        for n, unit in enumerate(self.units):
            if not value(self.listed[n]):
                out.append(None)
                continue
            chosen = lambda of: next((k for k, v in of.items() if value(v)), None)
            day, grain = divmod(value(self.start[n][0]), self.world.grains)
            helpers = defaultdict(list)
            for (hearing, _, _), h in zip(unit.interpreters, self.helper[n]):
                helpers[hearing].append(chosen(h))
            out.append((day, grain, chosen(self.channel[n]), chosen(self.room[n]), [chosen(s) for s in self.panel[n]], helpers))
        return out


def negated(v):
    return None if v is None else v.negated()
