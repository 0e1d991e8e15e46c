"""The short form of `make soak`: queries, addresses and files out of shape, each with an answer that is no failure."""

import random
from itertools import islice

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from benchmarks import fuzzing, soak_fuzz
from tests.archive.ingest import file_builders
from tests.archives import LinkedArchive

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    client = Client()
    client.force_login(User.objects.create_superuser("chief"))
    return client


def test_queries(client):
    LinkedArchive(3)
    call_command("index", "rebuild", verbosity=0)
    rng, run = random.Random(1), fuzzing.Run()
    for page in ("/search/", "/api/v1/search", "/api/v1/suggest", "/search/feed.atom"):
        for _each in range(50):
            typed = fuzzing.query(rng)
            run.ask(f"{page} {typed!r}", lambda page=page, typed=typed: client.get(page, {"q": typed}).status_code)
    assert not run.broken
    assert run.statuses[200] > 100


def test_addresses(client):
    LinkedArchive(3)
    call_command("index", "rebuild", verbosity=0)
    rng, run, known = random.Random(2), fuzzing.Run(), soak_fuzz.known_addresses()
    for _each in range(200):
        address = fuzzing.address(rng, known)
        run.ask(address, lambda address=address: soak_fuzz.answer(client, address))
    assert not run.broken
    assert {200, 400, 404} <= run.statuses.keys()


def test_files(client):
    run = fuzzing.Run()
    for name, data in islice(fuzzing.files(random.Random(3), soak_fuzz.sound_files(file_builders)), 25):
        run.ask(name, lambda name=name, data=data: soak_fuzz.take_in(client, name, data))
    assert not run.broken
    assert run.statuses == {200: 25}


def test_a_failure_is_told_with_what_made_it():
    run = fuzzing.Run()

    def fails():
        raise ValueError("broken")

    run.ask("/x/", fails)
    run.ask("/y/", lambda: 503)
    run.ask("/z/", lambda: 404)
    assert [broken.split(": ", 1)[1] for broken in run.broken] == ["/x/ (ValueError: broken)", "/y/"]
