"""Where everything is: each placement with its days and grains, and who and what is taken when."""

from collections import defaultdict
from datetime import date

ROOM_CHANNELS = ("in_person", "hybrid")


class At:
    """A placed hearing. `taken` has (day, grains) of each of its days; it is empty if the times cannot be read."""

    def __init__(self, problem, placement):
        horizon = problem.horizon
        self.placement, self.id = placement, placement["hearing"]
        self.hearing = problem.hearings[self.id]
        self.first = date.fromisoformat(placement["date"])
        self.list = problem.lists.get(placement.get("list"))
        self.room = placement.get("room")
        self.panel = [b["person"] for b in placement.get("panel", [])]
        self.roles = [b["role"] for b in placement.get("panel", [])]
        self.interpreters = [i["person"] for i in placement.get("interpreters", [])]
        self.languages = [i["language"] for i in placement.get("interpreters", [])]
        self.start = horizon.grain_of(placement["start"])
        length = max(problem.hearings[h]["minutes"] for h in problem.slot[self.id])
        self.length = -(-length // horizon.grain)
        self.taken, self.short = [], False
        self._take(horizon)

    def _take(self, horizon):
        at = horizon.index.get(self.first)
        if at is None or self.start is None:
            return
        if self.list:
            self.taken = [(self.first, range(self.start, horizon.grains))]
            return
        whole, rest = divmod(self.length, horizon.grains)
        if self.length <= horizon.grains:
            self.taken = [(self.first, range(self.start, min(self.start + self.length, horizon.grains)))]
            return
        lengths = [horizon.grains] * whole + ([rest] if rest else [])
        self.short = at + len(lengths) > len(horizon.days)
        self.taken = [(day, range(0, n)) for day, n in zip(horizon.days[at:], lengths)]

    @property
    def last(self):
        return self.taken[-1][0] if self.taken else self.first

    @property
    def end(self):
        return self.taken[-1][1].stop if self.taken else 0

    def room_of(self):
        """Its room, or that of its block list."""
        if self.list and "block" in self.list["kind"]:
            return self.list["kind"]["block"]["room"]
        return self.room

    def venue(self, problem):
        if self.list:
            return self.list["venue"]
        return problem.rooms[self.room]["venue"] if self.room else None

    def bench(self):
        """Who sits: the panel, or the people of a block list."""
        if self.list:
            return self.list["kind"]["block"]["people"] if "block" in self.list["kind"] else []
        return self.panel


def kind(list_):
    """`block`, `float` or `backup`."""
    k = list_["kind"]
    return k if isinstance(k, str) else next(iter(k))


class Scene:
    def __init__(self, problem, placements):
        self.problem = problem
        self.at = {p["hearing"]: At(problem, p) for p in placements}
        # What a slot takes, it takes once: (what, day) to (grains, the slot).
        self.people, self.rooms = defaultdict(set), defaultdict(set)
        # Days of block lists, and rooms in which people sit in slots.
        self.block_days = defaultdict(set)
        self.venues = defaultdict(set)
        self.slot_rooms = defaultdict(set)
        for at in self.at.values():
            if at.list:
                continue
            slot = min(problem.slot[at.id])
            for day, grains in at.taken:
                if at.room:
                    self.rooms[at.room, day].add((grains, slot))
                for person in set(at.panel):
                    self.people[person, day].add((grains, slot))
                    if at.room:
                        self.venues[person, day].add(at.venue(problem))
                        self.slot_rooms[person, day].add(at.room)
        self.blocks = defaultdict(list)
        for list_ in problem.lists.values():
            if kind(list_) != "block":
                continue
            block, day = list_["kind"]["block"], date.fromisoformat(list_["date"])
            for sitting in problem.horizon.sittings(block.get("sittings")):
                grains = problem.horizon.runs[sitting]
                self.blocks["room", block["room"], day].append(grains)
                for person in block["people"]:
                    self.blocks["person", person, day].append(grains)
            for person in block["people"]:
                self.block_days[person].add(day)
                self.venues[person, day].add(list_["venue"])

    def slot_days(self, person):
        return {day for who, day in self.people if who == person}

    def days_by_person(self):
        """The days on which each person sits."""
        days = defaultdict(set)
        for person, day in self.people:
            days[person].add(day)
        for person, of_blocks in self.block_days.items():
            days[person] |= of_blocks
        return days


def overlap(a, b):
    return a.start < b.stop and b.start < a.stop
