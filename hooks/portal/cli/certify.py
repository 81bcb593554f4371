"""The command that signs certificates: for whom, after which doubts, and where the printable pages go."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from portal.cli.handed_in import answer_keys, expert_key, opened_files, report_of, visible
from portal.cli.places import in_a_portal
from portal.cli.terminal import Refused, Terminal
from portal.compose.certificates import VERIFY_PAGE
from portal.load.catalogues import load_catalogues
from portal.load.files import exists
from portal.load.settings import Settings, load_settings
from portal.load.validate import load_yaml
from portal.locale.catalogue import Catalogue
from portal.model.certificates import Certificates
from portal.model.issuer import Issuer
from portal.records.certificate import Certificate, issue, verify
from portal.records.earned import Earned, earned
from portal.records.evidence import Opened
from portal.records.faults import Fault
from portal.records.keys import ExpertKey
from portal.records.printable import as_page

Signed = tuple[str, Certificate]


def certify_arguments(parser: ArgumentParser, words: Catalogue) -> None:
    """The arguments of `portal records certify`."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=words.t("cli.records.paths"))
    parser.add_argument("--keys", type=Path, metavar="FILE", help=words.t("cli.records.keys"))
    parser.add_argument("--key", type=Path, required=True, metavar="FILE", help=words.t("cli.records.certify.key"))
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE", help=words.t("cli.records.passphrase_file"))
    output = words.t("cli.records.certify.output")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help=output)
    parser.add_argument("--site-url", metavar="URL", help=words.t("cli.records.certify.site_url"))
    parser.add_argument("--one-file", action="store_true", help=words.t("cli.records.certify.one_file"))
    despite = words.t("cli.records.certify.despite_flags")
    parser.add_argument("--despite-flags", action="store_true", help=despite)


def certify(options: Namespace, terminal: Terminal) -> int:
    """Sign a certificate for everything that was passed, and write the pages to print.

    1 when something that was passed was left unsigned or a file could not be read, 2 when nothing could be done.
    """
    try:
        settings = _settings(options)
        address = _verify_address(options, settings)
        if in_a_portal(options.output):
            raise Refused("certify.inside", folder=visible(options.output))
        keys = answer_keys(options)
        key = _known(expert_key(options, terminal), settings)
        files = [one for path in options.paths for one in opened_files(path, key)]
        passed = list(earned(report_of(files, keys), files, keys))
        left = [] if options.despite_flags else [one for one in passed if one.doubts]
        texts = [issue(one.facts, key) for one in passed if one not in left]
        written = _write([(text, _said(text, key)) for text in texts], keys.site, address, settings, options)
    except Refused as refused:
        terminal.error(terminal.words.t(refused.key, **refused.values))
        return 2
    for path in written:
        terminal.say(visible(path))
    unreadable = [one for one in files if isinstance(one.record, Fault)]
    _tell(unreadable, left, terminal)
    terminal.progress("certify.done", n=len(texts))
    return int(bool(unreadable or left))


def _settings(options: Namespace) -> Settings:
    settings, _ = load_settings(options.root.resolve())
    if settings is None:
        raise Refused("cli.no_portal", folder=str(options.root))
    return settings


def _verify_address(options: Namespace, settings: Settings) -> str:
    """The full address of the page that checks certificates."""
    base: str = options.site_url or settings.site_url
    if not base.startswith(("https://", "http://")):
        raise Refused("certify.no_site_url")
    return f"{base.rstrip('/')}/{VERIFY_PAGE}.html"


def _known(key: ExpertKey, settings: Settings) -> ExpertKey:
    """The key, when the page that checks certificates knows it; else they would be told to be nobody's."""
    own, _ = load_yaml(settings.docs / "expert-key.json", settings.root, Issuer)
    names = [own.value.fingerprint] if own else []
    if exists(settings.docs / "certificates.yml"):
        kept, _ = load_yaml(settings.docs / "certificates.yml", settings.root, Certificates)
        names += [issuer.fingerprint for issuer in kept.value.issuers] if kept else []
    if key.fingerprint not in names:
        raise Refused("certify.unknown_key", name=key.fingerprint)
    return key


def _said(text: str, key: ExpertKey) -> Certificate:
    """What a certificate says that was signed just now."""
    said = verify(text, [key.public]).certificate
    assert said is not None
    return said


def _tell(unreadable: Sequence[Opened], left: Sequence[Earned], terminal: Terminal) -> None:
    """What could not be read, and what was passed but is not signed before somebody has looked."""
    words = terminal.words
    for one in unreadable:
        assert isinstance(one.record, Fault)
        terminal.error(words.t("certify.unread", file=one.file, why=words.t(f"records.flag.{one.record.code}")))
    for doubted in left:
        titles = doubted.facts["title"]
        title = titles.get(words.language) or next(iter(titles.values()))
        flags = "; ".join(words.t(f"records.flag.{flag}") for flag in doubted.doubts)
        terminal.error(words.t("certify.doubted", file=doubted.file, title=title, flags=flags))


def _write(
    signed: Sequence[Signed], site: str, address: str, settings: Settings, options: Namespace
) -> list[Path]:  # fmt: skip
    """The pages, one for each certificate or one for all; what was written under the same number is replaced."""
    catalogues = load_catalogues(settings.languages, settings.strings)
    words = [catalogues[code] for code in settings.languages]
    pages = {f"certificate-{said.number}.html": [(text, said)] for text, said in signed}
    if options.one_file and signed:
        pages = {"certificates.html": list(signed)}
    written = []
    try:
        options.output.mkdir(parents=True, exist_ok=True)
        for name, page in pages.items():
            path: Path = options.output / name
            path.write_text(as_page(page, site, address, words), encoding="utf-8")
            written.append(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused("keys.unwritable", file=visible(options.output), reason=reason) from None
    return written
