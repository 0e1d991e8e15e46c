"""What surrounds a report on a page: menus, share buttons, notices, lines of date, source and author.

Every function takes folded text (``archive.text.normalize``).
"""

import re

from archive.ingest.layout.career_lines import is_career_line
from archive.ingest.people import offices
from archive.text.chinese_counting import in_digits

# Lines that belong to the page, not to the report. Whole line, or its beginning for those that end in a colon or dash.
_MENU = (
    "首页|新闻|网站首页|返回首页|设为首页|加入收藏|收藏|已收藏|收藏本站|登录|注册|立即注册|忘记密码|退出|更多|"
    "更多>>|true|false|null|×|x|"
    "分享到?|分享|分享至|点赞|评论|打印|打印本页|【打印】|关闭|关闭窗口|关闭本页|返回|返回顶部|字号|字体|大|中|小|"
    "大 中 小|qq空间|新浪微博|腾讯微博|人人网|开心网|"
    "微信|微博|扫一扫|手机观看|客户端看|客户端|pc客户端|移动客户端|频道大全|栏目大全|直播|节目单|综合|财经|体育|"
    "娱乐|视频|图片|专题|政务|政务公开|"
    "互动|服务|导航|网站地图|站内搜索|搜索|高级搜索|联系我们|联系方式|关于我们|隐私安全|常见问题|站外导航|"
    "版权所有|帮助|english|rss|"
    "上一页|下一页|上一条|下一条|热榜|片库|\\||采购动态|正文|当前位置|新闻中心|要闻|时政|本地新闻|国内新闻|"
    "行业新闻|公司新闻"
)
_IS_MENU = re.compile(f"[\\s·>|/【\\[(]*(?:{_MENU})[\\s:>|/】\\])]*")
# 某地概况 某地新闻 公示公告 …: channels in a row, or the label of such a row.
_MENU_ROW = re.compile(
    r"(?:[\u3400-\u9fff]{2,6}\s{1,4}){4,60}[\u3400-\u9fff]{2,6}|[\u3400-\u9fff]{2,6}:|(?:网站)?首页(?:\s{1,4}[\u3400-\u9fff]{2,6}){2,60}"
)
_STARTS_NOISE = re.compile(
    r"[\s·【\[(]*(?:今天是[\s:]{0,3}(?:\d|星期|$)|现在时间|欢迎(?:您|访问|光临)[^。]{0,20}$|分享到|分享至|您?(?:现在|当前)?的?(?:当前)?位置|当前位置|您(?:现)?在的位置|首页\s*[>|»/-]|"
    r"扫一扫|扫描二维码|长按|点击(?:进入|查看|这里|上方|下方)|"
    r"上一篇|下一篇|上一条|下一条|上篇|下篇|(?:浏览|阅读|点击|访问)(?:次数|量|数|人数)?\s*:|人气\s*:|【?字(?:体|"
    r"号)|打印本|责任编辑|责编|编辑\s*:|"
    r"版权所有|版权声明|免责声明|copyright|©|\(c\)|主办单位?\s*:|承办单位?\s*:|技术支持|备案号|"
    r"[京沪津渝粤苏浙鲁豫冀晋辽吉黑皖闽赣鄂湘桂琼川贵云藏陕甘青宁新蒙]icp备|"
    r"网站标识码|建议使用|推荐使用|网友评论|我要评论|发表评论|声明\s*:|关键[词字]\s*:|标签\s*:|tags?\s*:|附件\s*:|"
    r"稿源\s*:?$|原标题\s*:)"
)
_HAS_NOISE = re.compile(
    r"all rights reserved|版权所有|未经[^。]{0,8}(?:授权|许可|允许)[^。]{0,20}(?:转载|复制|摘编|使用|镜像)|"
    r"不得转载|转载(?:请|须|时)|本网站?(?:刊载|所有|"
    r"注明)|icp备|icp证|公网安备|许可证号|"
    r"如有侵权|文责自负|不代表本(?:网|站)"
)
_ENDS_BODY = re.compile(
    r"[\s·【\[(◆■●>]*(?:相关(?:报道|新闻|阅读|链接|稿件|文章|专题|推荐|内容|信息)|延伸阅读|推荐阅读|热点(?:新闻|"
    r"推荐|排行)|猜你喜欢|新闻推荐|最新新闻|"
    r"最新(?:文章|信息|报道)|视频简介|栏目介绍|更多(?:新闻|精彩|内容)|上一篇|下一篇|上一条|下一条|网站地图|"
    r"版权所有|版权声明|免责声明|copyright|©|"
    r"责任编辑|责编|编辑\s*:|【?打印|关闭窗口|【?关闭|返回顶部|分享到|分享至|网友评论|我要评论|发表评论|主办单位|"
    r"友情链接|扫一扫|排行榜?|精彩(?:推荐|图片)|"
    r"往期回顾|点击排行|图片新闻|编辑推荐|附件\s*:)"
)
_CLOSED = re.compile(r"[。!?…;:.][\"'》)\]】]{0,3}$")
_STOPPED = re.compile(r"[。!?…][\"'》)\]】]{0,3}$|。[\"'》]{0,2}\s{0,2}\([^()]{1,40}\)$")
_LEADS_ON = re.compile(r"日?[,，][^。]*(?:会议|听取|审议|研究|如下|以下)")  # a sentence before numbered points
_COMMA = re.compile(r"[,，。;；]")
# The last paragraph of a report often lacks its full stop; what tells it from a headline of another report.
_WHO_WAS_THERE = re.compile(r"(?:出席|参加|列席|陪同|参会|与会|主持|参观)了?[^,。;:!?]{0,16}$")
_WHO_ACTED = re.compile(
    r"[\u3400-\u9fff、,]{0,16}(?:书记|[省市县区州镇乡局部厅处院校厂会]长|主任|主席|经理|常委)[\u3400-\u9fff]{2,4}"
    r"(?:(?:出席|到会|参加)(?:会议|活动|仪式)?(?:并|作)(?:作?[\u3400-\u9fff]{0,4}讲话|致辞)|主持(?:会议|仪式|大会)|"
    r"(?:作了?|宣读了?)[\u3400-\u9fff]{0,8}(?:报告|讲话|发言|部署|通报|总结|表彰决定))"
)
_TELLS_ON = re.compile(
    r"(?:(?:会议|大会|会上|会前|会后|座谈会|全会|活动)(?:还|也|强调|要求|指出|听取|审议|研究|通报|决定|传达|学习|期间|[前后上中],)"
    r"|[他她](?:还|强调|要求|指出|表示|说))"
)
_CAPTION = re.compile(r"。\s{0,2}(?:[\u3400-\u9fff·/]{0,10}(?:记者|通讯员))?[\s\u3400-\u9fff、]{2,24}摄[)\]】]?$")
_LEADS_PROSE = re.compile(
    r"(?:图为|图\d?[:：]|\(?(?:本报|新华社|中新社|人民网|央视网|央广网|中国网)[^,。]{0,30}(?:讯|电|消息)|【本报)"
)

