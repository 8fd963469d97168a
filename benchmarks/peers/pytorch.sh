#!/usr/bin/env bash
# Prints how PyTorch is started as a peer, or "missing:" and why. Installs Debian's packages if it may.
# Its BLAS matters: with the reference BLAS it is several times slower, so that counts as missing too.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
packages=(python3-torch libopenblas0-pthread)
python=/usr/bin/python3

has_all() { "$python" -c 'import torch' 2> /dev/null && dpkg-query -W -f '${db:Status-Status}\n' libopenblas0-pthread 2> /dev/null | grep -qx installed; }

if ! has_all && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    apt-get install -y -qq --no-install-recommends "${packages[@]}" > /dev/null 2>&1
fi
if has_all; then
    echo "$python $here/pytorch.py"
else
    echo "missing:install ${packages[*]} (Debian) to measure it"
fi
