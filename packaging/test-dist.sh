#!/bin/sh
# Unpacks the packages into a bare folder and builds a new site there, with nothing of Swift in reach.
#
# usage: packaging/test-dist.sh FOLDER
set -eu
cd "$(dirname "$0")/.."
dist=$(cd "$1" && pwd)
version=$(cat VERSION)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "packages: $1" >&2
  exit 1
}

tar -xzf "$dist/engawa-$version-linux-$(uname -m).tar.gz" -C "$work"
place=$work/engawa-$version
for file in bin/engawa share/man/man1/engawa.1.gz share/man/ja/man1/engawa.1.gz share/bash-completion/completions/engawa \
  share/zsh/site-functions/_engawa share/fish/vendor_completions.d/engawa.fish share/engawa/theme/layout.mustache \
  share/doc/engawa/guide/index.html share/doc/engawa/LICENSE share/doc/engawa/recipes/s3.sh; do
  [ -s "$place/$file" ] || fail "the tarball has no $file"
done
needed=$(ldd "$place/bin/engawa")
case $needed in *libswift* | *libFoundation* | *"not found"*) fail "the tool asks for more than a machine has: $needed" ;; esac
bash -n "$place/share/bash-completion/completions/engawa" || fail "bash cannot read the completions"

# Nothing of the caller's surroundings is handed on.
engawa() { env -i PATH=/usr/bin:/bin LANG=C.UTF-8 "$place/bin/engawa" "$@"; }
site=$work/site
engawa new site "$site" --quiet --name みどり町の縁側 --publisher みどり町社会福祉協議会 --telephone 03-1234-5678 \
  --district kita=北 </dev/null || fail "no new site can be made"
engawa build --quiet --root "$site" || fail "the new site does not build"
grep -q みどり町の縁側 "$site/public/index.html" || fail "the front page is not there"

if command -v dpkg-deb >/dev/null; then
  deb=$dist/engawa_${version}_$(dpkg --print-architecture).deb
  dpkg-deb -x "$deb" "$work/deb"
  "$work/deb/usr/bin/engawa" --version >/dev/null || fail "the tool of the .deb does not run"
  for package in $(dpkg-deb -f "$deb" Depends | tr -d ','); do
    dpkg -s "$package" >/dev/null 2>&1 || fail "the .deb asks for $package, which is not here"
  done
fi
echo "packages: unpacked, a new site built with nothing of Swift in reach"
