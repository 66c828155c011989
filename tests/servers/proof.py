#!/usr/bin/env python3
"""Runs nginx and Apache with the settings of docs/servers over a published site and asks them what readers and attackers ask.

    tests/servers/proof.py PROGRAM DESK

DESK is a copy of a desk, which is built and published from here. Only paths and ports of the settings are replaced. Needs
nginx with its module for ready .br files, and apache2. The settings for IIS are held against the elements that IIS
documents; no IIS runs here. Exit code 1 with the first places where something does not hold.
"""

import gzip
import http.client
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs" / "servers"
TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".txt": "text/plain; charset=utf-8",
    ".js": r"(text|application)/javascript; charset=utf-8", ".json": "application/json(; charset=utf-8)?", ".svg": "image/svg\\+xml(; charset=utf-8)?",
    ".xml": r"(text|application)/(atom\+)?xml(; charset=utf-8)?", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp",
    ".pdf": "application/pdf", ".woff2": "font/woff2",
}
HEADERS = {
    "Content-Security-Policy": "default-src 'self'", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
}
HASHED = re.compile(r"^/assets/[^/]+-[0-9a-f]{8,}\.[a-z0-9]+$")
LOST = ["/nowhere.html", "/news/2013/gone.html", "/a/b/c/d/", "/news/2013/", "/assets/", "/assets/../../releases.json"]
# What lies outside the site, or is not for readers; none may be answered with anything of it.
ESCAPES = [
    "/../releases.json", "/..%2freleases.json", "/%2e%2e/releases.json", "/%2e%2e%2freleases.json", "/assets/..%2f..%2freleases.json",
    "/..\\releases.json", "/..%5creleases.json", "/news/..;/..;/releases.json", "/%00/../releases.json", "//../releases.json",
    "/../../../../../../etc/passwd", "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/.jianbao-lock", "/.git/config",
    "/manifest.txt", "/manifest.txt?x", "/Manifest.txt%20", "/web.config", "/news/.hidden",
]
failures = []


def fail(*words):
    failures.append(" ".join(str(word) for word in words))


def main():
    program, desk = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    iis(DOCS / "web.config")
    # Servers read as users of their own.
    where = pathlib.Path(tempfile.mkdtemp(prefix="jianbao-servers-"))
    where.chmod(0o755)
    try:
        (desk / "static").mkdir(exist_ok=True)
        shutil.copy(DOCS / "web.config", desk / "static" / "web.config")
        jianbao = lambda *words: subprocess.run([program, *words, "--quiet", "--root", desk], check=True)
        jianbao("build")
        jianbao("publish", where / "site")
        for start in (nginx, apache):
            hold(start, where, jianbao, desk)
    finally:
        shutil.rmtree(where, ignore_errors=True)
    for failure in failures[:30]:
        print("FAILED:", failure, file=sys.stderr)
    if failures:
        sys.exit(f"{len(failures)} failures")


def hold(start, where, jianbao, desk):
    """Starts a server, asks it everything, and ends it."""
    name, port = start.__name__, free()
    folder = where / name
    folder.mkdir()
    process = start(folder, where / "site" / "current", port)
    asked = []
    try:
        ask = Asker(name, port, asked)
        ready(ask, process)
        site = where / "site" / "current"
        whole(ask, site)
        lost(ask, site)
        escapes(ask)
        again(ask, site)
        switch(ask, where / "site", jianbao, desk)
    finally:
        process.terminate()
        process.wait(20)
    print(f"{name}: {len(asked)} questions answered as they should be" if not failures else f"{name}: {len(asked)} questions")


class Asker:
    """Asks a server, path by path as they stand."""

    def __init__(self, name, port, asked):
        self.name, self.port, self.asked = name, port, asked

    def __call__(self, path, method="GET", **headers):
        self.asked.append(path)
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        link.putrequest(method, path, skip_accept_encoding=True)
        for key, value in headers.items():
            link.putheader(key.replace("_", "-"), value)
        link.endheaders()
        answer = link.getresponse()
        answer.text = answer.read()
        link.close()
        return answer

    def wrong(self, path, *words):
        fail(f"{self.name} {path}:", *words)

    def settings(self, path, answer, kept):
        """The headers that every answer has."""
        for key, value in HEADERS.items():
            if answer.headers.get_all(key) != [value]:
                self.wrong(path, key, answer.headers.get_all(key))
        wanted = "public, max-age=31536000, immutable" if kept else "no-cache"
        if answer.headers.get_all("Cache-Control") != [wanted]:
            self.wrong(path, "Cache-Control", answer.headers.get_all("Cache-Control"))


