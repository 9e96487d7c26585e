"""Start the program: ``python main.py``, or ``gunicorn main:app`` as start.sh does."""

import os
import sys
from pathlib import Path

from dotenv import load_dotenv

from app import create_app
from app.config import Settings
from app.errors import ConfigError

load_dotenv(Path(__file__).with_name(".env"))
try:
    settings = Settings.from_env(os.environ)
except ConfigError as error:
    sys.exit(str(error))
app = create_app(settings)

if __name__ == "__main__":
    if sys.platform == "win32" and not settings.debug:
        from waitress import serve

        serve(app, host=settings.host, port=settings.port, threads=8)
    else:
        app.run(settings.host, settings.port, debug=settings.debug, use_debugger=False)
