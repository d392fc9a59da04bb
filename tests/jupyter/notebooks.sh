#!/usr/bin/env bash
# Runs notebooks under `jupyter nbconvert --execute`, under `jupyter execute` and under the runner, and compares kernel and runner cell by cell.
# Usage: tests/jupyter/notebooks.sh [--events N] [NOTEBOOK...]   (default: all of notebooks/, with the statistics they choose themselves)
# Build first (dotnet build -c Release) and have the packages that run.sh names. Ends with the number of notebooks that failed.
set -uo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
python=${PYTHON:-/usr/bin/python3}
options=()
if [ "${1:-}" = --events ]; then
    options=(--events "$2")
    shift 2
fi
[ $# -gt 0 ] || set -- notebooks/*/*.ipynb
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
export JUPYTER_DATA_DIR=$data JUPYTER_PATH=$data XDG_DATA_HOME=$data DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
darksector() { dotnet "$root/artifacts/bin/DarkSector.Interactive/release/darksector.dll" "$@"; }
darksector kernel install >/dev/null
# The notebooks ask for the kernel .net-csharp.
darksector kernel install --name .net-csharp >/dev/null

failures=0
for notebook in "$@"; do
    name=$(basename "$notebook" .ipynb)
    folder=$(dirname "$notebook")
    echo "== $notebook"
    ok=true
    darksector run "$notebook" "${options[@]}" --output "$data/runner/$name" >/dev/null || ok=false
    # What goes to Jupyter is the notebook with the same injected parameters, from where relative paths mean the same.
    copy=$folder/.jupyter-$name.ipynb
    "$python" tests/jupyter/compare.py inject "$notebook" "$data/runner/$name/$name.ipynb" "$copy"
    "$python" -m nbconvert --log-level=ERROR --to notebook --execute --ExecutePreprocessor.timeout=1200 --output-dir "$data/kernel" --output "$name" "$copy" || ok=false
    if [ ${#options[@]} -gt 0 ]; then
        "$python" -m jupyter execute --timeout=1200 "$copy" >/dev/null 2>&1 || { echo "jupyter execute failed"; ok=false; }
    fi
    rm -f "$copy"
    "$python" tests/jupyter/compare.py compare "$data/runner/$name/$name.ipynb" "$data/kernel/$name.ipynb" || ok=false
    $ok || { echo "FAILED: $notebook"; failures=$((failures + 1)); }
done
echo "$failures of $# notebooks failed"
[ "$failures" -eq 0 ]
