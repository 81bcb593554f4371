"""The sample configurations on real web servers: own folders, ports and passwords, and the questions asked of them."""

from __future__ import annotations

import base64
import http.client
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from finished import finished
from portal.finish.hosts import write_host_files
from portal.model.base import Audience
from sample import baseline_settings

SAMPLES = Path(__file__).parents[2] / "hooks" / "portal" / "servers"
UNPACKED = Path(sys.prefix) / "servers"
"""Where ensure-servers.sh unpacks what the system lacks."""
HOSTS = {Audience.PUBLIC: "portal.example.org"} | {
    edition: f"{edition.replace('_', '-')}.portal.example.org" for edition in list(Audience)[1:]
}
NAME, PASSWORD = "reader", "a long password for tests"
MOST_SECONDS = 60
MODULES = [
    Path("/usr/lib/apache2/modules"),
    UNPACKED / "usr" / "lib" / "apache2" / "modules",
    Path("/usr/lib64/httpd/modules"),
    Path("/usr/libexec/apache2"),
]
"""Where systems keep the modules of Apache."""
APACHE_NEEDS = ("mpm_event", "unixd", "authz_core", "mime", "dir", "headers", "alias", "filter", "deflate")
"""Modules that every distribution loads from the start, some of them built in."""


@dataclass(frozen=True)
class Answer:
    """What a web server answered."""

    status: int
    headers: Mapping[str, str]
    """In small letters."""
    body: bytes


@dataclass(frozen=True)
class Running:
    """A web server of our own."""

    port: int
    secure: bool
    folder: Path
    """What it reads and writes."""
    plain_port: int = 0
    """Where it answers without encryption, if it does."""

    def ask(self, edition: Audience, address: str, password: str = "", port: int = 0) -> Answer:
        """The answer of the host of an edition."""
        headers = {"Host": HOSTS[edition], "X-Forwarded-For": "192.0.2.7", "User-Agent": "a-reader-of-the-portal"}
        if password:
            headers["Authorization"] = "Basic " + base64.b64encode(f"{NAME}:{password}".encode()).decode()
        connection: http.client.HTTPConnection
        if self.secure and not port:
            context = ssl.create_default_context(cafile=self.folder / "certificate.pem")
            context.check_hostname = False
            connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=10, context=context)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=10)
        try:
            connection.request("GET", address, headers=headers)
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def written(self) -> str:
        """Everything the server has written anywhere."""
        logs = [path for path in (self.folder / "log").rglob("*") if path.is_file()]
        return "\n".join(path.read_text("utf-8", errors="replace") for path in logs)


def binary(*names: str) -> str:
    """The path of a web server, by one of its names; without one the tests fail and say what to do."""
    places = [os.environ.get("PATH", ""), "/usr/sbin", str(UNPACKED / "usr" / "sbin"), str(UNPACKED / "usr" / "bin")]
    found = next((path for name in names if (path := shutil.which(name, path=os.pathsep.join(places)))), None)
    if not found:
        script = (Path(__file__).parent / "ensure-servers.sh").read_text("utf-8")
        pytest.fail(script.partition("<<'MESSAGE'\n")[2].partition("MESSAGE\n")[0], pytrace=False)
    return found


def sites(folder: Path) -> Path:
    """A small site of every edition, with a file that must not be served; the folder they are in."""
    for edition in Audience:
        site = finished(folder, edition.value)
        (site / ".env").write_text("secret", "utf-8")
        (site / "modules" / ".notes").mkdir()
        (site / "modules" / ".notes" / "a.txt").write_text("secret", "utf-8")
        (site / ".well-known").mkdir()
        (site / ".well-known" / "security.txt").write_text("Contact: https://example.org\n", "utf-8")
    return folder / "net" / "site"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def changed(sample: str, changes: Mapping[str, str]) -> str:
    """A sample configuration with other folders, ports and passwords; every change must find its place."""
    text = (SAMPLES / sample).read_text("utf-8")
    for old, new in changes.items():
        assert old in text, f"{sample} does not hold {old!r}"
        text = text.replace(old, new)
    return text


@contextmanager
def started(command: list[str], running: Running, **environment: str) -> Iterator[Running]:
    """A web server while it runs; in the end it is stopped, and only it."""
    (running.folder / "log").mkdir(exist_ok=True)
    # Its workers may run as another user, who must be able to write here.
    (running.folder / "log").chmod(0o777)
    with (running.folder / "log" / "said").open("wb") as said:
        process = subprocess.Popen(
            command, cwd=running.folder, stdout=said, stderr=said, start_new_session=True,
            env={**os.environ, **environment},
        )  # fmt: skip
    try:
        end = time.monotonic() + MOST_SECONDS
        while not _answers(running) and process.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        assert process.poll() is None, running.written()
        yield running
    finally:
        if process.poll() is None:
            os.kill(process.pid, signal.SIGTERM)
        process.wait(MOST_SECONDS)


def _answers(running: Running) -> bool:
    try:
        return running.ask(Audience.PUBLIC, "/").status == 200
    except OSError:
        return False


