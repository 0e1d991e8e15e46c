"""Lists of who holds which office: what their headlines say, and the body that a headline names for bare titles."""

import re

# 城关镇领导班子成员及分工: below it every line tells who holds an office. Members of groups for a task hold none.
_HOLDERS = re.compile(
    r"领导班子|班子成员|现任领导|领导成员|领导(?:介绍|简介|信息|之窗|名单|一览)|四大(?:家|班子)[^,。]{0,6}名单|(?:正职|一把手|党政领导)名单|"
    r"组成人员(?:名单)?$|(?:常委|委员)名单$|负责(?:人|同志)(?:名单|一览表|通讯录)$|(?:领导|班子)(?:同志|成员)?(?:工作)?分工|工作分工|^简介$"
)
_OF_TASKS = re.compile(
    r"产生|增补|候选|新一届|亮相|领导小组|指挥部|专班|工作组|主席团|代表团|选举|当选|补选|任免|任命|公示|建设|调整.{0,6}优化|[学比]习|召开|会议$"
)
_OPENING = re.compile(r"^.*(?:调整|印发|明确|公布|关于)|^中共|^中国共产党")
_BODY = re.compile(
    r"(?:[\u3400-\u9fff]{2,20}(?:委|人大常委会|人大|政协|政府|局|办公室|办|院|镇|乡|街道|办事处|公司|学校|中学|小学|大学|协会|联合会|总工会|管委会|中心|委员会|村))"
)
_OWN_KIND = re.compile("[省市县区州](?=[委政人])")
_DOUBLED = re.compile(r"(?P<kind>[省市县区州])(?P=kind)(?=委|政府|人大|政协)")
_NUMBER = "[一二三四五六七八九十]{1,3}"
# 岚浦县第十三届委员会常务委员会: of the party, whose committee is counted so
_OF_TERM = re.compile(
    rf"^(?P<area>[^\W\d第]{{2,8}}[省市县区州旗])第{_NUMBER}届(?P<discipline>纪律检查)?委员会(?:常务委员会)?$"
)
_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_CONSULTATIVE = re.compile(
    rf"(?:政协(?:第{_NUMBER}届)?(?P<area>[^\W\d第]{{2,8}}[省市县区州旗])|(?P<first>[^\W\d第]{{2,8}}[省市县区州旗])政协)"
    rf"(?:第{_NUMBER}届)?(?:委员会)?(?=$|主席|常务|领导|秘书长)"
)
_STANDING = re.compile("(?<=[省市县区州]委)(?:常务委员会|常委会)$")


# 岚浦县文联第六届主席团成员
_OF_SOCIETY = re.compile(
    r"(?:文联|科协|[^\W\d]协|协会|商会|学会|联合会|研究会|侨联|残联|促进会)(?:第?[一二三四五六七八九十]{1,3}届)?"
    r"(?:主席团|理事会|常务理事会|监事会)(?:成员|组成人员)?(?:名单)?$"
)
_QUOTED = re.compile(r"[“”\"]|\([^()]*\)$")  # “一把手”名单(2023年更新)


def lists_holders(title: str) -> bool:
    """Whether a folded headline stands over those who hold office now."""
    title = _QUOTED.sub("", title)
    if _OF_SOCIETY.search(title):
        return True
    return _HOLDERS.search(title) is not None and _OF_TASKS.search(title) is None


# 岚浦县选举结果, and lists of candidates: what the headline says of everybody below it.
_RESULTS = re.compile(
    r"(?:选举结果|补选结果|换届结果|当选结果)(?:的?(?:公告|公示|公报|通报))?$|委员会选举产生$|当选(?:人员|人|代表)?(?:名单|的?(?:公告|公示|通报)$)"
)
_CANDIDATES = re.compile("(?:候选人(?:建议|初步|推荐)?(?:人选)?|拟任人选)(?:的?(?:名单|公示|公告|情况))+$")
# (2017年1月9日…第一次会议选举产生), above a list of who holds office
_ELECTED_ABOVE = re.compile(r"\(?[^。\n]{0,60}(?:选举产生|选出|选举)\)?\n")


# 驻村第一书记名单(2021年7月选派)
_POSTED = re.compile(
    r"(?:第一书记|工作队(?:队[员长])?|指导员)(?:选派|派驻)?(?:人员)?名单(?:\([^()]*(?P<new>选派|派驻)?[^()]*\))?$"
)


def listed_kind(title: str, folded: str) -> str | None:
    """What a folded headline and the line below it say of everybody in a list; None where it heads no such list."""
    if _RESULTS.search(title):
        return "appointed"
    if _CANDIDATES.search(title):
        return "proposed"
    if posted := _POSTED.search(title):
        return "appointed" if posted["new"] or _NEW.search(title) else "holds"
    is_list = title.endswith("名单") or lists_holders(title)
    if is_list and _ELECTED_ABOVE.match(folded):
        return "appointed"
    return "holds" if lists_holders(title) else None


