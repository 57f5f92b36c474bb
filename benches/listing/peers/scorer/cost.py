"""What a plan costs, layer by layer."""

from collections import defaultdict
from datetime import date

from .problem import said


def costs(problem, scene):
    """The eight layers in the order of the policy, each a whole number."""
    found = {
        "unlisted": sum(problem.values["unlisted"][h.get("priority", "standard")]
                        for i, h in problem.hearings.items() if i not in scene.at),
        "age": sum(age(problem, at) for at in scene.at.values()),
        "travel": travel(problem, scene),
        "preference": sum(preference(problem, at) for at in scene.at.values()),
        "continuity": continuity(problem, scene),
        "compact": compact(problem, scene),
        "balance": balance(problem, scene),
        "changes": changes(problem, scene),
    }
    return [found[layer] for layer in problem.layers]


def age(problem, at):
    weights, hearing = problem.weights, at.hearing
    cost = weights["week"] * ((at.first - problem.horizon.today).days // 7)
    if hearing.get("target"):
        late = -(-(at.first - date.fromisoformat(hearing["target"])).days // 7)
        cost += weights["week_late"] * max(late, 0)
    return cost * problem.values["age"][hearing.get("priority", "standard")]


def travel(problem, scene):
    cost = 0
    for at in scene.at.values():
        venue = at.venue(problem)
        if venue:
            cost += problem.venue_cost(at.hearing, venue) or 0
    for person, days in scene.days_by_person().items():
        holder = problem.people[person]
        contract = holder.get("contract", "salaried")
        fee = contract["fee_paid"]["day_cost"] if isinstance(contract, dict) else 0
        ways = {v["venue"]: v.get("cost", 0) for v in holder.get("venues", [])}
        cost += sum(fee + sum(ways.get(v, 0) for v in scene.venues[person, day]) for day in days)
    return cost


def preference(problem, at):
    hearing, weights = at.hearing, problem.weights
    cost = min((c.get("cost", 0) for c in hearing["channels"] if c["channel"] == at.placement["channel"]), default=0)
    preferred = said(hearing, "prefer")
    if preferred and not preferred & set(at.bench()):
        cost += weights["no_preferred_person"]
    for attendance in hearing.get("parties", []):
        away = any(not problem.horizon.touched(g) <= problem.party_free(attendance["party"], d) for d, g in at.taken)
        if away and not attendance.get("required", True):
            cost += weights["party_missing"]
    return cost


def continuity(problem, scene):
    cost = sum(problem.weights["room_change"] * (len(rooms) - 1) for rooms in scene.slot_rooms.values())
    for link in problem.links:
        if link["kind"] == "same_panel_preferred":
            presiding = {scene.at[h].panel[0] for h in link["hearings"] if h in scene.at and scene.at[h].panel}
            cost += problem.weights["panel_change"] * max(len(presiding) - 1, 0)
    return cost


def compact(problem, scene):
    weights, cost = problem.weights, 0
    # That the hearings of one slot begin together counts once.
    begins = defaultdict(set)
    for at in scene.at.values():
        if not at.list and at.taken:
            for person in set(at.panel):
                begins[person, at.first].add(at.start)
    for (person, day), entries in scene.people.items():
        used = {g for grains, _ in entries for g in grains}
        for run in problem.horizon.runs:
            here = sorted(used & set(run))
            if not here:
                continue
            cost += weights["broken_sitting"] if len(here) < len(run) else 0
            cost += weights["gap"] * (here[-1] - here[0] + 1 - len(here))
            cost += weights["no_rest"] * sum(1 for s in begins[person, day] if s in run and s > run.start and s - 1 in used)
    return cost


def balance(problem, scene):
    days, cost = scene.days_by_person(), 0
    for person, holder in problem.people.items():
        if holder.get("contract", "salaried") == "salaried":
            possible = sum(1 for day in problem.horizon.days if problem.sits[person].on(day))
            cost += 1000 * len(days[person]) ** 2 // max(possible, 1)
    return cost


def changes(problem, scene):
    weights, cost = problem.weights, 0
    for hearing, old in problem.force.items():
        at = scene.at.get(hearing)
        presiding = lambda placement: (placement.get("panel") or [{}])[0].get("person")
        new = at.placement if at else None
        where = lambda placement: (placement.get("room"), placement.get("list"))
        moved = 0
        for weight, of in (("date_change", lambda p: p["date"]), ("time_change", lambda p: p["start"]),
                           ("room_change_in_force", where), ("person_change", presiding)):
            moved += weights[weight] if new is None or of(new) != of(old) else 0
        ahead = (date.fromisoformat(old["date"]) - problem.horizon.today).days
        cost += moved * (8 if ahead <= 7 else 4 if ahead <= 14 else 2 if ahead <= 28 else 1)
    return cost


