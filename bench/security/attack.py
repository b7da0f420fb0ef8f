#!/usr/bin/env python3
"""What attack.sh needs of JSON: the requests that the description of the API promises, and what each tool says it has found.

    attack.py requests API IDS FOLDER   a request for sqlmap of each route that only reads, * where it is to try
    attack.py paths API                 every path of the API, for ffuf
    attack.py testssl REPORT ACCEPTED   findings, a line each: severity, what; then the sections that gave no answer
    attack.py ffuf REPORT...            the same
    attack.py wapiti REPORT             the same
    attack.py listen PORT LOG           answers whoever calls, and notes what for

IDS is JSON: for each path with a parameter, or as "*", what to write for it. ACCEPTED are ids of testssl, separated by commas.
"""

import http.server
import json
import os
import re
import sys
import urllib.parse

# What reads although it is a POST: people and filters do not stand in addresses.
READING = {"/api/v1/customers/search", "/api/v1/customers/count", "/api/v1/assignments"}
# A connection that stays open tells a tool that waits for its end nothing.
ENDLESS = {"/api/v1/runs/{id}/events"}


def load(file):
    with open(file, encoding="utf-8") as text:
        return json.load(text)


def example_of(parameter):
    """A value that the route takes, so that what is tried behind it gets as far as possible."""
    schema = parameter.get("schema", {})
    for value in (parameter.get("example"), schema.get("example"), schema.get("default")):
        if value is not None:
            return str(value)
    if "enum" in schema:
        return str(schema["enum"][0])
    if schema.get("format") in ("date", "date-time"):
        return "2026-01-01" if schema["format"] == "date" else "2026-01-01T00:00:00Z"
    return "1"


def request_of(path, method, operation, ids):
    """The text of one request without its headers: method, address, body; None where nothing is to be tried."""
    query, known = [], ids.get(path, {})
    for parameter in operation.get("parameters", []):
        name = parameter["name"]
        value = known.get(name, ids["*"].get(name, example_of(parameter)))
        if parameter["in"] == "path":
            path = path.replace("{%s}" % name, urllib.parse.quote(value, safe="") + "*")
        elif parameter["in"] == "query":
            query.append(urllib.parse.urlencode({name: value}))
    body = ""
    if method == "post":
        content = operation["requestBody"]["content"]["application/json"]
        body = json.dumps(known.get("body", content.get("example", {})))
    if not (query or body or "*" in path):
        return None
    return "%s %s%s" % (method.upper(), path, "?" + "&".join(query) if query else ""), body


def write_requests(api, ids, folder):
    for path, methods in sorted(load(api)["paths"].items()):
        for method, operation in methods.items():
            reads = method == "get" and path not in ENDLESS or method == "post" and path in READING
            made = reads and request_of(path, method, operation, load(ids))
            if made:
                name = re.sub(r"[^a-z0-9]+", "-", (method + path).lower()).strip("-")
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write("%s\n%s\n" % made)


def say(severity, what):
    print(severity, re.sub(r"\s+", " ", what).strip())


def testssl(report, accepted):
    for finding in load(report):
        severity, what = finding["severity"], "%s: %s" % (finding["id"], finding["finding"])
        if severity in ("LOW", "MEDIUM", "HIGH", "CRITICAL"):
            known = finding["id"] in accepted.split(",")
            say("accepted" if known else severity.lower(), what)
        elif severity in ("WARN", "FATAL"):
            say("unanswered", what)


# What is open to everybody by the guide (docs/guide/users.md): sign-in, and what its page is made of.
OPEN = re.compile(r"^/(sign-in|welcome|(css|img|js|vendor)/[\w./-]+)(\?.*)?$")


def ffuf(*reports):
    """Everything but a refusal and the way to sign-in is a finding; where a payload ends up on what is open, it is none."""
    for report in reports:
        for found in load(report)["results"]:
            status, where = found["status"], found.get("redirectlocation", "")
            address = urllib.parse.urlparse(found["url"])
            path = address.path + ("?" + address.query if address.query else "")
            # to monitors on the machine itself, not through nginx
            is_open = OPEN.match(path) or address.scheme == "http" and urllib.parse.unquote(address.path).rstrip("/") == "/actuator/health"
            what = "%s %d %s (%d bytes)" % (path, status, where, found["length"])
            if status >= 500:
                say("high", what)
            elif status < 300 and not is_open:
                say("high", what)
            elif 300 <= status < 400 and urllib.parse.urlparse(where).path != "/sign-in":
                say("medium", what)


def wapiti(report):
    words = {0: "info", 1: "low", 2: "medium", 3: "high", 4: "critical"}
    found = load(report)
    for kind in ("vulnerabilities", "anomalies"):
        for category, findings in found[kind].items():
            for finding in findings:
                # there nginx answers by itself meanwhile, with and without the proof, so that the session lasts
                answered = finding["path"] == "/sign-out" and category == "Cross Site Request Forgery"
                level = "accepted" if answered else words[int(finding["level"])]
                say(level, "%s: %s (%s)" % (category, finding["info"], finding["path"]))


def listen(port, log):
    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            with open(log, "a", encoding="utf-8") as file:
                file.write(self.path + "\n")
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(b"{}")

        do_POST = do_PUT = do_HEAD = do_GET

        def log_message(self, *_):
            pass

    http.server.ThreadingHTTPServer(("127.0.0.1", int(port)), Listener).serve_forever()


def main(command, *arguments):
    if command == "requests":
        write_requests(*arguments)
    elif command == "paths":
        print("\n".join(path[1:].replace("{id}", "S1") for path in load(arguments[0])["paths"]))
    else:
        {"testssl": testssl, "ffuf": ffuf, "wapiti": wapiti, "listen": listen}[command](*arguments)


if __name__ == "__main__":
    main(*sys.argv[1:])
