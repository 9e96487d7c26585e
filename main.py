"""Start the program: ``python main.py``, or ``gunicorn main:app``, which is what start.sh does."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from dotenv import load_dotenv

from app import create_app
from app.config import Settings
from app.errors import ConfigError
from app.store.database import Database, StoreUnavailable

HERE = Path(__file__).resolve().parent

load_dotenv(HERE / ".env")
try:
    settings = Settings.from_env(os.environ)
except ConfigError as error:
    sys.exit(str(error))

if __name__ == "__main__" and not settings.debug and sys.platform != "win32":
    os.chdir(HERE)  # where gunicorn.conf.py is
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", "main:app"])  # noqa: S606 - ours

app = create_app(settings)

if __name__ == "__main__":
    # As gunicorn.conf.py does: a database that cannot be opened is logged.
    try:
        with suppress(StoreUnavailable), Database(settings.database_url).read():
            pass
    except ConfigError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    if settings.debug:
        app.run(settings.host, settings.port, debug=True, use_debugger=False)
    else:
        from waitress import serve

        serve(app, host=settings.host, port=settings.port, threads=32)