_DATE = r"(?:(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d)"
HEAD_LABEL = re.compile(
    r"(?:本文)?来源|编辑\s?:|审核人?\s?:|阅读(?:次数|量)|访问次数|浏览|发布(?:时间|日期|人|者|单位|机构)|发稿时间|更新(?:时间|日期)|发表(?:时间|日期|于)|时间\s*:|日期\s*:|"
    r"作者|报纸(?:名称)?\s*:|刊名\s*:|版次\s*:|[发收]件人\s*:|记者\s*:|供稿|信息来源|文章来源|稿件来源|撰稿|发文"
)
# 某某日报 4月18日 第2版
_MASTHEAD = re.compile(
    r"(?:[\u3400-\u9fff]{2,10}(?:报|网|社|电视台)\s{1,6})?(?:\d{1,2}月\d{1,2}日)(?:\s{1,6}\S{1,8}){0,3}|"
    r"[\u3400-\u9fff]{2,10}(?:日报|晚报|时报|早报|商报|晨报|网)(?:\s{1,6}\S{1,8}){0,3}"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]{1,80}\s*")
_HEAD_DATE = re.compile(_DATE)
_BYLINE = re.compile(
    r"[\s□■◎●○【\[(〔/*]*(?:[\u3400-\u9fff·/]{2,14}(?=(?:记者|通讯员)(?:\s|:))|(?:本报|本刊|本网|本台|特约|见习|实习|首席|全媒体|融媒体?|\S{1,4}融媒体?|驻\S{1,4}|新华社|中新社)*(?:记者|通讯员|"
    r"特派员|评论员|作者|撰稿|供稿)(?:\s*[:/]|\s+)?"
    r"|文/|图/|摄影\s*[:/|]?|文字\s*[:|]|图片\s*[:|]|撰文\s*[:|]|采写\s*[:|])[\s\u3400-\u9fff·、,/:|&]{0,60}(?:摄影?|文|图|报道|文/图|"
    r"整理)?[】\])〕\s*]*"
)
_PHOTOGRAPHED = re.compile(
    r"[(▲△]?[^。,!?:]{2,40}[ (/|](?:本报|通讯员|记者)? ?[\u3400-\u9fff]{2,3}(?: [\u3400-\u9fff]{2,3}){0,2} ?/?"
    r"(?:摄影?|供图)\)?"
)
_CREDIT = re.compile(r"[(\[【][^()。]{0,40}(?:记者|通讯员|文/|图/|供稿|作者|摄)[^()。]{0,40}[)\]】]")


