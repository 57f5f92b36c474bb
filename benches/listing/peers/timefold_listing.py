#!/usr/bin/env python3
"""Timefold as a peer for `listing/1`.

usage: timefold_listing.py PROBLEM PLAN SECONDS [--seed 1] [--cpu] [--log]

`--cpu`: SECONDS are CPU seconds of the solving thread, for machines that have other things to do.

Works the problem out as numbers, hands them to the Java peer (compiled by setup.sh into target/peers/timefold), and writes its plan.
SECONDS are those of the solver; starting the virtual machine and reading come on top and are reported. Starts are on every
grain, or on every second one if no hearing has an odd number of them. Prints one line of JSON with the score that Timefold reports.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scorer.problem import LAYERS
from scorer.scene import ROOM_CHANNELS
from world import World

HERE = Path(__file__).resolve().parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", HERE.parents[2] / "target")) / "peers"
MOST_SEATS, MOST_HELPERS = 3, 2


def mask(sittings):
    return sum(1 << s for s in sittings)


def optional(number):
    return -1 if number is None else number


class Numbers:
    """The world as one run of whole numbers: lists are preceded by their lengths."""

    def __init__(self, world):
        self.out, self.world = [], world
        weights = world.problem.weights
        self.put(len(world.days), world.grains)
        self.list(world.runs, lambda run: self.put(run.start, run.stop))
        self.list(range(len(world.days)), lambda d: self.put(world.offset[d], world.week[d]))
        self.list(LAYERS, lambda layer: self.put(world.problem.layers.index(layer)))
        self.list(sorted(weights), lambda name: self.put(weights[name]))
        self.put(len(world.venues))
        self.list(range(len(world.people)), self.person)
        self.list(range(len(world.rooms)), lambda r: (self.put(world.room_venue[r]), self.masks(world.open[r])))
        self.list(range(len(world.interpreters)), lambda i: self.masks(world.works[i]))
        self.parties = {}
        self.step = 2 if all(unit.length % 2 == 0 for unit in world.units) else 1
        self.places = [self.places_of(unit) for unit in world.units]
        self.list(range(len(world.units)), self.unit)
        self.list(world.ordered, lambda link: self.put(*link))
        for links in (world.same, world.preferred):
            self.list(links, self.numbers)

    def put(self, *numbers):
        self.out.extend(numbers)

    def list(self, items, each):
        self.put(len(items))
        for item in items:
            each(item)

    def numbers(self, items):
        self.list(items, self.put)

    def masks(self, there):
        self.put(*(mask(sittings) for sittings in there))

    def person(self, p):
        holder = self.world.holders[p]
        self.put(int(holder.salaried), holder.fee, holder.max_week, holder.max_days, holder.possible)
        self.put(*((0 if holder.ways is None else holder.ways.get(v, -1)) for v in range(len(self.world.venues))))
        self.masks(self.world.sits[p])

    @staticmethod
    def places_of(unit):
        """Channel, room or None, cost of each."""
        places = []
        for channel, cost in unit.channels.items():
            rooms = unit.rooms.items() if channel in ROOM_CHANNELS else [(None, 0)]
            places += [(channel, room, cost, of_room) for room, of_room in rooms]
        # Every variable needs a value, even of a unit that cannot be listed.
        return places or [("in_person", None, 0, 0)]

    def unit(self, n):
        unit, world = self.world.units[n], self.world
        self.put(unit.length, unit.span, unit.value)
        self.list(list(unit.starts), lambda d: self.start(unit, d))
        self.list(self.places[n], lambda p: self.put(optional(p[1]), p[2], p[3]))
        if len(unit.seats) > MOST_SEATS or len(unit.interpreters) > MOST_HELPERS:
            raise SystemExit(f"{unit.hearings}: more seats or interpreters than this peer knows")
        self.list(unit.seats, self.numbers)
        self.list(unit.interpreters, lambda need: self.numbers(need[2]))
        self.numbers([self.parties.setdefault(party, len(self.parties)) for party in unit.required])
        self.numbers(sorted(unit.included))
        self.list(unit.prefers, lambda people: self.numbers(sorted(people)))
        self.list(unit.was, lambda was: self.put(*map(optional, was)))
        self.list(unit.forbidden, self.forbidden)

    def start(self, unit, day):
        grains = [g for g in unit.starts[day] if g % self.step == 0] or unit.starts[day]
        self.put(day, unit.age[day])
        self.list(grains, lambda g: self.put(g, unit.missing.get((day, g), 0)))

    def forbidden(self, place):
        """First and last day, venue, room, person; -1 for any."""
        world, days = self.world, place.get("days")
        inside = [d for d, day in enumerate(world.days) if not days or days["first"] <= str(day) <= days["last"]]
        where = lambda key, ids: ids.index(place[key]) if place.get(key) else -1
        self.put(inside[0] if inside else len(world.days), inside[-1] if inside else -1)
        self.put(where("venue", world.venues), where("room", world.rooms), where("person", world.people))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("problem")
    parser.add_argument("plan")
    parser.add_argument("seconds", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cpu", action="store_true")
    parser.add_argument("--log", action="store_true")
    args = parser.parse_args()
    begun = time.monotonic()
    world = World(args.problem)
    numbers = Numbers(world)
    jars = next((TARGET / "venv").glob("lib/python3*/site-packages/timefold/solver/jars"))
    with tempfile.TemporaryDirectory() as folder:
        told, answer = Path(folder, "world"), Path(folder, "answer")
        told.write_text(" ".join(map(str, numbers.out)))
        logging = HERE / ("timefold/verbose.xml" if args.log else "timefold/quiet.xml")
        command = ["java", "-Xmx6g", "-XX:+UseSerialGC", f"-Dcpu={str(args.cpu).lower()}", f"-Dlogback.configurationFile={logging}", "-cp",
                   f"{TARGET / 'timefold'}:{jars}/*", "peer.Main", told, answer, str(args.seconds), str(args.seed)]
        subprocess.run(command, check=True, stdout=sys.stderr)
        lines = answer.read_text().splitlines()
    places = []
    for unit, options, line in zip(world.units, numbers.places, lines[1:]):
        day, grain, place, *people = map(int, line.split())
        if day < 0:
            places.append(None)
            continue
        helpers = {}
        for (hearing, _, _), i in zip(unit.interpreters, people[MOST_SEATS:]):
            helpers.setdefault(hearing, []).append(i)
        channel, room, _, _ = options[place]
        places.append((day, grain, channel, room, people[:len(unit.seats)], helpers))
    Path(args.plan).write_text(json.dumps(world.plan(places)))
    report = dict(field.split("=", 1) for field in lines[0].split(";"))
    print(json.dumps({"solver": "timefold", "seconds": round(time.monotonic() - begun, 2), "seed": args.seed, **report}))


if __name__ == "__main__":
    main()
