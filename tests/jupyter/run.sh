#!/usr/bin/env bash
# The kernel under real Jupyter clients: jupyter_kernel_test, and our own tests with jupyter_client. Every notebook: see notebooks.sh.
# Needs the .NET SDK and Debian's packages (installed here when that is possible without asking):
#   apt-get install --no-install-recommends python3-jupyter-client python3-jupyter-kernel-test python3-nbclient jupyter-nbconvert
# Usage: tests/jupyter/run.sh [--no-build] [module or test, as unittest has them]
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
python=${PYTHON:-/usr/bin/python3}
packages="python3-jupyter-client python3-jupyter-kernel-test python3-nbclient jupyter-nbconvert"

there() { "$python" -c 'import jupyter_client, jupyter_kernel_test, nbconvert, nbclient' 2>/dev/null; }

install_packages() {
    local sudo=""
    [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
    command -v apt-get >/dev/null || return 1
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    $sudo apt-get install -y --no-install-recommends $packages || { $sudo apt-get update && $sudo apt-get install -y --no-install-recommends $packages; }
}

if ! there && ! { install_packages >/dev/null 2>&1 && there; }; then
    echo "THE TESTS OF THE KERNEL UNDER JUPYTER DID NOT RUN: $python has no jupyter_client, jupyter_kernel_test, nbclient or nbconvert," >&2
    echo "and they cannot be installed here. On Debian: apt-get install $packages" >&2
    exit 2
fi

if [ "${1:-}" = --no-build ]; then
    shift
else
    dotnet build -c Release -v q "$root/lib/DarkSector.Interactive"
fi
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
# Neither the kernels nor the history of the user are touched.
export JUPYTER_DATA_DIR=$data JUPYTER_PATH=$data XDG_DATA_HOME=$data DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
darksector() { dotnet "$root/artifacts/bin/DarkSector.Interactive/release/darksector.dll" "$@"; }
darksector kernel install
[ $# -gt 0 ] || set -- test_protocol test_kernel
"$python" -m unittest -v "$@"
darksector kernel uninstall
