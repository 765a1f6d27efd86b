#!/usr/bin/env bash
# Keeps the newest tags of an image repository and deletes the others.
#   examples/clean-tags.sh http://localhost:8080 group api 10
set -euo pipefail
endpoint=$1 namespace=$2 repository=$3 keep=$4
tags=$endpoint/v2/manage/namespaces/$namespace/repos/$repository/tags
deleted=0

call() {
  curl --fail-with-body --silent --show-error --header 'X-Auth-Token: any' "$@"
}

while :; do
  old=$(call "$tags?order_column=updated_at&order_type=desc&limit=100&offset=$keep" | { grep -o '"Tag":"[^"]*"' || true; })
  [ "$old" ] || break
  for tag in $(cut -d '"' -f 4 <<<"$old"); do
    call --request DELETE "$tags/$tag"
    deleted=$((deleted + 1))
  done
done
echo "$namespace/$repository: deleted $deleted tags"
