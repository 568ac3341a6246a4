"""Forms by the suffix of the file they are written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.reports.form_csv import form_csv
from service_rating.reports.form_workbook import form_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.collection.forms.plan import FormPlan
    from service_rating.localized import Language

RENDERERS: dict[str, Callable[[FormPlan, Language], bytes]] = {".xlsx": form_workbook, ".csv": form_csv}
