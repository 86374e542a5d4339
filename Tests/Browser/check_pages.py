"""Opens every page of a built portal in Chromium and looks at it as its readers' machines do.

For each page: no violation of accessibility rules (axe-core) in light and dark, nothing in the console, no request
that leaves the site, no sideways scrolling at 320 px, and everything it loads under 60 KB.
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


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def serve(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def look_at(context, axe, address, own):
    """The problems of one page."""
    problems, loaded = [], []
    page = context.new_page()
    page.on("console", lambda message: problems.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"error: {error}"))
    page.on("request", lambda request: request.url.startswith(own) or problems.append(f"leaves: {request.url}"))
    page.on("response", lambda response: loaded.append(response))
    page.goto(address, wait_until="load")
    size = sum(len(response.body()) for response in loaded)
    if size > LARGEST:
        problems.append(f"loads {size} bytes")
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if width > 0:
        problems.append(f"scrolls {width} px sideways at {page.viewport_size['width']} px")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for violation in axe.run(page).response["violations"]:
            nodes = ", ".join(str(node["target"]) for node in violation["nodes"][:3])
            problems.append(f"axe, {scheme}: {violation['id']}: {nodes}")
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
