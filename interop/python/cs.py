#!/usr/bin/env python3
"""A small municipal CS on Python that is called: line check (X19), residence copies (X07), certificates
of out-migration (X04), the supplementary register and cards to be renewed (X20).

Nobody lives in it, so that its answers about residents are "not here". http.server speaks HTTP,
wire.py the rest; the order of the checks is that of docs/protocol.md.
"""

import argparse
import contextlib
import datetime
import email.errors
import functools
import http.server
import json
import pathlib
import re
import socketserver
import ssl
import sys
import tempfile
import threading
import unicodedata
import uuid

from lxml import etree

from wire import DISPATCH, FAULT, NODE, SOAP, TYPES, URN, WSA, WSSE, WSU, XENC
from wire import Keys, Refused, decrypted, loopback_names, municipality, only, openssl, seal, text, unseal

CONTRACTS = pathlib.Path(__file__).resolve().parent.parent.parent / "xsd"
LARGEST = 10 * 1024 * 1024
DEEPEST = 64
HEADERS = {WSA: {"To", "From", "Action", "MessageID", "ReplyTo"}, DISPATCH: {"Dispatch"}, WSSE: {"Security"}}
NOBODY = {WSA + "/anonymous", WSA + "/none"}
MESSAGE_ID = "urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
UNREADABLE = "urn:uuid:" + str(uuid.UUID(int=0))
AGE = datetime.timedelta(minutes=5)

# What a fault may say beside its id: nothing of security (docs/protocol.md, 8).
TEXTS = {
    "JG-308": ("この宛先はここではない。", "The receiver is not served here."),
    "JG-401": ("この操作はここにない。", "The operation is not served here."),
    "JG-402": ("署名されたwsa:Actionと合わない。", "It does not match the signed wsa:Action."),
    "JG-403": ("スキーマに合わない。", "It breaks the schema."),
    "JG-404": ("検査数字が正しくない。", "A check digit is wrong."),
    "JG-501": ("この送信元からは受け付けない。", "This sender may not send it."),
    "JG-502": ("この利用事務では受け付けない。", "The purpose does not permit it."),
    "JG-B01": ("既に記載がある。", "There is an entry already."),
    "JG-B09": ("この市区町村の電文ではない。", "The message is not of this municipality."),
    "JG-B10": ("依頼管理番号が他の内容に使われている。", "The request number was used for other content."),
    "JG-B16": ("転出届がない。", "There is no notice of moving out."),
    "JG-B71": ("本籍がこの市区町村にない。", "The registered domicile is not here."),
    "JG-B72": ("附票の記載がない。", "There is no open record."),
}
CODES = {
    "JG-110": (SOAP, "VersionMismatch"),
    "JG-117": (SOAP, "MustUnderstand"),
    "JG-206": (WSSE, "FailedCheck"),
    "JG-218": (WSSE, "FailedCheck"),
    "JG-308": (WSA, "DestinationUnreachable"),
    "JG-401": (WSA, "ActionNotSupported"),
    "JG-402": (WSA, "InvalidAddressingHeader"),
    "JG-203": (WSSE, "UnsupportedAlgorithm"),
    "JG-201": (WSSE, "UnsupportedSecurityToken"),
    "JG-215": (WSU, "MessageExpired"),
}
STAGES = {"1": "PARSE", "3": "IDENTIFY", "4": "VALIDATE", "5": "AUTHORIZE", "B": "BUSINESS"}


@functools.cache
def contracts():
    """The schemas, but for a pattern that libxml2 reads wrongly: it refuses every kanji by it."""
    folder = tempfile.TemporaryDirectory()
    for file in CONTRACTS.glob("*.xsd"):
        words = file.read_text(encoding="utf-8").replace(r"[^\s\p{Cc}](\P{Cc}*[^\s\p{Cc}])?", r"\S(.*\S)?")
        pathlib.Path(folder.name, file.name).write_text(words, encoding="utf-8")
    return folder


def schema(name):
    return etree.XMLSchema(etree.parse(str(pathlib.Path(contracts().name, name + ".xsd"))))


