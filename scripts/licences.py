#!/usr/bin/env python3
"""Holds the locked dependencies against deny.toml: licences, banned crates, sources.

The part of `cargo deny check` that needs no network, for machines without it. Advisories are not looked at.
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def satisfied(expression, allowed):
    """Whether an SPDX expression can be met with the allowed licences alone."""
    tokens = re.findall(r"\(|\)|[^\s()]+", expression.replace("/", " OR "))
    position = 0

    def peek():
        return tokens[position] if position < len(tokens) else None

    def take():
        nonlocal position
        position += 1
        return tokens[position - 1]

    def either():
        result = both()
        while peek() == "OR":
            take()
            result = both() or result
        return result

    def both():
        result = single()
        while peek() == "AND":
            take()
            result = single() and result
        return result

    def single():
        if peek() == "(":
            take()
            result = either()
            take()
            return result
        name = take()
        if peek() == "WITH":
            take()
            name = f"{name} WITH {take()}"
        return name in allowed

    return either()


def parents(nodes, by_id):
    """Who depends directly on a crate, by name."""
    found = {}
    for node in nodes:
        for dependency in node["deps"]:
            found.setdefault(by_id[dependency["pkg"]]["name"], set()).add(by_id[node["id"]]["name"])
    return found


def linked(nodes, roots):
    """The ids of the packages that the program is made with: reached without a dev-dependency."""
    by_id = {node["id"]: node for node in nodes}
    found, waiting = set(), list(roots)
    while waiting:
        package = waiting.pop()
        if package in found:
            continue
        found.add(package)
        for dependency in by_id[package]["deps"]:
            if any(kind["kind"] != "dev" for kind in dependency["dep_kinds"]):
                waiting.append(dependency["pkg"])
    return found


def findings(metadata, rules):
    """Every breach of the rules, a line each."""
    packages, nodes = metadata["packages"], metadata["resolve"]["nodes"]
    allowed = set(rules["licenses"]["allow"])
    exceptions = {crate["crate"]: set(crate["allow"]) for crate in rules["licenses"]["exceptions"]}
    banned = {ban["crate"]: ban for ban in rules["bans"]["deny"]}
    users = parents(nodes, {package["id"]: package for package in packages})
    in_program = linked(nodes, metadata["workspace_members"])
    for package in packages:
        label = f"{package['name']} {package['version']}"
        if package["source"] is None:
            continue  # a crate of this workspace
        if not package["source"].startswith("registry+"):
            yield f"{label} does not come from a registry: {package['source']}"
        ban = banned.get(package["name"])
        if ban and "wrappers" not in ban:
            yield f"{label} is banned: {ban['reason']}"
        elif ban:
            for user in sorted(users.get(package["name"], set()) - set(ban["wrappers"])):
                yield f"{user} uses {label}: {ban['reason']}"
        extra = exceptions.get(package["name"], set())
        if extra and package["id"] in in_program:
            yield f"{label} is excepted for tests only, but the program links it"
        if not package["license"]:
            yield f"{label} names no licence"
        elif not satisfied(package["license"], allowed | extra):
            yield f"{label} has a licence that is not allowed: {package['license']}"


def self_test():
    """The reader of licence expressions, on cases of each kind."""
    allowed = {"MIT", "Apache-2.0 WITH LLVM-exception", "Zlib"}
    cases = {
        "MIT": True,
        "GPL-3.0": False,
        "MIT OR GPL-3.0": True,
        "GPL-3.0 OR MIT": True,
        "MIT AND GPL-3.0": False,
        "(GPL-3.0 OR MIT) AND Zlib": True,
        "GPL-3.0/MIT": True,
        "Apache-2.0": False,
        "Apache-2.0 WITH LLVM-exception": True,
        "GPL-3.0 OR MIT AND GPL-3.0": False,
    }
    for expression, expected in cases.items():
        assert satisfied(expression, allowed) is expected, expression
    rules = {
        "licenses": {"allow": ["MIT"], "exceptions": [{"crate": "copyleft", "allow": ["MPL-2.0"]}]},
        "bans": {"deny": [{"crate": "bad", "reason": "why"}, {"crate": "fenced", "wrappers": ["home"], "reason": "why"}]},
    }

    def workspace(kind="dev", user="home", **change):
        library = {"id": "l", "name": "good", "version": "1", "source": "registry+https://example.org", "license": "MIT"}
        dependency = {"pkg": "l", "dep_kinds": [{"kind": kind}]}
        return {
            "packages": [{"id": "u", "name": user, "version": "1", "source": None, "license": None}, library | change],
            "resolve": {"nodes": [{"id": "u", "deps": [dependency]}, {"id": "l", "deps": []}]},
            "workspace_members": ["u"],
        }

    copyleft = {"name": "copyleft", "license": "MPL-2.0"}
    for lawful in (workspace(), workspace(name="fenced"), workspace(**copyleft)):
        assert not list(findings(lawful, rules)), lawful
    for unlawful in (
        workspace(name="bad"),
        workspace(name="fenced", user="elsewhere"),
        workspace(source="git+https://x"),
        workspace(license=None),
        workspace(license="GPL-3.0"),
        workspace(kind=None, **copyleft),
    ):
        assert len(list(findings(unlawful, rules))) == 1, unlawful


def main():
    self_test()
    rules = tomllib.loads((ROOT / "deny.toml").read_text())
    command = ["cargo", "metadata", "--locked", "--all-features", "--format-version", "1"]
    for target in rules["graph"]["targets"]:
        command += ["--filter-platform", target]
    metadata = json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)
    found = sorted(findings(metadata, rules))
    for line in found:
        print(f"licences: {line}", file=sys.stderr)
    if found:
        sys.exit(1)
    print(f"licences: {len(metadata['packages'])} packages, all as deny.toml allows")


if __name__ == "__main__":
    main()
