# The dashboard in a container: see DOCKER.md. Three stages, so that neither Node nor pip's or npm's
# leavings are in the image that runs.

# Node 24: a long-term release, kept up until April 2028, and the one that ./start.sh takes from PyPI.
FROM node:24-slim AS page
WORKDIR /build/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --ignore-scripts
COPY frontend/ ./
RUN npm run build

# Python 3.13: every package has a ready-made wheel for it, so no compiler is needed anywhere.
FROM python:3.13-slim AS packages
WORKDIR /build
COPY requirements.txt ./
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --only-binary :all: -r requirements.txt

FROM python:3.13-slim
# A fixed number, for volumes and secret files that must belong to it. Only the database's folder does
# belong to it: the program cannot rewrite itself.
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin dashboard \
    && install --directory --owner 10001 --group 10001 --mode 0700 /var/lib/dashboard
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=5000 \
    DATABASE_URL=sqlite:////var/lib/dashboard/spend.db
WORKDIR /srv/dashboard
COPY --from=packages /venv /venv
COPY main.py gunicorn.conf.py ./
COPY fake_openai/ fake_openai/
COPY app/ app/
COPY --from=page /build/app/static/ app/static/
USER 10001:10001
EXPOSE 5000
# http.client, because urllib would go through a proxy that is meant for the way out.
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s --retries=3 CMD ["python", "-c", \
    "import http.client, os, sys; c = http.client.HTTPConnection('127.0.0.1', int(os.environ['PORT']), timeout=4); c.request('GET', '/healthz'); sys.exit(c.getresponse().status != 200)"]
CMD ["gunicorn", "main:app"]
