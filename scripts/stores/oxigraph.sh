#!/usr/bin/env bash
# An Oxigraph server (PyPI: oxigraph) on a free port of this machine.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

BINARY=${OXIGRAPH:-$(command -v oxigraph || true)}

available() {
  [ -x "$BINARY" ] || { echo "there is no oxigraph; pip install oxigraph"; return 1; }
}

start() {
  local port
  port=$(free_port)
  "$BINARY" serve --location "$1/data" --bind "127.0.0.1:$port" >"$1/log" 2>&1 &
  began "$1" "http://127.0.0.1:$port/" "$!" "http://127.0.0.1:$port/"
}

run "$@"
