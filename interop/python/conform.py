#!/usr/bin/env python3
"""A vendor's CS on Python for the conformance kit: one errand from standard input.

Reads the JSON object of docs/howto-conform.md, sends the message, and says on standard
output how it went. It signs with the class of vendor.py; the message itself is made by
hand, since the errand brings the body.
"""

import argparse
import json
import pathlib
import sys
import uuid

import requests
from lxml import etree

from vendor import DISPATCH, FAULT, NODE, SOAP, WSA, Signature, loopback_names


def envelope(errand):
    names = {"soap": SOAP, "wsa": WSA}
    root = etree.Element(etree.QName(SOAP, "Envelope"), nsmap=names)
    header = etree.SubElement(root, etree.QName(SOAP, "Header"))
    etree.SubElement(header, etree.QName(WSA, "Action")).text = errand["action"]
    etree.SubElement(header, etree.QName(WSA, "MessageID")).text = "urn:uuid:" + str(uuid.uuid4())
    etree.SubElement(header, etree.QName(WSA, "To")).text = errand["to"]
    dispatch = etree.SubElement(header, etree.QName(DISPATCH, "Dispatch"), nsmap={"d": DISPATCH})
    told = {"operatorId": "op-1", "terminalId": "term-1", "purpose": errand["purpose"]}
    for name, text in told.items():
        etree.SubElement(dispatch, etree.QName(DISPATCH, name)).text = text
    body = etree.SubElement(root, etree.QName(SOAP, "Body"))
    body.append(etree.fromstring(errand["body"].encode()))
    return root


def post(errand, message, keys, sender):
    session = requests.Session()
    session.trust_env = False
    session.verify = str(keys / "ca.pem")
    session.cert = (
        str(keys / (sender + "-tls.chain.pem")),
        str(keys / (sender + "-tls.key.pem")),
    )
    return session.post(
        errand["gateway"] + errand["path"],
        data=etree.tostring(message, encoding="UTF-8", xml_declaration=True),
        headers={
            "Content-Type": "text/xml; charset=utf-8",
            "SOAPAction": '"' + errand["action"] + '"',
        },
        timeout=30,
        allow_redirects=False,
    )


def state(answer, signature):
    if answer.status_code not in (200, 500):
        return {"state": "waiting", "remark": "HTTP " + str(answer.status_code)}
    root = etree.fromstring(answer.content)
    signature.verify(root)
    refusal = root.find(".//" + str(etree.QName(FAULT, "Refusal")))
    if refusal is None:
        return {"state": "acknowledged"}
    told = refusal.findtext(etree.QName(FAULT, "id"))
    content = told.startswith(("JG-B", "JG-1", "JG-4"))
    return {"state": "refused" if content else "waiting", "remark": told}


def main():
    words = argparse.ArgumentParser(description="Sends what one JSON object on standard input says.")
    words.add_argument("--keys", required=True, type=pathlib.Path, help="folder of docs/howto-certificates.md, and ca.pem")
    words.add_argument("--sender", required=True, help="cs-221007")
    said = words.parse_args()
    errand = json.load(sys.stdin)
    loopback_names()
    signature = Signature(said.keys, said.sender, errand["to"].removeprefix(NODE))
    message = envelope(errand)
    signature.apply(message, {})
    try:
        answer = post(errand, message, said.keys, said.sender)
        print(json.dumps(state(answer, signature)))
    except Exception as failure:  # whatever it is, it is no acknowledgement
        print(json.dumps({"state": "waiting", "remark": type(failure).__name__ + ": " + str(failure)[:200]}))


if __name__ == "__main__":
    main()
