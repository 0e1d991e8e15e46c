"""Editing people and strategies: names, memberships, namesakes, merging."""

import pytest
from django.urls import reverse

from archive.models import Membership, Participation, Person, Strategy, StrategyMention
from tests.archive.admin.editing import address, errors, messages
from tests.helpers import make_person, make_report, make_strategy, mention_strategy, take_part


def found(editor, model, field, term, source="participation"):
    answer = editor.get(
        reverse("admin:autocomplete"), app_label="archive", model_name=source, field_name=field, term=term
    )
    return [each["text"] for each in answer.json()["results"]]


@pytest.mark.parametrize("term", ["杨树平", "楊樹平", "yangshuping", "yang shu ping", "ysp", "老杨"])
def test_a_person_is_found_by_name_alias_pinyin_and_initials(editor, term):
    person = make_person("杨树平")
    person.names.create(name="老杨")
    make_person("李明")
    assert found(editor, "person", "person", term) == ["杨树平"]
    page = editor.get("/admin/archive/person/", q=term)
    assert [each.name for each in page.context["cl"].result_list] == ["杨树平"]


def test_autocompletes_tell_people_of_one_name_apart(editor):
    for title in ("市长", "县长"):
        person = make_person("李明")
        take_part(make_report("李明讲话。"), person, role_title=title)
        Membership.objects.derive([person.pk])
    assert sorted(found(editor, "person", "person", "liming")) == ["李明 · 县长", "李明 · 市长"]


@pytest.mark.parametrize(
    ("field", "source", "term"),
    [("strategy", "strategymention", "lyqf"), ("strategy", "strategymention", "liangyiqifei")],
)
def test_strategies_are_found_by_pinyin(editor, field, source, term):
    make_strategy("两翼齐飞")
    assert found(editor, "strategy", field, term, source) == ["两翼齐飞"]


def test_names_are_edited_inline(editor):
    person = make_person("李明")
    fields = {"names-TOTAL_FORMS": "3", "names-1-name": "李　明", "names-2-name": "Li Ming"}
    assert editor.send(address(person), **fields).status_code == 302
    assert sorted(person.names.values_list("name", flat=True)) == ["Li Ming", "李　明", "李明"]


def test_the_own_name_stays_among_the_names(editor):
    person = make_person("李明")
    assert editor.send(address(person), **{"names-0-DELETE": "on"}).status_code == 302
    assert [name.name for name in person.names.all()] == ["李明"]
    assert editor.send(address(person), **{"name": "李鸣", "names-0-name": "李鸣"}).status_code == 302
    assert [name.name for name in person.names.all()] == ["李鸣"]


def test_a_new_person_may_repeat_the_name_among_the_names(editor):
    fields = {"name": "李明", "names-TOTAL_FORMS": "1", "names-0-name": "李明"}
    assert editor.send(reverse("admin:archive_person_add"), **fields).status_code == 302
    assert Person.objects.get().names.count() == 1


def test_one_spelling_once(editor):
    person = make_person("李明")
    fields = {"names-TOTAL_FORMS": "3", "names-1-name": "老李", "names-2-name": "老李"}
    assert "同一写法只需填写一次" in errors(editor.send(address(person), **fields))


def add_person(editor, **fields):
    return editor.send(reverse("admin:archive_person_add"), **fields)


@pytest.mark.parametrize("more", [{"note": "泽川县"}, {"is_another": "on"}], ids=["told apart", "said to be another"])
def test_namesakes_are_pointed_out(editor, more):
    other = make_person("李明", note="岚浦市")
    response = add_person(editor, name="李明", **more)
    assert any("已有同名的人" in said and address(other) in said for said in messages(editor.client.get(response.url)))
    person = Person.objects.exclude(pk=other.pk).get()
    assert address(other) in editor.get(address(person)).content.decode()
    assert "icon-yes" in editor.get("/admin/archive/person/").content.decode()


@pytest.mark.parametrize("note", ["", "岚浦市"])
def test_a_namesake_needs_a_note_that_tells_the_two_apart(editor, note):
    make_person("杨树平", note="岚浦市")
    assert "已有同名的人：杨树平（岚浦市）" in errors(add_person(editor, name="楊樹平", note=note))
    assert Person.objects.count() == 1


def test_a_person_renamed_to_a_namesake_needs_a_note_too(editor):
    other, person = make_person("李明"), make_person("李鸣")
    assert "已有同名的人" in errors(editor.send(address(person), name="李明"))
    response = editor.send(address(person), name="李明", note="泽川县")
    assert any(address(other) in said for said in messages(editor.client.get(response.url)))
    assert "已有同名的人" in errors(editor.send(address(person), note=""))