_DAY_FIRST = re.compile(r"\d{1,2}月\d{1,2}日[^,。]{0,6},[^。]{4,}。")  # 9月9日,全区教育大会召开。
_LABELLED_DATE = re.compile(rf"(?:发布|发表|发稿|更新|上传|录入|添加)?(?:时间|日期)\s?[:：]\s?{_DATE}")


def is_prose(text: str) -> bool:
    """Running text: long enough, with inner punctuation, and closed like a sentence."""
    if is_field(text) or is_career_line(text):
        return True
    if len(text) < 10 or is_head_line(text):
        return False
    if _LEADS_PROSE.match(text) or _CAPTION.search(text):
        return True
    if len(text) < 16:
        return _DAY_FIRST.fullmatch(text) is not None
    if _STOPPED.search(text):
        return "。" in text or len(text) >= 60 and _COMMA.search(text) is not None
    if text.endswith(":") and len(text) >= 30 and _LEADS_ON.search(text):
        return True
    return is_long_prose(text)


def is_long_prose(text: str) -> bool:
    """A paragraph that only lacks its full stop."""
    return len(text) >= 80 and "。" in text[:-1] or len(text) >= 120 and len(_COMMA.findall(text)) >= 3


def is_unstopped(text: str) -> bool:
    """A sentence that only lacks its full stop: it has inner punctuation, tells on, or says who was there."""
    if len(text) < 10 and not _WHO_ACTED.fullmatch(text) or is_noise(text) or is_head_line(text) or is_byline(text):
        return False
    return bool(_COMMA.search(text[:-1]) or _TELLS_ON.match(text) or says_who_was_there(text))


def says_who_was_there(text: str) -> bool:
    """甲、乙、丙出席会议: names in a row and a verb of attending at the end; 区长甲主持会议."""
    return "、" in text and _WHO_WAS_THERE.search(text) is not None or _WHO_ACTED.fullmatch(text) is not None


def is_closed(text: str) -> bool:
    """Ends like a sentence; short exclamations and questions may be headlines."""
    if _STOPPED.search(text):
        return "。" in text or len(text) >= 30
    return bool(_CLOSED.search(text)) and text[-1] in ";:" and len(text) >= 20


_SHORT = 60  # characters of a line that counts readers and names the source
_NAMED_SOURCE = re.compile(r"(?:^|\s|\d次?)(?:信息|文章|稿件|新闻)?来源\s?:\s?[\u3400-\u9fff]{2}")


def is_noise(text: str) -> bool:
    """A line of the page's furniture."""
    if len(text) > 300 or is_career_line(text):
        return False
    is_of_source = len(text) <= _SHORT and _NAMED_SOURCE.search(text)
    if is_of_source or _LABELLED_DATE.search(text):  # 【字体:大 中 小】 浏览次数:12 发布日期:2018-06-01
        return False
    if _IS_MENU.fullmatch(text) or _STARTS_NOISE.match(text):
        return True
    if _MENU_ROW.fullmatch(text) and not is_byline(text):
        return True
    return len(text) <= 200 and _HAS_NOISE.search(text) is not None


# The fields above minutes: who led, who was there. 时间 alone is a line of date.
_FIELD = re.compile(
    r"(?:会议|活动)?(?:地 {0,4}点|主 ?持 ?人?|(?:参 ?加|参 ?会|出 ?席|列 ?席|缺 ?席) ?人 ?员|记 {0,4}录 ?人?|"
    r"议 {0,4}题|主要内容)\s?: ?[\u3400-\u9fff]"
)
_ROLL = re.compile(
    r"(?:副?组 {0,4}长|成 {0,4}员|书 {0,4}记|副书记|常 {0,4}委|委 {0,4}员|主 {0,4}任|副主任)\s?:\s?[\u3400-\u9fff]|"
    r"(?:出 {0,4}席|列 {0,4}席|参 {0,4}加|参会|与会|缺 {0,4}席|请 {0,4}假|[监计唱] {0,4}票)"
    r"(?:会议|人员?|领导|单位|的|同志|有|者){0,3}:\s?[\u3400-\u9fff]"
)


def is_roll(text: str) -> bool:
    """Who was there, as minutes tell at their end: 出席:甲 乙 丙."""
    return _ROLL.match(text) is not None or is_field(text)


_MEMBER = re.compile(r"[\u3400-\u9fff]{2,4} {1,6}[\u3400-\u9fff、]{2,20}")


def is_member(text: str) -> bool:
    """A name and an office on a line of their own: 甲 副镇长."""
    return _MEMBER.fullmatch(text) is not None


_ENTRY = re.compile(r"[\u3400-\u9fff\"、· -]{5,40}")


