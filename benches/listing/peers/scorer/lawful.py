"""The rules. Each breach is (code, hearing or other subject, words)."""

from collections import Counter, defaultdict
from datetime import date, timedelta

from .problem import said
from .risk import too_risky
from .scene import ROOM_CHANNELS, kind, overlap


def breaches(problem, plan, scene):
    yield from account(problem, plan)
    days = scene.days_by_person()
    for at in scene.at.values():
        yield from times(problem, at)
        if not at.taken:
            continue
        yield from place(problem, at)
        yield from parties(problem, at)
        yield from forbidden(problem, at)
        yield from locks(problem, at)
        if at.list:
            yield from in_list(problem, at)
        else:
            yield from panel(problem, at, scene, days)
            yield from interpreters(problem, at)
    yield from taken(problem, scene)
    yield from links(problem, scene)
    full = Counter(at.list["id"] for at in scene.at.values() if at.list)
    for name, count in full.items():
        if count > problem.lists[name].get("max_hearings", count):
            yield "list.full", name, f"{count} hearings"
    yield from too_risky(problem, scene)


def account(problem, plan):
    placed = Counter(p["hearing"] for p in plan["placements"])
    unlisted = Counter(u["hearing"] for u in plan.get("unlisted", []))
    for hearing in problem.hearings:
        count = placed[hearing] + unlisted[hearing]
        if count != 1:
            yield ("plan.twice" if count else "plan.left_out"), hearing, ""
    for u in plan.get("unlisted", []):
        if not u.get("reasons"):
            yield "plan.no_reason", u["hearing"], ""
    if plan.get("made_from") is not None and plan["made_from"] != problem.version:
        yield "plan.other_version", "plan", str(plan["made_from"])


def unknown_names(problem, plan):
    """To be asked first: nothing else can be said of a plan with unknown names."""
    for p in plan["placements"]:
        named = [(p["hearing"], problem.hearings)]
        named += [(p[k], known) for k, known in (("room", problem.rooms), ("list", problem.lists)) if p.get(k)]
        named += [(b["person"], problem.people) for b in p.get("panel", [])]
        named += [(i["person"], problem.interpreters) for i in p.get("interpreters", [])]
        for name, known in named:
            if name not in known:
                yield "plan.unknown_name", p["hearing"], name
    for u in plan.get("unlisted", []):
        if u["hearing"] not in problem.hearings:
            yield "plan.unknown_name", u["hearing"], ""


def times(problem, at):
    horizon, hearing = problem.horizon, at.hearing
    if at.first not in horizon.index or at.short:
        yield "date.not_a_sitting_day", at.id, str(at.first)
    window = hearing.get("window")
    if window and "fixed_date" in window:
        if str(at.first) != window["fixed_date"]:
            yield "date.outside_window", at.id, str(at.first)
    elif window and at.first in horizon.index:
        span = window["between"]
        if at.first < date.fromisoformat(span["first"]) or at.last > date.fromisoformat(span["last"]):
            yield "date.outside_window", at.id, f"{at.first} to {at.last}"
    force = problem.force.get(at.id)
    notice = timedelta(hearing.get("notice_days", 0))
    if at.first < horizon.today + notice and not (force and force["date"] == str(at.first)):
        yield "date.short_notice", at.id, str(at.first)
    if at.list:
        return
    if at.start is None:
        yield "time.off_grid", at.id, at.placement["start"]
    elif at.length > horizon.grains:
        if at.start != 0:
            yield "time.does_not_fit", at.id, at.placement["start"]
    elif at.start + at.length > horizon.grains:
        yield "time.does_not_fit", at.id, at.placement["start"]
    elif at.length <= horizon.longest and at.start + at.length > horizon.runs[horizon.sitting_of(at.start)].stop:
        yield "time.does_not_fit", at.id, at.placement["start"]


def slot_hearings(problem, at):
    """The hearings that an At stands for: what any of a slot needs, all need."""
    return [problem.hearings[h] for h in sorted(problem.slot[at.id])]


