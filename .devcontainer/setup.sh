#!/usr/bin/env bash
# Makes a fresh container ready for notebooks: converters, Jupyter, the build, the kernel. Ends with what the doctor says.
set -euo pipefail
cd "$(dirname "$0")/.."

sudo apt-get update
sudo apt-get install -y --no-install-recommends librsvg2-bin jupyter-notebook
dotnet build -c Release lib/DarkSector.Interactive
dotnet tool restore || echo "csharprepl was not installed; \`darksector repl\` works without it."
dotnet run -c Release --no-build --project lib/DarkSector.Interactive -- kernel install
dotnet run -c Release --no-build --project lib/DarkSector.Interactive -- doctor
