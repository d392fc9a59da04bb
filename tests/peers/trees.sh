#!/bin/sh
# Boosted trees beside those of scikit-learn and XGBoost: the same events, one core, processor time.
#   apt-get install python3-sklearn python3-xgboost
#   sh tests/peers/trees.sh [core]
set -e
cd "$(dirname "$0")/../.."
core=${1:-0}
events=$(mktemp -d)
trap 'rm -r "$events"' EXIT
dotnet build -c Release -v q tests/DarkSector.Benchmarks
grep -m1 'model name' /proc/cpuinfo
taskset -c "$core" /usr/bin/python3 tests/peers/trees.py "$events"
taskset -c "$core" dotnet run -c Release --no-build --project tests/DarkSector.Benchmarks -- tree-times "$events"
