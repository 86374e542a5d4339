#!/bin/sh
# A server of your own: checks, builds, and copies the site beside the old one, then swaps the two with one rename.
#
# usage: rsync.sh USER@HOST FOLDER ADDRESS
#   such as: rsync.sh web@midori.example.org /srv/www/midori https://midori.example.org/
# The server shows FOLDER/current.
set -eu
host=$1
folder=$2
address=$3

engawa check --strict
engawa build --base-url "$address"

new=$(date -u +%Y%m%dT%H%M%SZ)
# Files that are the same as in the site before are linked, not copied.
rsync --archive --checksum --exclude engawa-manifest.json --link-dest="$folder/current/" public/ "$host:$folder/$new/"
# shellcheck disable=SC2029 # Names are filled in here, on purpose.
ssh "$host" "ln -sfn '$new' '$folder/next' && mv -T '$folder/next' '$folder/current'"
