#!/usr/bin/env python3
"""A small CS that speaks another contract: inter-library loans, the contract pack in interop/library-pack.

    library.py serve    is called: finds books, takes reservations and the names of readers
    library.py send     sends what each line of standard input says (docs/howto-conform.md, "The command")

edge.py, office.py and wire.py are what an office needs on the wire whatever it speaks; here is the contract.
"""

import argparse
import datetime
import json
import pathlib
import sys
import uuid

from lxml import etree

from contract import parse
from edge import Server
from office import Office, Operation
from vendor import Signature, session
from wire import DISPATCH, FAULT, NODE, SOAP, WSA, Keys, loopback_names

PACK = pathlib.Path(__file__).resolve().parent.parent / "library-pack"
LOANS = "http://library.example/loans/2026"
ACTIONS = "http://library.example/actions/"
SCHEMA = etree.XMLSchema(etree.parse(str(PACK / "loans.xsd")))
# Action of each request and of its answer, as loans.wsdl has them.
NAMES = {
    "FindBook": (ACTIONS + "find", ACTIONS + "found"),
    "ReserveBook": (ACTIONS + "reserve", LOANS + "/Loans/ReserveBookResponse"),
    "NameReader": (LOANS + "/Loans/NameReaderRequest", LOANS + "/Loans/NameReaderResponse"),
}


class Library(Office):
    """It has two copies of every book."""

    key = "loanNumber"

    def __init__(self, keys, nodes):
        libraries = "cs-[0-9]{6}"
        works = {"FindBook": self.find, "ReserveBook": self.take, "NameReader": self.take}
        served = [
            Operation(
                "library-loans", LOANS, name, *NAMES[name], libraries, "P09", name == "NameReader", SCHEMA, work
            )
            for name, work in works.items()
        ]
        super().__init__(keys, nodes, served)

    def response(self, operation, number):
        root = etree.Element("{%s}%sResponse" % (LOANS, operation.name))
        etree.SubElement(root, "{%s}loanNumber" % LOANS).text = number
        return root

    def find(self, body, response):
        etree.SubElement(response, "{%s}copies" % LOANS).text = "2"

    def take(self, body, response):
        now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
        etree.SubElement(response, "{%s}takenAt" % LOANS).text = now


def number(part):
    return part.findtext(".//{%s}loanNumber" % LOANS)


class Said(Exception):
    """A signed refusal."""

    def __init__(self, id):
        super().__init__(id)
        self.id = id


def envelope(errand):
    """The message without what Signature adds."""
    root = etree.Element("{%s}Envelope" % SOAP, nsmap={"soap": SOAP, "wsa": WSA})
    header = etree.SubElement(root, "{%s}Header" % SOAP)
    address = {"To": errand["to"], "Action": errand["action"], "MessageID": "urn:uuid:" + str(uuid.uuid4())}
    for name, value in address.items():
        etree.SubElement(header, "{%s}%s" % (WSA, name)).text = value
    dispatch = etree.SubElement(header, "{%s}Dispatch" % DISPATCH, nsmap={"jg": DISPATCH})
    for name, value in (("operatorId", "op-1"), ("terminalId", "term-1"), ("purpose", errand["purpose"])):
        etree.SubElement(dispatch, "{%s}%s" % (DISPATCH, name)).text = value
    etree.SubElement(root, "{%s}Body" % SOAP).append(etree.fromstring(errand["body"].encode()))
    return root


def ask(errand, keys):
    """Sends it; whatever is wrong with the answer is an exception, and Said where it says no."""
    message = envelope(errand)
    asked = number(message)
    signature = Signature(keys, errand["to"].removeprefix(NODE), NAMES[errand["operation"]][1])
    signature.apply(message, {})
    with session(keys) as connection:
        heard = connection.post(
            errand["gateway"] + errand["path"],
            data=etree.tostring(message, encoding="UTF-8", xml_declaration=True),
            headers={"Content-Type": "text/xml; charset=utf-8", "SOAPAction": '"%s"' % errand["action"]},
            timeout=30,
            allow_redirects=False,
        )
    answer = parse(heard.content)
    signature.verify(answer)
    content = answer.find("{%s}Body" % SOAP)[0]
    if content.tag == "{%s}Fault" % SOAP:
        raise Said(content.findtext(".//{%s}id" % FAULT) or "")
    if not SCHEMA.validate(etree.fromstring(etree.tostring(content))) or number(content) != asked:
        raise ValueError("an answer about something else")


def state(errand, keys):
    if errand["hook"] not in ("send", "again"):
        return {"state": "unknown", "remark": "a hook that is not known here"}
    try:
        ask(errand, keys)
        return {"state": "acknowledged"}
    except Said as said:
        final = said.id.startswith(("JG-B", "JG-1", "JG-4"))
        return {"state": "refused" if final else "waiting", "remark": said.id}
    except Exception as failure:  # whatever it is, it is no answer
        return {"state": "waiting", "remark": type(failure).__name__ + ": " + str(failure)[:200]}


def main():
    words = argparse.ArgumentParser(description="A small CS that speaks of inter-library loans.")
    words.add_argument("does", choices=["serve", "send"])
    words.add_argument("--keys", required=True, type=pathlib.Path, help="folder of own keys (docs/howto-certificates.md)")
    words.add_argument("--trust", required=True, type=pathlib.Path, help="folder with ca.pem and crls: var/pki/trust")
    words.add_argument("--nodes", type=pathlib.Path, help="serve: certificates to encrypt for: var/pki/nodes")
    words.add_argument("--node", required=True, help="cs-221007")
    words.add_argument("--port", type=int, default=9500, help="serve: 0 takes a free one")
    said = words.parse_args()
    loopback_names()
    keys = Keys(said.keys, said.trust, said.node)
    if said.does == "serve":
        with Server(said.port, Library(keys, said.nodes)) as server:
            print(json.dumps({"port": server.server_address[1]}), flush=True)
            server.serve_forever()
    for line in sys.stdin:
        print(json.dumps(state(json.loads(line), keys)), flush=True)


if __name__ == "__main__":
    main()
