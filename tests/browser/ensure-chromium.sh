#!/bin/sh
# Makes sure that there is a Chromium for the browser tests, from the system's packages; says what to do where it may not.
set -eu
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
[ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ] && exit 0
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"; else as_root="no"; fi
fi
if [ "$as_root" != "no" ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests (once) …"
    $as_root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
    exit 0
fi
cat >&2 <<'MESSAGE'
The browser tests need Chromium, and it may not be installed from here. Install it, for example with
    sudo apt-get install chromium        (Debian, Ubuntu)
    sudo dnf install chromium            (Fedora)
    brew install --cask chromium         (macOS)
or set CHROMIUM to the path of a Chromium or Chrome, and run `make test` again.
MESSAGE
exit 1