def place(problem, at):
    hearing, channel = at.hearing, at.placement["channel"]
    if channel not in {c["channel"] for c in hearing["channels"]}:
        yield "channel.not_allowed", at.id, channel
    if not at.list and (channel in ROOM_CHANNELS) != bool(at.room):
        yield "room.needed", at.id, channel
    venue = at.venue(problem)
    if venue:
        if any(problem.venue_cost(h, venue) is None for h in slot_hearings(problem, at)):
            yield "venue.not_allowed", at.id, venue
        for span in problem.venues[venue].get("closed", []):
            if any(span["first"] <= str(day) <= span["last"] for day, _ in at.taken):
                yield "venue.closed", at.id, venue
    if not at.list and at.room:
        if lacks(problem, at, at.room):
            yield "room.lacks", at.id, at.room
        for day, grains in at.taken:
            if not problem.horizon.touched(grains) <= problem.open[at.room].on(day):
                yield "room.closed", at.id, f"{at.room} on {day}"


def lacks(problem, at, room):
    room = problem.rooms[room]
    together = slot_hearings(problem, at)
    needs = set().union(*(problem.needs(h) for h in together))
    seats = max(h.get("seats", 0) for h in together)
    return not needs <= set(room.get("attributes", [])) or room.get("seats") is not None and room["seats"] < seats


def parties(problem, at):
    for attendance in at.hearing.get("parties", []):
        if attendance.get("required", True):
            for day, grains in at.taken:
                if not problem.horizon.touched(grains) <= problem.party_free(attendance["party"], day):
                    yield "party.unavailable", at.id, f"{attendance['party']} on {day}"


def forbidden(problem, at):
    bench, room, venue = at.bench(), at.room_of(), at.venue(problem)
    for p in at.hearing.get("forbidden", []):
        days, there = p.get("days"), p.get("venue")
        if days and not days["first"] <= str(at.first) <= days["last"]:
            continue
        if there and there != venue or p.get("room") and p["room"] != room or p.get("person") and p["person"] not in bench:
            continue
        yield "place.forbidden", at.id, str(p)


def locks(problem, at):
    old, now, lock = problem.force.get(at.id), at.placement, at.hearing.get("lock", {})
    if not old:
        return
    same = {
        "date": old["date"] == now["date"],
        "time": old["start"] == now["start"],
        "room": (old.get("room"), old.get("list")) == (now.get("room"), now.get("list")),
        "panel": [b["person"] for b in old.get("panel", [])] == at.panel,
    }
    for what, kept in same.items():
        if lock.get(what) and not kept:
            yield "lock.broken", at.id, what


def seats_filled(problem, people, seats):
    return len(set(people)) == len(people) and len(people) >= len(seats) and all(
        problem.fills(person, seat) for person, seat in zip(people, seats))


def wanted(problem, at):
    """Who is excluded from and who must be on the panel of any hearing of the slot."""
    together = slot_hearings(problem, at)
    return tuple(set().union(*(said(h, what) for h in together)) for what in ("exclude", "include"))


def panel(problem, at, scene, days):
    for hearing in slot_hearings(problem, at):
        seats = hearing["panel"]
        if len(at.panel) != len(seats) or at.roles != [s["role"] for s in seats] or not seats_filled(problem, at.panel, seats):
            yield "panel.wrong", at.id, str(at.panel)
    excluded, included = wanted(problem, at)
    if excluded & set(at.panel):
        yield "panel.excluded", at.id, str(at.panel)
    if not included <= set(at.panel):
        yield "panel.not_included", at.id, str(at.panel)
    venue = at.venue(problem)
    for person in set(at.panel):
        holder = problem.people[person]
        venues = {v["venue"] for v in holder.get("venues", [])}
        if venue and venues and venue not in venues:
            yield "person.other_venue", at.id, f"{person} at {venue}"
        for day, grains in at.taken:
            if not problem.horizon.touched(grains) <= problem.sits[person].on(day):
                yield "person.away", at.id, f"{person} on {day}"
            if venue and len(scene.venues[person, day]) > 1:
                yield "person.other_venue", at.id, f"{person} on {day}"
            if day in scene.block_days[person]:
                continue
            week = [d for d in days[person] if d.isocalendar()[:2] == day.isocalendar()[:2]]
            if len(week) > (holder.get("max_days_a_week") or 7) or len(days[person]) > holder.get("max_days", 10**9):
                yield "person.too_many_days", at.id, f"{person} on {day}"


