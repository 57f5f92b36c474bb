#!/usr/bin/env python3
"""OR-Tools CP-SAT as a peer for `listing/1`.

usage: cpsat_listing.py PROBLEM PLAN SECONDS [--workers 1] [--seed 1] [--hint PLAN] [--layers 8] [--cpu] [--log]

`--cpu`: SECONDS are CPU seconds of a worker, for machines that have other things to do.

Begins with the plan of greedy.py, or with that of `--hint` (`--hint none`: with nothing). One worker takes turns at all of
CP-SAT's strategies, which finds far better plans than one strategy alone.

Solves layer by layer, in the policy's order: each layer has half of the time that is left (the last has all of it), and its value
is a ceiling for those after it. Prints one line of JSON: for each layer its value, bound and status in the model, and the
seconds to the first plan that lists anything. A bound holds for all plans as long as all layers before it are optimal. SECONDS
include the building of the model. `--layers N` leaves all but the first N layers out.
"""

import argparse
import json
import threading
import time
from datetime import date

from cpsat_model import Model
from cpsat_polish import polish
from greedy import greedy
from ortools.sat.python import cp_model
from score_listing import score
from world import World


class Firsts(cp_model.CpSolverSolutionCallback):
    """When the first solutions came."""

    def __init__(self, model, begun):
        super().__init__()
        self.model, self.begun, self.first, self.count = model, begun, None, 0

    def on_solution_callback(self):
        self.count += 1
        if self.first is None and any(self.value(v) for v in self.model.listed):
            self.first = round(time.monotonic() - self.begun, 2)


def of_plan(world, plan):
    """The places of a plan, as `World.plan` takes them."""
    places = [None] * len(world.units)
    for p in plan["placements"]:
        n = world.unit_of[p["hearing"]]
        helpers = places[n][5] if places[n] else {}
        helpers[p["hearing"]] = [world.interpreters.index(i["person"]) for i in p.get("interpreters", [])]
        room = world.rooms.index(p["room"]) if p.get("room") else None
        panel = [world.person_at[b["person"]] for b in p.get("panel", [])]
        day = world.horizon.index[date.fromisoformat(p["date"])]
        places[n] = (day, world.horizon.grain_of(p["start"]), p["channel"], room, panel, helpers)
    return places


def completed(model, world, places, seed):
    """Values of all variables for some places, or None if the model refuses them."""
    copy = model.m.clone()

    def fix(variable, value):
        copy.add(copy.get_int_var_from_proto_index(variable.index) == int(value))

    for n, (unit, place) in enumerate(zip(world.units, places)):
        fix(model.listed[n], place is not None)
        if place is None:
            continue
        day, grain, channel, room, panel, helpers = place
        block = next(b for b, run in enumerate(world.runs) if grain in run) if unit.short else 0
        fix(model.start[n][0], day * world.grains + grain)
        for at, v in model.z[n].items():
            fix(v, at == (day, block))
        for seat, who in zip(model.panel[n], panel):
            for p, v in seat.items():
                fix(v, p == who)
        for choices, chosen in ((model.channel[n], channel), (model.room[n], room)):
            for key, v in choices.items():
                fix(v, key == chosen)
        people = [i for of in helpers.values() for i in of]
        for choices, who in zip(model.helper[n], people):
            for i, v in choices.items():
                fix(v, i == who)
    return cheapest(copy, model, seed)


def cheapest(copy, model, seed):
    """Solves a copy in which all decisions are fixed: what is left are helper variables."""
    copy.clear_hints()
    copy.minimize(sum(sum(terms) for terms in model.terms.values()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.random_seed = 1, seed
    solver.parameters.max_time_in_seconds = 60
    solved = solver.solve(copy) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return list(solver.response_proto.solution) if solved else None


def hint(model, values):
    """Hints for all variables."""
    model.m.clear_hints()
    for i, v in enumerate(values):
        model.m.proto.solution_hint.vars.append(i)
        model.m.proto.solution_hint.values.append(v)


def tightened(model, values, seed):
    """A solution with the same decisions in which every helper variable costs as little as it can, as values of all variables."""
    copy = model.m.clone()
    for v in model.decisions():
        copy.add(copy.get_bool_var_from_proto_index(v.index) == values[v.index])
    for start, _ in model.start:
        copy.add(copy.get_int_var_from_proto_index(start.index) == values[start.index])
    return cheapest(copy, model, seed) or values


def solve(solver, m, callback, seconds, spent):
    """Solves for so many seconds; of CPU if there is a clock that tells what was spent."""
    if spent is None:
        solver.parameters.max_time_in_seconds = seconds
        return solver.solve(m, callback)
    done, until = threading.Event(), spent() + seconds

    def watch():
        while not done.wait(0.05):
            if spent() >= until:
                solver.stop_search()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    status = solver.solve(m, callback)
    done.set()
    watcher.join()
    return status


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("problem")
    parser.add_argument("plan")
    parser.add_argument("seconds", type=float)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hint")
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--cpu", action="store_true")
    parser.add_argument("--log", action="store_true")
    args = parser.parse_args()
    begun = time.monotonic()
    spent = (lambda: time.process_time() / args.workers) if args.cpu else (lambda: time.monotonic() - begun)
    left = lambda: args.seconds - spent()
    world = World(args.problem)
    layers = world.problem.layers[:args.layers]
    model = Model(world, layers)
    values, places = None, [None] * len(world.units)
    if args.hint != "none":
        begin = greedy(world)
        if args.hint:
            with open(args.hint) as f:
                begin = of_plan(world, json.load(f))
        # What it begins with is what it has, should it find nothing.
        places = begin
        values = completed(model, world, begin, args.seed)
        if values:
            hint(model, values)
    built = round(time.monotonic() - begun, 2)
    firsts, report = Firsts(model, begun), []
    for k, layer in enumerate(layers):
        solver = cp_model.CpSolver()
        last = k == len(layers) - 1
        share = max(left() * (0.95 if last else 0.5), 0.01)
        solver.parameters.num_workers, solver.parameters.random_seed = args.workers, args.seed
        solver.parameters.interleave_search = args.workers == 1
        solver.parameters.log_search_progress = args.log
        objective = sum(model.terms[layer])
        model.m.minimize(objective)
        status = solve(solver, model.m, firsts, share, spent if args.cpu else None)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            report.append({"layer": layer, "status": solver.status_name(status)})
            # A later layer may still find a plan within what is known, if there is one.
            if values is None or left() <= 0.05:
                break
            continue
        values = tightened(model, list(solver.response_proto.solution), args.seed)
        places = model.places(lambda v: values[v.index])
        # The plan itself may cost less than helper variables said.
        costs, _ = score(world.problem, world.plan(places))
        value, bound = min(round(solver.objective_value), costs[k]), max(round(solver.best_objective_bound), 0)
        report.append({"layer": layer, "value": value, "bound": bound, "status": solver.status_name(status)})
        model.m.add(objective <= value)
        hint(model, values)
    places = polish(world, places, max(left(), 1.0), args.workers, args.seed)
    with open(args.plan, "w") as f:
        json.dump(world.plan(places), f)
    print(json.dumps({"solver": "cpsat", "seconds": round(time.monotonic() - begun, 2),
                      "cpu": round(time.process_time(), 2), "built": built, "first": firsts.first,
                      "solutions": firsts.count, "workers": args.workers, "seed": args.seed, "layers": report}))


if __name__ == "__main__":
    main()
