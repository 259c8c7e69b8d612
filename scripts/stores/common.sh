# What the scripts beside this one share. Each takes `start DIR` (prints the store's URL once it answers), `stop DIR`
# and `available` (exit 0, or 1 with the reason); DIR holds the store's files, its process id and its log.

set -euo pipefail

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# answering URL PID LOG: waits until the URL answers, or the process ends.
answering() {
  local n
  for n in $(seq 600); do
    if python3 - "$1" <<'PY' 2>/dev/null
import sys, urllib.error, urllib.request
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
try:
    opener.open(sys.argv[1], timeout=2).close()
except urllib.error.HTTPError as error:
    sys.exit(error.code >= 500)
PY
    then return 0; fi
    kill -0 "$2" 2>/dev/null || { echo "the store ended: $(tail -n 3 "$3" | tr '\n' ' ')" >&2; return 1; }
    sleep 0.1
  done
  echo "the store does not answer" >&2
  return 1
}

# began DIR URL PROBE: notes the process begun last, waits for it, prints the URL.
began() {
  echo "$3" >"$1/pid"
  answering "$4" "$3" "$1/log" || { stop "$1"; return 1; }
  echo "$2" | tee "$1/url"
}

stop() {
  local pid n
  [ -f "$1/pid" ] || return 0
  pid=$(cat "$1/pid")
  kill "$pid" 2>/dev/null || true
  for n in $(seq 100); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -9 "$pid" 2>/dev/null || true
  rm -f "$1/pid" "$1/url"
}

run() {
  case "${1:-}" in
    available) available ;;
    start) mkdir -p "$2" && start "$(cd "$2" && pwd)" ;;
    stop) stop "$2" ;;
    *) echo "usage: $0 available | start DIR | stop DIR" >&2; exit 2 ;;
  esac
}
