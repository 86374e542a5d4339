#!/bin/sh
# Packs the tool: a tarball that needs no Swift and, where dpkg-deb is, a .deb that declares its libraries.
#
# usage: packaging/dist.sh TOOL FOLDER
set -eu
cd "$(dirname "$0")/.."
tool=$1
out=$2
version=$(cat VERSION)
machine=$(uname -m)
name=engawa-$version
# The same commit gives the same bytes.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 1767225600)}
export SOURCE_DATE_EPOCH

if [ "$("$tool" --version | cut -d ' ' -f 2)" != "$version" ]; then
  echo "the tool is not of version $version: $("$tool" --version)" >&2
  exit 1
fi

rm -rf "$out"
mkdir -p "$out"

# What is installed, below a folder such as /usr.
fill() {
  mkdir -p "$1/bin" "$1/share/doc/engawa" "$1/share/engawa" "$1/share/man/man1" "$1/share/man/ja/man1" \
    "$1/share/bash-completion/completions" "$1/share/zsh/site-functions" "$1/share/fish/vendor_completions.d"
  strip -o "$1/bin/engawa" "$tool"
  chmod 755 "$1/bin/engawa"
  LC_ALL=C "$tool" man | gzip -9n > "$1/share/man/man1/engawa.1.gz"
  LC_ALL=ja_JP.UTF-8 "$tool" man | gzip -9n > "$1/share/man/ja/man1/engawa.1.gz"
  LC_ALL=C "$tool" completions bash > "$1/share/bash-completion/completions/engawa"
  LC_ALL=C "$tool" completions zsh > "$1/share/zsh/site-functions/_engawa"
  LC_ALL=C "$tool" completions fish > "$1/share/fish/vendor_completions.d/engawa.fish"
  cp -R Sources/Reading/CTheme/files "$1/share/engawa/theme"
  cp LICENSE CHANGELOG.md "$1/share/doc/engawa/"
  cp -R packaging/recipes "$1/share/doc/engawa/recipes"
  "$tool" build --quiet --root guide --output "$(pwd)/$out/guide"
  rm -f "$out/guide/engawa-manifest.json" "$out/guide/_headers"
  mv "$out/guide" "$1/share/doc/engawa/guide"
}

pack() {
  tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -C "$out" -cf - "$name" | gzip -9n
}

# The names of the Debian packages that have the libraries that the tool asks for by name.
libraries() {
  objdump -p "$1" | sed -n 's/^ *NEEDED *//p' | while read -r library; do
    path=$(ldconfig -p | sed -n "s|.*$library .*=> ||p" | head -n 1)
    [ -n "$path" ] || continue
    dpkg -S "$(readlink -f "$path")" 2>/dev/null || dpkg -S "$path" 2>/dev/null || dpkg -S "/usr$path"
  done | cut -d : -f 1 | sort -u | paste -s -d , - | sed 's/,/, /g'
}

fill "$out/$name"
pack > "$out/$name-linux-$machine.tar.gz"

if command -v dpkg-deb >/dev/null; then
  architecture=$(dpkg --print-architecture)
  deb=$out/deb
  mkdir -p "$deb/DEBIAN" "$deb/usr"
  cp -R "$out/$name/." "$deb/usr/"
  cat > "$deb/DEBIAN/control" <<CONTROL
Package: engawa
Version: $version
Architecture: $architecture
Maintainer: The makers of Engawa <engawa@example.org>
Depends: $(libraries "$deb/usr/bin/engawa")
Recommends: poppler-utils, libvips42
Suggests: fonts-morisawa-bizud-gothic
Section: web
Priority: optional
Installed-Size: $(du -ks "$deb/usr" | cut -f 1)
Description: static site and report generator for community welfare
 Builds a welfare council's site from Markdown and YAML. Nothing confidential
 leaves, no published count gives anybody away, and every number in a sentence
 is checked against data.
CONTROL
  find "$deb" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  dpkg-deb --root-owner-group -Zgzip --build "$deb" "$out/engawa_${version}_$architecture.deb" >/dev/null
  rm -rf "$deb"
fi
rm -rf "${out:?}/$name"
ls "$out"
