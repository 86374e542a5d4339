"""Looks for Japanese on pages in other languages that does not say that it is (WCAG 2.2, 3.1.2)."""

import pathlib
import re
import sys
from html.parser import HTMLParser

JAPANESE = re.compile("[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]")
EMPTY = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
SAID = ("alt", "aria-label", "content", "placeholder", "title")


class Reader(HTMLParser):
    """Keeps the language of each open element, and what is in another."""

    def __init__(self):
        super().__init__()
        self.open = [("", "")]
        self.language = ""
        self.found = []

    def note(self, text, language):
        if JAPANESE.search(text) and language.split("-")[0] != "ja" and self.language.split("-")[0] != "ja":
            self.found.append(" ".join(text.split())[:60])

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        language = values.get("lang") or self.open[-1][1]
        if tag == "html":
            self.language = language
        for name in SAID:
            self.note(values.get(name) or "", language)
        if tag not in EMPTY:
            self.open.append((tag, language))

    def handle_endtag(self, tag):
        while len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tag, language = self.open[-1]
        if tag not in ("script", "style"):
            self.note(data, language)


def main(folder):
    """Reads all pages; the result is 1 if something is wrong."""
    pages, wrong = 0, 0
    for path in sorted(pathlib.Path(folder).rglob("*.html")):
        reader = Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        pages += reader.language.split("-")[0] != "ja"
        for text in reader.found:
            print(f"{path}: Japanese without lang: {text}")
        wrong += len(reader.found)
    if wrong == 0:
        print(f"{pages} pages in other languages say where they are in Japanese")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
