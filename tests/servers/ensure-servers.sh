#!/bin/sh
# Makes sure that there are nginx, Caddy and Apache for the tests of what they are told, in the folder named or in the
# system. The system's packages are unpacked, not installed, so that no web server begins to run on this machine.
set -eu
mkdir -p "$1"
folder=$(cd "$1" && pwd)
export PATH="$PATH:/usr/sbin:$folder/usr/sbin:$folder/usr/bin"
# Where the libraries of Apache are unpacked.
for libraries in "$folder"/usr/lib/*-linux-gnu; do export LD_LIBRARY_PATH="$libraries"; done
apache() { apache2 -v >/dev/null 2>&1 || httpd -v >/dev/null 2>&1; }
ready() { nginx -v >/dev/null 2>&1 && caddy version >/dev/null 2>&1 && apache; }
ready && exit 0
if command -v apt-get >/dev/null 2>&1 && command -v dpkg-deb >/dev/null 2>&1; then
    echo "Unpacking nginx, Caddy and Apache for the tests (once) …"
    mkdir -p "$folder/packages"
    cd "$folder/packages"
    fetch() {
        apt-get download -qq nginx nginx-common caddy apache2-bin 2>/dev/null || return 1
        # Their names differ from one release to the next.
        for library in libapr1 libapr1t64 libaprutil1 libaprutil1t64 liblua5.3-0 libnghttp2-14 libjansson4; do
            apt-get download -qq "$library" 2>/dev/null || true
        done
    }
    if ! fetch; then
        if [ "$(id -u)" -eq 0 ]; then apt-get update -qq; else sudo -n apt-get update -qq 2>/dev/null || true; fi
        fetch || true
    fi
    for package in ./*.deb; do
        if [ -f "$package" ]; then dpkg-deb -x "$package" ..; fi
    done
    cd - >/dev/null
    rm -r "$folder/packages"
    for libraries in "$folder"/usr/lib/*-linux-gnu; do export LD_LIBRARY_PATH="$libraries"; done
    ready && exit 0
fi
cat >&2 <<'MESSAGE'
The tests of the web servers need nginx, Caddy and Apache, and they may not be fetched from here. Install them, for example with
    sudo apt-get install nginx caddy apache2     (Debian, Ubuntu)
    sudo dnf install nginx caddy httpd           (Fedora)
    brew install nginx caddy httpd               (macOS)
and run `make test` again.
MESSAGE
exit 1
