#!/usr/bin/env bash
# Freezes the report of this repository's portal twice, in copies at two places, and holds the PDF against what readers
# with a screen reader need, and against itself; then the same for what is handed out of a course.
#
# Usage: check.sh TOOL OUTLOUD
set -euo pipefail
tool=$(realpath "$1")
outloud=$(realpath "$2")
here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for copy in one two/deeper; do
  mkdir -p "$work/$copy/.build"
  cp -r content templates engawa.yml "$work/$copy/" 2>/dev/null || cp -r content engawa.yml "$work/$copy/"
  ln -s "$here/.build/pdf" "$work/$copy/.build/pdf"
  "$tool" snapshot trial --report r4-individual-support --root "$work/$copy" --quiet
done
one="$work/one/content/releases/trial"
diff -r "$one" "$work/two/deeper/content/releases/trial" || { echo "check: two snapshots of the same are not the same"; exit 1; }
"$outloud" "$one/report.pdf" >"$work/found" || { cat "$work/found"; exit 1; }
pdffonts "$one/report.pdf" | tail -n +3 | grep -v 'BIZ-UD' && { echo "check: a font that is not wanted"; exit 1; }
"$tool" verify "$one" --quiet
for copy in one two/deeper; do "$tool" handout first-day --root "$work/$copy" --quiet; done
diff -r "$work/one/handouts" "$work/two/deeper/handouts" || { echo "check: two handouts of the same are not the same"; exit 1; }
for archive in "$work"/one/handouts/*.zip; do
  python3 -m zipfile -e "$archive" "$work/unpacked"
  for pdf in "$work"/unpacked/*/print/*.pdf; do
    "$outloud" "$pdf" >"$work/found" || { cat "$work/found"; exit 1; }
    pdffonts "$pdf" | tail -n +3 | grep -v 'BIZ-UD' && { echo "check: a font that is not wanted"; exit 1; }
  done
  # Three slides to a sheet, wherever a part of the deck begins.
  for handout in "$work"/unpacked/*/print/*-handout-*.pdf; do
    slides=$(pdfinfo "${handout/-handout-/-slides-}" | awk '/^Pages/ { print $2 }')
    sheets=$(pdfinfo "$handout" | awk '/^Pages/ { print $2 }')
    [ "$sheets" -eq $(((slides + 2) / 3)) ] || { echo "check: $slides slides on $sheets sheets"; exit 1; }
  done
  rm -r "$work/unpacked"
done
echo "PDF: no error of structure, and the same bytes at two places"