def whole(ask, site):
    """Every file of the site: its bytes, type and headers, plain and compressed."""
    for file in sorted(site.rglob("*")):
        path = "/" + file.relative_to(site).as_posix()
        if not file.is_file() or file.suffix in (".gz", ".br") or path in ("/manifest.txt", "/web.config", "/404.html"):
            continue
        if not path.isascii():
            continue
        bytes_, ready = file.read_bytes(), {}
        for form, end in (("gzip", ".gz"), ("br", ".br")):
            small = file.with_name(file.name + end)
            if small.exists():
                ready[form] = small.read_bytes()
        for wish, form in (("", None), ("gzip", "gzip"), ("gzip, deflate, br", "br")):
            answer = ask(path, Accept_Encoding=wish) if wish else ask(path)
            form = form if form in ready else None
            if answer.status != 200 or answer.text != ready.get(form, bytes_):
                ask.wrong(path, "for", repr(wish), answer.status, answer.headers.get("Content-Encoding"), len(answer.text))
            if answer.headers.get("Content-Encoding") != form:
                ask.wrong(path, "for", repr(wish), "comes as", answer.headers.get("Content-Encoding"))
            if ready and "accept-encoding" not in (answer.headers.get("Vary") or "").lower():
                ask.wrong(path, "Vary", answer.headers.get("Vary"))
            kind = answer.headers.get("Content-Type") or ""
            if not re.fullmatch(TYPES.get(file.suffix, ".*"), kind, re.I):
                ask.wrong(path, "for", repr(wish), kind)
            ask.settings(path, answer, HASHED.match(path))
    for path in ("/", "/news/"):
        answer = ask(path)
        if answer.status != 200 or answer.text != (site / path.strip("/") / "index.html").read_bytes():
            ask.wrong(path, answer.status)
        ask.settings(path, answer, False)
    moved = ask("/news")
    if moved.status not in (301, 302) or not (moved.headers.get("Location") or "").endswith("/news/"):
        ask.wrong("/news", moved.status, moved.headers.get("Location"))


def lost(ask, site):
    """Addresses where nothing is."""
    page = (site / "404.html").read_bytes()
    for path in LOST:
        for wish in ("identity", "gzip"):
            answer = ask(path, Accept_Encoding=wish)
            text = gzip.decompress(answer.text) if answer.headers.get("Content-Encoding") == "gzip" else answer.text
            if answer.status not in ((404, 403) if path.endswith("/") else (404, 400)):
                ask.wrong(path, answer.status)
            if answer.status != 400 and text != page:
                ask.wrong(path, "is not answered with the site's own page", text[:80])
            if answer.status != 400:
                ask.settings(path, answer, False)
                if not re.fullmatch(TYPES[".html"], answer.headers.get("Content-Type") or "", re.I):
                    ask.wrong(path, answer.headers.get("Content-Type"))
    # What that page takes beside it is there at any depth.
    style = next(path for path in sorted((site / "assets").glob("style-*.css")))
    for path in (f"/news/2013/assets/{style.name}", f"/a/b/c/d/assets/{style.name}"):
        answer = ask(path)
        if answer.status != 200 or answer.text != style.read_bytes():
            ask.wrong(path, answer.status)
        ask.settings(path, answer, True)


def escapes(ask):
    """Nothing of what lies outside, or is not for readers."""
    for path in ESCAPES:
        answer = ask(path)
        if answer.status not in (400, 403, 404) or re.search(rb"root:|\"releases\"|sha-?256|system\.webServer", answer.text):
            ask.wrong(path, answer.status, answer.text[:60])
    for method in ("POST", "PUT", "DELETE", "TRACE", "PROPFIND"):
        answer = ask("/index.html", method, Content_Length="0")
        # Apache takes a POST to a file for a GET; nothing comes of it.
        if answer.status not in (403, 405, 501) and not (method == "POST" and answer.status == 200):
            ask.wrong(method, answer.status)


def again(ask, site):
    """What a browser has kept is not sent again."""
    for path in ("/index.html", "/search.html"):
        first = ask(path, Accept_Encoding="gzip")
        for header, from_ in (("If_None_Match", "ETag"), ("If_Modified_Since", "Last-Modified")):
            mark = first.headers.get(from_)
            answer = ask(path, Accept_Encoding="gzip", **{header: mark or ""})
            if answer.status != 304 or answer.text:
                ask.wrong(path, header, mark, answer.status)
    head = ask("/index.html", "HEAD")
    if head.status != 200 or head.text or head.headers.get("Content-Length") != str((site / "index.html").stat().st_size):
        ask.wrong("HEAD", head.status, head.headers.get("Content-Length"))