def interpreters(problem, at):
    languages = at.hearing.get("interpreters", [])
    if at.languages != languages or len(set(at.interpreters)) != len(languages) or any(
            language not in problem.interpreters[who]["languages"] for who, language in zip(at.interpreters, languages)):
        yield "interpreter.wrong", at.id, str(at.interpreters)
    for who in at.interpreters:
        for day, grains in at.taken:
            if not problem.horizon.touched(grains) <= problem.works[who].on(day):
                yield "interpreter.away", at.id, f"{who} on {day}"


def taken(problem, scene):
    """Nobody and no room in two places at once."""
    for what, code, diary in (("person", "person.taken", scene.people), ("room", "room.taken", scene.rooms)):
        for (name, day), entries in diary.items():
            for grains, slot in entries:
                others = [g for g, other in entries if other != slot] + scene.blocks[what, name, day]
                if any(overlap(grains, g) for g in others):
                    yield code, slot, f"{name} on {day}"
    for code, of in (("party.taken", lambda at: [a["party"] for a in at.hearing.get("parties", []) if a.get("required", True)]),
                     ("interpreter.taken", lambda at: at.interpreters)):
        diary = defaultdict(list)
        for at in scene.at.values():
            for name in set(of(at)):
                for day, grains in at.taken:
                    diary[name, day].append((grains, at.id))
        for (name, day), entries in diary.items():
            for n, (grains, one) in enumerate(entries):
                for other_grains, other in entries[:n]:
                    in_one_slot = code == "party.taken" and other in problem.slot[one]
                    if overlap(grains, other_grains) and not in_one_slot:
                        yield code, one, f"{name} on {day}, with {other}"


def links(problem, scene):
    for link in problem.links:
        kind_, hearings = link["kind"], link["hearings"]
        listed = [scene.at[h] for h in hearings if h in scene.at]
        if kind_ == "same_slot":
            told = {(a.placement["date"], a.placement["start"], a.room, a.placement["channel"], tuple(a.panel)) for a in listed}
            if len(listed) not in (0, len(hearings)) or len(told) > 1:
                yield "link.slot", link["id"], ""
        elif kind_ == "same_panel":
            if len({a.panel[0] for a in listed if a.panel}) > 1:
                yield "link.panel", link["id"], ""
        elif isinstance(kind_, dict):
            gap = kind_["ordered"].get("min_gap_days", 0)
            for before, after in zip(hearings, hearings[1:]):
                a, b = scene.at.get(before), scene.at.get(after)
                if b and (not a or b.first < a.last + timedelta(gap) or (
                        gap == 0 and b.first == a.last and (b.start or 0) < a.end)):
                    yield "link.order", after, before


def in_list(problem, at):
    list_, hearing = at.list, at.hearing
    block = list_["kind"].get("block") if kind(list_) == "block" else None
    linked = any(at.id in link["hearings"] for link in problem.links if link["kind"] in ("same_slot", "same_panel"))
    excluded, included = said(hearing, "exclude"), said(hearing, "include")
    wrong = (
        at.room or at.panel or at.interpreters or linked
        or str(at.first) != list_["date"] or at.placement["start"] not in list_["start_times"]
        or list_.get("types") and hearing["type"] not in list_["types"]
        or hearing.get("interpreters") or at.length > problem.horizon.grains
    )
    if block:
        wrong = wrong or (
            at.placement["channel"] not in ROOM_CHANNELS or lacks(problem, at, block["room"])
            or not seats_filled(problem, block["people"], hearing["panel"])
            or excluded & set(block["people"]) or not included <= set(block["people"])
        )
    else:
        wrong = wrong or not hearing.get("may_float") or len(hearing["panel"]) > 1 or included
    if wrong:
        yield "list.not_for_this", at.id, list_["id"]
