#!/usr/bin/env bash
# The programs that some tests drive: Chromium, Poppler, Java, Unicode's test files, node with axe-core and the Nu HTML Checker.
# Installs them through apt only as root or with CI=true; otherwise says what to type. Tests that lack their program
# are skipped visibly.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
command -v java >/dev/null || missing+=(default-jre-headless)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
[ -e /usr/share/unicode/BidiCharacterTest.txt ] || missing+=(unicode-data)
# the driver of Playwright is linked against it
/sbin/ldconfig -p | grep -q libatomic.so.1 || missing+=(libatomic1)

if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] || [ "${CI:-}" = true ]; then
    run=(); [ "$(id -u)" = 0 ] || run=(sudo -n)
    "${run[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  else
    echo "Some tests need programs that are not installed and will be skipped. To install them:"
    echo "  sudo apt-get install ${missing[*]}"
  fi
fi

if command -v npm >/dev/null && [ ! -d node/node_modules/axe-core ]; then
  npm install --prefix node --loglevel error --no-audit --no-fund --no-package-lock
fi
