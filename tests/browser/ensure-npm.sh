#!/bin/sh
# Makes sure that what looks for faults in pages is there, from npm and never into the repository:
#     sh ensure-npm.sh FOLDER axe-core@~4.14
# Says what to do where it may not be fetched.
set -eu
[ -d "$1/node_modules/${2%%@*}" ] && exit 0
if command -v npm >/dev/null 2>&1; then
    echo "Fetching ${2%%@*} (once) …"
    npm install --silent --no-save --no-fund --no-audit --no-package-lock --prefix "$1" "$2" && exit 0
fi
cat >&2 <<'MESSAGE'
The tests of accessibility need axe-core, and npm is missing or may not fetch it from here (Lighthouse alike). Install npm,
for example with
    sudo apt-get install npm             (Debian, Ubuntu)
    sudo dnf install npm                 (Fedora)
    brew install node                    (macOS)
and run the same again.
MESSAGE
exit 1
