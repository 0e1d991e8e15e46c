"""Files that a page gives to be kept."""

import pytest

from archive.http.attachments import attachment


@pytest.mark.parametrize(
    ("name", "disposition"),
    [
        ("moves.gexf", 'attachment; filename="moves.gexf"'),
        ("专题.bib", "attachment; filename*=utf-8''%E4%B8%93%E9%A2%98.bib"),
        ('a"\r\nb.ris', "attachment; filename*=utf-8''a%22%0D%0Ab.ris"),
    ],
)
def test_a_file_has_its_name_and_is_no_page_for_search_engines(name, disposition):
    answer = attachment("甲", name, "text/plain; charset=utf-8")
    assert answer["Content-Disposition"] == disposition
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.content.decode() == "甲"
