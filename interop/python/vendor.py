#!/usr/bin/env python3
"""A vendor's CS on Python: zeep reads the published WSDL, python-xmlsec signs.

What zeep does by itself: the elements of the contract, the Action, a MessageID.
What it cannot: its own signature covers the Body and the Timestamp only, so that
wire.py signs every part that docs/protocol.md names, and verifies the answer.
"""

import argparse
import base64
import json
import pathlib
import ssl
import sys

import requests
import zeep
from lxml import etree
from zeep.transports import Transport

from wire import DISPATCH, FAULT, NODE, SOAP, WSA, Keys, Refused, loopback_names, seal, text, unseal

HERE = pathlib.Path(__file__).resolve().parent
WSDL = HERE.parent.parent / "wsdl"


class Signature:
    """The wsse object of one message and its answer; zeep calls apply and verify.

    answered: Action of the answer, where it is not that of the request with "Response" behind it.
    """

    def __init__(self, keys, receiver, answered=None):
        self.keys, self.receiver, self.answered = keys, receiver, answered
        self.sent = None

    def apply(self, envelope, headers):
        """zeep has put the Action, a MessageID, and its URL as To, which is no node."""
        header = envelope.find("{%s}Header" % SOAP)
        for part in header.findall("{%s}To" % WSA):
            part.text = NODE + self.receiver
        sender = etree.SubElement(header, etree.QName(WSA, "From"))
        etree.SubElement(sender, etree.QName(WSA, "Address")).text = NODE + self.keys.node
        self.sent = text(header, "{%s}MessageID" % WSA)
        self.answered = self.answered or text(header, "{%s}Action" % WSA) + "Response"
        seal(envelope, self.keys)
        return envelope, headers

    def verify(self, envelope):
        """The answer: signed by whom we asked, to us, and to what we said. A signature says none of it."""
        signer = unseal(envelope, self.keys)
        header, body = envelope.find("{%s}Header" % SOAP), envelope.find("{%s}Body" % SOAP)
        fault = body.find("{%s}Fault" % SOAP) is not None
        said = {name: text(header, "{%s}%s" % (WSA, name)) for name in ("To", "Action", "RelatesTo")}
        said["From"] = text(header, "{%s}From/{%s}Address" % (WSA, WSA))
        right = {
            "To": NODE + self.keys.node,
            "Action": FAULT if fault else self.answered,
            "RelatesTo": self.sent,
            "From": NODE + signer,
        }
        if said != right or signer not in {self.receiver, "gateway" if fault else self.receiver}:
            raise Refused("JG-304", "the answer is of somebody else, or of something else")


class Profile(requests.adapters.HTTPAdapter):
    """TLS as the profile wants it: requests by itself offers CBC suites and asks for no revocation."""

    def __init__(self, keys):
        self.keys = keys
        super().__init__()

    def init_poolmanager(self, *args, **kwargs):
        super().init_poolmanager(*args, ssl_context=self.keys.context(ssl.PROTOCOL_TLS_CLIENT), **kwargs)

    def cert_verify(self, *args):
        """The context does; requests would add its own list of CAs."""


def session(keys):
    made = requests.Session()
    made.trust_env = False
    made.max_redirects = 0
    made.mount("https://", Profile(keys))
    return made


def client(service):
    """Of a service of the contract; its address and signature come with each call."""
    return zeep.Client(
        str(WSDL / (service + ".wsdl")),
        settings=zeep.Settings(forbid_dtd=True),
        transport=Transport(operation_timeout=30),
    )


def bound(client, address):
    return client.create_service(next(iter(client.wsdl.bindings)), address)


def pictures(value):
    """The pictures of an update as octets, which is what zeep takes for base64Binary."""
    if isinstance(value, dict):
        return {
            name: base64.b64decode(each) if name == "image" else pictures(each)
            for name, each in value.items()
        }
    return [pictures(each) for each in value] if isinstance(value, list) else value


def refusal(fault):
    """What the detail of a fault says; empty texts where it says nothing."""
    told = fault.detail.find("{%s}Refusal" % FAULT) if etree.iselement(fault.detail) else None
    names = ("id", "correlationId")
    return {name: told.findtext("{%s}%s" % (FAULT, name)) if told is not None else "" for name in names}


def words(description):
    said = argparse.ArgumentParser(description=description)
    said.add_argument("--keys", required=True, type=pathlib.Path, help="folder of own keys (docs/howto-certificates.md)")
    said.add_argument("--trust", required=True, type=pathlib.Path, help="folder with ca.pem and crls: var/pki/trust")
    said.add_argument("--sender", required=True, help="cs-221007")
    return said


def main():
    parser = words("Sends identity updates (X01), one JSON object a line.")
    parser.add_argument("--gateway", required=True, help="https://gateway.jukigate.localhost:8443")
    parser.add_argument("--receiver", required=True, help="pref-220001")
    parser.add_argument("--updates", required=True, type=pathlib.Path, help="file of updates")
    said = parser.parse_args()

    loopback_names()
    keys = Keys(said.keys, said.trust, said.sender)
    updates = client("identity-update")
    updates.transport.session = session(keys)
    service = bound(updates, said.gateway + "/identity-update/v1")
    dispatch = updates.get_element(etree.QName(DISPATCH, "Dispatch"))

    sent, accepted, refused = 0, 0, []
    for line in said.updates.read_text(encoding="utf-8").splitlines():
        order = json.loads(line)
        number = order["update"]["control"]["requestNumber"]
        updates.wsse = Signature(keys, said.receiver)
        sent += 1
        try:
            answer = service.UpdateIdentity(
                **pictures(order["update"]), _soapheaders=[dispatch(**order["dispatch"])]
            )
            if answer.requestNumber != number or answer.receiver != said.receiver:
                raise ValueError("an acknowledgement of something else")
            accepted += 1
        except zeep.exceptions.Fault as fault:
            refused.append({"requestNumber": number, **refusal(fault)})
    print(json.dumps({"stack": "zeep " + zeep.__version__, "sent": sent, "accepted": accepted, "refused": refused}))
    return 0 if accepted == sent else 1


if __name__ == "__main__":
    sys.exit(main())
