"""Django settings. Everything that differs between machines comes from the environment; see README.md for the list."""

import os
import secrets
from contextlib import suppress
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from archive.database.address import database_settings

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("ARCHIVE_DATA") or BASE_DIR / "var").resolve()
MODE = os.environ.get("ARCHIVE_MODE", "development")
if MODE not in ("development", "production"):
    raise ImproperlyConfigured(f"ARCHIVE_MODE is {MODE!r}; it must be development or production.")
PRODUCTION = MODE == "production"
with suppress(OSError):  # where it cannot be made, whatever needs it says so better
    DATA_DIR.mkdir(parents=True, exist_ok=True)
DEBUG = os.environ.get("ARCHIVE_DEBUG") == "1" and not PRODUCTION


def _words(name: str, default: str = "") -> list[str]:
    """The comma-separated words of an environment variable."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def _secret_key() -> str:
    """From the environment; in development made once and kept in the data folder, so that sessions last."""
    if key := os.environ.get("ARCHIVE_SECRET_KEY"):
        return key
    if PRODUCTION:
        raise ImproperlyConfigured(
            "ARCHIVE_SECRET_KEY is not set. In production give it 50 or more random characters, for example "
            'the output of: python -c "import secrets; print(secrets.token_urlsafe(64))"'
        )
    kept = DATA_DIR / "secret_key"
    if not kept.exists():
        # Linked when it is whole: another process that starts now must not read an empty file.
        with NamedTemporaryFile("w", dir=DATA_DIR, prefix="secret_key.") as file:
            file.write(secrets.token_urlsafe(64))
            file.flush()
            with suppress(FileExistsError):
                os.link(file.name, kept)
    if not (key := kept.read_text().strip()):
        raise ImproperlyConfigured(f"{kept} is empty: remove it, and a new key is made (everyone has to log in again).")
    return key


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = _words("ARCHIVE_HOSTS", "" if PRODUCTION else "127.0.0.1,localhost,[::1],testserver")
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ARCHIVE_HOSTS is not set. In production name the hosts: ARCHIVE_HOSTS=archive.example")
CSRF_TRUSTED_ORIGINS = _words("ARCHIVE_ORIGINS")

INSTALLED_APPS = [
    "archive.apps.EditingConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "haystack",
    "axes",
    "archive.apps.ArchiveConfig",
    "search",
]
PAGE_SERVER = os.environ.get("ARCHIVE_CACHE", "")  # Redis, where several machines keep pages together
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "archive.http.middleware.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "archive.http.middleware.PrivateAnswersMiddleware",
    "archive.http.middleware.ReaderLanguageMiddleware",
    "archive.http.programs.ProgramsMiddleware",
    (
        "archive.http.shared_pages.SharedPageCacheMiddleware"
        if PAGE_SERVER
        else "archive.http.page_cache.PageCacheMiddleware"
    ),
    "archive.http.compression.CompressTextMiddleware",
    "archive.http.request_time.RequestTimeMiddleware",
    "archive.http.middleware.SizeLimitMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "archive.http.middleware.UnreadableRequestMiddleware",
    "archive.http.expensive.ExpensivePagesMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
_TEMPLATE_FILES = ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [("archive.templating.loader.Loader", _TEMPLATE_FILES)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# A command waits for another writer; a page says soon that one is at work, before all threads wait.
BUSY_SECONDS = float(os.environ.get("ARCHIVE_BUSY_SECONDS", "30"))
DATABASES = {"default": database_settings(DATA_DIR, BUSY_SECONDS)}
CACHES: dict[str, dict[str, Any]] = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if PAGE_SERVER:
    if not find_spec("redis"):
        raise ImproperlyConfigured("ARCHIVE_CACHE needs: pip install -r requirements-opensearch.txt")
    if "postgresql" not in DATABASES["default"]["ENGINE"]:  # how SQLite tells its version means nothing elsewhere
        raise ImproperlyConfigured("ARCHIVE_CACHE needs ARCHIVE_DATABASE=postgresql://…")
    CACHES["pages"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": PAGE_SERVER,
        "TIMEOUT": 24 * 3600,
        "OPTIONS": {"serializer": "archive.http.shared_pages.PlainBytes", "socket_timeout": 0.25,
                    "socket_connect_timeout": 0.25},
    }  # fmt: skip
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

HAYSTACK_CONNECTIONS: dict[str, dict[str, Any]] = {
    "default": {"ENGINE": "search.whoosh_engine.backend.WhooshEngine", "PATH": str(DATA_DIR / "index")},
}
SEARCH = os.environ.get("ARCHIVE_SEARCH", "whoosh")
if SEARCH not in ("whoosh", "opensearch"):
    raise ImproperlyConfigured(f"ARCHIVE_SEARCH is {SEARCH!r}; it must be whoosh or opensearch.")
if SEARCH == "opensearch":
    if not os.environ.get("ARCHIVE_OPENSEARCH_URL"):
        raise ImproperlyConfigured("ARCHIVE_OPENSEARCH_URL is not set: https://search1.example:9200,https://search2…")
    if not find_spec("opensearchpy"):
        raise ImproperlyConfigured("ARCHIVE_SEARCH=opensearch needs: pip install -r requirements-opensearch.txt")
    HAYSTACK_CONNECTIONS["default"] |= {
        "ENGINE": "search.opensearch_engine.backend.OpenSearchEngine",
        "URLS": _words("ARCHIVE_OPENSEARCH_URL"),
        "USER": os.environ.get("ARCHIVE_OPENSEARCH_USER", ""),
        "PASSWORD": os.environ.get("ARCHIVE_OPENSEARCH_PASSWORD", ""),
        "WRITER_USER": os.environ.get("ARCHIVE_OPENSEARCH_WRITER_USER", ""),
        "WRITER_PASSWORD": os.environ.get("ARCHIVE_OPENSEARCH_WRITER_PASSWORD", ""),
        "CA": os.environ.get("ARCHIVE_OPENSEARCH_CA", ""),
        "INDEX": os.environ.get("ARCHIVE_OPENSEARCH_INDEX", "archive"),
        "SHARDS": int(os.environ.get("ARCHIVE_OPENSEARCH_SHARDS", "1")),
        "REPLICAS": int(os.environ.get("ARCHIVE_OPENSEARCH_REPLICAS", "1")),
    }
# Only reports are indexed; Haystack's filter by model would cost time and exclude nothing.
HAYSTACK_LIMIT_TO_REGISTERED_MODELS = False

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "archive" / "locale"]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if PRODUCTION
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Whoever gives ten wrong passwords waits for a quarter of an hour: see archive.http.login_attempts.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_HANDLER = "archive.http.login_attempts.LoginAttemptHandler"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
# Beside a database that is a file; see archive.database.operational.
OPERATIONAL_FILE = DATA_DIR / "operational.sqlite3"
AXES_LOCKOUT_CALLABLE = "archive.http.errors.locked_out"
AXES_CLIENT_IP_CALLABLE = "archive.http.client_ip.client_address"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = AXES_VERBOSE = False

CSRF_FAILURE_VIEW = "archive.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
# An edit form of a long report has many rows; more than this is no form of ours.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000  # a folder of an office at once
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
# Of everything that is sent at once, files included: two of the largest that can be read, and a form around them.
MAX_BODY_BYTES = 80 * 1024 * 1024
# Below what gunicorn and nginx refuse by themselves, so that the reader is told in words.
MAX_ADDRESS_BYTES = 7_500
# What only reads is given up after so long; a table that is being taken away, after so long.
REQUEST_SECONDS = 20.0
EXPORT_SECONDS = 120.0
# Pages that are kept in each process while nothing in the archive changes; none where templates are being written.
PAGE_CACHE_BYTES = 0 if DEBUG else int(float(os.environ.get("ARCHIVE_PAGE_CACHE_MB", "64")) * 2**20)
# Who asks for pages, as websites see it; an address to write to belongs into it.
FETCH_AGENT = os.environ.get("ARCHIVE_FETCH_AGENT", "MeetingReportsArchive")
FETCH_LOOPBACK = os.environ.get("ARCHIVE_FETCH_LOOPBACK") == "1"  # for tests: servers on this machine may be asked
# A data set that manage.py dataset wrote, for readers to take away; and under which licence data sets are given.
DATASET_FOLDER = os.environ.get("ARCHIVE_DATASET", "")
DATASET_LICENSE = os.environ.get("ARCHIVE_DATASET_LICENSE", "No licence is stated: ask the keeper of the archive.")
# What takes long is done by a process beside the server; where a timer runs `manage.py run_jobs`, 0.
JOBS_IN_BACKGROUND = os.environ.get("ARCHIVE_JOBS", "1") == "1"
BEHIND_PROXY = os.environ.get("ARCHIVE_BEHIND_PROXY") == "1"
# Requests that one client may make of the API and its like; 0: as many as it likes.
API_PER_MINUTE = int(os.environ.get("ARCHIVE_API_PER_MINUTE", "600" if PRODUCTION else "0"))
# Alerts: see docs/machines.md. A letter leads back to the archive, whose address no request tells then.
SITE_URL = os.environ.get("ARCHIVE_URL", "").rstrip("/")
EMAIL_HOST = os.environ.get("ARCHIVE_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("ARCHIVE_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("ARCHIVE_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("ARCHIVE_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("ARCHIVE_MAIL_TLS") == "starttls"
EMAIL_USE_SSL = os.environ.get("ARCHIVE_MAIL_TLS") == "ssl"
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = os.environ.get("ARCHIVE_MAIL_FROM", "")
ALERTS_BY_MAIL = bool(SITE_URL and EMAIL_HOST and DEFAULT_FROM_EMAIL)
ALERTS_BY_HOOK = bool(SITE_URL and os.environ.get("ARCHIVE_WEBHOOKS") == "1")
if PRODUCTION:
    SECURE_SSL_REDIRECT = os.environ.get("ARCHIVE_SSL_REDIRECT", "1") == "1"
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]  # asked on the machine itself
    if BEHIND_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "json": {"()": "archive.ops.json_logs.JsonFormatter"},
    },
    "filters": {"refusals": {"()": "archive.ops.json_logs.RefusalsWithoutTrace"}},
    "handlers": {
        "console": {
            "filters": ["refusals"],
            "class": "logging.StreamHandler",
            "formatter": "json" if os.environ.get("ARCHIVE_LOG_FORMAT") == "json" else "line",
        }
    },
    "root": {"handlers": ["console"], "level": os.environ.get("ARCHIVE_LOG_LEVEL", "WARNING")},
}
