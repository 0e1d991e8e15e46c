"""What of somebody stands in brackets behind the name, in folded text: (女), (兼), (苗族,女), (挂职)."""

import re

_PEOPLES = (
    "汉|蒙古?|回|藏|维吾尔|维|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|哈|傣|黎|畲|水|羌|土|锡伯|"
    "柯尔克孜|柯|塔吉克|达斡尔"
)
# Of the office: its rank, that it is held for a time, that its holder is yet to come or away.
_STANDING = "挂职|援[疆藏青]|[正副][厅县处科局乡]级?|候选人|[^()、,。\n]{0,4}人选|请假|缺席|主持工作"
ASIDE = re.compile(
    rf" ?\((?:女|男|{_PEOPLES}|{_STANDING}|[\u3400-\u9fff]{{1,5}}族)(?:[,、 ](?:女|[\u3400-\u9fff]{{1,6}}))?\)"
)