# 各乡镇(街道)党委书记名单如下: the one office that each of the bodies below has.
_OFFICE_OF_EACH = re.compile(
    r"(?:各|[镇乡村局校]|街道|社区|部分|全县|全市|全区|单位|部门)(?:\([^()]{1,8}\))?"
    r"(?P<body>党委|党工委|党组|党支部|党总支|人大|村委会|居委会|政府|纪委|妇联|团委)?(?:\([^()]{1,8}\))?"
    r"(?P<title>(?:第一|常务)?副?(?:书记|主席|主任|[镇乡局校村院]长|支书))(?:调整|任免|任职|当选|候选人|安排|公示)?(?:人员)?名单"
)
_NEW = re.compile("当选|选举|换届|新一届|新任|任命|调整|选派|派驻")
_OF_CONGRESS = re.compile(
    r"(?P<office>[\u3400-\u9fff]{2,20}第[一二三四五六七八九十]{1,4}届人民代表大会代表)(?:当选)?名单"
)


def office_of_each(line: str) -> tuple[str, str] | None:
    """The kind of statement and the office that a folded heading gives to each one in a list by place."""
    kind = "appointed" if _NEW.search(line) else "proposed" if "候选人" in line or "拟任" in line else "holds"
    if each := _OFFICE_OF_EACH.search(line):
        return kind, (each["body"] or "") + each["title"]
    deputy = _OF_CONGRESS.search(line)
    return (kind, deputy["office"]) if deputy else None


def of_change(title: str) -> bool:
    """Whether a headline tells of a change: of elections, or of whom it moves."""
    return _NEW.search(title) is not None


def office_at(place: str, office: str) -> str:
    """榆林镇党委书记 for a 党委书记 at 榆林镇; a deputy's office is of no ward."""
    if office.endswith("代表"):
        return office
    town = place.partition("(")[0].strip()
    if town.endswith(("街道", "办事处")):
        office = office.replace("党委", "党工委")
    if office.endswith(("镇长", "乡长", "村长")) and town[-1] in "镇乡村":
        return town + office[: -len("镇长")] + town[-1] + "长"
    return town + office


def body_of_list(title: str, area: str) -> str:
    """The body whose bare titles (书记, 副镇长) such a list tells; empty where its headline names none."""
    holders = _HOLDERS.search(title)
    before = _OPENING.sub("", title[: holders.start()].removesuffix("新一届").removesuffix("县级")) if holders else ""
    if consultative := _CONSULTATIVE.match(before):
        return f"政协{consultative['area'] or consultative['first']}委员会"
    before = _YEAR.sub("", before).removesuffix("党政")
    before = _OF_TERM.sub(lambda term: f"{term['area']}{'纪委' if term['discipline'] else '委'}", before)
    before = _STANDING.sub("", _DOUBLED.sub(r"\g<kind>", before))
    if area and _OWN_KIND.match(before):
        before = area + before[1:]
    return before if _BODY.fullmatch(before) else ""


# 选举产生了中国共产党岚浦县第十二届委员会, 岚浦县总工会第八届委员会: the body of the bare titles below.
_ELECTED = re.compile(
    r"(?:中国共产党|中共)(?P<party>[^\W\d第]{2,8}[省市县区州旗镇乡])(?:第[一二三四五六七八九十]{1,3}届)?委员会|"
    r"(?P<body>[^\W\d,的了由]{2,16}(?:纪律检查委员会|人民代表大会常务委员会|人大常委会|总工会|妇女联合会|联合会|妇联|工商联|纪委)|[^\W\d,的了由]{2,8}(?:[镇乡]党委|[县市区]委|街道党工委)(?=换届))|"
    r"(?P<society>[^\W\d,的了由]{2,16}(?:红十字会|协会|商会|学会|研究会|促进会|文联|科协|残联|侨联|作协|慈善会))(?=第[一二三四五六七八九十]{1,3}届)|"
    r"(?P<league>(?:共青团|中国民主促进会|中国民主同盟|中国民主建国会|中国国民党革命委员会|中国农工民主党|中国致公党|九三学社|民进|民盟|民建|民革|农工党|致公党)[^\W\d第]{2,8}[省市县区州旗])(?=第|委)"
)
_INTO = re.compile(r"^.*(?:[了过]|通过|选举|产生|召开)|^中共|^中国共产党")


def body_of_election(text: str, title: str) -> str:
    """The body that folded ``text``, or else the headline, names as the one whose offices are filled."""
    for line in (text, title):
        if named := list(_ELECTED.finditer(line)):
            last = named[-1]
            if last["party"]:
                area = _INTO.sub("", last["party"])
                return f"{area}党委" if area.endswith(("镇", "乡")) else f"{area}委"
            return f"{last['league']}委" if last["league"] else _INTO.sub("", last["body"] or last["society"])
    return ""
