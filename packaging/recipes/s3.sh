#!/bin/sh
# A store that speaks S3: checks, builds, and copies the site with the AWS command line.
#
# usage: s3.sh BUCKET ADDRESS [ENDPOINT]
#   such as: s3.sh midori-site https://midori.example.org/ https://s3.example.org
set -eu
bucket=$1
address=$2
endpoint=${3:-}

engawa check --strict
engawa build --base-url "$address"

copy() { aws ${endpoint:+--endpoint-url "$endpoint"} s3 sync public "s3://$bucket" "$@"; }

# First what pages need, then the pages, then what is gone: nobody gets a page without its style.
copy --exclude '*.html' --exclude engawa-manifest.json --exclude _headers --cache-control 'public, max-age=86400'
copy --exclude '*' --include '*.html' --cache-control 'public, max-age=300'
copy --delete --exclude engawa-manifest.json --exclude _headers