class Operation:
    """One of the contract, as wsdl/operations.yaml and its WSDL say."""

    def __init__(self, service, name, senders, purpose, encrypted, work):
        self.service, self.name, self.senders = service, name, senders
        self.purpose, self.encrypted, self.work = purpose, encrypted, work
        self.namespace = "urn:jukigate:%s:v1" % service
        self.action = self.namespace + ":" + name

    @functools.cached_property
    def schema(self):
        return schema(self.service)


class Parties:
    """Who speaks to whom about what, as far as it is known; a fault needs it, too."""

    def __init__(self, peer):
        self.peer, self.sender, self.message_id, self.action = peer, peer, "", ""

    def read(self, header):
        """As the message says: nothing of it is believed yet."""
        self.message_id = header.findtext("{%s}MessageID" % WSA) or ""
        self.action = header.findtext("{%s}Action" % WSA) or ""
        said = header.findtext("{%s}From/{%s}Address" % (WSA, WSA)) or ""
        if re.fullmatch(URN, said):
            self.sender = said.removeprefix(NODE)


class Office:
    """The municipality: its memory of messages and matters, and what it does about them."""

    def __init__(self, keys, nodes):
        self.keys, self.nodes = keys, nodes
        self.lock = threading.Lock()
        self.seen, self.matters, self.entries = {}, {}, set()
        self.code = keys.node.removeprefix("cs-")
        cities = r"cs-[0-9]{6}"
        self.operations = {
            each.action: each
            for each in (
                Operation("line", "CheckLine", "gateway", "P90", False, self.check_line),
                Operation("residence-copy", "RequestResidenceCopy", cities, "P03", True, self.copy),
                Operation("out-migration", "RequestOutMigrationCertificate", cities, "P02", True, self.certificate),
                Operation("supplement-notice", "NotifySupplementEntry", cities, "P09", True, self.entry),
                Operation("renewal-inquiry", "InquireRenewalTargets", "cardms", "P04", False, self.renewals),
            )
        }

    # ---- what comes in ----

    def answer(self, data, peer, service, soap_action):
        """The bytes of the answer, and whether it is a fault."""
        parties = Parties(peer)
        try:
            envelope = parse(data)
            operation, body = self.admitted(envelope, parties, service, soap_action)
            return self.sealed(parties, self.worked(operation, parties, body), operation.encrypted), False
        except Refused as refused:
            return self.fault(refused.id, parties), True

    def admitted(self, envelope, parties, service, soap_action):
        """The operation and its body, after every check in the order of docs/protocol.md."""
        header = envelope.find("{%s}Header" % SOAP)
        if header is not None:
            parties.read(header)
        structure(envelope)
        address = {name: text(header, "{%s}%s" % (WSA, name)) for name in ("To", "Action", "MessageID")}
        address["From"] = text(header, "{%s}From/{%s}Address" % (WSA, WSA))
        dispatch = only(header, DISPATCH, "Dispatch", "JG-115")
        if not re.fullmatch(MESSAGE_ID, address["MessageID"]) or not all(
            re.fullmatch(URN, address[name]) for name in ("To", "From")
        ):
            raise Refused("JG-116")
        if any(text(part, "{%s}Address" % WSA) not in NOBODY for part in header.findall("{%s}ReplyTo" % WSA)):
            raise Refused("JG-116", "ReplyTo")
        if not DISPATCHES.validate(dispatch) or len(dispatch) != 3:
            raise Refused("JG-116", "Dispatch")
        signer = unseal(envelope, self.keys)
        if parties.peer != "gateway":
            raise Refused("JG-307")
        if address["From"] != NODE + signer:
            raise Refused("JG-304")
        if address["To"] != NODE + self.keys.node:
            raise Refused("JG-308")
        operation = self.operations.get(address["Action"])
        if operation is None:
            raise Refused("JG-401")
        if service != operation.service or soap_action != operation.action:
            raise Refused("JG-402")
        body = self.readable(envelope, operation)
        if not re.fullmatch(operation.senders, signer):
            raise Refused("JG-501")
        if dispatch.findtext("{%s}purpose" % DISPATCH) != operation.purpose:
            raise Refused("JG-502")
        self.admit(signer, address["MessageID"])
        return operation, body

    def readable(self, envelope, operation):
        body = envelope.find("{%s}Body" % SOAP)
        if (body[0].tag == "{%s}EncryptedData" % XENC) != operation.encrypted:
            raise Refused("JG-216" if operation.encrypted else "JG-217")
        if operation.encrypted:
            decrypted(envelope, self.keys)
        if body[0].tag != "{%s}%s" % (operation.namespace, operation.name):
            raise Refused("JG-402")
        if not operation.schema.validate(etree.fromstring(etree.tostring(body[0]))):
            raise Refused("JG-403")
        consistent(body[0])
        for part in body[0].iter("{%s}residentCode" % TYPES):
            if not checked(part.text):
                raise Refused("JG-404")
        for part in body[0].iter(etree.Element):
            if part.tag.endswith("unicipalityCode") and not municipality(part.text):
                raise Refused("JG-404")
        return body[0]

    def admit(self, signer, message_id):
        """Once each; what is older than any Timestamp allows is forgotten."""
        now = datetime.datetime.now(datetime.timezone.utc)
        with self.lock:
            self.seen = {each: when for each, when in self.seen.items() if now - when < 2 * AGE}
            if (signer, message_id) in self.seen:
                raise Refused("JG-601")
            self.seen[signer, message_id] = now

    def worked(self, operation, parties, body):
        """A matter is done once: the same again gets the same answer, something else under its number none."""
        number = next(body.iter("{*}requestNumber")).text
        matter = (parties.sender, operation.action, number)
        with self.lock:
            if matter in self.matters:
                content, answered = self.matters[matter]
                if content != said(body):
                    raise Refused("JG-B10")
                return answered
            response = self.response(operation, number)
            operation.work(body, response)
            self.matters[matter] = said(body), etree.tostring(response)
            return self.matters[matter][1]

    def response(self, operation, number):
        root = etree.Element("{%s}%sResponse" % (operation.namespace, operation.name))
        told = etree.SubElement(root, "{%s}acknowledgement" % operation.namespace)
        now = datetime.datetime.now().astimezone().isoformat(timespec="milliseconds")
        for name, value in (("requestNumber", number), ("receiver", self.keys.node), ("receivedAt", now)):
            etree.SubElement(told, "{%s}%s" % (TYPES, name)).text = value
        return root

    # ---- what it does ----

    def check_line(self, body, response):
        for file in sorted(self.keys.trust.glob("crls/*.crl.pem")):
            told = openssl(["crl", "-noout", "-issuer", "-lastupdate", "-nextupdate", "-nameopt", "RFC2253"], file.read_bytes())
            values = [line.split("=", 1)[1] for line in told.decode().splitlines()]
            held = etree.SubElement(response, "{urn:jukigate:line:v1}held")
            for name, value in zip(("issuer", "thisUpdate", "nextUpdate"), values):
                etree.SubElement(held, "{urn:jukigate:line:v1}" + name).text = value if name == "issuer" else moment(value)

    def copy(self, body, response):
        self.own(body, "homeMunicipalityCode")
        self.other(body, "issuingMunicipalityCode")
        refused = etree.SubElement(response, "{urn:jukigate:residence-copy:v1}refused")
        etree.SubElement(refused, "{urn:jukigate:residence-copy:v1}reason").text = "H02"

    def certificate(self, body, response):
        self.own(body, "originMunicipalityCode")
        self.other(body, "destinationMunicipalityCode")
        raise Refused("JG-B16")

    def entry(self, body, response):
        code = body.findtext(".//{%s}residentCode" % TYPES)
        self.other(body, "municipalityCode")
        if body.findtext(".//{*}domicileMunicipalityCode") != self.code:
            raise Refused("JG-B71")
        if body.findtext(".//{%s}kind" % TYPES) != "1":
            raise Refused("JG-B72")
        if code in self.entries:
            raise Refused("JG-B01")
        self.entries.add(code)

    def renewals(self, body, response):
        self.own(body, "municipalityCode", "JG-B09")
        for part in body.iter("{urn:jukigate:renewal-inquiry:v1}residentCode"):
            etree.SubElement(response, "{urn:jukigate:renewal-inquiry:v1}notResident").text = part.text

    def own(self, body, name, refusal="JG-308"):
        if body.findtext(".//{*}" + name) != self.code:
            raise Refused(refusal)

    def other(self, body, name):
        """Whoever asks speaks for itself."""
        sender = body.getroottree().getroot().findtext("{*}Header/{%s}From/{%s}Address" % (WSA, WSA)) or ""
        if NODE + "cs-" + (body.findtext(".//{*}" + name) or "") != sender:
            raise Refused("JG-B09")

    # ---- what goes out ----

    def sealed(self, parties, content, encrypted=False, action=None):
        root = etree.Element("{%s}Envelope" % SOAP, nsmap={"soap": SOAP, "wsa": WSA})
        header = etree.SubElement(root, "{%s}Header" % SOAP)
        address = {
            "To": NODE + parties.sender,
            "Action": action or parties.action + "Response",
            "MessageID": "urn:uuid:" + str(uuid.uuid4()),
            "RelatesTo": parties.message_id if re.fullmatch(MESSAGE_ID, parties.message_id) else UNREADABLE,
        }
        for name, value in address.items():
            etree.SubElement(header, "{%s}%s" % (WSA, name)).text = value
        sender = etree.SubElement(header, "{%s}From" % WSA)
        etree.SubElement(sender, "{%s}Address" % WSA).text = NODE + self.keys.node
        etree.SubElement(root, "{%s}Body" % SOAP).append(etree.fromstring(content))
        seal(root, self.keys, self.nodes / parties.sender / "encrypt.pem" if encrypted else None)
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True)

    def fault(self, id, parties):
        namespace, code = CODES.get(id, (SOAP, "Client"))
        fault = etree.Element("{%s}Fault" % SOAP, nsmap={"soap": SOAP, "c": namespace})
        etree.SubElement(fault, "faultcode").text = "c:" + code
        etree.SubElement(fault, "faultstring").text = id
        told = etree.SubElement(etree.SubElement(fault, "detail"), "{%s}Refusal" % FAULT)
        etree.SubElement(told, "{%s}id" % FAULT).text = id
        secret = id[3] in "236"
        if not secret:
            etree.SubElement(told, "{%s}stage" % FAULT).text = STAGES[id[3]]
        etree.SubElement(told, "{%s}correlationId" % FAULT).text = str(uuid.uuid4())
        for language, words in zip(("ja", "en"), () if secret else TEXTS.get(id, ())):
            part = etree.SubElement(told, "{%s}text" % FAULT)
            part.set("{http://www.w3.org/XML/1998/namespace}lang", language)
            part.text = words
        return self.sealed(parties, etree.tostring(fault), action=FAULT)


