#!/bin/sh
# Write requirements.txt and tests/requirements.txt: what a fresh environment gets, pinned.
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
pip="$scratch/venv/bin/pip"
"$pip" install --quiet --upgrade pip
"$pip" install --quiet -r requirements.in
{
    echo "# The demo portal's pinned set, made by \`make pins\` from requirements.in."
    "$pip" freeze --exclude pip --exclude setuptools
} > requirements.txt
"$pip" install --quiet -r tests/requirements.in
{
    echo "# What the checks need besides requirements.txt, made by \`make pins\` from tests/requirements.in."
    "$pip" freeze --exclude pip --exclude setuptools | grep -vxFf requirements.txt
} > tests/requirements.txt
