"""Asking the demo by statements of our own."""

from datetime import date

from django.db import connection

Rows = list[tuple]

BELOW = """
WITH RECURSIVE below(id, depth) AS (
  SELECT id, 0 FROM registry_organisation WHERE code = %(code)s
  UNION ALL
  SELECT v.organisation_id, below.depth + 1 FROM registry_organisationversion v JOIN below ON v.parent_id = below.id
  WHERE v.valid_from <= %(at)s AND (v.valid_to IS NULL OR v.valid_to > %(at)s)
)
"""
"""Everything at or below an organisation on a day, climbed down by the parents, not by the opened-out tree."""


def ask(statement: str, **values: object) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [tuple(row) for row in cursor.fetchall()]


def ask_below(statement: str, code: str, at: date, **values: object) -> Rows:
    return ask(BELOW + statement, code=code, at=at, **values)


def headcount(code: str, at: date) -> int:
    statement = """
        SELECT count(*) FROM registry_membership m JOIN below ON below.id = m.organisation_id
        WHERE m.valid_from <= %(at)s AND (m.valid_to IS NULL OR m.valid_to > %(at)s)"""
    return ask_below(statement, code, at)[0][0]
