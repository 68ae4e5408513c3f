"""What every CS on Python needs on the wire (docs/protocol.md): keys, TLS, signatures.

Hand-made with ssl, lxml and python-xmlsec, because zeep's own signature covers Body and
Timestamp only, and verifies nothing of who signed what. ssl and xmlsec do not look at the
usages and names of a certificate; the command openssl does.
"""

import base64
import datetime
import functools
import os
import re
import socket
import ssl
import subprocess
import tempfile
import uuid

import xmlsec
from lxml import etree

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
WSA = "http://www.w3.org/2005/08/addressing"
OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-"
WSSE = OASIS + "wssecurity-secext-1.0.xsd"
WSU = OASIS + "wssecurity-utility-1.0.xsd"
DS = "http://www.w3.org/2000/09/xmldsig#"
X509V3 = OASIS + "x509-token-profile-1.0#X509v3"
BASE64 = OASIS + "soap-message-security-1.0#Base64Binary"
EXC_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#"
XENC = "http://www.w3.org/2001/04/xmlenc#"
XENC11 = "http://www.w3.org/2009/xmlenc11#"
DISPATCH = "urn:jukigate:dispatch:v1"
FAULT = "urn:jukigate:fault:v1"
TYPES = "urn:jukigate:types:v1"
NODE = "urn:jukigate:node:"
URN = NODE + "((cs|pref|fpref)-[0-9]{6}|agency-[a-z0-9-]+|national|fnational|cardms|myna|gateway)"
ID = "{%s}Id" % WSU

MORE = "http://www.w3.org/2001/04/xmldsig-more#"
METHODS = {MORE + name for name in ("rsa-sha256", "rsa-sha384", "rsa-sha512", "ecdsa-sha256", "ecdsa-sha384")}
DIGESTS = {"http://www.w3.org/2001/04/xmlenc#sha256", MORE + "sha384", "http://www.w3.org/2001/04/xmlenc#sha512"}
LONGEST_TOKEN = 8192
LONGEST_LIFE = datetime.timedelta(minutes=5)
AHEAD = datetime.timedelta(seconds=30)

# Usages of certificates as openssl names them
CLIENT, SERVER, SIGNING = "TLS Web Client Authentication", "TLS Web Server Authentication", "1.3.6.1.5.5.7.3.36"


class Refused(Exception):
    """Something that must not be believed; its id is of docs/refusals.md."""

    def __init__(self, id, why=""):
        super().__init__(id + " " + why)
        self.id, self.why = id, why


def loopback_names():
    """*.jukigate.localhost is this machine, whatever its resolver says."""
    ask = socket.getaddrinfo

    def answer(host, *args, **kwargs):
        here = isinstance(host, str) and host.endswith(".jukigate.localhost")
        return ask("127.0.0.1" if here else host, *args, **kwargs)

    socket.getaddrinfo = answer


class Keys:
    """Own keys, and whom to believe, in the files of docs/howto-certificates.md.

    folder has <node>-tls and <node>-sign-rsa as .key.pem and .chain.pem; trust is var/pki/trust.
    """

    def __init__(self, folder, trust, node):
        self.folder, self.trust, self.node = folder, trust, node
        self.signing = xmlsec.Key.from_file(str(self.own("sign-rsa.key.pem")), xmlsec.KeyFormat.PEM)
        first = self.own("sign-rsa.chain.pem").read_text().split("-----END CERTIFICATE-----")[0]
        self.token = "".join(first.split("-----BEGIN CERTIFICATE-----")[1].split())

    def own(self, name):
        return self.folder / (self.node + "-" + name)

    def lists(self):
        """The CRLs as they are now: a new one counts from the next message on."""
        return b"".join(file.read_bytes() for file in sorted(self.trust.glob("crls/*.crl.pem")))

    def context(self, purpose):
        context = ssl.SSLContext(purpose)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers("ECDHE+AESGCM:ECDHE+CHACHA20")
        context.verify_mode = ssl.CERT_REQUIRED
        for file in [self.trust / "ca.pem", *self.trust.glob("crls/*.crl.pem")]:
            context.load_verify_locations(file)
        context.verify_flags |= ssl.VERIFY_CRL_CHECK_CHAIN
        context.load_cert_chain(self.own("tls.chain.pem"), self.own("tls.key.pem"))
        context.options |= ssl.OP_NO_TICKET | ssl.OP_NO_RENEGOTIATION
        context.sslsocket_class = type("NodeSocket", (NodeSocket,), {"keys": self})
        if purpose == ssl.PROTOCOL_TLS_CLIENT:
            context.set_ecdh_curve("prime256v1")  # ssl cannot name several, and offers others by itself
        return context

    def node_of(self, der, usage):
        """Whose certificate it is, if it can be believed now."""
        minute = datetime.datetime.now().replace(second=0, microsecond=0)
        return node_of(der, usage, (self.trust / "ca.pem").read_bytes(), self.lists(), minute)


