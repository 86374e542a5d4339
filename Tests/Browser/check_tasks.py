"""Does what residents come for, in Chromium: finds things, with and without a script, from a server and from a disk.

The words that are searched for are held against the pages themselves: every page that says them must be found, and
what a query loads must be little.
"""

import functools
import html.parser
import http.server
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import unicodedata

from playwright.sync_api import sync_playwright

# What one query may load at a thousand pages, with the list of pages, the terms and the extracts.
MOST_BYTES = 20_000
LARGEST_SCRIPT = 15_000


def folded(text):
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(chr(ord(c) - 0x60) if 0x30A1 <= ord(c) <= 0x30F6 else c for c in text)


class Words(html.parser.HTMLParser):
    """The text of the middle of a page, as far as it can be found."""

    SILENT = {"nav", "rp", "rt", "script", "select", "style", "svg", "template"}
    INLINE = {"a", "abbr", "b", "cite", "code", "data", "em", "i", "kbd", "mark", "rb", "rp", "rt", "ruby", "s", "small",
              "span", "strong", "sub", "sup", "time", "u", "wbr"}

    def __init__(self):
        super().__init__()
        self.text, self.inside, self.found, self.skipped = "", False, False, []

    def handle_starttag(self, tag, attributes):
        if tag == "main" and dict(attributes).get("data-section") is not None:
            self.inside = self.found = True
        elif self.inside and (tag in self.SILENT or "hidden" in dict(attributes)):
            self.skipped.append(tag)
        elif tag not in self.INLINE:
            self.text += "\n"

    def handle_endtag(self, tag):
        if self.skipped and self.skipped[-1] == tag:
            self.skipped.pop()
        elif tag == "main":
            self.inside = False
        elif tag not in self.INLINE:
            self.text += "\n"

    def handle_data(self, data):
        if self.inside and not self.skipped:
            self.text += data.replace("\u200b", "")


def pages(folder):
    found = {}
    for path in sorted(pathlib.Path(folder).rglob("*.html")):
        words = Words()
        words.feed(path.read_text(encoding="utf-8"))
        if words.found:
            found[path.relative_to(folder).as_posix()] = folded(words.text)
    return found


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def serve(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Check:
    def __init__(self):
        self.failed = self.passed = 0

    def holds(self, is_true, words):
        if is_true:
            self.passed += 1
        else:
            self.failed += 1
            print(words)


def results(page):
    """The addresses of all results, from the search page itself."""
    while page.locator("[data-search-more]").is_visible():
        count = page.locator(".search-results a").count()
        page.click("[data-search-more]")
        page.locator(".search-results a").nth(count).or_(page.locator("[data-search-more]:not(:visible)")).first.wait_for(state="attached")
        page.wait_for_timeout(100)
    return [link.get_attribute("href").removeprefix("../") for link in page.locator(".search-results a").all()]


def answered(page):
    page.locator("[data-search-status]:not(:empty)").wait_for()


def search(check, browser, base, words, texts):
    for word, others in words:
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        page.goto(f"{base}search/index.html")
        page.wait_for_selector("[data-search]:visible")
        loaded = []
        page.on("response", lambda response: loaded.append(response.url))
        page.fill("#search-words", word)
        page.keyboard.press("Enter")
        answered(page)
        page.wait_for_timeout(150)
        size = sum(local(base, url).stat().st_size for url in loaded if url.endswith(".js"))
        size += local(base, f"{base}search/pages.js").stat().st_size
        check.holds(size <= MOST_BYTES, f"'{word}' loads {size} bytes")
        found = set(results(page))
        parts = [part for part in word.split() if re.search(r"\w\w", part)]
        wanted = {path for path, text in texts.items()
                  if any(folded(one) in text for one in others) or all(folded(part) in text for part in parts)}
        check.holds(wanted <= found, f"'{word}' does not find {sorted(wanted - found)}")
        check.holds(found <= wanted, f"'{word}' finds {sorted(found - wanted)}, which do not say it")
        print(f"search: {word}: {len(found)} of {len(wanted)} pages, {size} bytes")
        context.close()


def local(base, url):
    return FOLDER / url.removeprefix(base)


def by_keyboard(check, browser, base):
    """From the top of the front page through the menu to a result, with keys alone."""
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"{base}index.html")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.search-link a')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-search]:visible")
    page.focus("#search-words")
    page.keyboard.type("蒲田 食料")
    page.keyboard.press("Enter")
    answered(page)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.search-results') !== null"):
            break
    check.holds(page.evaluate("document.activeElement.closest('.search-results') !== null"), "no result by keyboard")
    check.holds("q=" in page.url, "the address does not say what was searched for")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    check.holds("search" not in page.url, f"Enter on a result leads to {page.url}")
    # The address alone gives the same results.
    page.goto(f"{base}search/index.html?q=%E9%A3%9F%E6%96%99&group=%E8%92%B2%E7%94%B0%E5%9C%B0%E5%8C%BA")
    answered(page)
    check.holds(page.locator(".search-results a").count() > 0, "an address with words and a district finds nothing")
    kinds = page.locator(".search-section").all_inner_texts()
    check.holds(all("蒲田" in kind for kind in kinds), f"the filter lets through {kinds}")