def switch(ask, published, jianbao, desk):
    """The next release is there at once, and so is the last one when it is taken back."""
    before, version = ask("/index.html").text, (published / "current").resolve().name
    settings = desk / "jianbao.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"^name: .*", f"name: 换了名字的网站{ask.name}", text, flags=re.M), encoding="utf-8")
    jianbao("build")
    jianbao("publish", published)
    if f"换了名字的网站{ask.name}".encode() not in ask("/index.html").text:
        ask.wrong("/index.html", "is the old one after a publication")
    jianbao("publish", published, "--rollback", version)
    if ask("/index.html").text != before:
        ask.wrong("/index.html", "is the new one after going back")
    settings.write_text(text, encoding="utf-8")


def free():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def ready(ask, process):
    for _ in range(100):
        if process.poll() is not None:
            sys.exit(f"{ask.name} ended with status {process.returncode}")
        try:
            ask("/index.html")
            return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"{ask.name} does not answer")


def replaced(name, folder, *changes):
    """The settings of the handbook with other paths and ports."""
    text = (DOCS / name).read_text(encoding="utf-8")
    for old, new in changes:
        if old not in text:
            sys.exit(f"{name} has no {old!r}")
        text = text.replace(old, new)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def nginx(folder, site, port):
    settings = replaced("nginx.conf", folder, ("listen 80;", f"listen 127.0.0.1:{port};"), ("/srv/dangjian/current", str(site)),
                        ("# brotli_static on;", "brotli_static on;"))
    module = next(pathlib.Path("/usr/lib/nginx/modules").glob("*brotli_static*"))
    whole = folder / "main.conf"
    whole.write_text(f"""
load_module {module};
pid {folder}/pid;
daemon off;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {settings};
}}
""", encoding="utf-8")
    log = folder / "log"
    subprocess.run(["nginx", "-q", "-t", "-e", log, "-c", whole], check=True)
    return subprocess.Popen(["nginx", "-e", log, "-c", whole])


def apache(folder, site, port):
    settings = replaced("apache.conf", folder, ("*:80>", f"127.0.0.1:{port}>"), ("/srv/dangjian/current", str(site)))
    modules = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so"
                        for name in ("mpm_event", "authz_core", "mime", "dir", "headers", "rewrite"))
    whole = folder / "main.conf"
    whole.write_text(f"""
{modules}
ServerRoot {folder}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/log
TypesConfig /etc/mime.types
User www-data
Group www-data
<Directory />
    Require all denied
</Directory>
Include {settings}
""", encoding="utf-8")
    subprocess.run(["apache2", "-t", "-f", whole], check=True, capture_output=True)
    return subprocess.Popen(["apache2", "-D", "FOREGROUND", "-f", whole])


# The elements of <system.webServer> that the settings use, with their attributes, as IIS documents them.
IIS = {
    "configuration": "", "system.webServer": "", "directoryBrowse": "enabled", "defaultDocument": "enabled", "files": "", "clear": "",
    "urlCompression": "doStaticCompression", "staticContent": "", "mimeMap": "fileExtension mimeType",
    "httpErrors": "errorMode existingResponse", "error": "statusCode path responseMode", "httpProtocol": "", "customHeaders": "",
    "security": "", "requestFiltering": "", "hiddenSegments": "", "add": "value name segment", "remove": "fileExtension statusCode name",
}


def iis(path):
    """Well-formed, of known elements, every list told to begin anew where it would else meet one of the server's own."""
    for element in xml.etree.ElementTree.parse(path).getroot().iter():
        if not isinstance(element.tag, str):
            continue
        known = IIS.get(element.tag)
        if known is None or not set(element.attrib) <= set(known.split()):
            fail("web.config:", element.tag, element.attrib)
        added = [child.get("fileExtension") for child in element if child.tag == "mimeMap"]
        removed = [child.get("fileExtension") for child in element if child.tag == "remove"]
        if len(set(added)) != len(added) or added != [one for one in removed if one in added]:
            fail("web.config:", "a type that IIS may know already", added, removed)
    print("web.config: as IIS documents it; no IIS ran")


if __name__ == "__main__":
    main()