def test_an_alias_that_somebody_else_goes_by_is_pointed_out(editor):
    other, person = make_person("李明"), make_person("王鸣")
    fields = {"names-TOTAL_FORMS": "2", "names-1-name": "李明"}
    response = editor.send(address(person), **fields)
    assert any(address(other) in said for said in messages(editor.client.get(response.url)))


def test_a_namesake_that_came_without_a_note_can_still_be_edited(editor):
    make_person("李明")
    person = make_person("李明")
    fields = {"names-TOTAL_FORMS": "2", "names-1-name": "老李"}
    assert editor.send(address(person), **fields).status_code == 302
    assert person.names.filter(name="老李").exists()


def test_a_persons_page_shows_parts_and_memberships(editor, django_assert_max_num_queries):
    person = make_person("李明")
    for each in range(3):
        take_part(make_report("李明讲话。", title=f"第{each}会"), person, role_title=f"职务{each}")
    Membership.objects.derive([person.pk])
    with django_assert_max_num_queries(20) as few:
        page = editor.get(address(person)).content.decode()
    assert all(words in page for words in ("第2会", "职务2", "待核"))
    for each in range(3, 20):
        take_part(make_report("李明讲话。", title=f"第{each}会"), person, role_title=f"职务{each}")
    Membership.objects.derive([person.pk])
    with django_assert_max_num_queries(len(few)):
        editor.get(address(person))


def test_merging_asks_which_record_stays_and_old_addresses_lead_there(editor):
    stays, goes = make_person("杨树平"), make_person("楊樹平")
    take_part(make_report("楊樹平讲话。"), goes, role_title="市长")
    old = goes.get_absolute_url()
    page = editor.act("person", "merge", [stays, goes])
    assert page.content.decode().count('name="survivor"') == 2
    assert Person.objects.count() == 2
    assert "请选一条保留" in editor.act("person", "merge", [stays, goes], apply="1").content.decode()
    done = editor.act("person", "merge", [stays, goes], apply="1", survivor=stays.pk)
    assert any("已将楊樹平并入杨树平" in said for said in messages(done))
    assert Participation.objects.get().person == stays
    assert Membership.objects.get().person == stays
    assert [name.name for name in stays.names.all()] == ["杨树平"]
    assert editor.client.get(old, follow=True).redirect_chain[-1][0] == stays.get_absolute_url()


def test_merging_several_strategies(editor):
    report = make_report("两翼齐飞、双翼齐飞、二翼齐飞。")
    stays, *others = [mention_strategy(report, name).strategy for name in ("两翼齐飞", "双翼齐飞", "二翼齐飞")]
    editor.act("strategy", "merge", [stays, *others], apply="1", survivor=stays.pk)
    assert set(StrategyMention.objects.values_list("strategy", flat=True)) == {stays.pk}
    assert stays.names.count() == 3


@pytest.mark.parametrize("survivor", ["", "x", "999999"])
def test_nothing_is_merged_into_what_was_not_chosen(editor, survivor):
    people = [make_person(), make_person()]
    stranger = make_person()
    for wanted in (survivor, stranger.pk):
        assert editor.act("person", "merge", people, apply="1", survivor=wanted).status_code == 200
    assert Person.objects.count() == 3


def test_one_record_cannot_be_merged(editor):
    assert any("请选中 2 至" in said for said in messages(editor.act("person", "merge", [make_person()])))


def test_merging_needs_the_right_to_delete(client, django_user_model):
    from django.contrib.auth.models import Permission

    user = django_user_model.objects.create_user("half", is_staff=True)
    user.user_permissions.add(*Permission.objects.filter(codename__in=["view_person", "change_person"]))
    client.force_login(user)
    people = [make_person(), make_person()]
    fields = {"action": "merge", "_selected_action": [p.pk for p in people], "apply": "1", "survivor": people[0].pk}
    client.post("/admin/archive/person/", fields)
    assert Person.objects.count() == 2


def test_a_variant_belongs_to_one_strategy(editor):
    one, other = make_strategy("两翼齐飞"), make_strategy("四轮驱动")
    fields = {"names-TOTAL_FORMS": "2", "names-1-name": "四輪驅動"}
    assert "已是“四轮驱动”的写法" in errors(editor.send(address(one), **fields))
    assert "“兩翼齊飛”已有记录：两翼齐飞" in errors(editor.send(address(other), name="兩翼齊飛"))
    assert editor.send(address(one), **{**fields, "names-1-name": "双翼"}).status_code == 302
    assert "“双翼”已是“两翼齐飞”的写法" in errors(editor.send(reverse("admin:archive_strategy_add"), name="双翼"))
    assert Strategy.objects.count() == 2
