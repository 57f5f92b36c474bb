"""A first plan for solvers that like to be given one: most urgent first, each at its first lawful place."""

from collections import defaultdict

from scorer.scene import ROOM_CHANNELS


def greedy(world):
    """Places as `World.plan` takes them. Units in one order or before one judge wait until those before them are placed."""
    return Greedy(world).run()


class Greedy:
    def __init__(self, world):
        self.world = world
        self.taken = defaultdict(int)  # (what, number, day) to grains, as bits
        self.venue = {}                # (person, day) to the venue
        self.days = defaultdict(set)   # person to days
        self.places = [None] * len(world.units)
        self.before = defaultdict(list)
        for a, b, gap in world.ordered:
            self.before[b].append((a, gap))

    def run(self):
        world, waiting = self.world, set(range(len(self.world.units)))
        order = sorted(waiting, key=lambda n: (-world.units[n].value, len(world.units[n].starts), n))
        while waiting:
            ready = [n for n in order if n in waiting and not any(a in waiting for a, _ in self.before[n])]
            if not ready:
                break
            for n in ready:
                waiting.discard(n)
                if all(self.places[a] for a, _ in self.before[n]):
                    self.places[n] = self.first(n, world.units[n])
        return self.places

    def first(self, n, unit):
        judges = self.judges(n, unit)
        for day, grains in unit.starts.items():
            if any(self.world.offset[day] < self.last(a) + max(gap, 1) for a, gap in self.before[n]):
                continue
            for grain in grains:
                spans = [(day + k, bits(unit.grains_on(grain, k))) for k in range(unit.span)]
                if any(self.taken["party", p, d] & b for p in unit.required for d, b in spans):
                    continue
                place = self.fill(unit, day, grain, spans, judges)
                if place:
                    return place
        return None

    def last(self, a):
        return self.world.offset[self.places[a][0] + self.world.units[a].span - 1]

    def judges(self, n, unit):
        """Who may preside: the one who presides over a linked unit, if there is one."""
        for link in self.world.same:
            fixed = {self.places[m][4][0] for m in link if n in link and self.places[m]}
            if fixed:
                return [p for p in unit.seats[0] if p in fixed]
        return sorted(unit.seats[0], key=lambda p: (self.world.holders[p].fee, len(self.days[p]), p))

    def fill(self, unit, day, grain, spans, judges):
        options = [(c, r, k + cost) for c, k in unit.channels.items()
                   for r, cost in (unit.rooms.items() if c in ROOM_CHANNELS else [(None, 0)])]
        for channel, room, _ in sorted(options, key=lambda o: o[2]):
            venue = None if room is None else self.world.room_venue[room]
            if room is not None and not self.free("room", room, self.world.open[room], spans):
                continue
            panel = []
            for s, able in enumerate(unit.seats):
                able = judges if s == 0 else sorted(able, key=lambda p: (len(self.days[p]), p))
                panel.append(next((p for p in able if p not in panel and self.sits(p, spans, venue)), None))
            helpers, used = defaultdict(list), set()
            for hearing, _, able in unit.interpreters:
                i = next((i for i in able if i not in used and self.free("interpreter", i, self.world.works[i], spans)), None)
                used.add(i)
                helpers[hearing].append(i)
            place = (day, grain, channel, room, panel, helpers)
            if None in panel or None in used or not unit.included <= set(panel) or self.forbidden(unit, day, venue, room, panel):
                continue
            self.take(unit, place, spans, venue)
            return place
        return None

    def free(self, what, n, there, spans):
        runs = self.world.runs
        return all(not self.taken[what, n, d] & b and all(t in there[d] for t, run in enumerate(runs) if b & bits(run))
                   for d, b in spans)

    def sits(self, p, spans, venue):
        holder, days = self.world.holders[p], self.days[p]
        new = {d for d, _ in spans} - days
        week = lambda d: sum(1 for e in days | new if self.world.week[e] == self.world.week[d])
        return (self.free("person", p, self.world.sits[p], spans)
                and len(days) + len(new) <= holder.max_days and all(week(d) <= holder.max_week for d in new)
                and (venue is None or (holder.ways is None or venue in holder.ways)
                     and all(self.venue.get((p, d), venue) == venue for d, _ in spans)))

    def forbidden(self, unit, day, venue, room, panel):
        world, date = self.world, str(self.world.days[day])
        for place in unit.forbidden:
            days = place.get("days")
            if ((not days or days["first"] <= date <= days["last"])
                    and (not place.get("venue") or venue is not None and world.venues[venue] == place["venue"])
                    and (not place.get("room") or room is not None and world.rooms[room] == place["room"])
                    and (not place.get("person") or world.person_at[place["person"]] in panel)):
                return True
        return False

    def take(self, unit, place, spans, venue):
        _, _, _, room, panel, helpers = place
        users = [("person", p) for p in panel] + [("party", p) for p in unit.required]
        users += [("interpreter", i) for of in helpers.values() for i in of] + ([("room", room)] if room is not None else [])
        for d, b in spans:
            for what, n in users:
                self.taken[what, n, d] |= b
            for p in panel:
                self.days[p].add(d)
                if venue is not None:
                    self.venue[p, d] = venue


def bits(grains):
    return (1 << grains.stop) - (1 << grains.start)
