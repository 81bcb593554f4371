"""Sample sites, built for real: folders, languages, drafts, mistakes, the same bytes twice, addresses."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import lxml.etree
import pytest
from building import buildable, built, contents, mkdocs
from pages import Page, outside, page, pages_of

from portal.cli import main
from portal.finish.hosts import HOSTS
from portal.load.settings import CONFIG
from sample import SITES, apply, messages

BULGARIAN_ONLY = "modules/safe-report/02-telling.html"
THREE_LANGUAGES = ("bg", "en", "uk")
CYRILLIC = re.compile("[А-я]{2,}")


def test_plain_mkdocs_build_makes_the_site(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    done = mkdocs(root, "--strict")
    assert done.returncode == 0, done.stderr
    assert (root / "site" / "public" / "index.html").is_file()


def test_folder_that_the_command_names_is_respected(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    assert mkdocs(root, "-q", "-d", "other").returncode == 0
    assert (root / "other" / "index.html").is_file()
    assert not (root / "site").exists()


def test_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    before = contents(root / "modules")
    done = mkdocs(root, "-q", "-d", "modules", PORTAL_LANG="en")
    assert done.returncode != 0
    assert messages("en").t("build.occupied", folder=str(root / "modules")) in done.stderr
    assert contents(root / "modules") == before


def test_what_the_web_server_keeps_beside_the_site_stays(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    site = built(root)
    (site / ".well-known").mkdir()
    (site / ".well-known" / "security.txt").write_text("kept")
    (site / "old.html").write_text("gone")
    built(root)
    assert (site / ".well-known" / "security.txt").read_text() == "kept"
    assert not (site / "old.html").exists()


def test_file_for_a_host_is_made_anew_unless_it_is_the_own_one_of_who_serves(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    site = built(root)
    first = (site / ".htaccess").read_text("utf-8")
    (root / CONFIG).write_text((root / CONFIG).read_text("utf-8") + "site_url: https://example.org/portal/\n", "utf-8")
    built(root)
    second = (site / ".htaccess").read_text("utf-8")
    assert second != first
    assert second == HOSTS[".htaccess"]("/portal/")
    (site / ".htaccess").write_text("# own\n", "utf-8")
    built(root)
    assert (site / ".htaccess").read_text("utf-8") == "# own\n"


def test_preview_has_no_policy_because_it_loads_itself_anew(tmp_path: Path) -> None:
    """MkDocs writes a script into every page of a preview."""
    root = buildable(tmp_path)
    assert page(built(root), "index.html").all("//meta[@http-equiv]") != []
    assert page(built(root, PORTAL_PREVIEW="1"), "index.html").all("//meta[@http-equiv]") == []


def languages_of(site: Path) -> dict[str, Page]:
    return {address: found for address, found in pages_of(site).items() if address != "404.html"}


def test_three_languages_have_every_page(three_site: Path) -> None:
    pages = languages_of(three_site)
    default = {address for address in pages if address.partition("/")[0] not in {"en", "uk"}}
    for language in ("en", "uk"):
        assert {a.removeprefix(f"{language}/") for a in pages if a.startswith(f"{language}/")} == default


def test_three_languages_are_told_to_the_browser(three_site: Path) -> None:
    for address, found in languages_of(three_site).items():
        folder = address.partition("/")[0]
        assert found.language == (folder if folder in THREE_LANGUAGES else "bg")


def test_three_languages_link_to_one_another(three_site: Path) -> None:
    for address, found in languages_of(three_site).items():
        links = {a.get("hreflang"): found.leads_to(a.get("href"))[0] for a in found.all("//nav.languages//a")}
        path = re.sub("^(en|uk)/", "", address)
        every = {code: path if code == "bg" else f"{code}/{path}" for code in THREE_LANGUAGES}
        del every[found.language]
        assert links == every


def test_third_language_speaks_its_own_words(three_site: Path) -> None:
    menu = page(three_site, "uk/index.html").all("//summary")[0].text_content().strip()
    strings = (SITES / "three" / "strings" / "uk" / "interface.yml").read_text("utf-8")
    assert re.search(rf'^menu: "?{re.escape(menu)}"?$', strings, re.MULTILINE)


@pytest.mark.parametrize("name", ["tiny_site", "three_site"])
def test_every_link_and_anchor_exists(name: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(name)
    pages = pages_of(site)
    ends = [
        (found.address, *found.leads_to(link))
        for found in pages.values()
        for _, link in found.links
        if not outside(link)
    ]
    assert [end for end in ends if not (site / end[1]).is_file()] == []
    assert [end for end in ends if end[2] and end[2] not in pages[end[1]].ids] == []


def test_text_that_a_language_lacks_is_shown_in_another_with_a_notice(tiny_site: Path) -> None:
    english = page(tiny_site, f"en/{BULGARIAN_ONLY}")
    notice = messages("en").t("notice.fallback", language="Bulgarian")
    assert [element.text_content() for element in english.all("//main/p.notice")] == [notice]
    assert [body.get("lang") for body in english.all("//div.prose")] == ["bg"]
    assert english.language == "en"
    assert "Три изречения" in english.all("//div.prose")[0].text_content()


@pytest.fixture(scope="module")
def half_translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose pages, protocol and awareness page have no English text of their own."""
    root = buildable(tmp_path_factory.mktemp("half"))
    for path in ("about/portal", "help", "protocols/safeguarding", "awareness/afraid"):
        (root / "docs" / f"{path}.en.md").unlink()
    return built(root)


