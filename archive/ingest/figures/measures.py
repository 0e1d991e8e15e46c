"""Names of measures: what is left of a clause once it is rid of time, place, verbs and comparison.

Closed lists of function words and of the nouns that measures end with; no measure is listed by its whole name.
"""

import re

from archive.ingest.figures.periods import TIME

# Nouns and terms that hold a word which elsewhere separates; they stay whole.
_KEPT = (
    r"增加值|可支配|一般公共预算|预算(?:收入|支出)|完成率|目标值|任务书|规划面积|规划建筑面积|设计(?:能力|时速)|"
    r"累计确诊|平均(?:工资|气温|时速|价格|浓度|内设)|实际(?:利用|到位|使用)|计划生育|任务清单|建成区|建成率|预期寿命|"
    r"pm(?:2\.5|10)(?:[年月日]均)?浓度|增长的?贡献率|增[长速]预期|安排就业|分别墅|签约|通过率|控制区|投入强度|当期|出具率|完成量|产业集聚区|设立率"
)
_SCOPE = (
    r"(?:在)?全(?:[市省县区州盟国镇乡](?!性)|行业|系统)|[我本该][市省县区州国厅局村]|该(?:中心|企业|公司|园区|项目|基地|合作社|医院|学校|市场|厂)|[省市县区](?:里|内)|[省市县]域内|"
    r"各[省市县区州]+(?!直)|各(?:类|级|项|地|方面)|(?:中央|[省市县区])?级?财政(?=每年|安排|下拨|下达|统筹|拿出|先行|筹措|拨|投入|\|)"
)
# Comparison leads up to a change and names no measure; 占比, 同比 and 环比 are words of their own.
_COMPARISON = (
    r"(?<![占同环对])比(?![重例率较值亚])[^|,。;]{0,14}?(?=增长|增加|提高|上升|下降|减少|回落|上涨|多|少|高|低|净增|[增减][产收]|$)|"
    r"(?<!相)较(?:上年|去年|前年|上个?月|上季度?|上周|同期|年初)[^|,。;]{0,8}?(?=增长|增加|提高|上升|下降|减少|回落|上涨|小幅|大幅|[增减][产收]|$)|"
    r"同比|环比"
)
_VERBS = (
    r"预计|预期|力争|确保|争取|完成(?!率)|实现(?!率)|达到|累计|总计|合计|共计|安排|拿出|拨出|下拨|下达|筹措|设立|拥有|共有|现有|已有|"
    r"还有|仅有|只有|涉及|收到|列出|给予|出具|稳定在|控制在|不低于|不少于|不超过|超过|突破|低于|高于|大约|将近|接近|"
    r"左右|分别|首次|首批|首期|首宗|第一批|必须|应当|可以|继续|进一步|据统计|据了解|据悉|初步核算|其中|包括|特别是|"
    r"尤其是|同时|以及|每年|使得|按照|通过|单是|光是|仅是|这次|此次|本次|已经|先后|连续|普遍|总共|年初|年底|计划(?!$)|"
    r"目标(?:任务)?|任务是|确定的?|原定的?|规划(?=实施|建设|了)|实施了?|决定|先行|列入|就能|加快|推动|推进|抓好|"
    r"下一步|不到|不足|至少|将近|届时|(?:建成|投产|达产)之?后|可(?=新增|带动|实现)|今天|全部建成|年(?:之?内)|(?:[一二三四五六七八九十两]|\d)年之?内|"
    r"[一二三四五六七八九十]是(?!否)|[一二两三四五六七八九十]年(?:前|后|(?![度级期制均行内来间中]))|以来|提出|作出|(?<![出转受])让(?!利)|"
    r"把(?![关握])|(?<!即)将(?![军近士领来])|从\d{1,2}月份?起|(?:先|再|来)看|宣布|表示|指出|认为|透露|显示|要求|[一二两三四五六七八九十几][家个座条项批栋名位所](?![庭目])|培育|(?<![党会际济层])组织(?!已|达|超过|总?数)|负责|承担|共(?=投[入资])|当中|之[中内]"
)
_SEPARATOR = re.compile(rf"(?P<kept>{_KEPT})|{TIME.pattern}|{_SCOPE}|{_COMPARISON}|{_VERBS}|[\"'()《》<> :·]")
_DROPPED_LEAD = re.compile(
    r"^(?:这一(?=项目|工程)|所有(?=..)|[上下]调(?=.{3})|等地?(?![级待候值])|但是?|而且?|因此|不过|虽然|由于|随着|的|和(?!谐)|与|及(?!时)|、|了|将(?!军)|要(?!素)|已|使(?!用)|让|把|对(?![外口接])|从(?![业事])|在(?![建校册岗编线])|"
    r"向|由|是|有(?![效线色])|为(?!民)|仅|还(?![款贷])|共(?![同享建用产])|就(?!业)|各|以(?![上下])|并|可(?![支再用])|只|"
    r"再(?!生)|又|首[个条座批次家款艘]|也|都|则|须|应(?![到届急纳])|能(?![源耗])|会(?![议员费])|上(?=年)|里|"
    r"总(?=达|共)|缴(?=税)|离|距离?|大会|请|需(?!求)|给(?!水)|被(?![\u3400-\u9fff]{1,2}(?:人数|企业|单位|群众))|新的|一批)+"
)
# Possessive: what one word has taken is not tried again as two, however long the run.
_DROPPED_TAIL = re.compile(
    r"(?:建成|认定|竣工|扩大|提高|增加|增长|上升|下降|减少|压减|降低|上涨|回升|贯通|调减|取得|引进|分别|平均|稳定|控制|依然|仍然?|依旧|(?<=[温度量额值率口])会|更|总体|通常|一般|往往|不会|可能会?|或将|却|竟然?|一度|同样|实质|名义|[年月]均实[质际]|"
    r"再建|以来|基本上?|几乎|普遍|整体|大约|迅速|逐步|逐渐|持续|明显|大幅|小幅|略有?|稍有?|双双|实际|不过|另有|共签|每(?:平方公里|平方米|公斤|千克|[吨亩人户家个斤])|最[高低大小多少长]|"
    r"[高多长可]达|总?(?:达|为|是|有|共|近|超|逾|至|到|了|已|也|就|在|将|由|从|过|升|降|增|减|约|要|只|仅|还|均|都|可|才|不|没|各|定|"
    r"的|让|着|再|中|来|内))++$"
)
# 入驻的企业, 入驻企业: one measure.
_MODIFIED = re.compile(r"^([\u3400-\u9fff]{2,4})的(?=..)|的(?=(?:比[例重]|面积|数量|人数|水平|总量|投资|收入)$)")
_ADDED = re.compile(r"^增加(?!值)(?=..)")
_KEPT_TAIL = re.compile(
    r"(?:[年月日]均|签约|新增|环境|自由|集中|高中|初中|途中|空中|水稳定|国内|境内|区内|以内|"
    r"[人英天]才|成就|行为|[条合契]约|[协规]定|首都|纪要|许可)$"
)

