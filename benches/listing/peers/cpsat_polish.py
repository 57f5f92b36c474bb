"""Starts within sittings, when all else is settled: the whole rule of `compact`, then changes of start times."""

from collections import defaultdict

from ortools.sat.python import cp_model


def polish(world, places, seconds, workers, seed):
    """The same places with starts that cost least; `places` as `World.plan` takes them."""
    m = cp_model.CpModel()
    start, sequences, people = {}, defaultdict(list), defaultdict(list)
    for n, (unit, place) in enumerate(zip(world.units, places)):
        if place is None:
            continue
        day, grain, _, room, panel, helpers = place
        same_sitting = next(run for run in world.runs if grain in run) if unit.short else range(world.grains)
        grains = [g for g in unit.starts[day] if g in same_sitting]
        start[n] = m.new_int_var_from_domain(cp_model.Domain.from_values(grains), "")
        m.add_hint(start[n], grain)
        if unit.span > 1:
            continue
        taken = [("room", room)] if room is not None else []
        taken += [("person", p) for p in panel] + [("party", p) for p in unit.required]
        taken += [("interpreter", i) for of in helpers.values() for i in of]
        for what in taken:
            sequences[(*what, day)].append(m.new_fixed_size_interval_var(start[n], unit.length, ""))
        if unit.short:
            for p in panel:
                people[p, day, same_sitting].append(n)
    for intervals in sequences.values():
        if len(intervals) > 1:
            m.add_no_overlap(intervals)
    for a, b, gap in world.ordered:
        if gap == 0 and a in start and b in start and places[b][0] == places[a][0] + world.units[a].span - 1:
            m.add(start[b] >= start[a] + world.units[a].length - (world.units[a].span - 1) * world.grains)
    m.minimize(sum(cost(m, world, start, run, ns) for (_, _, run), ns in sorted(people.items(), key=str) if len(ns) > 1)
               * (1 + sum(weight for weight, _ in moved(m, world, start)))
               + sum(weight * v for weight, v in moved(m, world, start)))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds, solver.parameters.num_workers = seconds, workers
    solver.parameters.random_seed = seed
    if solver.solve(m) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return places
    return [None if p is None else (p[0], solver.value(start[n]), *p[2:]) for n, p in enumerate(places)]


def cost(m, world, start, run, ns):
    """Gaps and missing rests of one person's sitting."""
    weights, length = world.problem.weights, {n: world.units[n].length for n in ns}
    first, last = (m.new_int_var(run.start, run.stop, "") for _ in range(2))
    m.add_min_equality(first, [start[n] for n in ns])
    m.add_max_equality(last, [start[n] + length[n] for n in ns])
    total = weights["gap"] * (last - first - sum(length.values()))
    for a in ns:
        for b in ns:
            if a != b:
                apart, before, after = (m.new_bool_var("") for _ in range(3))
                m.add(start[b] >= start[a] + length[a] + 1).only_enforce_if(after)
                m.add(start[b] <= start[a] + length[a] - 1).only_enforce_if(before)
                m.add_bool_or([before, after, apart])
                total += weights["no_rest"] * apart
    return total


def moved(m, world, start):
    """Weights and literals of hearings in force that begin at another time."""
    out = []
    for n, variable in start.items():
        for _, grain, _, _, factor in world.units[n].was:
            same = m.new_bool_var("")
            m.add(variable == grain).only_enforce_if(same)
            out.append((factor * world.problem.weights["time_change"], 1 - same))
    return out
