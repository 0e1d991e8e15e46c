"""While a word is being composed, its keys belong to the input method."""

from pathlib import Path

import pytest

SCRIPTS = [path for path in Path("archive/static/archive").glob("*.js") if "keydown" in path.read_text("utf-8")]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_script_that_hears_keys_leaves_those_of_a_composition_alone(script):
    code = script.read_text("utf-8")
    assert code.count("isComposing || event.keyCode === 229) return") == code.count('"keydown"')
