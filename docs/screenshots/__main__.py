"""Pictures of every kind of page over the sample archive: wide, narrow and dark, beside this file.

    make screenshots        # or: python -m docs.screenshots [kind ...]

An archive of its own in a temporary folder, a server on a free port, and the chromium that the tests use. Pictures are
of a window of fixed size, without what differs from day to day, and are written as WebP by the browser itself.
"""

import base64
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import quote
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

HERE = Path(__file__).parent
QUALITY = 0.72
KINDS = {
    "home": "/",
    "reports": "/reports/",
    "report": "{report}",
    "repeats": "{meeting}repeats/",
    "reports-side-by-side": "{meeting}with/{meeting_before}/",
    "people": "/people/?kind=official",
    "person": "{person}",
    "side-by-side": "{person}with/{other}/",
    "strategies": "/strategies/",
    "strategy": "{strategy}",
    "concordance": "{strategy}concordance/?sort=right",
    "zone": "{zone}",
    "areas": "/areas/",
    "area": "{area}",
    "metric": "{metric}",
    "passages": "/passages/?kind=slogan",
    "coverage": "/coverage/",
    "search": "/search/?q={words}",
    "phrase": "/search/years/?q={words}",
    "search-help": "/search/help/",
    "about": "/about/",
}


class View(NamedTuple):
    """A window: its name, its size in CSS pixels, its colour scheme."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"


VIEWS = (View("wide", 1280, 960), View("narrow", 360, 780), View("dark", 1280, 960, "dark"))
_TO_WEBP = """async ([png, quality]) => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""


def main() -> None:
    wanted = sys.argv[1:] or list(KINDS)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ARCHIVE_DATA": folder, "DJANGO_SETTINGS_MODULE": "archive.settings"}
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        for command in ("prepare", "index ensure"):
            subprocess.run([sys.executable, "manage.py", *command.split()], check=True)  # noqa: S603
        addresses = _addresses()
        port = _free_port()
        server = subprocess.Popen(  # noqa: S603
            [str(Path(sys.executable).parent / "gunicorn"), "archive.wsgi"], env={**os.environ, "PORT": str(port)}
        )
        try:
            _take(f"http://127.0.0.1:{port}", {kind: KINDS[kind].format(**addresses) for kind in wanted})
        finally:
            server.terminate()
            server.wait()


def _addresses() -> dict[str, str]:
    """Of the things of the sample archive that have most to show."""
    import django

    django.setup()
    from archive.analysis.area_tree import largest
    from archive.models import Area, Metric, Person, Report, Strategy, Zone

    published = Report.objects.published()
    strategy = Strategy.objects.leading_in(published, 1)[0]
    leading = Person.objects.leading(2, "official")
    meeting, before = published.titled("市委经济工作会议").newest_first()[:2]
    found = {
        "meeting": meeting,
        "report": published.with_record(strategy).newest_first().first(),
        "person": leading[0],
        "strategy": strategy,
        "zone": Zone.objects.leading_in(published, 1)[0],
        "area": largest(Area.objects.filter(level="city").counted_in(published), 4)[-1],
        "metric": Metric.objects.get(name="固定资产投资"),
    }
    return {
        **{kind: record.get_absolute_url() for kind, record in found.items()},
        "meeting_before": quote(before.slug),
        "other": leading[1].slug,
        "words": quote(strategy.name),
    }


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _take(root: str, pages: dict[str, str]) -> None:
    _await(root)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for view in VIEWS:
            _view(browser, view, root, pages)
        browser.close()


def _await(root: str) -> None:
    for _attempt in range(600):  # a busy machine takes a minute
        try:
            urlopen(root + "/robots.txt").close()  # noqa: S310
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The server did not start.")


def _view(browser: Browser, view: View, root: str, pages: dict[str, str]) -> None:
    size: ViewportSize = {"width": view.width, "height": view.height}
    context = browser.new_context(
        viewport=size,
        color_scheme=view.scheme,
        reduced_motion="reduce",
        locale="zh-CN",
    )
    page, writer = context.new_page(), context.new_page()
    for kind, address in pages.items():
        page.goto(root + address)
        page.evaluate("document.fonts.ready")
        (HERE / f"{kind}-{view.name}.webp").write_bytes(_webp(writer, page.screenshot()))
    context.close()


def _webp(writer: Page, png: bytes) -> bytes:
    encoded: str = writer.evaluate(_TO_WEBP, [base64.b64encode(png).decode(), QUALITY])
    return base64.b64decode(encoded)


if __name__ == "__main__":
    main()
