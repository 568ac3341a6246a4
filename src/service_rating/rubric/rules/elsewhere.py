"""The explicit table of codes that are raised outside the rules: by reading, by shape, by worked cases.

Their manuals stand in modules of their own, like those of the rules; nothing of them is imported before it is asked for.
"""

from __future__ import annotations

from typing import NamedTuple

from service_rating.diagnostic import Severity


class Told(NamedTuple):
    """One such code: its name, the module whose docstring is its manual, its severity."""

    code: str
    name: str
    module: str
    severity: Severity = Severity.ERROR


ELSEWHERE: tuple[Told, ...] = (
    Told("SR001", "unreadable-file", "unreadable_file"),
    Told("SR002", "file-size", "file_size"),
    Told("SR003", "empty-file", "empty_file"),
    Told("SR004", "not-text", "not_text"),
    Told("SR005", "yaml-syntax", "yaml_syntax"),
    Told("SR006", "one-document", "one_document"),
    Told("SR007", "nesting-limit", "nesting_limit"),
    Told("SR008", "yaml-alias", "yaml_alias"),
    Told("SR009", "duplicate-key", "duplicate_key"),
    Told("SR010", "unquoted-surprise", "unquoted_surprise"),
    Told("SR011", "foreign-yaml", "foreign_yaml"),
    Told("SR020", "unknown-rubric", "unknown_rubric"),
    Told("SR101", "unknown-key", "unknown_key"),
    Told("SR102", "missing-key", "missing_key"),
    Told("SR103", "wrong-type", "wrong_type"),
    Told("SR104", "unknown-choice", "unknown_choice"),
    Told("SR105", "malformed-name", "malformed_name"),
    Told("SR106", "out-of-range", "out_of_range"),
    Told("SR107", "length", "too_short_or_long"),
    Told("SR108", "refused-construct", "refused_construct"),
    Told("SR109", "source-twice", "source_twice"),
    Told("SR110", "unexpected-value", "unexpected_value"),
    Told("SR111", "too-many-faults", "too_many_faults"),
    Told("SR301", "unused-ignore", "unused_ignore", Severity.WARNING),
    Told("SR390", "mutation-score", "mutation_score", Severity.WARNING),
    Told("SR391", "before-effective", "before_effective", Severity.WARNING),
    Told("SR900", "failed-case", "failed_case"),
)