@contextmanager
def nginx(folder: Path) -> Iterator[Running]:
    """nginx with its sample configuration."""
    program = binary("nginx")
    port, second, plain = free_port(), free_port(), free_port()
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=portal.example.org", "-addext", "basicConstraints=critical,CA:TRUE"),
            *("-keyout", folder / "key.pem", "-out", folder / "certificate.pem"),
        ],
        check=True, capture_output=True,
    )  # fmt: skip
    hashed = subprocess.run(["openssl", "passwd", "-6", PASSWORD], check=True, capture_output=True, text=True).stdout
    for edition in list(Audience)[1:]:
        (folder / f"portal-{edition}.users").write_text(f"{NAME}:{hashed.strip()}\n", "utf-8")
    types = next(path for path in (Path("/etc/nginx"), UNPACKED / "etc" / "nginx") if (path / "mime.types").exists())
    configuration = changed(
        "nginx.conf",
        {
            "/etc/nginx/portal-": f"{folder}/portal-",
            "include /etc/nginx/mime.types": f"include {types}/mime.types",
            "/etc/letsencrypt/live/portal.example.org/fullchain.pem": f"{folder}/certificate.pem",
            "/etc/letsencrypt/live/portal.example.org/privkey.pem": f"{folder}/key.pem",
            "/srv/portal/site": str(sites(folder)),
            "/var/log/nginx": f"{folder}/log",
            "/run/nginx.pid": f"{folder}/nginx.pid",
            "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
            "listen [::]:443 ssl": f"listen 127.0.0.1:{second} ssl",
            "listen 80": f"listen 127.0.0.1:{plain}",
        },
    )
    # What the Debian package would have made, in a folder of ours.
    temporary = "".join(
        f"    {kind}_temp_path {folder}/temp-{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    configuration = configuration.replace("http {\n", f"http {{\n{temporary}", 1)
    (folder / "nginx.conf").write_text(configuration, "utf-8")
    readable(folder)
    command = [program, "-c", str(folder / "nginx.conf"), "-e", str(folder / "log" / "first"), "-g", "daemon off;"]
    with started(command, Running(port, True, folder, plain)) as running:
        yield running


@contextmanager
def caddy(folder: Path) -> Iterator[Running]:
    """Caddy with its sample configuration; without certificates, which it would have to ask for on the internet."""
    program = binary("caddy")
    port = free_port()
    hashed = subprocess.run(
        [program, "hash-password", "--plaintext", PASSWORD], check=True, capture_output=True, text=True
    ).stdout
    for edition in list(Audience)[1:]:
        (folder / f"portal-{edition}.users").write_text(f"{NAME} {hashed.strip()}\n", "utf-8")
    text = changed("Caddyfile", {"/etc/caddy/portal-": f"{folder}/portal-", "/srv/portal/site": str(sites(folder))})
    address = re.compile(r"^((?:[\w-]+\.)?portal\.example\.org) \{$", re.MULTILINE)
    assert len(address.findall(text)) == len(Audience)
    text = address.sub(rf"http://\1:{port} {{\n\tbind 127.0.0.1", text)
    (folder / "Caddyfile").write_text(text, "utf-8")
    own = {name: str(folder / "own") for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME")}
    command = [program, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    with started(command, Running(port, False, folder), **own) as running:
        yield running


@contextmanager
def apache(folder: Path) -> Iterator[Running]:
    """Apache with no configuration but its own first steps, and the `.htaccess` of the site."""
    program = binary("apache2", "httpd")
    modules = next(path for path in MODULES if (path / "mod_headers.so").exists())
    port, site = free_port(), sites(folder) / "public"
    write_host_files(site, baseline_settings())
    known = {path.name for path in modules.iterdir()}
    loaded = [name for name in APACHE_NEEDS if f"mod_{name}.so" in known]
    (folder / "mime.types").write_text("text/html html\ntext/css css\nimage/svg+xml svg\n", "utf-8")
    lines = [
        *(f"LoadModule {name}_module {modules}/mod_{name}.so" for name in loaded),
        f'ServerRoot "{folder}"', f"PidFile {folder}/pid", f"Listen 127.0.0.1:{port}", "ServerName localhost",
        f"ErrorLog {folder}/log/errors", "User nobody", f"TypesConfig {folder}/mime.types", f'DocumentRoot "{site}"',
        f'<Directory "{site}">', "AllowOverride FileInfo", "DirectoryIndex index.html", "</Directory>",
    ]  # fmt: skip
    (folder / "apache.conf").write_text("\n".join(lines) + "\n", "utf-8")
    readable(folder)
    libraries = os.pathsep.join(str(path) for path in UNPACKED.glob("usr/lib/*-linux-gnu"))
    command = [program, "-f", str(folder / "apache.conf"), "-DFOREGROUND"]
    with started(command, Running(port, False, folder), LD_LIBRARY_PATH=libraries) as running:
        yield running


def readable(folder: Path) -> None:
    """Let the user that nginx runs as read the folder, as it may read /srv."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


SERVERS = {"nginx": nginx, "caddy": caddy}