class NodeSocket(ssl.SSLSocket):
    """A connection whose peer has shown the certificate of a node: ssl compares DNS names only."""

    peer = None

    def do_handshake(self, *args, **kwargs):
        super().do_handshake(*args, **kwargs)
        self.peer = self.keys.node_of(self.getpeercert(binary_form=True), CLIENT if self.server_side else SERVER)
        if not self.server_side and self.peer != self.server_hostname.split(".")[0]:
            raise Refused("JG-703", "the certificate is of " + self.peer)


@functools.lru_cache(maxsize=256)
def node_of(der, usage, authorities, lists, minute):
    """Two calls of openssl, once in a minute for each certificate."""
    pem = openssl(["x509", "-inform", "DER"], der)
    parts = "subjectAltName,extendedKeyUsage,keyUsage,basicConstraints"
    told = openssl(["x509", "-noout", "-ext", parts], pem).decode()
    with tempfile.NamedTemporaryFile() as trusted:
        trusted.write(authorities + lists)
        trusted.flush()
        believe = ["-crl_check_all", "-CAfile", trusted.name, "-CRLfile", trusted.name]
        openssl(["verify", "-purpose", "any", "-auth_level", "2", *believe], pem)
    usages = re.findall(r"Extended Key Usage:[ a-z]*\n *(.*)", told)
    nodes = re.findall(r"URI:([^,\s]+)", told)
    if "CA:TRUE" in told or "Digital Signature" not in told or not usages or usage not in usages[0].split(", "):
        raise Refused("JG-211")
    if len(nodes) != 1 or not re.fullmatch(URN, nodes[0]):
        raise Refused("JG-213")
    code = re.search("[0-9]{6}$", nodes[0])
    if code and not municipality(code[0]):
        raise Refused("JG-213")
    return nodes[0].removeprefix(NODE)


def municipality(code):
    """Whether the last digit of a 団体コード is that of the others (docs/protocol.md, 9)."""
    total = sum(int(digit) * weight for digit, weight in zip(code[:5], (6, 5, 4, 3, 2)))
    return int(code[5]) == (11 - total % 11) % 10


OPENSSL_WORDS = {
    "revoked": "JG-209",
    "unable to get certificate CRL": "JG-210",
    "has expired": "JG-208",
    "not yet valid": "JG-208",
    "too small": "JG-212",
    "too weak": "JG-212",
}


def openssl(arguments, stdin):
    done = subprocess.run(["openssl", *arguments], input=stdin, capture_output=True)
    if done.returncode:
        said = done.stderr.decode(errors="replace")
        unread = "JG-202" if arguments[0] == "x509" else "JG-207"
        raise Refused(next((id for words, id in OPENSSL_WORDS.items() if words in said), unread), said[:200])
    return done.stdout


def text(parent, path):
    """Of the one element there; refused when it is missing or not alone."""
    found = parent.findall(path)
    if len(found) != 1:
        raise Refused("JG-115", path)
    return found[0].text or ""


