#!/bin/sh
# Makes sure that there are nginx and Caddy for the tests of the sample configurations, in the folder named or in the
# system. The system's packages are unpacked, not installed, so that no web server begins to run on this machine.
set -eu
mkdir -p "$1"
folder=$(cd "$1" && pwd)
export PATH="$PATH:/usr/sbin:$folder/usr/sbin:$folder/usr/bin"
ready() { nginx -v >/dev/null 2>&1 && caddy version >/dev/null 2>&1; }
ready && exit 0
if command -v apt-get >/dev/null 2>&1 && command -v dpkg-deb >/dev/null 2>&1; then
    echo "Unpacking nginx and Caddy for the tests (once) …"
    mkdir -p "$folder/packages"
    cd "$folder/packages"
    fetch() { apt-get download -qq nginx nginx-common caddy 2>/dev/null; }
    if ! fetch; then
        if [ "$(id -u)" -eq 0 ]; then apt-get update -qq; else sudo -n apt-get update -qq 2>/dev/null || true; fi
        fetch || true
    fi
    for package in ./*.deb; do
        if [ -f "$package" ]; then dpkg-deb -x "$package" ..; fi
    done
    cd - >/dev/null
    rm -r "$folder/packages"
    ready && exit 0
fi
cat >&2 <<'MESSAGE'
The tests of the web servers need nginx and Caddy, and they may not be fetched from here. Install them, for example with
    sudo apt-get install nginx caddy     (Debian, Ubuntu)
    sudo dnf install nginx caddy         (Fedora)
    brew install nginx caddy             (macOS)
and run `make test` again.
MESSAGE
exit 1
