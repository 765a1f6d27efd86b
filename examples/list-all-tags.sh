#!/usr/bin/env bash
# Prints the names of all tags of an image repository, page by page.
#   examples/list-all-tags.sh http://localhost:8080 group 'web$frontend'
set -euo pipefail
endpoint=$1 namespace=$2 repository=$3
limit=2 offset=0

while :; do
  page=$(curl --fail-with-body --silent --show-error --header 'X-Auth-Token: any' \
    "$endpoint/v2/manage/namespaces/$namespace/repos/$repository/tags?limit=$limit&offset=$offset")
  [ "$page" != '[]' ] || break
  grep -o '"Tag":"[^"]*"' <<<"$page" | cut -d '"' -f 4
  offset=$((offset + limit))
done
