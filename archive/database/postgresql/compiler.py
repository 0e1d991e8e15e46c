"""SQL for PostgreSQL, in which nothing (NULL) is smaller than everything, as SQLite has it."""

from __future__ import annotations

import django.db.backends.postgresql.compiler as django_compiler
from django.db.models.expressions import Col, OrderBy, Ref
from django.db.models.sql.constants import LOUTER

SQLAggregateCompiler = django_compiler.SQLAggregateCompiler
SQLDeleteCompiler = django_compiler.SQLDeleteCompiler
SQLInsertCompiler = django_compiler.SQLInsertCompiler
SQLUpdateCompiler = django_compiler.SQLUpdateCompiler


class SQLCompiler(django_compiler.SQLCompiler):
    def compile(self, node: object) -> object:
        sql, params = super().compile(node)
        if isinstance(node, OrderBy) and not (node.nulls_first or node.nulls_last) and self._may_be_null(node):
            sql += " NULLS LAST" if node.descending else " NULLS FIRST"
        return sql, params

    def _may_be_null(self, order: OrderBy) -> bool:
        """An index serves an order of a column that is never NULL as it stands, and no other."""
        column = order.expression
        if isinstance(column, Ref):
            (column,) = column.get_source_expressions()
        if not isinstance(column, Col):
            return True
        join = self.query.alias_map.get(column.alias)
        return bool(column.target.null or join is None or join.join_type == LOUTER)
