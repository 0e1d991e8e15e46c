"""Someone in an office of a region, in reports of a league within it."""

from archive.models import Area
from archive.models.unit_of_work import changing
from tests.helpers import make_person, make_report, take_part


def make_places():
    """A league within a region, and a city of another province."""
    region = Area.objects.create(code="150000", name="内蒙古自治区", level="province")
    league = Area.objects.create(code="152200", name="兴安盟", level="city", parent=region)
    province = Area.objects.create(code="410000", name="河南省", level="province")
    city = Area.objects.create(code="411200", name="三门峡市", level="city", parent=province)
    return {"region": region, "league": league, "province": province, "city": city}


def make_leader(places):
    """李明, printed in two reports as of the region."""
    person = make_person("李明")
    for day in ("2009-03-01", "2010-03-01"):
        report = make_report("李明讲话。", area=places["league"], published_on=day)
        with changing([report]):
            take_part(report, person, role_title="自治区党委书记")
            take_part(report, make_person(), part="attendee", role_title="集团董事长")
    return person


def areas(person):
    return {(each.role_title, str(each.area), each.report_count) for each in person.memberships.all()}
