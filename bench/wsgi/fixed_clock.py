"""The program of the tree that it is started in, with its clock stopped at BENCH_NOW."""

import os
from datetime import datetime

from app import create_app
from app.config import Settings

_NOW = datetime.fromisoformat(os.environ["BENCH_NOW"])

app = create_app(Settings.from_env(os.environ), clock=lambda: _NOW)
