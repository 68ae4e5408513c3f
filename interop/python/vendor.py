#!/usr/bin/env python3
"""A vendor's CS on Python: zeep reads the published WSDL, python-xmlsec signs.

What zeep does by itself: the elements of the contract, the Action, a MessageID.
What it cannot: its own signature covers the Body and the Timestamp only, so that
the signature here is made with xmlsec over every part that docs/protocol.md names.
"""

import argparse
import base64
import datetime
import json
import pathlib
import socket
import subprocess
import sys
import uuid

import requests
import xmlsec
import zeep
from lxml import etree
from zeep.transports import Transport

HERE = pathlib.Path(__file__).resolve().parent
WSDL = HERE.parent.parent / "wsdl" / "identity-update.wsdl"

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
WSA = "http://www.w3.org/2005/08/addressing"
OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-"
WSSE = OASIS + "wssecurity-secext-1.0.xsd"
WSU = OASIS + "wssecurity-utility-1.0.xsd"
X509V3 = OASIS + "x509-token-profile-1.0#X509v3"
BASE64 = OASIS + "soap-message-security-1.0#Base64Binary"
DISPATCH = "urn:jukigate:dispatch:v1"
FAULT = "urn:jukigate:fault:v1"
NODE = "urn:jukigate:node:"
ID = etree.QName(WSU, "Id")


def loopback_names():
    """*.jukigate.localhost is this machine, whatever its resolver says."""
    ask = socket.getaddrinfo

    def answer(host, *args, **kwargs):
        here = isinstance(host, str) and host.endswith(".jukigate.localhost")
        return ask("127.0.0.1" if here else host, *args, **kwargs)

    socket.getaddrinfo = answer


class Signature:
    """Signs a request and verifies its answer; zeep calls apply and verify."""

    def __init__(self, keys, sender, receiver):
        self.key = xmlsec.Key.from_file(str(keys / (sender + "-sign-rsa.key.pem")), xmlsec.KeyFormat.PEM)
        pem = (keys / (sender + "-sign-rsa.chain.pem")).read_text()
        first = pem.split("-----END CERTIFICATE-----")[0].split("-----BEGIN CERTIFICATE-----")[1]
        self.token = "".join(first.split())
        self.authorities = keys / "ca.pem"
        self.sender, self.receiver = sender, receiver
        self.sent = self.action = None
        self.trusted = set()

    def apply(self, envelope, headers):
        header = envelope.find(etree.QName(SOAP, "Header"))
        self.address(header)
        security = etree.SubElement(
            header, etree.QName(WSSE, "Security"), nsmap={"wsse": WSSE, "wsu": WSU}
        )
        security.set(etree.QName(SOAP, "mustUnderstand"), "1")
        token = etree.SubElement(
            security,
            etree.QName(WSSE, "BinarySecurityToken"),
            {ID: "token", "EncodingType": BASE64, "ValueType": X509V3},
        )
        token.text = self.token
        parts = [envelope.find(etree.QName(SOAP, "Body")), timestamp(security)]
        parts += [part for part in header if part is not security]
        self.sign(security, parts)
        return envelope, headers

    def address(self, header):
        """zeep has put the Action, a MessageID, and its URL as To, which is no node."""
        for part in header.findall(etree.QName(WSA, "To")):
            part.text = NODE + self.receiver
        sender = etree.SubElement(header, etree.QName(WSA, "From"))
        etree.SubElement(sender, etree.QName(WSA, "Address")).text = NODE + self.sender
        self.sent = header.findtext(etree.QName(WSA, "MessageID"))
        self.action = header.findtext(etree.QName(WSA, "Action"))

    def sign(self, security, parts):
        signature = xmlsec.template.create(
            security, xmlsec.Transform.EXCL_C14N, xmlsec.Transform.RSA_SHA256, ns="ds"
        )
        security.append(signature)
        context = xmlsec.SignatureContext()
        for part in parts:
            name = "id-" + uuid.uuid4().hex
            part.set(ID, name)
            context.register_id(part, "Id", WSU)
            reference = xmlsec.template.add_reference(
                signature, xmlsec.Transform.SHA256, uri="#" + name
            )
            xmlsec.template.add_transform(reference, xmlsec.Transform.EXCL_C14N)
        info = xmlsec.template.ensure_key_info(signature)
        where = etree.SubElement(info, etree.QName(WSSE, "SecurityTokenReference"))
        etree.SubElement(
            where, etree.QName(WSSE, "Reference"), {"URI": "#token", "ValueType": X509V3}
        )
        context.key = self.key
        context.sign(signature)

    def verify(self, envelope):
        """The answer: signed by whom we asked, whole, and to what we said."""
        header = envelope.find(etree.QName(SOAP, "Header"))
        security = header.find(etree.QName(WSSE, "Security"))
        signature = security.find(etree.QName(xmlsec.constants.DSigNs, "Signature"))
        token = "".join(security.findtext(etree.QName(WSSE, "BinarySecurityToken")).split())
        context = xmlsec.SignatureContext()
        ids = {}
        for part in envelope.iter(etree.Element):
            if part.get(ID) is not None:
                ids["#" + part.get(ID)] = part
                context.register_id(part, "Id", WSU)
        context.key = xmlsec.Key.from_memory(
            base64.b64decode(token), xmlsec.KeyFormat.CERT_DER
        )
        context.verify(signature)
        signed = [
            ids[reference.get("URI")]
            for reference in signature.iter(etree.QName(xmlsec.constants.DSigNs, "Reference"))
        ]
        body = envelope.find(etree.QName(SOAP, "Body"))
        related = header.find(etree.QName(WSA, "RelatesTo"))
        if body not in signed or related not in signed or related.text != self.sent:
            raise ValueError("the answer is not signed, or not to this request")
        fault = body.find(etree.QName(SOAP, "Fault")) is not None
        self.fits(header, fault)
        self.trust(token, {self.receiver, "gateway"} if fault else {self.receiver})

    def fits(self, header, fault):
        """To us, from whom we asked, of this operation, and not over: a signature says none of it."""
        expires = header.find(".//" + str(etree.QName(WSU, "Expires"))).text
        now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
        sender = header.findtext(str(etree.QName(WSA, "From")) + "/" + str(etree.QName(WSA, "Address")))
        action = FAULT if fault else self.action + "Response"
        senders = {NODE + self.receiver, NODE + "gateway"} if fault else {NODE + self.receiver}
        if (
            expires < now
            or header.findtext(etree.QName(WSA, "To")) != NODE + self.sender
            or header.findtext(etree.QName(WSA, "Action")) != action
            or sender not in senders
        ):
            raise ValueError("the answer is over, or not from whom we asked to us")

    def trust(self, token, nodes):
        """Asks openssl once for each certificate: its issuer, and whose it is."""
        if (token, min(nodes)) in self.trusted:
            return
        der = base64.b64decode(token)
        pem = openssl(["x509", "-inform", "DER"], der)
        openssl(["verify", "-purpose", "any", "-CAfile", str(self.authorities)], pem)
        names = openssl(["x509", "-noout", "-ext", "subjectAltName"], pem).decode()
        if not any(("URI:" + NODE + node) in names.split() for node in nodes):
            raise ValueError("the answer is signed by somebody else")
        self.trusted.add((token, min(nodes)))