DISPATCHES = schema("dispatch")


def parse(data):
    """XML as docs/protocol.md wants it: two readers must not read two messages."""
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("JG-104") from None
    declared = re.match(r"<\?xml[^>]*\?>", words)
    if words.startswith("\ufeff") or (declared and not re.search(r"""version=['"]1\.0['"]""", declared[0])):
        raise Refused("JG-104")
    if declared and not re.search(r"""encoding=['"](?i:utf-8)['"]|^(?!.*encoding)""", declared[0]):
        raise Refused("JG-104")
    if "<!DOCTYPE" in words:
        raise Refused("JG-106")
    if "<![CDATA[" in words:
        raise Refused("JG-109")
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        envelope = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as wrong:
        raise Refused("JG-107" if "depth" in str(wrong) else "JG-105") from None
    for part in envelope.iter():
        if not isinstance(part.tag, str):
            raise Refused("JG-109")
        if sum(1 for _ in part.iterancestors()) > DEEPEST:
            raise Refused("JG-107")
    if envelope.getroottree().getroot().getprevious() is not None or envelope.getnext() is not None:
        raise Refused("JG-109")
    return envelope


def structure(envelope):
    """One Header, one Body with one child, and no header that is not on the list."""
    if envelope.tag != "{%s}Envelope" % SOAP:
        raise Refused("JG-110")
    if [part.tag for part in envelope] != ["{%s}Header" % SOAP, "{%s}Body" % SOAP] or any(
        (part.tail or "").strip() for part in envelope
    ):
        raise Refused("JG-111")
    header, body = envelope
    if len(body) != 1:
        raise Refused("JG-112")
    for part in header:
        name = etree.QName(part)
        if name.localname not in HEADERS.get(name.namespace, ()):
            understand = part.get("{%s}mustUnderstand" % SOAP)
            raise Refused("JG-117" if understand in ("1", "true") else "JG-113")
    tags = [part.tag for part in header]
    if len(tags) != len(set(tags)):
        raise Refused("JG-114")


