"""What Schemathesis must know about Assize: sessions that can be booked, and which answers to a sound request are no faults."""

import itertools
import json
import os
import re
import urllib.request

import schemathesis

BASE = os.environ["ASSIZE_URL"]
KEY = os.environ["ASSIZE_KEY"]
VENUES = ("CFI", "LEI", "SWI")
UUID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)

# Rules about several fields together, or finer than a pattern: JSON Schema cannot say them, so a request may keep to its schema
# and break them. Every other rule has its place in the schema, and breaking it there is a fault of the description.
BEYOND_SCHEMAS = {
    "contact-way",  # an e-mail address or a telephone number must be there
    "date-order",  # the last day does not come before the first
    "days",  # so many days at most
    "email",  # what lettre takes for an address that mail can go to
    "lead",  # one visitor at most is marked
    "one-count",  # dates of birth or numbers, not both
    "one-place",  # a hold or a session, not both
    "phone",  # so many digits, whatever stands between them
    "whole-name",  # both parts of a name or neither
}


def sessions():
    """Sessions with free tables, for requests that shall come to something."""
    found = []
    for venue in VENUES:
        request = urllib.request.Request(
            f"{BASE}/v1/venues/{venue}/availability?adults=1", headers={"Authorization": f"Bearer {KEY}"}
        )
        with urllib.request.urlopen(request) as answer:
            found += [slot["session"] for slot in json.load(answer)["slots"][:8]]
    if not found:
        raise RuntimeError("no venue of the demonstration has a free session")
    return itertools.cycle(found)


SESSIONS = sessions()
NUMBERS = itertools.count(1)


def sound_party():
    """Somebody who has no booking yet, visited by somebody who has none either."""
    number = next(NUMBERS)
    letters = "".join(chr(ord("A") + number // 26**place % 26) for place in range(2))
    return {
        "prisoner": {"number": f"B{number % 10000:04}{letters}"},
        "visitors": [{"first_name": "Ann", "last_name": f"Lee {number}", "date_of_birth": "1980-02-03", "lead": True}],
    }


def is_sound(case):
    return case.meta is not None and case.meta.generation.mode.is_positive


@schemathesis.hook
def map_case(context, case):
    """Leads to what there is: venues and sessions of the demonstration. What names nothing by its form stays as it is."""
    if "code" in case.path_parameters and re.fullmatch("[A-Z0-9-]{2,24}", str(case.path_parameters["code"])):
        case.path_parameters["code"] = VENUES[len(case.path_parameters["code"]) % len(VENUES)]
    body = case.body
    if isinstance(body, dict):
        place = body.get("place")
        for part in (body, place):
            if isinstance(part, dict) and isinstance(part.get("session"), str) and UUID.fullmatch(part["session"]):
                part["session"] = next(SESSIONS)
    # Every second sound request for a place asks for one that can be had: those come to holds and bookings, and what is linked
    # from them is tried too.
    if isinstance(body, dict) and is_sound(case) and case.path in ("/v1/holds", "/v1/bookings") and next(NUMBERS) % 2:
        body["party"] = sound_party()
        for name in ("class", "units", "channel", "for_change_of", "instead_of"):
            body.pop(name, None)
        if case.path == "/v1/holds":
            body["session"] = next(SESSIONS)
        else:
            body["contact"] = {"email": "ann@example.org"}
            if not (isinstance(place, dict) and set(place) == {"hold"}):
                body["place"] = {"session": next(SESSIONS)}
    # To wait for news is what `wait` is for; a second of it shows as much as twenty.
    if case.path == "/v1/events" and isinstance(case.query, dict):
        wait = case.query.get("wait")
        if isinstance(wait, int) and 1 < wait <= 20:
            case.query["wait"] = 1
    return case


def was_sent_as_described(case, response, header):
    """Schemathesis takes quotation marks off some header values on their way: then it is not the description that is wrong."""
    for parameter in case.operation.definition.raw.get("parameters", []):
        if parameter["name"] == header:
            return re.fullmatch(parameter["schema"]["pattern"], response.request.headers.get(header, "")) is not None
    return True


@schemathesis.check
def a_sound_request_has_no_fault(ctx, response, case):
    """A request that keeps to its schema is not told that a field, parameter or header breaks a rule."""
    if not is_sound(case) or response.status_code not in (400, 422):
        return
    for error in response.json()["errors"]:
        if not error["code"].startswith("request.") or error.get("facts", {}).get("rule") in BEYOND_SCHEMAS:
            continue
        if was_sent_as_described(case, response, error.get("header")):
            raise AssertionError(f"the schema allows what the service refuses: {json.dumps(error)}")


@schemathesis.check
def a_problem_is_whole(ctx, response, case):
    """Whatever goes wrong is told in one shape: what, where and what can be done, with a code that the operation lists."""
    if response.status_code < 400:
        return
    problem = response.json()
    assert problem["status"] == response.status_code, problem
    for error in problem["errors"]:
        assert all(error[part] for part in ("code", "title", "detail", "cure")), error
    described = case.operation.definition.raw["responses"].get(str(response.status_code), {})
    if described:
        assert problem["code"] in described["x-problem-codes"], f"{problem['code']} is not described"
