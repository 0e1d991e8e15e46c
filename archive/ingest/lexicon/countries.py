"""Names of countries, from the Unicode locale data that Babel brings."""

import re

from babel import Locale


def countries() -> str:
    """A pattern of every country's name in Chinese but China's own."""
    at_home = {"CN", "HK", "MO", "TW"}
    names = Locale("zh").territories
    return "|".join(re.escape(name) for code, name in names.items() if len(code) == 2 and code not in at_home)