def test_every_word_of_another_language_is_marked_with_it(half_translated: Path) -> None:
    pages = [found for found in languages_of(half_translated).values() if found.language == "en"]
    shown = [(found.address, *said) for found in pages for said in found.words() if CYRILLIC.search(said[0])]
    assert {address for address, _, _ in shown} >= {f"en/{path}.html" for path in ("about/portal", "help")}
    # The messages name two Bulgarian words; there they are examples.
    foreign = [one for one in shown if one[0] != "en/about/messages.html"]
    assert [one for one in foreign if one[2] != "bg"] == []


def test_text_in_its_own_language_has_no_notice(tiny_site: Path) -> None:
    own = page(tiny_site, BULGARIAN_ONLY)
    assert own.all("//main/p.notice") == []
    assert [body.get("lang") for body in own.all("//div.prose")] == [None]


NEW = [
    ("module", "new-module"),
    ("lesson", "new-module/second-lesson"),
    ("quiz", "new-module"),
    ("scenario", "new-module/new-scenario"),
    ("final-test", "new-module"),
    ("protocol", "new-protocol"),
    ("practice", "new-practice"),
    ("awareness", "new-leaflet"),
]


@pytest.fixture(scope="module")
def with_new_texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with a new draft of every kind."""
    root = buildable(tmp_path_factory.mktemp("drafts"))
    for kind, name in NEW:
        assert main(["new", kind, name, "--root", str(root)]) == 0
    return root


NEW_PAGES = [
    "modules/new-module/index.html",
    "modules/new-module/01-first-lesson.html",
    "modules/new-module/02-second-lesson.html",
    "modules/new-module/quiz.html",
    "modules/new-module/scenario-new-scenario.html",
    "modules/new-module/final-test.html",
    "modules/new-module/final-test-paper.html",
    "modules/new-module/print.html",
    "awareness/new-leaflet-poster.html",
    "protocols/new-protocol.html",
    "protocols/new-protocol-checklist.html",
    "practices/new-practice.html",
    "awareness/new-leaflet.html",
]


def test_drafts_are_not_built(with_new_texts: Path) -> None:
    files = contents(built(with_new_texts))
    assert [name for name in files if "new-" in name] == []
    everything = b"".join(files.values())
    assert [name for _, name in NEW if name.encode() in everything] == []
    assert messages("bg").t("starter.title").encode() not in everything


def test_drafts_on_request_are_marked(with_new_texts: Path) -> None:
    site = built(with_new_texts, PORTAL_DRAFTS="1")
    pages = pages_of(site)
    marked = {a for a, found in pages.items() if found.all("//p.notice-draft")}
    assert marked == {f"{prefix}{address}" for address in NEW_PAGES for prefix in ("", "en/")}
    assert {a for a, found in pages.items() if not found.all("//header//p.edition")} == set()


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A portal that was built and then got a mistake, and what its site was."""
    root = buildable(tmp_path_factory.mktemp("spoilt"))
    before = contents(built(root))
    apply([{"file": "docs/glossary.yml", "replace": "id: child", "with": "id: Child"}], root)
    return root, before


@pytest.mark.parametrize("language", ["bg", "en"])
def test_mistake_stops_mkdocs_and_leaves_the_last_site(language: str, spoilt: tuple[Path, dict[str, bytes]]) -> None:
    root, before = spoilt
    done = mkdocs(root, "-q", PORTAL_LANG=language)
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "docs/glossary.yml:2:" in said
    assert messages(language).t("build.kept") in said
    assert "Traceback" not in said
    assert contents(root / "site" / "public") == before


def test_mistake_stops_portal_build_and_leaves_the_last_site(
    spoilt: tuple[Path, dict[str, bytes]], capfd: pytest.CaptureFixture[str]
) -> None:
    root, before = spoilt
    assert main(["build", "--root", str(root), "--lang", "en"]) == 1
    assert messages("en").t("build.kept") in capfd.readouterr().err
    assert contents(root / "site" / "public") == before


