"""How likely it is that somebody is sent away from a list, in exact fractions."""

from collections import defaultdict
from datetime import date
from fractions import Fraction

from .problem import said
from .scene import kind, overlap


def goes_ahead(problem, hearing):
    outcome = problem.outcomes.get(hearing["type"])
    if outcome is None:
        return Fraction(1)
    return 1 - Fraction(outcome["settles_in_good_time"]) - Fraction(outcome["vacated_late"])


def lengths(problem, hearing):
    """Pairs of minutes and probabilities, given that it goes ahead."""
    outcome = problem.outcomes.get(hearing["type"])
    if outcome is None:
        return [(hearing["minutes"], Fraction(1))]
    told = outcome["lengths"]
    if "minutes" in told:
        return [(x["minutes"], Fraction(x["probability"])) for x in told["minutes"]]
    return [(-(-hearing["minutes"] * x["percent"] // 100), Fraction(x["probability"])) for x in told["percent_of_estimate"]]


def add(one, other):
    """The distribution of a sum."""
    total = defaultdict(Fraction)
    for a, p in one.items():
        for b, q in other.items():
            total[a + b] += p * q
    return total


def block_risk(problem, list_, members):
    horizon = problem.horizon
    sittings = horizon.sittings(list_["kind"]["block"].get("sittings"))
    most = sum(len(horizon.runs[s]) for s in sittings) * horizon.grain
    total = {0: Fraction(1)}
    for at in members:
        ahead = goes_ahead(problem, at.hearing)
        one = defaultdict(Fraction, {0: 1 - ahead})
        for minutes, p in lengths(problem, at.hearing):
            one[minutes] += ahead * p
        total = add(total, one)
    return sum(p for minutes, p in total.items() if minutes > most)


def float_risk(problem, scene, lists, members):
    """Of lists that share what is free: `lists` of one venue and day, `members` all their hearings."""
    horizon, day, venue = problem.horizon, date.fromisoformat(lists[0]["date"]), lists[0]["venue"]
    presiding = set()
    on_panel = defaultdict(dict)
    for at in scene.at.values():
        grains = [g for d, g in at.taken if d == day]
        if at.list or not grains:
            continue
        if at.panel and at.room and at.venue(problem) == venue:
            presiding.add(at.panel[0])
        for person in at.panel:
            on_panel[person][at.id] = (horizon.touched(grains[0]), goes_ahead(problem, at.hearing))
    for list_ in lists:
        if kind(list_) == "backup":
            presiding &= set(list_["kind"]["backup"]["people"])
    free = {0: Fraction(1)}
    for person in sorted(presiding):
        if any(not problem.fills(person, at.hearing["panel"][0]) or person in said(at.hearing, "exclude") for at in members):
            continue
        for sittings, falls in groups(on_panel[person].values()):
            free = add(free, {len(sittings): falls, 0: 1 - falls} if sittings else {0: Fraction(1)})
        used = set().union(*(s for s, _ in on_panel[person].values()))
        for block in scene.blocks["person", person, day]:
            used |= {n for n, run in enumerate(horizon.runs) if overlap(run, block)}
        free = add(free, {len(problem.sits[person].on(day) - used): Fraction(1)})
    needed = {0: Fraction(1)}
    for at in members:
        ahead = goes_ahead(problem, at.hearing)
        sittings = 2 if at.hearing["minutes"] > horizon.longest * horizon.grain else 1
        needed = add(needed, {0: 1 - ahead, sittings: ahead})
    return sum(p * q for n, p in needed.items() for f, q in free.items() if n > f)


def groups(hearings):
    """Sittings and the probability that they fall free, for each group of hearings that share sittings."""
    found = []
    for sittings, ahead in hearings:
        joined = [g for g in found if g[0] & sittings]
        found = [g for g in found if not g[0] & sittings]
        falls = 1 - ahead
        for other, p in joined:
            sittings, falls = sittings | other, falls * p
        found.append((sittings, falls))
    return found


def too_risky(problem, scene):
    members = defaultdict(list)
    for at in scene.at.values():
        if at.list:
            members[at.list["id"]].append(at)
    ceiling = lambda list_: Fraction(list_.get("ceiling") or problem.ceiling)
    shared = []
    for name, there in sorted(members.items()):
        list_ = problem.lists[name]
        if kind(list_) == "block":
            risk = block_risk(problem, list_, there)
            if risk > ceiling(list_):
                yield "list.too_risky", name, str(float(risk))
            continue
        draws = set(list_["kind"]["backup"]["people"]) if kind(list_) == "backup" else None
        where = (list_["venue"], list_["date"])
        meets = lambda g: g["where"] == where and any(share(draws, other) for other in g["draws"])
        group = {"where": where, "lists": [list_], "draws": [draws]}
        for other in [g for g in shared if meets(g)]:
            shared.remove(other)
            group["lists"] += other["lists"]
            group["draws"] += other["draws"]
        shared.append(group)
    for group in shared:
        all_members = [at for list_ in group["lists"] for at in members[list_["id"]]]
        risk = float_risk(problem, scene, group["lists"], all_members)
        if risk > min(ceiling(list_) for list_ in group["lists"]):
            for list_ in group["lists"]:
                yield "list.too_risky", list_["id"], str(float(risk))


def share(one, other):
    """Whether two lists may draw on the same person; None draws on anybody."""
    if one is None or other is None:
        return (one is None or bool(one)) and (other is None or bool(other))
    return bool(one & other)
