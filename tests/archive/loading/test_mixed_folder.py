"""A folder of 200 mixed files: each is named with what became of it, and all can be taken back."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from archive.history.batches import take_back
from archive.ingest.files.scans import recognition
from archive.models import Accession, Report
from tests.archive.ingest import mixed_folder

pytestmark = pytest.mark.django_db


def test_each_file_of_a_folder_is_told_of_and_the_batch_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    mixed_folder.write(tmp_path)
    names = {name for name, _data in mixed_folder.files()}
    assert len(names) == mixed_folder.NUMBER
    with pytest.raises(SystemExit):  # some cannot be read
        call_command("ingest", str(tmp_path), "--workers", "2")
    batch = Accession.objects.get()
    told = [item.name.removeprefix(f"{tmp_path}/") for item in batch.items.all()]
    assert {name.split("!")[0].split("#")[0] for name in told} == names
    assert not batch.items.filter(status="failed", reason="").exists()
    number = Report.objects.filter(accession=batch).count()
    assert number > 80
    user = get_user_model().objects.create_superuser("editor")
    assert take_back(batch, user) == number
    assert not Report.objects.exists()