def test_generator_that_fails_is_not_the_fault_of_the_author(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    root = buildable(tmp_path)
    apply([{"file": CONFIG, "replace": "name: material", "with": "name: no-such-theme"}], root)
    assert main(["build", "--root", str(root), "--lang", "en"]) == 1
    assert messages("en").t("build.failed", log=str(Path(".portal", "public", "build.log"))) in capfd.readouterr().err
    assert "no-such-theme" in (root / ".portal" / "public" / "build.log").read_text("utf-8")


def test_portal_build_says_where_the_site_is(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    root = buildable(tmp_path)
    assert main(["build", "--root", str(root), "--lang", "en", "--edition", "team"]) == 0
    count = len(pages_of(root / "site" / "team"))
    assert re.fullmatch(rf"site/team: {count} pages in [\d.]+ s\n", capfd.readouterr().out)


def test_second_build_gives_the_same_bytes(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    first = contents(built(root, PYTHONHASHSEED="1"))
    staged = {path: path.stat().st_mtime_ns for path in (root / ".portal" / "public" / "docs").rglob("*.md")}
    assert contents(built(root, PYTHONHASHSEED="2")) == first
    assert {path: path.stat().st_mtime_ns for path in staged} == staged


def test_image_is_copied_once_and_linked_from_both_languages(tiny_site: Path) -> None:
    images = [name for name in contents(tiny_site) if name.endswith(".svg")]
    assert images == ["modules/good-talk/two-chairs.svg"]
    for prefix in ("", "en/"):
        lesson = page(tiny_site, f"{prefix}modules/good-talk/01-listening.html")
        assert [lesson.leads_to(image.get("src"))[0] for image in lesson.all("//img")] == images


@pytest.mark.parametrize(("prefix", "language"), [("", "bg"), ("en/", "en")])
@pytest.mark.parametrize("name", ["01-listening", "print"])
def test_composite_case_is_labelled(name: str, prefix: str, language: str, tiny_site: Path) -> None:
    (box,) = page(tiny_site, f"{prefix}modules/good-talk/{name}.html").all("//div.case")
    assert box.findall("p")[1].text_content() == messages(language).t("case.label")


ADDRESS = "https://portal.example.org/net/"


@pytest.fixture(scope="module")
def addressed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that knows the address at which it is served, below a folder."""
    root = buildable(tmp_path_factory.mktemp("addressed"))
    apply([{"file": CONFIG, "replace": "docs_dir: docs", "with": f"docs_dir: docs\nsite_url: {ADDRESS}"}], root)
    return built(root)


def test_no_sitemap_without_an_address(tiny_site: Path) -> None:
    assert list(tiny_site.glob("sitemap*")) == []


def test_sitemap_names_every_valid_page(addressed_site: Path) -> None:
    sitemap = lxml.etree.fromstring((addressed_site / "sitemap.xml").read_bytes())
    named = {found.text.removeprefix(ADDRESS) for found in sitemap.iterfind("{*}url/{*}loc")}
    assert {name if not name.endswith("/") and name else f"{name}index.html" for name in named} == {
        address
        for address in languages_of(addressed_site)
        if not address.endswith(
            ("awareness/old-advice.html", "awareness/old-advice-poster.html", "final-test-paper.html")
        )
    }
    assert (
        gzip.decompress((addressed_site / "sitemap.xml.gz").read_bytes())
        == (addressed_site / "sitemap.xml").read_bytes()
    )


def test_page_for_missing_addresses_starts_at_the_folder_of_the_site(addressed_site: Path) -> None:
    missing = page(addressed_site, "404.html")
    inner = [link for _, link in missing.links if not outside(link) and not link.startswith("#")]
    assert [link for link in inner if not link.startswith("/net/")] == []
    assert [
        link for link in inner if not (addressed_site / link.removeprefix("/net/").partition("#")[0]).is_file()
    ] == []


def test_page_for_missing_addresses_speaks_both_languages(tiny_site: Path) -> None:
    missing = page(tiny_site, "404.html")
    said = [(section.get("lang"), section.find("h1").text_content()) for section in missing.all("//main//section[h1]")]
    assert said == [(language, messages(language).t("missing.title")) for language in ("bg", "en")]
    assert [a.get("href") for a in missing.all("//nav.languages//a")] == ["/en/index.html"]


def test_build_leaves_nothing_behind_in_the_site_folder(tmp_path: Path) -> None:
    root = buildable(tmp_path)
    built(root)
    built(root)
    assert [path.name for path in (root / "site").iterdir()] == ["public"]


def test_text_whose_review_is_overdue_says_so(tmp_path: Path) -> None:
    site = built(buildable(tmp_path), PORTAL_TODAY="2031-01-01")
    assert "Този текст може да е остарял" in (site / "protocols" / "safeguarding.html").read_text("utf-8")
