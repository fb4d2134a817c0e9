#!/bin/sh
# Read every set of letters in CORPUS/dev and let its judge say how well they were understood.
set -eu
corpus=$1
python=$2
[ -d "$corpus/dev" ] || { echo "skipped: there are no letters with truth in $corpus"; exit 0; }
readings=$(mktemp)
trap 'rm -f "$readings"' EXIT
for set in "$corpus"/dev/*/; do
    "$python" -m mailflow read --json "$set"*.eml >"$readings"
    printf '%s: ' "$(basename "$set")"
    "$python" "$corpus/score.py" "${set}truth.jsonl" "$readings" ${ERRORS:+--errors}
done
"$python" -m scripts.tradeoff "$corpus"
"$python" -m scripts.metamorphic "$corpus"
