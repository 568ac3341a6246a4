"""The table of formats of case reports. A new format is one file and one line here."""

from __future__ import annotations

from service_rating.reports import cases_json, cases_junit, cases_text

BY_NAME = {"text": cases_text.render, "json": cases_json.render, "junit": cases_junit.render}
