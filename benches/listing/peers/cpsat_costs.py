"""What a plan costs, layer by layer, in the CP-SAT model."""

from collections import defaultdict

from ortools.sat.python import cp_model
from scorer.scene import ROOM_CHANNELS

LinearExpr = cp_model.LinearExpr


class Costs:
    """The part of the model that is about costs: fills `terms`, by layer, and adds the helper variables that it needs."""

    def add_costs(self):
        for layer in self.layers:
            getattr(self, f"_{layer}")(self.terms[layer], self.world.problem.weights)

    def _unlisted(self, cost, _):
        cost += [unit.value * (1 - v) for unit, v in zip(self.units, self.listed)]

    def _age(self, cost, _):
        for unit, z in zip(self.units, self.z):
            cost += [unit.age[d] * v for (d, _), v in z.items()]

    def _travel(self, cost, _):
        for unit, room in zip(self.units, self.room):
            cost += [unit.rooms[r] * v for r, v in room.items() if unit.rooms[r]]
        cost += [self.world.holders[p].fee * v for (p, _), v in self.sits.items() if self.world.holders[p].fee]
        for (p, _, venue), v in self.at.items():
            way = (self.world.holders[p].ways or {}).get(venue, 0)
            if way:
                cost.append(way * v)

    def _preference(self, cost, weights):
        for n, unit in enumerate(self.units):
            cost += [unit.channels[c] * v for c, v in self.channel[n].items() if unit.channels[c]]
            for preferred in unit.prefers:
                miss = self.m.new_bool_var("")
                sits = [seat[p] for seat in self.panel[n] for p in preferred if p in seat]
                self.m.add(miss + sum(sits) >= self.listed[n])
                cost.append(weights["no_preferred_person"] * miss)
            for (d, b), v in self.z[n].items():
                inside = self.world.runs[b] if unit.short else range(self.world.grains)
                missing = unit.missing.get((d, next(g for g in unit.starts[d] if g in inside)), 0)
                if missing:
                    cost.append(missing * v)

    def _continuity(self, cost, weights):
        m = self.m
        in_room = defaultdict(dict)
        for (n, _, p, d, _), v in self.w.items():
            for r, here in self.room[n].items() if len(self.world.rooms) > 1 else ():
                for k in range(self.units[n].span):
                    rooms = in_room[p, d + k]
                    if r not in rooms:
                        rooms[r] = m.new_bool_var("")
                    m.add_bool_or([v.negated(), here.negated(), rooms[r]])
        for rooms in in_room.values():
            if len(rooms) > 1:
                changes = m.new_int_var(0, len(rooms) - 1, "")
                m.add(changes >= sum(rooms.values()) - 1)
                cost.append(weights["room_change"] * changes)
        for units in self.world.preferred:
            people = defaultdict(list)
            for n in units:
                for p, v in self.panel[n][0].items():
                    people[p].append(v)
            presides = {p: m.new_bool_var("") for p in people}
            for p, vs in people.items():
                for v in vs:
                    m.add_implication(v, presides[p])
            changes = m.new_int_var(0, len(units) - 1, "")
            m.add(changes >= sum(presides.values()) - 1)
            cost.append(weights["panel_change"] * changes)

    def _compact(self, cost, weights):
        m, world = self.m, self.world
        each = min(weights["gap"], weights["no_rest"])
        for (p, d, t), entries in self.load.items():
            most = len(world.runs[t])
            used, full = m.new_bool_var(""), m.new_bool_var("")
            for v, _ in entries:
                m.add_implication(v, used)
            m.add(LinearExpr.weighted_sum([v for v, _ in entries], [size for _, size in entries]) >= most * full)
            m.add_implication(full, used)
            cost.append(weights["broken_sitting"] * (used - full))
            if each and sum(sorted(size for _, size in entries)[:2]) <= most and len(entries) > 1:
                more = m.new_int_var(0, most - 1, "")
                m.add(more >= sum(v for v, _ in entries) - 1)
                cost.append(each * more)

    def _balance(self, cost, _):
        m = self.m
        for p, holder in enumerate(self.world.holders):
            days = [v for (q, _), v in self.sits.items() if q == p]
            if holder.salaried and days:
                sat = m.new_int_var(0, len(days), "")
                m.add(sat == sum(days))
                table = [1000 * k * k // holder.possible for k in range(len(days) + 1)]
                value = m.new_int_var(0, table[-1], "")
                m.add_element(sat, table, value)
                cost.append(value)

    def _changes(self, cost, weights):
        m = self.m
        for n, unit in enumerate(self.units):
            for day, grain, room, person, factor in unit.was:
                blocks = [v for (d, _), v in self.z[n].items() if d == day]
                cost.append(factor * weights["date_change"] * (1 - sum(blocks)))
                cost.append(factor * weights["time_change"] * (1 - self._at_grain(n, unit, grain)))
                same = self.room[n].get(room, 0) if room is not None else sum(
                    v for c, v in self.channel[n].items() if c not in ROOM_CHANNELS)
                cost.append(factor * weights["room_change_in_force"] * (1 - same))
                cost.append(factor * weights["person_change"] * (1 - self.panel[n][0].get(person, 0)))

    def _at_grain(self, n, unit, grain):
        """Whether it begins at a grain of the day, whichever the day."""
        m, world = self.m, self.world
        b = next((b for b, run in enumerate(world.runs) if grain in run), 0) if unit.short else 0
        inside = [v for (_, c), v in self.z[n].items() if c == b]
        offset = grain - (world.runs[b].start if unit.short else 0)
        there = m.new_bool_var("")
        m.add(self.start[n][1] == offset).only_enforce_if(there)
        m.add(there <= sum(inside))
        return there
