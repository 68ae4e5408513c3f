#!/usr/bin/env python3
"""A small municipal CS on Python that is called: out-migration and in-migration (X04, X05), residence copies
(X07), numbers and codes (X11, X12), reconciliation (X13), line check (X19), the supplementary register (X20).

Nobody lives in it, so that its answers about residents are "not here". edge.py speaks TLS and HTTP,
wire.py WS-Security, contract.py knows the schemas, office.py the order of the checks.
"""

import argparse
import datetime
import json
import pathlib

from lxml import etree

from contract import checked, consistent, schema
from edge import Server
from office import Office, Operation
from wire import NODE, SOAP, TYPES, WSA
from wire import Keys, Refused, loopback_names, municipality, openssl

LIST_WORDS = ["crl", "-noout", "-issuer", "-lastupdate", "-nextupdate", "-nameopt", "RFC2253"]


def served(service, name, senders, purpose, encrypted, work):
    """An operation of wsdl/operations.yaml."""
    namespace = "urn:jukigate:%s:v1" % service
    action = namespace + ":" + name
    answered = action + "Response"
    return Operation(
        service, namespace, name, action, answered, senders, purpose, encrypted, schema(service), work
    )


class Municipality(Office):
    """What it does about what it is asked."""

    def __init__(self, keys, nodes):
        self.code = keys.node.removeprefix("cs-")
        self.entries, self.certificates = set(), set()
        cities, servers = r"cs-[0-9]{6}", "pref-%s[0-9]{4}|national" % self.code[:2]
        operations = [
            served("line", "CheckLine", "gateway", "P90", False, self.check_line),
            served("residence-copy", "RequestResidenceCopy", cities, "P03", True, self.copy),
            served("residence-copy", "SendResidenceCopy", cities, "P03", True, self.copy_sent),
            served("out-migration", "RequestOutMigrationCertificate", cities, "P02", True, self.certificate),
            served("out-migration", "SendOutMigrationCertificate", cities, "P02", True, self.leaving),
            served("out-migration", "CancelOutMigrationCertificate", cities, "P02", True, self.staying),
            served("in-migration-notice", "NotifyInMigration", cities, "P02", True, self.arrived),
            served("individual-number", "NotifyIndividualNumber", "national", "P07", False, self.number),
            served("resident-code", "AssignResidentCodes", "national", "P07", False, self.codes),
            served("reconciliation", "SendReconciliationResult", servers, "P08", False, self.compared),
            served("supplement-notice", "NotifySupplementEntry", cities, "P09", True, self.entry),
            served("renewal-inquiry", "InquireRenewalTargets", "cardms", "P04", False, self.renewals),
        ]
        super().__init__(keys, nodes, operations)

    def values(self, body):
        consistent(body)
        for part in body.iter("{%s}residentCode" % TYPES):
            if not checked(part.text):
                raise Refused("JG-404")
        for part in body.iter(etree.Element):
            if part.tag.endswith("unicipalityCode") and not municipality(part.text):
                raise Refused("JG-404")

    def response(self, operation, number):
        root = etree.Element("{%s}%sResponse" % (operation.namespace, operation.name))
        told = etree.SubElement(root, "{%s}acknowledgement" % operation.namespace)
        now = datetime.datetime.now().astimezone().isoformat(timespec="milliseconds")
        for name, value in (("requestNumber", number), ("receiver", self.keys.node), ("receivedAt", now)):
            etree.SubElement(told, "{%s}%s" % (TYPES, name)).text = value
        return root

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
    with Server(said.port, Municipality(Keys(said.keys, said.trust, said.node), said.nodes)) as server:
        print(json.dumps({"port": server.server_address[1]}), flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
