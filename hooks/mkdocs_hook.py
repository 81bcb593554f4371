"""The only place that knows MkDocs: each event makes one call into `portal`.

MkDocs puts this folder on the import path, so a plain `mkdocs build` needs no installation. With static-i18n the
events run once for each language; what they share lives on the configuration, never in this module.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority

from portal.compose.context import missing_page_context, page_context
from portal.compose.safe_markdown import EXTENSION_CONFIGS, EXTENSIONS
from portal.compose.staged import StagedSite
from portal.compose.table import compose
from portal.compose.write import write_stage
from portal.finish.cards import write_cards
from portal.finish.hosts import write_host_files
from portal.finish.leaks import leaks
from portal.finish.offline import write_offline
from portal.finish.publish import add_files, occupied, publish
from portal.finish.record import write_record
from portal.finish.search import add_search
from portal.finish.weight import too_heavy
from portal.load.catalogues import load_catalogues
from portal.load.settings import PREVIEW, Settings
from portal.locale.catalogue import Catalogue
from portal.report.formats import as_text
from portal.report.language import reader_language
from portal.site import handed_over, read_site

log = logging.getLogger("mkdocs.plugins.portal")

ASSETS = Path("overrides/assets/portal")
DEFAULT_SITE = Path("site/public")


@dataclass
class Build:
    """One run of MkDocs over all languages."""

    site: StagedSite
    settings: Settings
    final: Path
    languages_left: int
    assets: Path
    """The folder of style sheets and scripts."""
    sources: Mapping[str, str]
    """The texts that passed the gate."""


def on_startup(command: str, dirty: bool) -> None:
    """Keep static-i18n's account of its own doings out of what authors read; tell a preview that it is one."""
    logging.getLogger("mkdocs.plugins.mkdocs_static_i18n").setLevel(logging.WARNING)
    if command == "serve":
        os.environ[PREVIEW] = "1"


def on_config(config: Any) -> Any:
    """Read, check and compose once; then point MkDocs at the staged tree."""
    if "portal_build" in config.extra:
        return config
    root = Path(config.config_file_path).parent
    reading = handed_over() or read_site(root)
    words = _words()
    if reading.problems:
        report = as_text(reading.problems, words)
        log.log(logging.INFO if reading.buildable else logging.ERROR, "\n%s", report)
    if not reading.buildable or reading.library is None or reading.settings is None:
        raise PluginError(words.t("build.kept"))
    settings = reading.settings
    asked = Path(config.site_dir)
    final = settings.site() if asked == root / DEFAULT_SITE else asked
    if occupied(final):
        raise PluginError(words.t("build.occupied", folder=str(final)))
    assets = _assets(config, root)
    site = compose(reading.library, settings, reading.catalogues, assets)
    write_stage(site, settings.work() / "docs")
    sources = reading.library.sources
    config.extra["portal_build"] = Build(site, settings, final, len(settings.languages), assets, sources)
    config.docs_dir = str(settings.work() / "docs")
    config.site_dir = str(settings.work() / "site")
    config.markdown_extensions = list(EXTENSIONS)
    config.mdx_configs = EXTENSION_CONFIGS
    return config


def _assets(config: Any, root: Path) -> Path:
    """The folder of style sheets and scripts: the site's theme folder, or the one beside this file."""
    own = Path(config.theme.custom_dir or root) / "assets" / "portal"
    return own if own.is_dir() else Path(__file__).parents[1] / ASSETS


@event_priority(-150)
def on_files(files: Any, config: Any) -> Any:
    """Leave out the theme's style sheets and scripts; the portal brings its own."""
    for file in list(files):
        if not file.is_documentation_page():
            files.remove(file)
    return files


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Every value in a template is escaped unless it says it is HTML."""
    env.autoescape = True
    env.trim_blocks = True
    env.lstrip_blocks = True
    # Cyrillic as itself: escaped, a key in a quiz page would take six bytes a letter.
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    return env


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Give the template what its page needs."""
    build: Build = config.extra["portal_build"]
    return {**context, **page_context(build.site, build.site.pages[page.file.src_uri])}


def on_template_context(context: Any, template_name: str, config: Any) -> Any:
    """Give two templates that are no pages what they need: the one for missing addresses, and the sitemap."""
    build: Build = config.extra["portal_build"]
    if template_name == "sitemap.xml":
        # What static-i18n calls alternates are all files by language.
        files = context["i18n_alternates"].items()
        listed = {code: [file for file in of if build.site.pages[file.src_uri].listed] for code, of in files}
        return {**context, "i18n_alternates": listed}
    if template_name != "404.html":
        return context
    base = urlsplit(config.site_url or "").path or "/"
    return {**context, **missing_page_context(build.site, base)}


@event_priority(-200)
def on_post_build(config: Any) -> None:
    """After the last language: add assets and images, then publish all at once."""
    build: Build = config.extra["portal_build"]
    build.languages_left -= 1
    if build.languages_left == 0:
        ready = Path(config.site_dir)
        if not config.site_url:
            # A sitemap holds full addresses; without the site's own it would be wrong.
            for name in ("sitemap.xml", "sitemap.xml.gz"):
                (ready / name).unlink(missing_ok=True)
        add_files(build.site, ready, build.settings.root, build.settings.work() / "pictures")
        add_search(build.site, ready, build.assets)
        write_cards(build.site, ready, build.settings.work().with_name("cards"))
        write_offline(build.site, ready)
        _stop_leaks(ready, build)
        _tell_weight(ready)
        if not build.settings.preview:
            write_host_files(ready, build.settings)
            write_record(ready, build.settings)
        publish(ready, build.final)


def _stop_leaks(ready: Path, build: Build) -> None:
    """Keep the last good site when something in the new one could identify somebody."""
    if found := leaks(ready, build.sources):
        words = _words()
        log.error("\n%s", as_text(found, words))
        raise PluginError(words.t("build.kept"))


def _tell_weight(ready: Path) -> None:
    """Say which pages are heavy; a long text is no reason to keep the site back."""
    if found := list(too_heavy(ready)):
        log.warning("\n%s", as_text(found, _words()))


def _words() -> Catalogue:
    """The texts of the interface for who reads the messages of this build."""
    language = reader_language()
    return load_catalogues([language])[language]


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    """Watch what people write, not what is made from it; a mistake leaves the last good pages in view."""
    build: Build = config.extra["portal_build"]
    server.unwatch(config.docs_dir)
    settings = build.settings
    for folder in (settings.docs, settings.modules, settings.strings, config.theme.custom_dir):
        if folder and Path(folder).is_dir():
            server.watch(str(folder))
    rebuild = server.builder

    def build_or_keep() -> None:
        # The server answers no more after an exception, until a build succeeds.
        with suppress(Abort):
            rebuild()

    server.builder = build_or_keep
    return server
