#!/usr/bin/env bash
# A test of clean-tags.sh in a session of its own; docs/testing.md explains it. Fails if a wrong number of tags is left, or if the
# emulator has a finding about the cleaner.
#   examples/test-cleaner.sh http://localhost:8080
set -euo pipefail
sessions=$1/_emulator/sessions

call() {
  curl --fail-with-body --silent --show-error "$@"
}

# Arrange
opened=$(call "$sessions" --data '{"seed": "group/app: [{count: 120, name: \"1.0.{n}\"}, latest]"}')
session=$(sed 's/.*"name":"\([^"]*\)".*/\1/' <<<"$opened")
endpoint=$(sed 's/.*"base_url":"\([^"]*\)".*/\1/' <<<"$opened")
trap 'call --request DELETE "$sessions/$session"' EXIT

# Act
"$(dirname "$0")/clean-tags.sh" "$endpoint" group app 10

# Assert
left=$(call "$endpoint/v2/manage/namespaces/group/repos/app" | sed 's/.*"num_images":\([0-9]*\).*/\1/')
[ "$left" = 10 ] || { echo "FAILED: $left tags are left instead of 10" >&2; exit 1; }
findings=$(call "$endpoint/_emulator/findings")
[[ $findings == '{"findings":[]'* ]] || { echo "FAILED: $findings" >&2; exit 1; }
echo PASSED
