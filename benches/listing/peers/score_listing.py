#!/usr/bin/env python3
"""Scores a plan of `listing/1`: whether it is lawful, and its eight layers. Needs Python alone.

usage: score_listing.py PROBLEM PLAN [--in-force]     (--in-force scores the problem's own list in force; PLAN is then ignored)

Prints one line of JSON and every breach; the exit status says whether the plan is lawful.
"""

import json
import sys
from pathlib import Path

from scorer.cost import costs
from scorer.lawful import breaches, unknown_names
from scorer.problem import read
from scorer.scene import Scene


def score(problem, plan):
    """Layers in the policy's order (None if the plan cannot be read at all), and the breaches."""
    found = list(unknown_names(problem, plan))
    if found:
        return None, found
    scene = Scene(problem, plan["placements"])
    return costs(problem, scene), list(breaches(problem, plan, scene))


def of_list_in_force(problem):
    placed = set(problem.force)
    return {"placements": list(problem.force.values()),
            "unlisted": [{"hearing": h, "reasons": ["not in force"]} for h in problem.hearings if h not in placed]}


def main():
    paths = [a for a in sys.argv[1:] if not a.startswith("--")]
    problem = read(paths[0])
    plan = of_list_in_force(problem) if "--in-force" in sys.argv else json.loads(Path(paths[1]).read_text())
    layers, found = score(problem, plan)
    print(json.dumps({"lawful": not found, "layers": dict(zip(problem.layers, layers or [])),
                      "listed": len(plan["placements"]), "breaches": len(found)}))
    for code, subject, words in found[:50]:
        print(f"  {code}: {subject} {words}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
