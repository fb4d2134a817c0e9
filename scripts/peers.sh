#!/bin/sh
# Install the Debian packages named, if they are missing and we may; else say what is skipped.
set -u
for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' && continue
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "skipped: $package is not installed, and only root with apt-get could; what needs it is not tested"
        continue
    fi
    echo "Installing $package …"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$package"; } >/tmp/mailflow-apt.log 2>&1 \
        || { cat /tmp/mailflow-apt.log; echo "could not install $package"; exit 1; }
done
