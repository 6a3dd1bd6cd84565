#!/usr/bin/env bash
# Checks a course, with annotations at the lines of its faults, and builds it.
#
# COURSEMARK_COMMAND        install, check or build
# COURSEMARK_COURSE         the folder of the course
# COURSEMARK_ARGS           more arguments of the command, one on each line
# COURSEMARK_DENY_WARNINGS  true or false
set -euo pipefail

fail() {
  echo "::error title=Coursemark::$1"
  exit 1
}

more=()
while IFS= read -r argument; do
  argument="${argument%$'\r'}"
  if [ -n "$argument" ]; then
    more+=("$argument")
  fi
done <<<"${COURSEMARK_ARGS:-}"

deny=()
case "${COURSEMARK_DENY_WARNINGS:-false}" in
  true) deny=(--deny-warnings) ;;
  false) ;;
  *) fail "\`deny-warnings\` is true or false, not \`$COURSEMARK_DENY_WARNINGS\`" ;;
esac

course="${COURSEMARK_COURSE:-course}"
# The odd form of a list is for older versions of bash, to which an empty one is unknown.
case "${COURSEMARK_COMMAND:-build}" in
  install) ;;
  check)
    coursemark check "$course" --format github ${deny[@]+"${deny[@]}"} ${more[@]+"${more[@]}"}
    ;;
  build)
    coursemark check "$course" --format github ${deny[@]+"${deny[@]}"}
    coursemark build "$course" ${deny[@]+"${deny[@]}"} ${more[@]+"${more[@]}"}
    ;;
  *) fail "\`command\` is install, check or build, not \`$COURSEMARK_COMMAND\`" ;;
esac
