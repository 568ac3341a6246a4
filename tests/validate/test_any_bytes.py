"""Any bytes at all give findings, in every format, and never an exception."""

from __future__ import annotations

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st
from junitparser import JUnitXml

from service_rating.cli.validate_run import Task, check_one
from service_rating.reports.finding_formats import FORMATS, render
from service_rating.reports.findings import Findings
from tests.validate.files import CLEAN

MARKS = st.sampled_from(
    [b"\0", b"\xff", b"\xef\xbb\xbf", b"\r", b"\x1b[31m", b"# service-rating: ignore[SR201]", b"[", b"{", b"&a", b"*a", b"'", b"::error::",
     b"\xe2\x80\xae", b"yes", b"1:30", b"!!python/object:os.system x", b"\t", b"<<: *a", b"---\n"]
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    raw = CLEAN.encode()
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        raw = raw[:start] + draw(MARKS) + raw[start + draw(st.sampled_from([0, 1, 10])) :]
    return raw


@settings(max_examples=150, deadline=None)
@example(b"\xff\xfea\0")
@example(b"a: &a [*a]")
@given(st.binary(max_size=200) | mutated())
def test_any_bytes(raw: bytes) -> None:
    answer = check_one(Task("x\u202e.rubric.yaml", raw, with_cases=False))
    assert answer.verdict is None
    findings = Findings((answer.file,))
    told = {name: [render(name, findings, language) for language in ("zh", "en")] for name in FORMATS}
    for text in (*told["json"], *told["sarif"], *told["gitlab"]):
        json.loads(text)
    for text in told["junit"]:
        assert JUnitXml.fromstring(text.encode()).tests == max(1, len(answer.file.found))
    for text in told["concise"]:
        assert text.count("\n") == len(answer.file.found)
