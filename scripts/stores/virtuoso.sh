#!/usr/bin/env bash
# Virtuoso (Debian: virtuoso-opensource-7-bin) on free ports of this machine. Its password is "dba", as it comes.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

available() {
  command -v virtuoso-t >/dev/null || { echo "there is no virtuoso-t; apt install virtuoso-opensource-7-bin"; return 1; }
}

start() {
  local port sql
  port=$(free_port)
  sql=$(free_port)
  cat >"$1/virtuoso.ini" <<INI
[Database]
DatabaseFile = $1/virtuoso.db
ErrorLogFile = $1/virtuoso.log
LockFile = $1/virtuoso.lck
TransactionFile = $1/virtuoso.trx
xa_persistent_file = $1/virtuoso.pxa
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = $1/virtuoso-temp.db
TransactionFile = $1/virtuoso-temp.trx
MaxCheckpointRemap = 2000
[Parameters]
ServerPort = 127.0.0.1:$sql
ServerThreads = 8
CheckpointInterval = 0
NumberOfBuffers = 100000
MaxDirtyBuffers = 75000
TransactionAfterImageLimit = 500000000
MaxSortedTopRows = 1000000
DirsAllowed = $1
[HTTPServer]
ServerPort = 127.0.0.1:$port
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 120
INI
  (cd "$1" && exec virtuoso-t +foreground +configfile "$1/virtuoso.ini") >"$1/log" 2>&1 &
  began "$1" "http://127.0.0.1:$port/" "$!" "http://127.0.0.1:$port/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D"
}

run "$@"
