"""How common a name is: shares of people, and which of two names more people bear."""

import pytest

from archive.resolution.explaining import probability
from archive.resolution.name_frequency import COMMON, PROVEN, is_transcribed, name_frequency, transcribed_frequency


@pytest.mark.parametrize("name", ["王伟", "李明", "欧阳修远", "鄢翊蓼", "艾力·阿不都", "默克尔", "王", "㐂"])
def test_a_share_of_people_is_between_nobody_and_a_few_of_a_thousand(name):
    assert 0 < name_frequency(name) < 0.01


def test_common_names_are_commoner():
    assert name_frequency("王伟") > name_frequency("王翊蓼") > 0
    assert name_frequency("王翊蓼") >= name_frequency("鄢翊蓼")
    assert name_frequency("王伟") > PROVEN / 10
    assert PROVEN < transcribed_frequency("默克尔") < 0.01


def test_a_name_of_two_surnames_is_a_rare_one_and_four_sounds_are_a_family_name_abroad():
    assert name_frequency("陈冯翊珍") < COMMON < name_frequency("马丁内斯")
    assert not is_transcribed("陈冯翊珍")
    assert is_transcribed("马丁内斯")


def test_odds_are_told_as_shares():
    assert probability(0) == 0.5
    assert probability(1) == pytest.approx(10 / 11)
    assert probability(-1) == pytest.approx(1 / 11)
    assert 0 < probability(-1e9) < 1e-11
    assert 1 - 1e-11 < probability(1e9) < 1
