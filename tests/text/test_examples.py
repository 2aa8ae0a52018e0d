"""The examples in the docstrings run."""

import doctest
import importlib
import pkgutil

import pytest

import kehoach_cms.text

MODULES = ["kehoach_cms.text"] + [
    f"kehoach_cms.text.{found.name}"
    for found in pkgutil.iter_modules(kehoach_cms.text.__path__)
    if found.name != "__main__"
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
