"""An index is made anew when the rules are others."""

from search.whoosh_engine import fingerprint


def test_the_fingerprint_tells_other_rules_apart(monkeypatch, tmp_path):
    fingerprint.fingerprint.cache_clear()
    before = fingerprint.fingerprint()
    fingerprint.fingerprint.cache_clear()
    monkeypatch.setattr("search.engine.fingerprint.version", lambda package: "another")
    assert fingerprint.fingerprint() != before
    fingerprint.fingerprint.cache_clear()