def without_script(check, browser, base):
    """Finds an activity with its next day and telephone, contact, and plain Japanese, by links alone."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}index.html")
    check.holds(page.locator("a[href^='tel:']").count() > 0, "the front page has no telephone number")
    page.click("text=食べるものがない")
    check.holds(page.locator(".contact a[href^='tel:']").count() > 0, "the page of a need has no number to call")
    page.click("text=蒲田フードパントリー")
    check.holds(page.locator("time").count() > 0, "the activity says no day")
    check.holds(page.locator("main a[href^='tel:'], .contact a[href^='tel:']").count() > 0, "and no number to call")
    page.goto(f"{base}index.html")
    page.click("text=やさしい日本語")
    check.holds(page.locator("html").get_attribute("lang").startswith("ja"), "plain Japanese has no language")
    check.holds("ja-simple" in page.url, "plain Japanese is not reached by one click")
    page.goto(f"{base}index.html")
    page.click(".menu summary")
    check.holds(page.locator(".site-navigation a").first.is_visible(), "the menu does not open without a script")
    page.goto(f"{base}search/index.html")
    check.holds(not page.locator("[data-search]").is_visible(), "a form that does nothing is shown")
    page.click("text=蒲田地区")
    check.holds("kamata" in page.url, "the lists of the search page do not lead to a district")


def on_paper(check, browser, base):
    """What takes place is put up on a notice board: one sheet of A4, with the telephone and the address on it."""
    for path in sorted(FOLDER.glob("**/activities/**/*.html")):
        if 'class="schedule"' not in path.read_text(encoding="utf-8"):
            continue
        name = path.relative_to(FOLDER).as_posix()
        page = browser.new_page()
        page.goto(f"{base}{name}")
        with tempfile.TemporaryDirectory() as folder:
            file = f"{folder}/page.pdf"
            page.pdf(path=file, format="A4", prefer_css_page_size=True)
            told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
            words = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
        check.holds(re.search(r"Pages:\s+1\n", told), f"{name} takes more than one sheet")
        check.holds("03-0000-0000" in words and name in words, f"{name} on paper lacks telephone or address")
        page.close()


def at_a_glance(check, browser, base):
    """The front page is three screens of a phone at most, and readings can be hidden without a script."""
    context = browser.new_context(viewport={"width": 360, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}index.html")
    height = page.locator("html").bounding_box()["height"]
    check.holds(height <= 3 * 844, f"the front page is {height} px high on a phone")
    for width, name in ((320, "index.html"), (320, "en/index.html"), (360, "ja-simple/index.html")):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"{base}{name}")
        name_at, menu = page.locator(".site-name").bounding_box(), page.locator(".menu summary").bounding_box()
        check.holds(menu["y"] < name_at["y"] + name_at["height"], f"the head of {name} takes two lines at {width} px")
    page.goto(f"{base}ja-simple/index.html")
    check.holds(page.locator("rt").first.is_visible(), "plain Japanese has no readings")
    page.check("#no-ruby")
    check.holds(not page.locator("rt").first.is_visible(), "readings cannot be hidden")
    left = re.findall("[\u3400-\u9fff]（[\u3041-\u3096]+）", page.locator("body").inner_text())
    check.holds(not left, f"readings stay that were hidden: {left[:3]}")
    context.close()


# What residents, officers and journalists look for, with what the site takes for the same.
GATHERINGS = ("居場所", "いばしょ", "サロン", "集まり", "孤独", "さみしい", "寂しい")
WORDS = [
    ("ｻｰｸﾙ", GATHERINGS), ("サークル", GATHERINGS), ("相談会", ("そうだんかい",)),
    ("8050", ("ひきこもり", "引きこもり", "引き籠り", "はちまるごーまる", "八十五十")), ("参加支援", ("さんかしえん",)),
    ("しょくりょう", ("食料", "食べ物", "食べるもの", "たべもの", "フードパントリー")),
    ("ボランティア", ("ぼらんてぃあ", "手伝いたい")), ("NPO", ()),
    # Signs and single characters inside of words.
    ("大田区西蒲田0-0-1", ()), ("WCAG 2.2", ()), ("レベルAA", ()),
]


def main():
    check = Check()
    texts = pages(FOLDER)
    for script in (FOLDER / "assets").glob("*.js"):
        check.holds(script.stat().st_size < LARGEST_SCRIPT, f"{script.name} has {script.stat().st_size} bytes")
    server = serve(str(FOLDER))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        base = f"http://127.0.0.1:{server.server_port}/"
        search(check, browser, base, WORDS, texts)
        by_keyboard(check, browser, base)
        without_script(check, browser, base)
        on_paper(check, browser, base)
        at_a_glance(check, browser, base)
        # From a disk, as on a stick that is handed round.
        page = browser.new_context().new_page()
        page.goto(f"{FOLDER.as_uri()}/search/index.html")
        page.fill("#search-words", "食料")
        page.keyboard.press("Enter")
        answered(page)
        check.holds(page.locator(".search-results a").count() > 0, "nothing is found from a disk")
        browser.close()
    print(f"tasks: {check.passed} passed, {check.failed} failed")
    return 1 if check.failed or not check.passed else 0


if __name__ == "__main__":
    FOLDER = pathlib.Path(sys.argv[1]).resolve()
    sys.exit(main())
