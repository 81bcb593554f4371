#!/bin/sh
# Makes sure that there is axe-core, which looks for barriers in pages, in the folder named; says what to do where there is
# none. It comes from npm and never into the repository.
set -eu
[ -f "$1/node_modules/axe-core/axe.min.js" ] && exit 0
if command -v npm >/dev/null 2>&1; then
    echo "Fetching axe-core for the browser tests (once) …"
    npm install --silent --no-save --no-fund --no-audit --no-package-lock --prefix "$1" "axe-core@~4.14" && exit 0
fi
cat >&2 <<'MESSAGE'
The tests of accessibility need axe-core, and npm is missing or may not fetch it from here. Install npm, for example with
    sudo apt-get install npm             (Debian, Ubuntu)
    sudo dnf install npm                 (Fedora)
    brew install node                    (macOS)
and run `make test` again.
MESSAGE
exit 1