def seal(envelope, keys, readers_certificate=None):
    """Adds the Security header; encrypts the Body for a reader, then signs all that docs/protocol.md names."""
    header = envelope.find("{%s}Header" % SOAP)
    security = etree.SubElement(header, etree.QName(WSSE, "Security"), nsmap={"wsse": WSSE, "wsu": WSU})
    security.set(etree.QName(SOAP, "mustUnderstand"), "1")
    token = etree.SubElement(
        security, etree.QName(WSSE, "BinarySecurityToken"), {ID: "token", "EncodingType": BASE64, "ValueType": X509V3}
    )
    token.text = keys.token
    if readers_certificate:
        security.append(encrypted(envelope.find("{%s}Body" % SOAP), readers_certificate))
    parts = [envelope.find("{%s}Body" % SOAP), timestamp(security)]
    parts += [part for part in header if part is not security]
    parts += security.findall("{%s}EncryptedKey" % XENC)
    signature = xmlsec.template.create(security, xmlsec.Transform.EXCL_C14N, xmlsec.Transform.RSA_SHA256, ns="ds")
    security.append(signature)
    context = xmlsec.SignatureContext()
    for part in parts:
        name = "id-" + uuid.uuid4().hex
        plain = part.tag == "{%s}EncryptedKey" % XENC
        part.set("Id" if plain else ID, name)
        context.register_id(part, "Id", None if plain else WSU)
        reference = xmlsec.template.add_reference(signature, xmlsec.Transform.SHA256, uri="#" + name)
        xmlsec.template.add_transform(reference, xmlsec.Transform.EXCL_C14N)
    info = xmlsec.template.ensure_key_info(signature)
    where = etree.SubElement(info, etree.QName(WSSE, "SecurityTokenReference"))
    etree.SubElement(where, etree.QName(WSSE, "Reference"), {"URI": "#token", "ValueType": X509V3})
    context.key = keys.signing
    context.sign(signature)


# rsa-oaep of XML Encryption 1.1 is not in xmlsec 1.2; the command openssl has it.
OAEP = ["-pkeyopt", "rsa_padding_mode:oaep", "-pkeyopt", "rsa_oaep_md:sha256", "-pkeyopt", "rsa_mgf1_md:sha256"]
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"


def encrypted(body, certificate):
    """Replaces the content of the Body; returns the EncryptedKey for the reader."""
    secret = os.urandom(32)
    name = "id-" + uuid.uuid4().hex
    content = b"".join(etree.tostring(part) for part in body)
    data = xmlsec.template.encrypted_data_create(
        etree.Element("shell"), xmlsec.Transform.AES256_GCM, id=name, type=XENC + "Content", ns="xenc"
    )
    xmlsec.template.encrypted_data_ensure_cipher_value(data)
    context = xmlsec.EncryptionContext()
    context.key = xmlsec.Key.from_binary_data(xmlsec.KeyData.AES, secret)
    context.encrypt_binary(data, content)
    body[:] = [data]
    key = etree.Element("{%s}EncryptedKey" % XENC, nsmap={"xenc": XENC})
    method = etree.SubElement(key, "{%s}EncryptionMethod" % XENC, Algorithm=XENC11 + "rsa-oaep")
    etree.SubElement(method, "{%s}DigestMethod" % DS, Algorithm=SHA256)
    etree.SubElement(method, "{%s}MGF" % XENC11, Algorithm=XENC11 + "mgf1sha256")
    sealed = openssl(["pkeyutl", "-encrypt", "-certin", "-inkey", str(certificate), *OAEP], secret)
    value = etree.SubElement(etree.SubElement(key, "{%s}CipherData" % XENC), "{%s}CipherValue" % XENC)
    value.text = base64.b64encode(sealed).decode()
    references = etree.SubElement(key, "{%s}ReferenceList" % XENC)
    etree.SubElement(references, "{%s}DataReference" % XENC, URI="#" + name)
    return key