def said(part):
    """What an element says, however it is spelt: prefixes and white space between elements are no content."""
    words = (part.text or "") if len(part) == 0 else ""
    return (part.tag, tuple(sorted(part.attrib.items())), words, tuple(said(each) for each in part))


@functools.cache
def forms():
    """Of a date: which elements each has, in the words of the contract ("Exact: era year month day")."""
    types = etree.parse(str(CONTRACTS / "register-types.xsd"))
    told = types.xpath("//*[@name='dateFormCode']//*[local-name()='enumeration']")
    words = {each.get("value"): each.xpath("string(.//*[@xml:lang='en'])") for each in told}
    return {form: each.partition(": ")[2].split() for form, each in words.items()}


def consistent(body):
    """What a schema cannot say: the elements of a date fit its form, 外字 are as many as they should be, and
    a text has 200 characters as people count them."""
    for form in body.iter("{%s}form" % TYPES):
        there = [etree.QName(part).localname for part in form.itersiblings()]
        if there != forms()[form.text]:
            raise Refused("JG-403", form.text)
    for count in body.iter("{%s}gaijiCount" % TYPES):
        if int(count.text) != len(count.getparent().findall("{%s}gaiji" % TYPES)):
            raise Refused("JG-403", "gaijiCount")
    for part in body.iter("{%s}text" % TYPES):
        if sum(1 for each in part.text if unicodedata.category(each) != "Mn") > 200:
            raise Refused("JG-403", "text")


