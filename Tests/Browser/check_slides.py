"""Shows every deck of a built portal in Chromium, slide by slide.

For each slide: nothing leaves it, letters are at least 24 pixels high at 1280, no violation of accessibility rules
(axe-core). For each deck: the presenter's window follows the show and leads it, parts come one after another, and nothing
is in the console. A portal opened from a disk must do the same as one that is served.
"""

import pathlib
import shutil
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

SMALLEST = 24
# Where letters end on a slide of 720: what stands below is its margin.
LOWEST = 720 - 48

LOOK = """() => {
  const slide = document.querySelector('.slide.is-current')
  const shown = [...slide.querySelectorAll('*')].filter(e => e.getClientRects().length && !e.closest('.spoken'))
  const texts = shown.filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
  const size = e => parseFloat(getComputedStyle(e).fontSize) * (e.ownerSVGElement ? e.getScreenCTM().a : 1)
  const boxes = shown.filter(e => !e.closest('.countdown')).map(e => e.getBoundingClientRect())
  const smallest = texts.map(e => [size(e), e.textContent.trim().slice(0, 20)]).sort((a, b) => a[0] - b[0])[0]
  return {
    id: slide.id, bottom: Math.max(...boxes.map(b => b.bottom)), right: Math.max(...boxes.map(b => b.right)),
    smallest: smallest ?? [99, ''],
  }
}"""


def check(browser, axe, path):
    """The problems of one deck."""
    problems = []
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    # What examines pages asks a disk for style sheets, which the policy of pages does not allow.
    own = {"speaks": True}
    page.on("console", lambda message: own["speaks"] and problems.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"error: {error}"))
    page.goto(path.as_uri() + "#1", wait_until="load")
    page.wait_for_selector(".slide.is-current")
    count = page.evaluate("document.querySelectorAll('.slide').length")
    for number in range(1, count + 1):
        page.evaluate(f"location.hash = '#{number}'")
        page.wait_for_function(f"document.querySelectorAll('.slide')[{number - 1}].classList.contains('is-current')")
        page.evaluate("document.querySelectorAll('[data-step], [data-cell]').forEach(e => e.style.visibility = '')")
        found = page.evaluate(LOOK)
        if found["bottom"] > LOWEST or found["right"] > 1280:
            problems.append(f"{found['id']} ends at {found['right']:.0f}, {found['bottom']:.0f}")
        if found["smallest"][0] < SMALLEST - 0.6:
            problems.append(f"{found['id']}: '{found['smallest'][1]}' is {found['smallest'][0]:.1f} px high")
        own["speaks"] = False
        for violation in axe.run(page).response["violations"]:
            nodes = ", ".join(str(node["target"]) for node in violation["nodes"][:3])
            problems.append(f"{found['id']}: axe: {violation['id']}: {nodes}")
        own["speaks"] = True
    problems.extend(follow(context, page, count))
    problems.extend(at_sizes(browser, path))
    context.close()
    return problems


def at_sizes(browser, path):
    """Where a slide does not lie in the middle of a window, whatever its size."""
    problems = []
    for width, height in ((360, 740), (740, 360), (1024, 768), (1920, 1080)):
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(path.as_uri() + "#2", wait_until="load")
        page.wait_for_selector(".slide.is-current")
        left, top, right, bottom = page.evaluate(
            "(b => [b.left, b.top, b.right, b.bottom])(document.querySelector('.slide.is-current').getBoundingClientRect())"
        )
        if min(left, top) < -1 or right > width + 1 or bottom > height + 1 or abs(left + right - width) > 2:
            problems.append(f"at {width} by {height} a slide lies at {left:.0f}, {top:.0f} to {right:.0f}, {bottom:.0f}")
        page.close()
    return problems


def follow(context, page, count):
    """What is wrong with the presenter's window."""
    page.keyboard.press("Home")
    with context.expect_page() as opened:
        page.keyboard.press("p")
    desk = opened.value
    desk.wait_for_selector(".presenter-position")
    problems = []
    steps = 0
    while page.evaluate("location.hash") != f"#{count}" and steps < 10 * count:
        page.keyboard.press("PageDown")
        steps += 1
    desk.wait_for_timeout(300)
    if desk.evaluate("location.hash") != f"#{count}":
        problems.append(f"presenter stands at {desk.evaluate('location.hash')} of {count}")
    desk.keyboard.press("Home")
    page.wait_for_timeout(300)
    if page.evaluate("location.hash") != "#1":
        problems.append("the show does not follow the presenter")
    exercise = page.evaluate("[...document.querySelectorAll('.slide')].findIndex(s => s.querySelector('.countdown')) + 1")
    if exercise:
        page.evaluate(f"location.hash = '#{exercise}'")
        page.wait_for_timeout(300)
        desk.keyboard.press("c")
        page.wait_for_timeout(1500)
        left = [window.inner_text(".slide.is-current .countdown") for window in (page, desk)]
        # The two are read one after the other: a second may pass between them.
        first, second = (60 * int(text.split(":")[0]) + int(text.split(":")[1]) for text in left)
        whole = 60 * page.evaluate("Number(document.querySelector('.slide.is-current [data-minutes]').dataset.minutes)")
        if abs(first - second) > 1 or whole in (first, second):
            problems.append(f"an exercise of {whole} s counts {left[0]} on the screen and {left[1]} before the presenter")
    if steps < count - 1 or page.evaluate("!!document.querySelector('[data-reveal]')") and steps < count:
        problems.append(f"{steps} steps for {count} slides")
    for width in (390, 800, 1180, 1920):
        desk.set_viewport_size({"width": width, "height": 760})
        desk.wait_for_timeout(200)
        wide = desk.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            problems.append(f"the presenter's window is {wide} wide at {width}")
    page.bring_to_front()
    page.keyboard.press("Home")
    page.keyboard.press("o")
    page.keyboard.press("End")
    if not page.evaluate("""() => {
        const box = document.querySelector('.slide.is-current').getBoundingClientRect()
        return box.top > -2 && box.bottom < innerHeight + 2
    }"""):
        problems.append("the overview does not show the slide that keys have chosen")
    page.keyboard.press("Enter")
    if page.evaluate("location.hash") != f"#{count}" or page.evaluate("!!document.querySelector('.is-overview')"):
        problems.append("the overview does not open the slide that keys have chosen")
    page.pdf()
    page.wait_for_timeout(200)
    if not page.evaluate("document.documentElement.classList.contains('is-showing')"):
        problems.append("the show is over once the page was printed")
    page.keyboard.press("Escape")
    page.evaluate("document.querySelectorAll('.slide')[1].querySelector('.slide-link').click()")
    page.wait_for_timeout(200)
    if page.evaluate("location.hash") != "#2":
        problems.append("a slide's number does not show it")
    page.keyboard.press("Escape")
    if page.evaluate("document.querySelectorAll('.deck .slide').length") != count:
        problems.append("slides are not where they were once the show is over")
    return problems


def main(folder):
    decks = [
        path.resolve() for path in sorted(pathlib.Path(folder).rglob("*.html"))
        if "data-deck " in path.read_text(encoding="utf-8")
    ]
    failed = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for path in decks:
            problems = check(browser, Axe(), path)
            for problem in problems:
                print(f"{path.name}: {problem}")
            failed += bool(problems)
        browser.close()
    print(f"slides: {len(decks)} decks, {failed} failed")
    return 1 if failed or not decks else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
