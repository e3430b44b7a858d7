#!/usr/bin/env bash
# Records all vectors again, in a copy of what is committed, and shows each line that differs; ends with 1 if there is one.
# Needs Python with PyTorch, scikit-learn, pandas, Pillow, SciPy and mpmath (Debian: python3-torch python3-sklearn python3-pandas python3-pil python3-mpmath), and Node
# for files of other implementations of Arrow and Parquet, which are left out without it.
set -euo pipefail
python=${PYTHON:-python3}
repository=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git -C "$repository" archive HEAD tests src samples | tar x -C "$copy"
cd "$copy"
git init -q
git add -A
git -c user.name=- -c user.email=- -c commit.gpgsign=false commit -qm before

# Scripts that say so in their first lines print what they record, the others write it beside themselves; three print figures for people, which no file has.
for script in $(git ls-files 'tests/*/Reference/*.py'); do
    name=$(basename "$script")
    case $name in components.py | polynomials.py | optuna_medians.py) continue ;; esac
    cd "$copy/$(dirname "$script")"
    target=$(sed -n "s/.*python3 $name > \([a-z_]*\.[a-z]*\).*/\1/p" "$name" | head -1)
    echo "$script"
    if [ -n "$target" ]; then "$python" "$name" >"$copy/.new" && mv "$copy/.new" "$target"; else "$python" "$name" >/dev/null; fi
done

if command -v npm >/dev/null; then
    cd "$copy/tests/CompiledNet.Data.Tests/Reference"
    mkdir "$copy/.node"
    cp record.mjs "$copy/.node"
    (cd "$copy/.node" && npm install --silent --no-fund --no-audit apache-arrow@21 parquet-wasm@0.8 >/dev/null && node record.mjs >columnar.txt 2>pages.txt)
    echo tests/CompiledNet.Data.Tests/Reference/record.mjs
    cp "$copy/.node/columnar.txt" "$copy/.node/pages.txt" .
fi

cd "$copy"
git --no-pager diff --exit-code --stat -- tests
