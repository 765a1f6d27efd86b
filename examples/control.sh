#!/usr/bin/env bash
# Calls each route of the control API once, as a test would, and prints the calls.
#   examples/control.sh http://localhost:8080
set -euo pipefail
control=$1/_emulator
tags=$1/v2/manage/namespaces/group/repos/busybox/tags

call() { # METHOD PATH [BODY]
  printf '%s %s ' "$1" "$2"
  curl --fail-with-body --silent --show-error --request "$1" ${3:+--data-binary "$3"} --write-out '%{http_code}\n' \
    --output /dev/null "$control$2"
}
list() { # [CURL OPTIONS]: calls the tag list of the SWR API
  curl --silent --show-error --output /dev/null --write-out "  lists: %{http_code} %header{content-range}\n" "$@" "$tags"
}

echo '# data'
call PUT /data 'group/busybox: [v1, v2, {count: 10, name: "1.0.{n}"}]'; list
call POST /data 'group/busybox: [v3]'; list
call GET /data
call PUT /snapshots/thirteen
call GET /snapshots
call GET /snapshots/thirteen
call PUT /data '{}'; list
call POST /snapshots/thirteen; list
call DELETE /snapshots/thirteen

echo '# faults'
call PUT /faults '{"id":"once","when":{"first":1},"then":{"error":"SVCSTG.SWR.4030170"}}'; list; list
call POST /faults '{"profile":"slow"}'
call GET /faults
call DELETE /faults/once
call DELETE /faults
list --header 'X-Emulator-Fault: APIGW.0308'

echo '# clock'
call PUT /clock '{"now":"2026-01-01T00:00:00Z","frozen":true}'
call PUT /clock '{"advance":"1h"}'
call GET /clock
call DELETE /clock

echo '# journal and findings'
list --get --data limit=1
call GET '/requests?operation=ListRepositoryTags&status=4xx'
call GET /findings
call DELETE /requests
call DELETE /findings

echo '# sessions'
call POST /sessions '{"name":"checkout","seed":"group/busybox: [v1]"}'
call GET /sessions
call GET /sessions/checkout
list --header 'X-Emulator-Session: checkout'
call DELETE /sessions/checkout

echo '# reset and descriptions'
call POST /reset
call GET /openapi.yaml
call GET /seed.schema.json
