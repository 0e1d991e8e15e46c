"""The first words of a speech or a point, as an outline shows them."""

LEAD = 22  # characters of a point or a speech shown in the outline
_LEAD_IN = 120  # a speech may name its speaker and the occasion before the verb
_LEAD_ENDS = "，。；：！？,;:!?\n"


def after(label: str, words: str) -> str:
    """What follows the number of a point, or a verb of saying that a stop sets off (强调，… but not 回顾了…)."""
    end = words.find(label, 0, _LEAD_IN) + len(label)
    if not label or end < len(label):
        return words
    is_number = end == len(label)
    return words[end:] if is_number or words[end : end + 1] in _LEAD_ENDS else words[end - len(label) :]


def clause_of(label: str, words: str) -> str:
    """``words`` from the clause on in which the verb stands: behind 会上， where nothing follows 也作了讲话."""
    at = words.find(label, 0, _LEAD_IN)
    return words[max((words.rfind(mark, 0, at) + 1 for mark in _LEAD_ENDS), default=0) :] if at > 0 else words


def lead(words: str) -> str:
    """The beginning of ``words`` up to the first stop, at most LEAD characters."""
    words = words.strip().lstrip(_LEAD_ENDS + "、")
    end = min((place for mark in _LEAD_ENDS if (place := words.find(mark)) > 0), default=len(words))
    return words[:end] if end <= LEAD else words[:LEAD] + "…"