def decrypted(envelope, keys):
    """Puts back the content of the Body. After the signature only: what nobody signed is not opened."""
    body = envelope.find("{%s}Body" % SOAP)
    key = envelope.find("{%s}Header/{%s}Security/{%s}EncryptedKey" % (SOAP, WSSE, XENC))
    data = body[0]
    method = key.find("{%s}EncryptionMethod" % XENC) if key is not None else None
    told = [part.get("Algorithm") for part in method.iter()] if method is not None else []
    if told[:1] != [XENC11 + "rsa-oaep"] or set(told[1:]) != {SHA256, XENC11 + "mgf1sha256"}:
        raise Refused("JG-203", "EncryptedKey")
    block = only(data, XENC, "EncryptionMethod", "JG-120").get("Algorithm")
    if block not in (XENC11 + "aes256-gcm", XENC11 + "aes128-gcm"):
        raise Refused("JG-203", "EncryptedData")
    if data.get("Type") != XENC + "Content" or [part.get("URI") for part in key.iter("{%s}DataReference" % XENC)] != [
        "#" + str(data.get("Id"))
    ]:
        raise Refused("JG-120", "EncryptedData")
    # xmlsec would fetch a CipherReference, from anywhere.
    if [part.tag for part in only(data, XENC, "CipherData", "JG-120")] != ["{%s}CipherValue" % XENC]:
        raise Refused("JG-120", "CipherData")
    for part in data.findall("{%s}KeyInfo" % DS):
        data.remove(part)
    try:
        coded = "".join(key.findtext("{%s}CipherData/{%s}CipherValue" % (XENC, XENC)).split())
        own = str(keys.own("encrypt.key.pem"))
        secret = openssl(["pkeyutl", "-decrypt", "-inkey", own, *OAEP], base64.b64decode(coded, validate=True))
        context = xmlsec.EncryptionContext()
        context.key = xmlsec.Key.from_binary_data(xmlsec.KeyData.AES, secret)
        # As bytes, and of a copy: where xmlsec itself puts the content into the tree, libxml2 writes what is
        # wrong in it to standard error.
        alone = etree.fromstring(etree.tostring(data))
        del alone.attrib["Type"]
        body[:] = inside(body, context.decrypt(alone))
    except Exception:  # one answer for whatever is wrong: who sends must not learn from it
        raise Refused("JG-218") from None
    found = {etree.QName(part).namespace for part in body.iterdescendants(etree.Element)}
    if len(body) != 1 or found & {SOAP, WSSE, DS, XENC}:
        raise Refused("JG-218")


def inside(body, content):
    """The elements of some text that stands in the Body; its prefixes may be declared outside."""
    shell = etree.tostring(etree.Element("shell", nsmap=body.nsmap)).removesuffix(b"/>")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return list(etree.fromstring(shell + b">" + content + b"</shell>", parser))


def timestamp(security):
    made = etree.SubElement(security, etree.QName(WSU, "Timestamp"))
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    for name, when in (("Created", now), ("Expires", now + datetime.timedelta(minutes=4))):
        etree.SubElement(made, etree.QName(WSU, name)).text = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    return made


def unseal(envelope, keys):
    """Who signed all of the message that counts; refused when anything of it is not signed."""
    header, body = envelope.find("{%s}Header" % SOAP), envelope.find("{%s}Body" % SOAP)
    if header is None or body is None:
        raise Refused("JG-111")
    security = only(header, WSSE, "Security", "JG-119")
    keys_inside = security.findall("{%s}EncryptedKey" % XENC)
    if security.get("{%s}actor" % SOAP) is not None or len(security) != 3 + len(keys_inside) or len(keys_inside) > 1:
        raise Refused("JG-120", "children of Security")
    token = only(security, WSSE, "BinarySecurityToken", "JG-120")
    stamp = only(security, WSU, "Timestamp", "JG-214")
    signature = only(security, DS, "Signature", "JG-120")
    places = {part: part.get(ID) for part in [body, stamp, token, *header] if part is not security}
    places.update((part, part.get("Id")) for part in keys_inside)
    signed = referred(envelope, signature, places)
    der = certificate(token, signature)
    context = xmlsec.SignatureContext()
    for part in signed:
        context.register_id(part, "Id", WSU if part.get(ID) else None)
    context.key = xmlsec.Key.from_memory(der, xmlsec.KeyFormat.CERT_DER)
    try:
        context.verify(signature)
    except xmlsec.Error as wrong:
        raise Refused("JG-206", str(wrong)) from None
    missing = set(places) - {token} - signed
    if missing:
        raise Refused("JG-205", " ".join(etree.QName(part).localname for part in missing))
    signer = keys.node_of(der, SIGNING)
    timely(stamp)
    return signer