# The last word of what is measured in money, area, weight, shares and the like: closed by unit, not by report.
HEAD = re.compile(
    r"(?:[率量额值费金款价幅数]|价格|比[重例]|占比|投[资入]|收入|支出|税收|利税|税|利润|产出|产[能值]|能力|面积|里程|长度|"
    r"[全总]长|人口|就业|岗位|外资|创汇|内资|时限|[出进]口|贷款|存款|余额|规模|总[量产额]|产量|消费|物价|"
    r"度|总质量|[气水体室]温|指数|成本|能耗|耗|用电|发电|库容|装机|耕地|用地|土地|征地|储备|预期|股权|股份|丰度|房屋|工资|缺口|损失|债券|贸易|经济|排放|水位|增收|"
    r"减收|增产|减产|结余|资产|负债|债务|时速|速|水平|吞吐|[年日亩单]产|产业|工业|农业|服务业|住房|厂房|绿道|管廊|造林|道路|公路|铁路|(?:增长|亏损|覆盖|受益|普及)面|"
    r"线路|航线|林地|草地|水域|岸线|绿地|水面|园区|城区|荒山|移民|职工|群众|农民|居民|学生|游客|贫困户|农户|户|者|员|"
    r"人|隧道|桥梁|管网|管线|光缆|电缆|渠道|堤防|河道|航道|大桥|产品|货物|粮食|煤炭|原煤|钢材|水泥|[a-z]{3,5})$"
)
# The last character of what is counted in 个, 家, 项 and the like.
_COUNTED = re.compile(
    r"(?:[区园县市乡镇村企业项目事务站馆校院所厂店矿库井桥路街巷坝点场房楼车船机线道件标证表案员师生工民商家户者手队口"
    r"组会社团班链图课制寓位床梯题砂窑沟岗牌号品种室地池渠树洞]|系统|单位|代表|集体|个人|基金|报告|设备|技术|环节|断面|"
    r"任务|指标|诉求|问题|标准|专利|机构|部门|系列|中心|基地|平台|小区|社区|干部|党员|办法|内容|机关|队伍|码头|材料|板材|专家|人才|青少年|儿童|孩子|老人|厕)$"
)
_NO_THING = re.compile(
    r"^(?:以[上下内]|之[内中前后]|入库$|投入$|改设|左右|上下|如期|全部|已|都|均|也|在|将|被|有|是|占|里|一(?![年级类线体般产])|不|没|再|就|还|只|多|今|明|去年|其|"
    r"这|那|每|该|各|先行|迟迟|达到|完成|实现|进入|突破|参加|参与)|[了着过]|[产发诞滋催]生$"
)
_PROPER_ZONE = re.compile(
    r"^[\u3400-\u9fff]{0,12}?(?:产业集聚区|产业集中区|工业园区?|产业园区?|高新区|经开区|开发区|集聚区|示范区|新区|园区)(?=(?!域).{2})"
)
# A zone that only stands for the one told of; 产业集聚区 and 园区 in general are part of the measure.
_CLASS_OF_ZONES = re.compile(r"^(?:(?:省级|市级|国家级)?产业集聚区|产业园区|园区)(?=.{2})")
# 新型生产线和年产2000万吨…: what is made stands behind; how much a year is a capacity.
_CAPACITY = re.compile(r"^.*(?P<what>[年日]产)$")
_MAX_NAME = 24


