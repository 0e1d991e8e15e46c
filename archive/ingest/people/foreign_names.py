"""Names of foreigners transcribed by sound, where the office beside them is one of another country: 施泰因迈尔."""

import re

from archive.ingest.lexicon.countries import countries, is_country
from archive.ingest.lexicon.surnames import COMMON_SURNAMES

# Characters that transcriptions are made of; ordinary ones too, so they count only behind a foreign office.
_SOUNDS = (
    "阿埃艾安昂奥澳巴芭拜白班邦包堡鲍贝本比彼宾波伯博勃布采策查茨达大戴丹道德登邓迪蒂丁顿多杜敦厄恩尔耳法凡范菲费芬丰冯佛夫弗福傅富盖冈"
    "高戈哥歌格葛根贡古瓜圭果哈海汉豪赫黑亨洪侯胡华怀惠霍基吉计季加贾简杰金津久居喀卡凯坎康考柯科可克肯孔库夸昆拉腊莱赖兰郎朗劳勒雷蕾"
    "黎里理利莉丽立莲连良廖列林琳龙隆卢鲁路露伦罗洛律马玛迈麦曼芒毛梅门蒙孟米密敏明缪摩莫默姆木穆拿娜纳乃奈南内尼涅宁纽农努女诺欧帕"
    "潘庞佩彭蓬皮平珀坡普奇齐契恰钱乔切钦琼丘曲让热仁日茹儒瑞若撒萨塞赛三桑森沙莎山珊尚绍舍申圣施什史士寿舒朔丝斯苏绥孙索所塔泰坦汤"
    "唐陶特藤提惕铁田廷亭通图土托瓦万旺威维韦魏温文翁沃乌武西希悉锡席夏香肖谢辛欣休修许雅亚延扬尧耶叶伊依易因英尤于约云宰赞泽曾扎詹占珍"
    "额治滕朱祖佐嘎娃姬楞娅妮茜咖卜帝别默斐狄弥甘昂"
    "京捷兹素秋柳黛苔妲嫩萝奎薇迦琪"
    "茂琴松甫雪柴"
    "翰逊瑟罕烈墨培采汀伽廉玻彻贵聂吕伍耐丕迭仑盖盎炎略思慕孜吾吐买嘉"
)
# Two names of one person may be joined by a hyphen: 胡立安-多明格斯.
_RUN = re.compile(f"[{_SOUNDS}]{{2,9}}(?:-[{_SOUNDS}]{{2,9}}){{0,2}}")
_RULERS = (
    "总统|首相|国务卿|外长|防长|财长|国王|女王|王储|大公|埃米尔|酋长|议长|天皇|苏丹|"
    "外交大臣|大臣|联合国|欧盟|欧洲理事会|北约|世界银行|非盟|东盟|国际|世界|亚奥|总干事|驻华大使"
)


_STATE_ENDS = re.compile(f"(?:{countries()}|驻华)$")


def ends_in_country(words: str) -> bool:
    """Whether folded ``words`` end with the name of a country: 阿尔及利亚(总统) is no Mr 利亚."""
    return _STATE_ENDS.search(words) is not None


_FOREIGN = re.compile(f"{_RULERS}|{countries()}|韩方|美方|俄方|日方")


def is_foreign_office(office: str) -> bool:
    """Whether the folded office is one of another country or of a body of states."""
    return _FOREIGN.search(office) is not None


def transcription(text: str, at: int) -> tuple[int, int] | None:
    """The stretch of characters of transcription that begins at ``at``; a name of them ends somewhere inside it."""
    match = _RUN.match(text, at)
    if match is None:
        return None
    beside = _BESIDE.search(text, at + 2, match.end() + 4)
    return (at, min(beside.start(), match.end())) if beside else match.span()


# 奥巴马夫妇, 奥巴马特别代表, 奥巴马通了电话: these are made of sounds, too.
_BESIDE = re.compile("夫[人妇]|特别(?=代表|顾问|助理|使者)|通(?=了?(?:电话|话))")


def is_sound(character: str) -> bool:
    """Whether ``character`` is one that transcriptions are made of."""
    return character in _SOUNDS


def is_state(name: str) -> bool:
    """阿富汗总统, 任美国总统: the state is nobody; but 罗中国 is a man."""
    return is_country(name) or is_country(name[1:]) and (name[0] in "任于向" or name[0] not in COMMON_SURNAMES)