def only(parent, namespace, name, refusal):
    found = parent.findall("{%s}%s" % (namespace, name))
    if len(found) != 1:
        raise Refused(refusal, name)
    return found[0]


def referred(envelope, signature, places):
    """The parts that are signed, each in its place: a signed copy elsewhere is nothing."""
    ids = (ID, "Id", "ID", "id", "{http://www.w3.org/XML/1998/namespace}id")
    named = [part.get(name) for part in envelope.iter(etree.Element) for name in ids if part.get(name) is not None]
    if len(named) != len(set(named)):
        raise Refused("JG-118")
    names = {name: part for part, name in places.items() if name}
    info = only(signature, DS, "SignedInfo", "JG-204")
    algorithm(info, "CanonicalizationMethod", {EXC_C14N})
    algorithm(info, "SignatureMethod", METHODS)
    signed = set()
    for reference in info.findall("{%s}Reference" % DS):
        part = names.get((reference.get("URI") or "").removeprefix("#"))
        transforms = only(reference, DS, "Transforms", "JG-204")
        if part is None or part in signed or len(transforms) != 1:
            raise Refused("JG-204", "Reference")
        algorithm(transforms, "Transform", {EXC_C14N})
        algorithm(reference, "DigestMethod", DIGESTS)
        signed.add(part)
    return signed


def algorithm(parent, name, allowed):
    if only(parent, DS, name, "JG-204").get("Algorithm") not in allowed:
        raise Refused("JG-203", name)


def certificate(token, signature):
    if token.get("ValueType") != X509V3 or token.get("EncodingType") != BASE64 or not token.get(ID):
        raise Refused("JG-201")
    info = only(signature, DS, "KeyInfo", "JG-201")
    where = info.findall("{%s}SecurityTokenReference" % WSSE)
    to = [part for each in where for part in each]
    if len(info) != 1 or [(part.tag, part.get("URI"), part.get("ValueType")) for part in to] != [
        ("{%s}Reference" % WSSE, "#" + token.get(ID), X509V3)
    ]:
        raise Refused("JG-201")
    coded = "".join((token.text or "").split())
    if not coded or len(coded) > LONGEST_TOKEN:
        raise Refused("JG-202")
    try:
        der = base64.b64decode(coded, validate=True)
    except ValueError:
        raise Refused("JG-202") from None
    # One certificate and nothing behind it: the length in its head is the length of all.
    if der[:2] != b"\x30\x82" or int.from_bytes(der[2:4], "big") + 4 != len(der):
        raise Refused("JG-202")
    return der


def timely(stamp):
    if [etree.QName(part).localname for part in stamp] not in (["Created", "Expires"], ["Expires", "Created"]):
        raise Refused("JG-214")
    created, expires = (instant(stamp.find("{%s}%s" % (WSU, name)).text) for name in ("Created", "Expires"))
    now = datetime.datetime.now(datetime.timezone.utc)
    if not created < expires <= created + LONGEST_LIFE:
        raise Refused("JG-214")
    if expires <= now or created > now + AHEAD:
        raise Refused("JG-215")


def instant(written):
    found = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?Z", written or "")
    try:
        return datetime.datetime.fromisoformat(found[1] + "+00:00")
    except (TypeError, ValueError):
        raise Refused("JG-214") from None
