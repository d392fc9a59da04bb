#!/usr/bin/env bash
# The kernel under real Jupyter clients: jupyter_kernel_test, our own tests with jupyter_client, and every notebook under nbconvert (--notebooks).
# Needs the .NET SDK and Debian's packages (installed here when run as root):
#   apt-get install --no-install-recommends python3-jupyter-client python3-jupyter-kernel-test python3-nbclient jupyter-nbconvert
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
python=${PYTHON:-/usr/bin/python3}

if ! "$python" -c 'import jupyter_client, jupyter_kernel_test, nbconvert, nbclient' 2>/dev/null; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo "jupyter_client, jupyter_kernel_test, nbclient and nbconvert are missing; see the top of $0." >&2
        exit 2
    fi
    apt-get install -y --no-install-recommends python3-jupyter-client python3-jupyter-kernel-test python3-nbclient jupyter-nbconvert
fi

[ "${1:-}" = --no-build ] && shift || dotnet build -c Release -v q "$root/lib/DarkSector.Interactive"
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
export JUPYTER_DATA_DIR=$data JUPYTER_PATH=$data DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
darksector() { dotnet "$root/artifacts/bin/DarkSector.Interactive/release/darksector.dll" "$@"; }
darksector kernel install
"$python" -m unittest -v test_protocol test_kernel

if [ "${1:-}" = --notebooks ]; then
    for notebook in "$root"/notebooks/*/*.ipynb "$root"/notebooks/*.ipynb; do
        [ -e "$notebook" ] || continue
        echo "$notebook"
        "$python" -m nbconvert --to notebook --execute --ExecutePreprocessor.kernel_name=darksector --ExecutePreprocessor.timeout=1200 \
            --output-dir "$data/executed" "$notebook"
    done
fi
darksector kernel uninstall
