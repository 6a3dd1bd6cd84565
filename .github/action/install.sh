#!/usr/bin/env bash
# Downloads the archive of a release, compares its sum with the list of the release, and puts the
# program on the path of the steps that follow.
#
# COURSEMARK_VERSION     the version, with or without a `v`
# COURSEMARK_REPOSITORY  the repository that has the release; when empty, that of the workflow
# COURSEMARK_DOWNLOADS   where releases are; only for tests
set -euo pipefail

fail() {
  echo "::error title=Coursemark::$1"
  exit 1
}

version="${COURSEMARK_VERSION#v}"
if ! [[ "$version" =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]]; then
  fail "\`version\` is \`$version\`; write one such as 0.1.0"
fi

case "${RUNNER_OS:-}-${RUNNER_ARCH:-}" in
  Linux-X64) target=x86_64-unknown-linux-musl ;;
  Linux-ARM64) target=aarch64-unknown-linux-musl ;;
  macOS-X64) target=x86_64-apple-darwin ;;
  macOS-ARM64) target=aarch64-apple-darwin ;;
  Windows-X64) target=x86_64-pc-windows-msvc ;;
  Windows-ARM64) target=aarch64-pc-windows-msvc ;;
  *) fail "there is no Coursemark for ${RUNNER_OS:-this system} on ${RUNNER_ARCH:-this processor}" ;;
esac

name="coursemark-$version-$target"
archive="$name.tar.gz"
program="$name/coursemark"
if [ "$RUNNER_OS" = Windows ]; then
  archive="$name.zip"
  program="$name/coursemark.exe"
fi

repository="${COURSEMARK_REPOSITORY:-${GITHUB_REPOSITORY:-}}"
downloads="${COURSEMARK_DOWNLOADS:-${GITHUB_SERVER_URL:-https://github.com}/$repository/releases/download}"
folder="${RUNNER_TEMP:?}/coursemark"
mkdir -p "$folder"
cd "$folder"
for file in SHA256SUMS "$archive"; do
  curl --fail --silent --show-error --location --retry 3 --output "$file" \
    "$downloads/v$version/$file" || fail "cannot get $file of version $version"
done

expected="$(awk -v name="$archive" '$2 == name { print $1 }' SHA256SUMS)"
if command -v sha256sum >/dev/null; then
  found="$(sha256sum "$archive" | cut -d ' ' -f 1)"
else
  found="$(shasum -a 256 "$archive" | cut -d ' ' -f 1)"
fi
if [ -z "$expected" ] || [ "$expected" != "$found" ]; then
  fail "the sum of $archive is not the one that its release lists"
fi

case "$archive" in
  *.zip) unzip -q -o "$archive" ;;
  *) tar -xzf "$archive" ;;
esac
"./$program" --version
echo "$folder/$name" >>"${GITHUB_PATH:?}"