def openssl(arguments, stdin):
    done = subprocess.run(["openssl", *arguments], input=stdin, capture_output=True, check=True)
    return done.stdout


def timestamp(security):
    made = etree.SubElement(security, etree.QName(WSU, "Timestamp"))
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    for name, when in (("Created", now), ("Expires", now + datetime.timedelta(minutes=4))):
        etree.SubElement(made, etree.QName(WSU, name)).text = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    return made


def pictures(value):
    """The pictures of an update as octets, which is what zeep takes for base64Binary."""
    if isinstance(value, dict):
        return {
            name: base64.b64decode(each) if name == "image" else pictures(each)
            for name, each in value.items()
        }
    return [pictures(each) for each in value] if isinstance(value, list) else value


def refusal(number, fault):
    told = fault.detail.find(etree.QName(FAULT, "Refusal")) if fault.detail is not None else None
    if told is None:
        return {"requestNumber": number, "id": fault.code, "correlationId": ""}
    return {
        "requestNumber": number,
        "id": told.findtext(etree.QName(FAULT, "id")),
        "correlationId": told.findtext(etree.QName(FAULT, "correlationId")),
    }


def main():
    words = argparse.ArgumentParser(description="Sends identity updates (X01), one JSON object a line.")
    words.add_argument("--gateway", required=True, help="https://gateway.jukigate.localhost:8443")
    words.add_argument("--keys", required=True, type=pathlib.Path, help="folder of docs/howto-certificates.md, and ca.pem")
    words.add_argument("--sender", required=True, help="cs-221007")
    words.add_argument("--receiver", required=True, help="pref-220001")
    words.add_argument("--updates", required=True, type=pathlib.Path, help="file of updates")
    said = words.parse_args()

    loopback_names()
    session = requests.Session()
    session.trust_env = False
    session.cert = (
        str(said.keys / (said.sender + "-tls.chain.pem")),
        str(said.keys / (said.sender + "-tls.key.pem")),
    )
    session.verify = str(said.keys / "ca.pem")
    client = zeep.Client(
        str(WSDL),
        transport=Transport(session=session),
        wsse=Signature(said.keys, said.sender, said.receiver),
    )
    service = client.create_service(
        "{urn:jukigate:identity-update:v1}IdentityUpdateBinding",
        said.gateway + "/identity-update/v1",
    )
    dispatch = client.get_element(etree.QName(DISPATCH, "Dispatch"))

    sent, accepted, refused = 0, 0, []
    for line in said.updates.read_text(encoding="utf-8").splitlines():
        order = json.loads(line)
        number = order["update"]["control"]["requestNumber"]
        sent += 1
        try:
            answer = service.UpdateIdentity(
                **pictures(order["update"]), _soapheaders=[dispatch(**order["dispatch"])]
            )
            if answer.requestNumber != number or answer.receiver != said.receiver:
                raise ValueError("an acknowledgement of something else")
            accepted += 1
        except zeep.exceptions.Fault as fault:
            refused.append(refusal(number, fault))
    print(json.dumps({"stack": "zeep " + zeep.__version__, "sent": sent, "accepted": accepted, "refused": refused}))
    return 0 if accepted == sent else 1


if __name__ == "__main__":
    sys.exit(main())
