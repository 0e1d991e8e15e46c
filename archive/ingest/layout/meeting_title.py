"""The name of the meeting that a report tells of, as its headline or its first sentences print it."""

import re

# How far into the body a report may first tell what met.
_OPENING = 800
_NAME = r"[^，。；！？：\s,;!?:]{2,60}"
_GATHERING = r"(?:会议|大会|会|仪式)"
_HELD = r"(?:胜利|隆重|正式|成功)?(?:召开|举行|开幕)"

# 市委召开全市项目建设推进会 / 全市项目建设推进会在岚浦召开 / 在全市项目建设推进会上强调
_PATTERNS = (
    re.compile(rf"(?:召开|举行)了?(?P<name>{_NAME}?{_GATHERING})(?=[，。；！？：\s,;!?:]|$|，)"),
    re.compile(rf"(?P<name>{_NAME}?{_GATHERING})(?:(?:日前|昨日|今日)?在[^，。；！？\s]{{1,30}}?)?{_HELD}"),
    re.compile(rf"在(?P<name>{_NAME}?{_GATHERING})上(?:的|作|讲|强调|指出|要求|提出)"),
)
# What stands before the name in the same clause: times, who it was.
_BEFORE = re.compile(
    r"^.*?(?:\d{1,2}日(?:上午|下午|晚上?)?|昨[日天]|今[日天]|近日|日前|[上下]午|当天|本报讯|召开|举行|记者从|\[视频\]|图为|我[省市州县区])+(?=[^，。]{2})"
)


def meeting_name(headlines: tuple[str, ...], body: str) -> str:
    """The meeting's name without who held it and when; empty where none is named. Headlines come before the body."""
    for text in (*headlines, body[:_OPENING]):
        for pattern in _PATTERNS if "会" in text or "仪式" in text else ():
            for match in pattern.finditer(text):
                if name := _clean(match["name"]):
                    return name
    return ""


def _clean(name: str) -> str:
    """``name`` without what stands before it; empty when what is left is no meeting's own name."""
    name = _BEFORE.sub("", name).lstrip("了的在")
    too_general = name in {"会议", "大会", "本次会议", "这次会议", "此次会议", "开幕会", "闭幕会", "仪式"}
    return "" if too_general or len(name) < 4 or not name.isprintable() or name.count("“") != name.count("”") else name
