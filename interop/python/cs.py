#!/usr/bin/env python3
"""A small municipal CS on Python that is called: out-migration and in-migration (X04, X05), residence copies
(X07), numbers and codes (X11, X12), reconciliation (X13), line check (X19), the supplementary register (X20).

Nobody lives in it, so that its answers about residents are "not here". edge.py speaks TLS and HTTP,
wire.py WS-Security, contract.py knows the schemas; the order of the checks is that of docs/protocol.md.
"""

import argparse
import datetime
import functools
import json
import pathlib
import re
import threading
import uuid

from lxml import etree

from contract import DISPATCHES, checked, consistent, parse, said, schema, structure
from edge import Server
from wire import DISPATCH, FAULT, NODE, SOAP, TYPES, URN, WSA, WSSE, WSU, XENC
from wire import Keys, Refused, decrypted, loopback_names, municipality, only, openssl, seal, text, unseal

NOBODY = {WSA + "/anonymous", WSA + "/none"}
MESSAGE_ID = "urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
UNREADABLE = "urn:uuid:" + str(uuid.UUID(int=0))
LIST_WORDS = ["crl", "-noout", "-issuer", "-lastupdate", "-nextupdate", "-nameopt", "RFC2253"]
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
    "JG-B02": ("住民が記載されていない。", "No such resident is on record."),
    "JG-B09": ("この市区町村の電文ではない。", "The message is not of this municipality."),
    "JG-B10": ("依頼管理番号が他の内容に使われている。", "The request number was used for other content."),
    "JG-B16": ("転出届がない。", "There is no notice of moving out."),
    "JG-B42": ("この番号は求めていない。", "No number was asked for under this number."),
    "JG-B48": ("このコードは求めていない。", "No codes were asked for under this number."),
    "JG-B71": ("本籍がこの市区町村にない。", "The registered domicile is not here."),
    "JG-B72": ("附票の記載がない。", "There is no open record."),
    "JG-B93": ("この番号では何も始めていない。", "Nothing was started here with this number."),
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
        self.seen, self.matters = {}, {}
        self.entries, self.certificates = set(), set()
        self.code = keys.node.removeprefix("cs-")
        cities, servers = r"cs-[0-9]{6}", "pref-%s[0-9]{4}|national" % self.code[:2]
        self.operations = {
            each.action: each
            for each in (
                Operation("line", "CheckLine", "gateway", "P90", False, self.check_line),
                Operation("residence-copy", "RequestResidenceCopy", cities, "P03", True, self.copy),
                Operation("residence-copy", "SendResidenceCopy", cities, "P03", True, self.copy_sent),
                Operation("out-migration", "RequestOutMigrationCertificate", cities, "P02", True, self.certificate),
                Operation("out-migration", "SendOutMigrationCertificate", cities, "P02", True, self.leaving),
                Operation("out-migration", "CancelOutMigrationCertificate", cities, "P02", True, self.staying),
                Operation("in-migration-notice", "NotifyInMigration", cities, "P02", True, self.arrived),
                Operation("individual-number", "NotifyIndividualNumber", "national", "P07", False, self.number),
                Operation("resident-code", "AssignResidentCodes", "national", "P07", False, self.codes),
                Operation("reconciliation", "SendReconciliationResult", servers, "P08", False, self.compared),
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
            told = openssl(LIST_WORDS, file.read_bytes())
            values = [line.split("=", 1)[1] for line in told.decode().splitlines()]
            held = etree.SubElement(response, "{urn:jukigate:line:v1}held")
            for name, value in zip(("issuer", "thisUpdate", "nextUpdate"), values):
                etree.SubElement(held, "{urn:jukigate:line:v1}" + name).text = value if name == "issuer" else moment(value)

    def copy(self, body, response):
        self.own(body, "homeMunicipalityCode")
        self.other(body, "issuingMunicipalityCode")
        refused = etree.SubElement(response, "{urn:jukigate:residence-copy:v1}refused")
        etree.SubElement(refused, "{urn:jukigate:residence-copy:v1}reason").text = "H02"

    def copy_sent(self, body, response):
        self.own(body, "issuingMunicipalityCode")
        self.other(body, "homeMunicipalityCode")
        raise Refused("JG-B93")

    def leaving(self, body, response):
        """Somebody will move here; the certificate waits for the notice of moving in."""
        self.own(body, "destinationMunicipalityCode")
        self.other(body, "originMunicipalityCode")
        self.certificates.update(part.text for part in body.iter("{*}residentCode"))

    def staying(self, body, response):
        self.own(body, "destinationMunicipalityCode")
        self.other(body, "originMunicipalityCode")
        self.certificates.difference_update(part.text for part in body.iter("{*}residentCode"))

    def arrived(self, body, response):
        self.own(body, "originMunicipalityCode")
        self.other(body, "destinationMunicipalityCode")
        raise Refused("JG-B02")

    def number(self, body, response):
        self.own(body, "municipalityCode")
        raise Refused("JG-B42")

    def codes(self, body, response):
        self.own(body, "municipalityCode")
        raise Refused("JG-B48")

    def compared(self, body, response):
        self.own(body, "municipalityCode")
        raise Refused("JG-B93")

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

    def refuse(self, id, peer):
        """A fault to a request that nobody reads."""
        return self.fault(id, Parties(peer))

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


def moment(written):
    """openssl writes "Nov 22 05:00:00 2026 GMT"."""
    when = datetime.datetime.strptime(written, "%b %d %H:%M:%S %Y GMT")
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


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
