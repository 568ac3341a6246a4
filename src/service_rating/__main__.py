"""``python -m service_rating`` does what ``service-rating`` does."""

import sys

from service_rating.cli.main import program

sys.exit(program())