def is_entry(text: str) -> bool:
    """印度总统慕克吉, 哈萨克斯坦总统 纳扎尔巴耶夫: an office and a name, and nothing else on the line."""
    titles = offices.titles(text) if _ENTRY.fullmatch(text) else []
    return bool(titles) and titles[-1][0] > 0 and 2 <= len(text) - titles[-1][1] <= 14


_SPEAKER = re.compile(r"(?P<office>[\u3400-\u9fff、]{2,20})\s{1,8}[\u3400-\u9fff](?:\s{0,3}[\u3400-\u9fff]){1,3}")


def names_speaker(text: str) -> bool:
    """县长 甲: the office and, set off from it, the name of whose speech follows or who signed."""
    line = _SPEAKER.fullmatch(text)
    return line is not None and offices.ends_with_title(line["office"])


def is_field(text: str) -> bool:
    """地点:, 主 持 人:, 参加人员: a line above minutes."""
    return ":" in text[:12] and len(text) <= 200 and _FIELD.match(text) is not None


def ends_body(text: str) -> bool:
    """A short line after which the report is over."""
    return len(text) <= 40 and _ENDS_BODY.match(text) is not None


def is_head_line(text: str) -> bool:
    """A line of date, source or author that stands around the headline."""
    if len(text) > 120 or _STOPPED.search(text):
        return False
    text = in_digits(_ADDRESS.sub("", text))
    if re.fullmatch(r"(?:19|20)\d{6}", text) or _MASTHEAD.fullmatch(text):
        return True
    if _HEAD_DATE.search(text) and len(_HEAD_DATE.sub("", text)) <= 60:
        return len(_HEAD_DATE.sub("", text)) <= 24 or HEAD_LABEL.search(text) is not None
    return HEAD_LABEL.match(text.lstrip(" 【[(")) is not None and len(text) <= 60


_MEDIUM = r"[\u3400-\u9fff]{2,16}(?:网站?|报|社|电视台|客户端|公众号|发布|融媒体中心|频道)"
_FOOT_SOURCE = re.compile(
    rf"\(?{_DATE}日?\s{{1,6}}{_MEDIUM}\)?|(?:发布|发表|发稿|更新)?(?:时间|日期)\s?:\s?{_DATE}日?(?:\s\d\d?:\d\d(?::\d\d)?)?"
)
_FOOT_DATE = re.compile(
    rf"\(?{_DATE}日?\)?\s?(?:\(?(?:星期|周)[一二三四五六日天]\)?)?(?:\s?\d{{1,2}}:\d\d(?::\d\d)?|\s\d{{1,3}})?"
)


def is_foot_date(text: str) -> bool:
    """A line below the body that holds nothing but the day: 2022年8月20日(星期六)."""
    return len(text) <= 40 and _FOOT_DATE.fullmatch(in_digits(text)) is not None


def is_foot_source(text: str) -> bool:
    """A line below the body with the day and who published: 2020年3月31日 岚浦网; 发布时间:2020-03-31."""
    return len(text) <= 40 and _FOOT_SOURCE.fullmatch(in_digits(text)) is not None


# (甲 乙), (某镇党政办 甲): the line below the last sentence.
_SIGNED = re.compile(
    r"\((?:(?:[\u3400-\u9fff]{2,16}[办局委部处院站科社室台组矿厂镇乡村县区市校学队司所道] )?"
    r"(?:[\u3400-\u9fff]{2,3}|[\u3400-\u9fff] [\u3400-\u9fff])(?: (?=[^)])|(?=\)))){1,4}\)"
)


def is_byline(text: str) -> bool:
    """A line that holds only journalists: □记者 甲 乙."""
    return len(text) <= 60 and any(shape.fullmatch(text) for shape in (_BYLINE, _CREDIT, _SIGNED))


def is_photo_credit(text: str) -> bool:
    """会议现场 甲 摄: what a picture shows and who took it, alone on a line."""
    return len(text) <= 60 and _PHOTOGRAPHED.fullmatch(text) is not None


def is_heading(text: str) -> bool:
    """A short line inside the body that is no sentence."""
    return len(text) <= 45 and not _CLOSED.search(text) and text[-1:] not in ",、"


def is_prose_like(text: str) -> bool:
    """Long enough and punctuated enough to be the beginning of a paragraph rather than a headline."""
    return len(text) >= 20 and _COMMA.search(text) is not None or len(text) >= 30 and "、" in text


def is_running(text: str) -> bool:
    """A line out of running text: it has inner punctuation and is no line of date or source."""
    return _COMMA.search(text[:-1]) is not None and not is_head_line(text)


def is_source_line(text: str) -> bool:
    """来源:… alone on a line."""
    return (
        len(text) <= 40
        and re.match(r"[(【\[]?(?:(?:信息|文章|稿件|新闻)?来源\s?[:|]|(?:原载|摘自|转自|转载自|原刊于)[:《\s])", text)
        is not None
    )
