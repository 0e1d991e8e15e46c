"""How the nodes that pages are mostly made of are rendered: Django's results, from what is told once when it is read.

``quicken`` gives a node a ``render_annotated`` of its own. Every other node, and every one that does something
unusual, keeps Django's. Nodes are ``Any`` where their types say less than the nodes have.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from django.conf import settings
from django.template import Context, Engine, Node, Template, VariableDoesNotExist
from django.template.base import NodeList, VariableNode
from django.template.defaulttags import ForNode, IfNode, LoadNode, TemplateLiteral, URLNode, WithNode
from django.template.library import InclusionNode, SimpleNode
from django.template.loader_tags import IncludeNode, construct_relative_path
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.urls import get_script_prefix
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from archive.templating.expressions import printed
from archive.templating.scopes import Render, alone, resolved, whole, within
from archive.templating.texts import block_translate, translate


def quicken(node: Node) -> None:
    """Make ``node``, whose own nodes were made so before, quick where its kind is known."""
    make = _MAKERS.get(type(node))
    render = make(node) if make else None
    if render:
        node.render_annotated = render  # type: ignore[method-assign, assignment]


def _together(nodes: NodeList) -> Render:
    parts: list[Any] = [node.render_annotated for node in nodes]
    if len(parts) == 1:
        return parts[0]

    def render(context: Context) -> str:
        return "".join([part(context) for part in parts])

    return render


def _engine(context: Context) -> Engine:
    assert context.template
    return context.template.engine


def _variable(node: VariableNode) -> Render:
    expression = node.filter_expression

    def render(context: Context) -> str:
        return printed(expression.resolve(context), context)

    return render


def _empty(_node: LoadNode) -> Render:
    return lambda _context: ""


def _if(node: IfNode) -> Render:
    branches = [(_condition(condition), _together(nodes)) for condition, nodes in node.conditions_nodelists]

    def render(context: Context) -> str:
        for is_met, branch in branches:
            try:
                is_chosen = is_met is None or is_met(context)
            except VariableDoesNotExist:
                continue
            if is_chosen:
                return branch(context)
        return ""

    return render


def _condition(condition: Any) -> Callable[[Context], object] | None:
    """None for ``else``."""
    if condition is None or type(condition) is not TemplateLiteral:
        return condition and condition.eval
    expression = condition.value
    return lambda context: expression.resolve(context, True)


def _for(node: Any) -> Render:
    body, empty, names = _together(node.nodelist_loop), _together(node.nodelist_empty), node.loopvars
    is_single = len(names) == 1

    def render(context: Context) -> str:
        values = node.sequence.resolve(context, ignore_failures=True)
        if values is None:
            values = ()
        elif not hasattr(values, "__len__"):
            values = list(values)
        number = len(values)
        if number < 1:
            return within({}, context, empty)
        loop: dict[str, object] = {"parentloop": context.get("forloop", {})}
        scope: dict[str, object] = {"forloop": loop}

        def rows(context: Context) -> str:
            made = []
            for at, item in enumerate(reversed(values) if node.is_reversed else values):
                loop["counter0"], loop["counter"] = at, at + 1
                loop["revcounter"], loop["revcounter0"] = number - at, number - at - 1
                loop["first"], loop["last"] = at == 0, at == number - 1
                if is_single:
                    scope[names[0]] = item
                    made.append(body(context))
                else:
                    made.append(within(_unpacked(names, item), context, body))
            return "".join(made)

        return within(scope, context, rows)

    return render


def _unpacked(names: Sequence[str], item: Any) -> dict[str, object]:
    size = len(item) if hasattr(item, "__len__") else 1
    if size != len(names):
        raise ValueError(f"Need {len(names)} values to unpack in for loop; got {size}.")
    return dict(zip(names, item, strict=True))


def _with(node: WithNode) -> Render:
    body = _together(node.nodelist)

    def render(context: Context) -> str:
        return within(resolved(node.extra_context, context), context, body)

    return render


def _include(node: Any) -> Render | None:
    if node.template.is_var or node.template.filters or not isinstance(node.template.var, str):
        return None
    name = str(construct_relative_path(node.origin.template_name, node.template.var))
    template: Template | None = None

    def render(context: Context) -> str:
        nonlocal template
        if template is None:
            template = _engine(context).select_template([name])
        values = resolved(node.extra_context, context)
        if node.isolated_context:
            return alone(values, context, template)
        return within(values, context, partial(whole, template))

    return render


def _inclusion(node: InclusionNode) -> Render | None:
    name = node.filename
    if not isinstance(name, str):
        return None
    template: Template | None = None

    def render(context: Context) -> str:
        nonlocal template
        if template is None:
            template = _engine(context).get_template(name)
        given, named = node.get_resolved_arguments(context)
        values = node.func(*given, **named)
        if (token := context.get("csrf_token")) is not None:
            values["csrf_token"] = token
        return alone(values, context, template)

    return render


def _simple(node: SimpleNode) -> Render:
    def render(context: Context) -> str:
        given, named = node.get_resolved_arguments(context)
        made = node.func(*given, **named)
        if node.target_var is not None:
            context[node.target_var] = made
            return ""
        return conditional_escape(made) if context.autoescape and type(made) is not SafeString else made

    return render


def _url(node: Any) -> Render | None:
    """Of an address without arguments: it is the same for as long as the site stands where it stands."""
    if node.args or node.kwargs or node.asvar or node.view_name.is_var or node.view_name.filters:
        return None
    addresses: dict[tuple[object, ...], str] = {}

    def render(context: Context) -> str:
        request = getattr(context, "request", None)
        match = getattr(request, "resolver_match", None)
        app = getattr(request, "current_app", getattr(match, "namespace", None))
        key = (app, get_script_prefix(), settings.ROOT_URLCONF, context.autoescape)
        if key not in addresses:
            addresses[key] = node.render(context)
        return addresses[key]

    return render


_MAKERS: Final[dict[type[Node], Callable[[Any], Render | None]]] = {
    VariableNode: _variable,
    LoadNode: _empty,
    IfNode: _if,
    ForNode: _for,
    WithNode: _with,
    IncludeNode: _include,
    InclusionNode: _inclusion,
    SimpleNode: _simple,
    URLNode: _url,
    TranslateNode: translate,
    BlockTranslateNode: block_translate,
}
