"""How a CS on Python is called: mutual TLS and HTTP as docs/protocol.md, 2 and 3 want them.

http.server by itself is lenient about framing, and ssl about names; what is refused here is refused
before anybody reads the message.
"""

import contextlib
import email.errors
import http.server
import re
import socketserver
import ssl
import sys

from wire import Refused

LARGEST = 10 * 1024 * 1024


class Counter(http.server.BaseHTTPRequestHandler):
    """HTTP as docs/protocol.md, 3 wants it; http.server by itself is lenient."""

    protocol_version = "HTTP/1.1"
    timeout = 30

    def __getattr__(self, name):
        if name.startswith("do_"):
            return self.serve
        raise AttributeError(name)

    def serve(self):
        if not self.framed():
            return self.plain(400)
        length = self.headers["Content-Length"]
        if length is not None and int(length) > LARGEST:
            self.reply(413, self.fault("JG-103"), last=True)
            return self.drain()
        data = self.rfile.read(int(length)) if length is not None else self.chunks()
        if self.command != "POST":
            return self.reply(405, self.fault("JG-101"))
        if not self.typed():
            return self.reply(415, self.fault("JG-102"))
        path = re.fullmatch(r"/cs/([a-z-]+)/v1", self.path)
        if path is None:
            return self.reply(404, self.fault("JG-402"))
        action = re.fullmatch('"(.*)"', self.headers.get("SOAPAction", ""))
        answer, fault = self.server.office.answer(
            data, self.connection.peer, path[1], action[1] if action else ""
        )
        return self.reply(500 if fault else 200, answer)

    def framed(self):
        """What is not framed in one way only is not read at all."""
        alone = all(len(self.headers.get_all(name, [])) <= 1 for name in ("Content-Length", "Transfer-Encoding"))
        hosts = self.headers.get_all("Host", [])
        length, coding = self.headers.get("Content-Length"), self.headers.get("Transfer-Encoding")
        return (
            alone
            and not any(isinstance(each, email.errors.MissingHeaderBodySeparatorDefect) for each in self.headers.defects)
            and not any("\n" in value or "\0" in value for value in self.headers.values())
            and len(hosts) == 1
            and hosts[0].split(":")[0] == self.server.name
            and (length is None or coding is None)
            and (length is None or re.fullmatch("[0-9]{1,9}", length))
            and (coding is None or coding.strip().lower() == "chunked")
        )

    def drain(self):
        """Who closes with something unread may take the answer back."""
        self.connection.settimeout(2)
        with contextlib.suppress(OSError):
            while self.rfile.read1(65536):
                pass

    def chunks(self):
        if self.headers.get("Transfer-Encoding") is None:
            return b""
        data = b""
        while size := int(self.rfile.readline(20).split(b";")[0], 16):
            if len(data) + size > LARGEST:
                raise ConnectionError("too large")
            data += self.rfile.read(size)
            self.rfile.readline(3)
        while self.rfile.readline(1000).strip():
            pass
        return data

    def typed(self):
        types = self.headers.get_all("Content-Type", [])
        right = r"""text/xml *; *charset *= *("utf-8"|utf-8) *"""
        return len(types) == 1 and re.fullmatch(right, types[0].lower()) and "Content-Encoding" not in self.headers

    def fault(self, id):
        return self.server.office.refuse(id, self.connection.peer)

    def reply(self, status, body, last=False):
        self.send_response_only(status)
        if status == 405:
            self.send_header("Allow", "POST")
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if last:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def plain(self, status):
        self.send_response_only(status)
        self.send_header("Content-Length", "0")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def send_error(self, code, message=None, explain=None):
        self.plain(code)

    def log_message(self, *words):
        """Nothing: what is asked about residents belongs into no log."""


class Server(socketserver.ThreadingTCPServer):
    """Mutual TLS; each connection in a thread of its own, its handshake too."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port, office):
        super().__init__(("127.0.0.1", port), Counter)
        self.office, self.name = office, office.keys.node + ".jukigate.localhost"

    def finish_request(self, request, client_address):
        """A context of its own for each connection: the CRLs as they are now."""
        request.settimeout(Counter.timeout)
        context = self.office.keys.context(ssl.PROTOCOL_TLS_SERVER)
        context.num_tickets = 0
        context.set_alpn_protocols(["http/1.1"])
        context.sni_callback = self.named
        with contextlib.suppress(OSError, Refused, ValueError):
            with context.wrap_socket(request, server_side=True) as secure:
                if context.named:
                    super().finish_request(secure, client_address)

    def named(self, connection, name, context):
        context.named = name == self.name
        return None if context.named else ssl.ALERT_DESCRIPTION_UNRECOGNIZED_NAME

    def handle_error(self, request, client_address):
        """Its kind only: what it says may be of a resident."""
        print("connection ended:", sys.exc_info()[0].__name__, file=sys.stderr)
