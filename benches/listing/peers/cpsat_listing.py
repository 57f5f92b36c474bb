#!/usr/bin/env python3
"""OR-Tools CP-SAT as a peer for `listing/1`.

usage: cpsat_listing.py PROBLEM PLAN SECONDS [--workers 1] [--seed 1] [--hint PLAN] [--layers 8] [--log]

Solves layer by layer, in the policy's order: each layer has half of the time that is left (the last has all of it), and its value
is a ceiling for those after it. Prints one line of JSON: for each layer its value, bound and status in the model, and the
seconds to the first plan that lists anything. A bound holds for all plans as long as all layers before it are optimal. SECONDS
include the building of the model. `--layers N` leaves all but the first N layers out.
"""

import argparse
import json
import time
from datetime import date

from cpsat_model import Model
from cpsat_polish import polish
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


def hint_from_plan(model, world, plan):
    """Hints for the variables that a plan speaks of; the rest follows from them."""
    by_unit = {world.unit_of[p["hearing"]]: p for p in plan["placements"]}
    for n, unit in enumerate(world.units):
        p = by_unit.get(n)
        hint = model.m.add_hint
        hint(model.listed[n], p is not None)
        day = grain = None
        if p:
            day, grain = world.horizon.index[date.fromisoformat(p["date"])], world.horizon.grain_of(p["start"])
            block = next(b for b, run in enumerate(world.runs) if grain in run) if unit.short else 0
            hint(model.start[n][0], day * world.grains + grain)
        people = [world.person_at[b["person"]] for b in p.get("panel", [])] if p else []
        for place, v in model.z[n].items():
            hint(v, bool(p) and place == (day, block))
        for s, seat in enumerate(model.panel[n]):
            for who, v in seat.items():
                hint(v, bool(p) and people[s] == who)
        for name, v in model.channel[n].items():
            hint(v, bool(p) and p["channel"] == name)
        for r, v in model.room[n].items():
            hint(v, bool(p) and p.get("room") == world.rooms[r])


def tightened(model, values, seed):
    """A solution with the same decisions in which every helper variable costs as little as it can, as values of all variables."""
    copy = model.m.clone()
    for v in model.decisions():
        copy.add(copy.get_bool_var_from_proto_index(v.index) == values[v.index])
    for start, _ in model.start:
        copy.add(copy.get_int_var_from_proto_index(start.index) == values[start.index])
    copy.clear_hints()
    copy.minimize(sum(sum(terms) for terms in model.terms.values()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.random_seed = 1, seed
    solver.parameters.max_time_in_seconds = 20
    if solver.solve(copy) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return values
    return list(solver.response_proto.solution)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("problem")
    parser.add_argument("plan")
    parser.add_argument("seconds", type=float)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hint")
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--log", action="store_true")
    args = parser.parse_args()
    begun = time.monotonic()
    left = lambda: args.seconds - (time.monotonic() - begun)
    world = World(args.problem)
    layers = world.problem.layers[:args.layers]
    model = Model(world, layers)
    if args.hint:
        with open(args.hint) as f:
            hint_from_plan(model, world, json.load(f))
    built = round(time.monotonic() - begun, 2)
    firsts, report, values, places = Firsts(model, begun), [], None, None
    for k, layer in enumerate(layers):
        solver = cp_model.CpSolver()
        last = k == len(layers) - 1
        solver.parameters.max_time_in_seconds = max(left() * (0.95 if last else 0.5), 0.01)
        solver.parameters.num_workers, solver.parameters.random_seed = args.workers, args.seed
        solver.parameters.log_search_progress = args.log
        objective = sum(model.terms[layer])
        model.m.minimize(objective)
        status = solver.solve(model.m, firsts)
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
        model.m.clear_hints()
        for i, v in enumerate(values):
            model.m.proto.solution_hint.vars.append(i)
            model.m.proto.solution_hint.values.append(v)
    if places is None:
        places = [None] * len(world.units)
    places = polish(world, places, max(left(), 1.0), args.workers, args.seed)
    with open(args.plan, "w") as f:
        json.dump(world.plan(places), f)
    print(json.dumps({"solver": "cpsat", "seconds": round(time.monotonic() - begun, 2), "built": built, "first": firsts.first,
                      "solutions": firsts.count, "workers": args.workers, "seed": args.seed, "layers": report}))


if __name__ == "__main__":
    main()
