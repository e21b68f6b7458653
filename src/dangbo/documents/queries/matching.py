"""The statement of a search on either database: which entries match, how many, which come first."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet

from dangbo.documents.models import HolderPart, SearchEntry, SearchHolder
from dangbo.documents.words import Term, apart, fts5, tsquery

ENTRY = "documents_searchentry"
_ID_BITS = (1 << 36) - 1

MOST_HITS = 1_000
"""Hits that are looked for: behind them nobody turns the pages, and a word that is everywhere costs no more."""

EVERYWHERE = 0.3
"""Words that this share of all papers hold are looked for paper by paper among the newest that may be read."""

Sql = tuple[str, tuple[Any, ...]]
Ids = QuerySet[Model, uuid.UUID]


@dataclass(frozen=True, slots=True)
class Visible:
    """Which entries may be read: for kinds of holding the ids of the organisations that count for them."""

    holders: tuple[tuple[tuple[HolderPart, ...], Ids], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A search: its SQL, giving ids of entries in order.

    by_index: PostgreSQL must look into the index of words even where a word is in most papers, since it underrates
    what it costs to unpack the words of each paper.
    """

    sql: str
    values: tuple[Any, ...]
    by_index: bool = False

    def ids(self) -> list[int]:
        """The ids in order, one more than `MOST_HITS` where there are more."""
        if not self.by_index:
            return self._run()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            found = self._run()
            cursor.execute("SET LOCAL enable_seqscan = on")
        return found

    def _run(self) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(f"{self.sql} LIMIT {MOST_HITS + 1}", self.values)
            return [int(row[0]) for row in cursor.fetchall()]


def matching(asked: Sequence[Term], filters: Q, visible: Visible | None, symbol: str) -> Statement:
    """The statement of a search; symbol: key of a symbol whose own paper stands before all others, or empty."""
    if asked and visible is not None and connection.vendor == "postgresql":
        return _words_first(asked, filters, visible, symbol)
    by_fts5 = bool(asked) and connection.vendor == "sqlite"
    identity = f"(f.rowid & {_ID_BITS})" if by_fts5 else f"{ENTRY}.id"
    newest = "f.rowid DESC" if by_fts5 else f"{ENTRY}.dated DESC, {ENTRY}.id DESC"
    own_columns = _sql(filters)
    reach = _reach(visible) if visible else ("", ())
    within = f"{identity} IN (SELECT id FROM visible)" if visible else ""  # noqa: S608
    conditions = [_found(asked, by_fts5), (within, ()), own_columns]
    order = (f"{ENTRY}.symbol_key = %s DESC, {newest}", (symbol,)) if symbol else (newest, ())
    source = _source(identity, by_fts5, joined=bool(own_columns[0] or symbol))
    where = " AND ".join(sql for sql, _ in conditions if sql) or "1 = 1"
    return Statement(
        f"{reach[0]}SELECT {identity} FROM {source} WHERE {where} ORDER BY {order[0]}",  # noqa: S608
        (*reach[1], *(value for _, values in conditions for value in values), *order[1]),
    )


def _words_first(asked: Sequence[Term], filters: Q, visible: Visible, symbol: str) -> Statement:
    """On PostgreSQL: papers with all the words by the index alone, then the reach, then by date until enough of them
    hold the words beside one another; only that last step unpacks the words of a paper.

    Words that are in most papers are looked for the other way round: the papers that may be read by date, each
    unpacked until enough of them hold the words.
    """
    reach, named = _reach(visible)
    own, held = _sql(filters)
    everywhere = _share(asked) >= EVERYWHERE
    proved = asked if everywhere else [term for term in asked if len(term.words) > 1]
    by_words = f"SELECT id, dated, symbol_key, kind, issuer FROM {ENTRY} WHERE words @@ %s::tsquery"  # noqa: S608
    tables = reach.rstrip() if everywhere else f"{reach.rstrip()}, found AS MATERIALIZED ({by_words})"
    narrowed = f" AND {own}" if own else ""
    holds = f" WHERE (SELECT e.words @@ %s::tsquery FROM {ENTRY} e WHERE e.id = s.id)" if proved else ""  # noqa: S608
    sql = (
        f"{tables} SELECT s.id FROM (SELECT {ENTRY}.id FROM {ENTRY if everywhere else f'found {ENTRY}'}"  # noqa: S608
        f" WHERE {ENTRY}.id IN (SELECT id FROM visible){narrowed}"
        f" ORDER BY {ENTRY}.symbol_key = %s DESC, {ENTRY}.dated DESC, {ENTRY}.id DESC OFFSET 0) s{holds}"
    )
    index = () if everywhere else (tsquery(apart(asked)),)
    given = (*named, *index, *held, symbol or " ", *([tsquery(proved)] if proved else []))
    return Statement(sql, given, by_index=not everywhere)


def _share(asked: Sequence[Term]) -> float:
    """The share of all papers in which PostgreSQL's statistics expect the words; it looks at no paper for that."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"EXPLAIN (FORMAT JSON) SELECT 1 FROM {ENTRY} WHERE words @@ %s::tsquery",  # noqa: S608
            (tsquery(apart(asked)),),
        )
        expected = cursor.fetchone()[0][0]["Plan"]["Plan Rows"]
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", (ENTRY,))
        return float(expected) / max(1.0, float(cursor.fetchone()[0]))


def _source(identity: str, by_fts5: bool, *, joined: bool) -> str:
    """FTS5 stands first where it can: its rowid is the day and then the id, so it gives its rows in their order."""
    if not by_fts5:
        return ENTRY
    return f"documents_search f CROSS JOIN {ENTRY} ON {ENTRY}.id = {identity}" if joined else "documents_search f"


def _found(asked: Sequence[Term], by_fts5: bool) -> Sql:
    if not asked:
        return "", ()
    return ("f.body MATCH %s", (fts5(asked),)) if by_fts5 else (f"{ENTRY}.words @@ %s::tsquery", (tsquery(asked),))


def _sql(filters: Q) -> Sql:
    """A condition on the entry's own columns as SQL."""
    if not filters:
        return "", ()
    query = SearchEntry.objects.filter(filters).order_by().values("pk").query
    compiler = query.get_compiler(connection=connection)
    compiler.pre_sql_setup()
    try:
        sql, values = compiler.compile(query.where)
    except EmptyResultSet:
        return "1 = 0", ()
    return sql, tuple(values)


def _reach(visible: Visible) -> Sql:
    """The entries that may be read, as a named table before the statement."""
    held = SearchHolder.objects.order_by()
    parts = [
        _statement(held.filter(part__in=kinds, organisation_id__in=rows).values_list("entry_id"))
        for kinds, rows in visible.holders
    ]
    together = " UNION ALL ".join(sql for sql, _ in parts)
    return f"WITH visible(id) AS MATERIALIZED ({together}) ", tuple(value for _, values in parts for value in values)


def _statement(rows: QuerySet[Any, Any]) -> Sql:
    try:
        sql, values = rows.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return "SELECT NULL WHERE 1 = 0", ()
    return sql, tuple(values)
