#!/usr/bin/env bash
# Apache Jena Fuseki with a TDB2 dataset on a free port of this machine. The server comes from Maven Central the first
# time, into ~/.cache/verbale, and is checked. With FUSEKI_PASSWORD set, writing takes the user "admin" and it.
# `riot ARGUMENT…` runs Jena's parser, which comes with the server, and fetches nothing.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

VERSION=5.6.0 # the last that runs on Java 17
SHA256=d28c1eaf703122ee628895a460c20fa4aa60a892f435d403ea8c036f241da1f8
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/verbale
JAR=$CACHE/jena-fuseki-server-$VERSION.jar
ARTIFACT=org.apache.jena:jena-fuseki-server:$VERSION

sound() {
  [ -f "$1" ] && echo "$SHA256  $1" | sha256sum --check --status
}

fetched() {
  sound "$JAR" && return 0
  mkdir -p "$CACHE"
  local part
  part=$(mktemp -d "$CACHE/.fuseki-XXXXXX")
  if mvn --batch-mode --quiet org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy \
    "-Dartifact=$ARTIFACT" "-DoutputDirectory=$part" >"$part/log" 2>&1 && sound "$part/${JAR##*/}"; then
    mv "$part/${JAR##*/}" "$JAR"
    rm -rf "$part"
    return 0
  fi
  echo "Fuseki cannot be fetched by Maven, or is not what it was ($(grep -v '^$' "$part/log" | tail -n 1))"
  rm -rf "$part"
  return 1
}

available() {
  local java
  java=$(java -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p') || true
  [ "${java:-0}" -ge 17 ] || { echo "there is no Java 17 or newer"; return 1; }
  command -v mvn >/dev/null || sound "$JAR" || { echo "there is no Maven (mvn) to fetch Fuseki with"; return 1; }
  fetched
}

start() {
  local port
  port=$(free_port)
  mkdir -p "$1/data"
  # A plain Fuseki (FusekiMain) without the pages of its web interface, which would write files of their own.
  local more=()
  if [ -n "${FUSEKI_PASSWORD:-}" ]; then
    (umask 077 && echo "admin: $FUSEKI_PASSWORD" >"$1/passwd")
    more=(--passwd="$1/passwd" --auth=basic)
  fi
  (cd "$1" && exec java -Xmx1500m -cp "$JAR" org.apache.jena.fuseki.main.cmds.FusekiMainCmd \
    --localhost --port "$port" --tdb2 --loc "$1/data" --update "${more[@]}" /ds) >"$1/log" 2>&1 &
  began "$1" "http://127.0.0.1:$port/ds" "$!" "http://127.0.0.1:$port/ds/query?query=ASK%7B%7D"
}

riot() {
  [ -f "$JAR" ] || { echo "Jena is not here yet; $0 available fetches it" >&2; exit 1; }
  command -v java >/dev/null || { echo "there is no Java" >&2; exit 1; }
  exec java -cp "$JAR" riotcmd.riot "$@"
}

if [ "${1:-}" = riot ]; then riot "${@:2}"; fi
run "$@"
