#!/bin/sh
# Run the tests on the corners of the supported versions: the oldest Python, Django and Wagtail ("oldest"), and the
# newest Python, Django and Wagtail ("newest"). Names of corners as arguments; without any, both.
set -eu
corners=${*:-oldest newest}
oldest=${PYTHON_MIN:-python3.11}
newest=${PYTHON_MAX:-python3.13}

corner() {
    name=$1; python=$2; shift 2
    case " $corners " in *" $name "*) ;; *) return ;; esac
    if ! command -v "$python" >/dev/null 2>&1; then
        echo "LEFT OUT: $name, because $python is not on this machine" >&2
        missing=1
        return
    fi
    export DATABASE_URL=
    env="var/matrix/$name"
    mkdir -p var/matrix
    [ -x "$env/bin/python" ] || "$python" -m venv "$env"
    "$env/bin/pip" install --quiet --upgrade pip
    "$env/bin/pip" install --quiet -r requirements.in -r tests/requirements.in "$@"
    echo "== $name: $("$env/bin/python" --version), $("$env/bin/pip" freeze | grep -iE '^(django|wagtail)==' | tr '\n' ' ')"
    DJANGO_SETTINGS_MODULE=portal.settings.test "$env/bin/python" site/manage.py makemigrations --check --dry-run
    "$env/bin/python" -m pytest -q -m "not browser" -n "${WORKERS:-2}"
}

missing=0
corner oldest "$oldest" "Django~=5.2.0" "wagtail~=7.4.0"
corner newest "$newest" --upgrade Django wagtail
exit "$missing"
