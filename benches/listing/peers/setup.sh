#!/bin/sh
# Makes a virtual environment with the peers in target/peers/venv, and compiles the Timefold peer against the jars that its
# package bundles. Needs Python 3.11 or newer and, for Timefold, a JDK 17 or newer.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target="${CARGO_TARGET_DIR:-$here/../../../target}/peers"
mkdir -p "$target"
[ -x "$target/venv/bin/python" ] || python3 -m venv "$target/venv"
"$target/venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
if command -v javac >/dev/null; then
    jars=$(ls -d "$target"/venv/lib/python3*/site-packages/timefold/solver/jars)
    mkdir -p "$target/timefold"
    javac -nowarn -cp "$jars/*" -d "$target/timefold" "$here"/timefold/src/peer/*.java
else
    echo "no javac: the Timefold peer is left out" >&2
fi
