"""What stands in a headline's place or around it and is no part of it: labels of pages, marks, reporters' names."""

import re
from collections.abc import Collection

_CHANNEL = (
    r"(?:要闻|时政|综合|本地|本市|县域|县区|区县|社会|民生|经济|国内|国际|文化|教育|专题|专版|副刊|广告|新闻|头版|理论|党建)"
    r"(?:新闻)?"
)
# Folded lines that are no headline whatever stands below: an example of each is run as its test.
NO_HEADLINES: tuple[tuple[str, str], ...] = (
    (r"第?\s?[a-z]?\d{1,3}\s?版\s?(?:[:|·/ ]\s?\S{1,12})?|[a-z]\d{1,2}\s?[:|]\s?\S{1,12}", "第02版:柏川新区"),
    (rf"[a-z]?0?\d{{1,2}}\s?版?\s{{1,4}}{_CHANNEL}", "a02 要闻"),
    (r"第[一二三四五六七八九十]{1,3}版(?:\s?[:|· ]\s?\S{1,8})?", "第一版 要闻"),
    (r"[^>。,]{2,20}(?:\s?(?:>{1,2}|»|›)\s?[^>。,]{2,16}){1,5}", "岚浦县政府网站 >> 岚浦要闻"),
    (r"\(图(?:片|文)?[为:][^()]{2,40}\)", "(图为开工仪式现场)"),
    (r"(?:大会|会议|活动|签约|仪式|座谈|开幕|闭幕){0,2}(?:现场|会场|主席台|合影)(?:图片?|照片?)?", "大会现场"),
    (r"(?:图片|组图|配图|资料图片?|资料照片|视频截图|网络图片|题图|图\d{1,2})", "组图"),
    (r"(?:!\[[^\]\n]{0,80}\]\([^)\n]{0,300}\)\s?){1,9}", "![大会](/a/b.jpg)"),
    (r"(?:马上|立即|请先?)(?:登录|注册)[,!].{0,40}", "马上登录,看更多"),
    (r"[您你]?需要\s?登录\s?才.{0,40}", "您需要 登录 才可以下载附件"),
    (r"本帖最后由.{1,40}编辑", "本帖最后由 湖上翁 于 2016-5-3 21:10 编辑"),
    (r"(?:[\[(〔]?\d{4}[\])〕]?年?\s?)?\(?总?第?\s?\d{1,4}\s?[期号]\)?(?:\s?\(总第?\s?\d{1,5}\s?期\))?", "第17期"),
    (r"[\u3400-\u9fff]{3,30}(?:[局委办院厅部]|委员会|政府|办公室|公司|学校|大学)文件", "岚浦县卫生健康局文件"),
    (r"[\u3400-\u9fff]{1,12}\s?[\[(〔【]\s?(?:19|20)\d\d\s?[\])〕】]\s?第?\d{1,4}号", "岚政办发〔2021〕15号"),
    (
        r"上一[版期篇]\s?\d?\s?\d?\s?下一[版期篇](?:\s?(?:放大|缩小|默认|朗读)\+?-?)*|(?:放大\+?|缩小-?|默认[o○]?|\s){2,9}",
        "上一版3 4下一版",
    ),
    (r"[\u3400-\u9fff]{2,8}(?:数字报|电子报|电子版|数字报刊)(?:平台)?", "岚浦日报数字报"),
    (r"(?:阅读|浏览|点击|播放|评论|点赞)(?:量|数|次数)?\s?:?\s?[\d.,]+\s?[万w]?\+?次?", "阅读 1.2万"),
    (r"(?:https?://|www\.)[!-~]{4,300}", "http://www.example.com/202006/t20200619_1.html"),
    (r"[*=_~·—-]{3,80}", "******"),
    (r"(?:【[\u3400-\u9fff·]{2,10}】|\[[\u3400-\u9fff·]{2,10}\])", "【代表之声】"),
)
# No headlines where another line could be one: the bulletin and the office that puts it out.
_BULLETIN = re.compile(
    r"[\u3400-\u9fff]{0,14}(?:简报|专报|快报|内参|信息专刊|工作动态|工作简讯)|"
    r"[\u3400-\u9fff]{2,24}(?:办公室|编辑部|秘书处|委员会办公厅|办公厅)(?:\s?[编印]制?)?|"
    r"[\u3400-\u9fff]{2,20}(?:人民政府|委员会|党委|局|厅)(?:文件|令)?"
)
_NO_HEADLINE = re.compile("|".join(f"(?:{pattern})" for pattern, _example in NO_HEADLINES))
_MARK = r"(?:视频|图文|组图|图|图片|高清|原创|快讯|直播|音频|现场|多图|转载|独家)"
_MARK_BEFORE = re.compile(
    rf"^(?:(?:标题|题名|题目|文章标题|主题)\s?[:：]\s?|[\[【]\s?(?:标题|题名|题目)\s?[\]】]|[\[【(（［]\s?{_MARK}\s?[\]】)）］]|[\u3400-\u9fff]{{2,5}}\s?[|｜丨](?=\s?\S{{6}})|(?:视频|图文|组图|多图|高清)[:：])\s*"
)
# A bare (图) is printed by the paper itself and stays.
_MARK_BEHIND = re.compile(rf"\s*[\[【(（［]\s?(?!图\s?[)）]){_MARK}\s?[\]】)）］]$")
_REPORTER_BEHIND = re.compile(
    r"\s*(?:[(（【\[]\s?)?(?:本报|本刊|本网|本台|特约|通讯员)?\s?(?:记者|通讯员|作者|撰稿|供稿)\s?[:：|/]?\s?"
    r"[\u3400-\u9fff·]{2,4}(?:[ 、\u3000][\u3400-\u9fff·]{2,4}){0,3}(?:\s?[)）】\]])?$"
)
_PART_BEHIND = re.compile(r"[\s\u3000]+[\u3400-\u9fff·]{2,4}(?:主持|出席|讲话|主持并讲话|出席并讲话)$")


def is_no_headline(folded: str) -> bool:
    return _NO_HEADLINE.fullmatch(folded) is not None


def is_bulletin(folded: str) -> bool:
    """Names a bulletin or the office that puts it out."""
    return _BULLETIN.fullmatch(folded) is not None


def bare_title(title: str, reporters: Collection[str] = ()) -> str:
    """``title`` without marks of media and the names of those who wrote; a title of nothing else stays.

    Who chaired (甲主持) goes only where it stands before a reporter's name: there it is no part of the sentence.
    """
    bare = _MARK_BEHIND.sub("", _MARK_BEFORE.sub("", title))
    bare = _REPORTER_BEHIND.sub("", bare)
    head, _, last = bare.replace("\u3000", " ").rpartition(" ")
    if head and last in reporters:
        bare = head.rstrip()
        bare = _PART_BEHIND.sub("", bare)
    return bare.strip() or title
