"""What every office on Python that is called does, whatever it is called about: the checks in the order of
docs/protocol.md, each matter once, signed answers and faults. Who is asked about what is in cs.py and library.py.
"""

import dataclasses
import datetime
import re
import threading
import uuid
from collections.abc import Callable

from lxml import etree

from contract import DISPATCHES, parse, said, structure
from wire import DISPATCH, FAULT, NODE, SOAP, URN, WSA, WSSE, WSU, XENC
from wire import Refused, decrypted, only, seal, text, unseal

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


@dataclasses.dataclass(frozen=True)
class Operation:
    """One that is served, as the operation table and its WSDL say."""

    service: str
    namespace: str
    name: str
    action: str
    answered: str  # Action of the answer
    senders: str  # who may ask, as a pattern
    purpose: str
    encrypted: bool
    schema: etree.XMLSchema
    work: Callable  # what it does: with the body, and the answer in the making


class Parties:
    """Who speaks to whom about what, as far as it is known; a fault needs it, too."""

    def __init__(self, peer):
        self.peer, self.sender, self.message_id = peer, peer, ""

    def read(self, header):
        """As the message says: nothing of it is believed yet."""
        self.message_id = header.findtext("{%s}MessageID" % WSA) or ""
        said = header.findtext("{%s}From/{%s}Address" % (WSA, WSA)) or ""
        if re.fullmatch(URN, said):
            self.sender = said.removeprefix(NODE)


class Office:
    """Its memory of messages and matters, and what every request goes through."""

    key = "requestNumber"  # numbers a matter

    def __init__(self, keys, nodes, operations):
        self.keys, self.nodes = keys, nodes
        self.lock = threading.Lock()
        self.seen, self.matters = {}, {}
        self.operations = {each.action: each for each in operations}

    def values(self, body):
        """Refuses what a schema cannot."""

    def response(self, operation, number):
        """The answer in the making."""
        raise NotImplementedError

    # ---- what comes in ----

    def answer(self, data, peer, service, soap_action):
        """The bytes of the answer, and whether it is a fault."""
        parties = Parties(peer)
        try:
            envelope = parse(data)
            operation, body = self.admitted(envelope, parties, service, soap_action)
            content = self.worked(operation, parties, body)
            return self.sealed(parties, content, operation.answered, operation.encrypted), False
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
        self.values(body[0])
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
        number = next(body.iter("{*}" + self.key)).text
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

    # ---- what goes out ----

    def sealed(self, parties, content, action, encrypted=False):
        root = etree.Element("{%s}Envelope" % SOAP, nsmap={"soap": SOAP, "wsa": WSA})
        header = etree.SubElement(root, "{%s}Header" % SOAP)
        address = {
            "To": NODE + parties.sender,
            "Action": action,
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
        return self.sealed(parties, etree.tostring(fault), FAULT)
