"""Opens every page of a built portal in Chromium and looks at it as its readers' machines do.

For each page: no violation of accessibility rules (axe-core) in light and dark, nothing in the console, no request
that leaves the site, no sideways scrolling at 320 px, everything it loads but pictures under 60 KB, and no words in a figure that
touch one another or leave it. Once, how wide texts are is held against what figures reckon with.
"""

import functools
import http.server
import pathlib
import shutil
import sys
import threading

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

LARGEST = 60_000
# The guide's lists of all diagnostics and of all names in templates are pages to be searched in, and a release has its
# style and pictures in itself.
LARGEST_LIST = 100_000
LISTS = ("/diagnostics", "/reference/templates")
# A deck is all of a talk, with every picture in it twice: for a slide and for a phone.
LARGEST_DECK = 160_000
MEASURES = pathlib.Path(__file__).parent.parent / "Goldens" / "figures" / "measures.tsv"

# Where the words of figures touch one another, or leave the figure, by the browser's own measure.
TOUCHING = """() => [...document.querySelectorAll('.chart-svg, .diagram-svg')].flatMap(svg => {
  const frame = svg.getBoundingClientRect()
  if (!frame.width) return []
  const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()])
  const left = texts.filter(([, a]) => a.left < frame.left - 2 || a.right > frame.right + 2).map(([a]) => `${a} leaves`)
  // Boxes of lines are higher than letters are.
  const touch = texts.flatMap(([a, x], i) => texts.slice(i + 1).filter(([, y]) =>
    x.left < y.right - 1 && y.left < x.right - 1 && x.top + 4 < y.bottom - 4 && y.top + 4 < x.bottom - 4
  ).map(([b]) => `${a} touches ${b}`))
  return [...left, ...touch]
})"""


def is_long(address):
    """Whether a page is a list to be searched in, or a release."""
    return any(name in address for name in LISTS) or "/releases/" in address and address.endswith("/report.html")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def serve(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


# Whatever has the focus can be read.
FOCUSED = """() => {
  const channel = value => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  const numbers = colour => (colour.match(/[0-9.]+/g) ?? []).map(Number)
  const light = ([red, green, blue]) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)
  const ground = element => {
    for (; element; element = element.parentElement) {
      const colour = numbers(getComputedStyle(element).backgroundColor)
      if (colour.length === 3 || colour[3] > 0) return colour
    }
    return [255, 255, 255]
  }
  const found = []
  for (const element of document.querySelectorAll('a[href], summary, button, input, select, [tabindex="0"]')) {
    if (element.closest('svg') || !element.checkVisibility({ visibilityProperty: true })) continue
    element.focus({ focusVisible: true, preventScroll: true })
    if (document.activeElement !== element) continue
    for (const part of [element, ...element.querySelectorAll('*')]) {
      if (![...part.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue
      const both = [light(numbers(getComputedStyle(part).color)), light(ground(part))].sort((a, b) => b - a)
      const contrast = (both[0] + 0.05) / (both[1] + 0.05)
      if (contrast < 4.5) found.push(`${part.textContent.trim().slice(0, 20)} (${contrast.toFixed(2)})`)
    }
  }
  document.activeElement.blur()
  return found
}"""

# WCAG 2.2, 1.4.12: cells of tables hold their words with more room between letters and lines.
SPACED = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }')
  document.adoptedStyleSheets = [sheet]
  const cells = [...document.querySelectorAll('th, td')].filter(cell => cell.scrollHeight > cell.clientHeight + 2)
  document.adoptedStyleSheets = []
  return cells.map(cell => cell.textContent.trim().slice(0, 20))
}"""


def look_at(context, axe, address, own):
    """The problems of one page."""
    problems, loaded = [], []
    page = context.new_page()
    page.on("console", lambda message: problems.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"error: {error}"))
    page.on("request", lambda request: request.url.startswith(own) or problems.append(f"leaves: {request.url}"))
    page.on("response", lambda response: loaded.append(response))
    page.goto(address, wait_until="load")
    size = sum(len(response.body()) for response in loaded if response.request.resource_type != "image")
    largest = LARGEST_DECK if "/decks/" in address else LARGEST_LIST if is_long(address) else LARGEST
    if size > largest:
        problems.append(f"loads {size} bytes")
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if width > 0:
        problems.append(f"scrolls {width} px sideways at {page.viewport_size['width']} px")
    problems.extend(f"figure: {problem}" for problem in page.evaluate(TOUCHING)[:5])
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for violation in axe.run(page).response["violations"]:
            nodes = ", ".join(str(node["target"]) for node in violation["nodes"][:3])
            problems.append(f"axe, {scheme}: {violation['id']}: {nodes}")
        problems.extend(f"focus, {scheme}: {text}" for text in page.evaluate(FOCUSED)[:5])
    problems.extend(f"spacing: {text}" for text in page.evaluate(SPACED)[:5])
    page.close()
    return problems


def measure(browser):
    """Where the browser finds a text much wider or narrower than figures reckon with."""
    problems = []
    page = browser.new_page()
    page.set_content('<html lang="ja"><canvas></canvas>')
    for line in MEASURES.read_text(encoding="utf-8").splitlines():
        text, size, weight, width = line.split("\t")
        measured = page.evaluate(
            """([text, font]) => {
              const canvas = document.querySelector('canvas').getContext('2d')
              canvas.font = font
              return canvas.measureText(text).width
            }""",
            [text, f'{weight} {size}px "Noto Sans JP", "Noto Sans CJK JP", sans-serif'],
        )
        if abs(measured - float(width)) > max(1.0, 0.04 * measured):
            problems.append(f"'{text}' is {measured:.1f} wide, not {width}")
    page.close()
    return problems


def main(folder):
    pages = sorted(path.relative_to(folder).as_posix() for path in pathlib.Path(folder).rglob("*.html"))
    # The page for what was not found has links from the root of the published site, which is another one here.
    pages.remove("404.html")
    server = serve(folder)
    own = f"http://127.0.0.1:{server.server_port}/"
    passed = failed = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for problem in measure(browser):
            print(f"measure: {problem}")
            failed += 1
        for width in (320, 1280):
            context = browser.new_context(viewport={"width": width, "height": 800})
            axe = Axe()
            for page in pages:
                problems = look_at(context, axe, own + page, own)
                for problem in problems:
                    print(f"{page} at {width} px: {problem}")
                failed += bool(problems)
                passed += not problems
            context.close()
        browser.close()
    print(f"browser: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