def checked(code):
    """住民票コード: the last digit is that of the others (docs/protocol.md, 9)."""
    total = sum(int(digit) * weight for digit, weight in zip(reversed(code[:10]), (2, 3, 4, 5, 6, 7, 2, 3, 4, 5)))
    return int(code[10]) == (0 if total % 11 < 2 else 11 - total % 11)


def moment(written):
    """openssl writes "Nov 22 05:00:00 2026 GMT"."""
    when = datetime.datetime.strptime(written, "%b %d %H:%M:%S %Y GMT")
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


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
        return self.server.office.fault(id, Parties(self.connection.peer))

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
        print("connection ended:", sys.exc_info()[1], file=sys.stderr)


def main():
    words = argparse.ArgumentParser(description="A small municipal CS that is called.")
    words.add_argument("--keys", required=True, type=pathlib.Path, help="folder of own keys (docs/howto-certificates.md)")
    words.add_argument("--trust", required=True, type=pathlib.Path, help="folder with ca.pem and crls: var/pki/trust")
    words.add_argument("--nodes", required=True, type=pathlib.Path, help="certificates to encrypt for: var/pki/nodes")
    words.add_argument("--node", required=True, help="cs-221007")
    words.add_argument("--port", type=int, default=9500, help="0 takes a free one")
    said = words.parse_args()
    loopback_names()
    with Server(said.port, Office(Keys(said.keys, said.trust, said.node), said.nodes)) as server:
        print(json.dumps({"port": server.server_address[1]}), flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