def phrases(words: str) -> list[str]:
    """The noun phrases of ``words`` (folded, part of one clause), in their order, without time, place and verbs."""
    parts = _SEPARATOR.sub(lambda match: match.group("kept") or "|", words).split("|")
    return [phrase for part in parts if (phrase := _bare(part))]


def _bare(part: str) -> str:
    part = _DROPPED_LEAD.sub("", part.strip(",;。 "))
    tail = _DROPPED_TAIL.search(part)
    if tail and not _KEPT_TAIL.search(part):
        part = part[: tail.start()]
    part = _ADDED.sub("新增", _MODIFIED.sub(lambda match: match.group(1) or "", part))
    return _CAPACITY.sub(r"\g<what>能力", part)


def without_zone(phrase: str) -> str:
    """``phrase`` without the zone at its front that owns the measure."""
    if _CLASS_OF_ZONES.match(phrase):
        return phrase
    zone = _PROPER_ZONE.match(phrase)
    return phrase[zone.end() :] if zone else phrase


def is_measure(phrase: str) -> bool:
    """Whether ``phrase`` can name what is measured: it ends with a noun of measure."""
    return 2 <= len(phrase) <= _MAX_NAME and phrase != "投入" and HEAD.search(phrase) is not None


def is_noun(phrase: str) -> bool:
    """Whether ``phrase`` can name things that are counted, or a measure of another sort."""
    if not 2 <= len(phrase) <= _MAX_NAME or _NO_THING.search(phrase):
        return False
    return is_measure(phrase) or _COUNTED.search(phrase) is not None
