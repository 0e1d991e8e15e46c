"""Where templates come from: Django's own files and parser, their nodes made quick as they are read.

The templates stay Django's to whoever writes them. With debugging on, or where a setting says what invalid variables
print, they are Django's to the machine, too.
"""

from __future__ import annotations

from django.template import Node, Template
from django.template.base import FilterExpression, Lexer, NodeList, Origin, Parser, Token
from django.template.loaders import cached

from archive.templating.expressions import QuickExpression
from archive.templating.nodes import quicken


class QuickParser(Parser):
    def compile_filter(self, token: str) -> FilterExpression:
        return QuickExpression(token, self)

    def extend_nodelist(self, nodelist: NodeList, node: Node, token: Token) -> None:
        super().extend_nodelist(nodelist, node, token)
        quicken(node)


class QuickTemplate(Template):
    def compile_nodelist(self) -> NodeList:
        if self.engine.debug or self.engine.string_if_invalid:
            return super().compile_nodelist()
        tokens = Lexer(self.source).tokenize()
        parser = QuickParser(tokens, self.engine.template_libraries, self.engine.template_builtins, self.origin)
        nodes = parser.parse()
        self.extra_data = parser.extra_data  # type: ignore[attr-defined]
        return nodes


class Loader(cached.Loader):
    """Keeps what it has read, like the one whose place it takes."""

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        key = self.cache_key(template_name, skip)
        kept = self.get_template_cache.get(key)
        if isinstance(kept, Template):
            return kept
        read = super().get_template(template_name, skip)
        quick = self.get_template_cache[key] = QuickTemplate(read.source, read.origin, read.name, self.engine)
        return quick
