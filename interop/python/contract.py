"""What docs/protocol.md and the contract ask of the XML of a request, before and after it is unsealed."""

import functools
import pathlib
import re
import tempfile
import unicodedata

from lxml import etree

from wire import DISPATCH, SOAP, TYPES, WSA, WSSE, Refused

CONTRACTS = pathlib.Path(__file__).resolve().parent.parent.parent / "xsd"
DEEPEST = 64
HEADERS = {WSA: {"To", "From", "Action", "MessageID", "ReplyTo"}, DISPATCH: {"Dispatch"}, WSSE: {"Security"}}


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


@functools.cache
def contracts():
    """The schemas, but for a pattern that libxml2 reads wrongly: it refuses every kanji by it."""
    folder = tempfile.TemporaryDirectory()
    for file in CONTRACTS.glob("*.xsd"):
        words = file.read_text(encoding="utf-8").replace(r"[^\s\p{Cc}](\P{Cc}*[^\s\p{Cc}])?", r"\S(.*\S)?")
        pathlib.Path(folder.name, file.name).write_text(words, encoding="utf-8")
    return folder


@functools.cache
def schema(name):
    return etree.XMLSchema(etree.parse(str(pathlib.Path(contracts().name, name + ".xsd"))))


DISPATCHES = schema("dispatch")


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
        if sum(1 for each in part.text or "" if unicodedata.category(each) != "Mn") > 200:
            raise Refused("JG-403", "text")


def checked(code):
    """住民票コード: the last digit is that of the others (docs/protocol.md, 9)."""
    total = sum(int(digit) * weight for digit, weight in zip(reversed(code[:10]), (2, 3, 4, 5, 6, 7, 2, 3, 4, 5)))
    return int(code[10]) == (0 if total % 11 < 2 else 11 - total % 11)


def said(part):
    """What an element says, however it is spelt: prefixes and white space between elements are no content."""
    words = (part.text or "") if len(part) == 0 else ""
    return (part.tag, tuple(sorted(part.attrib.items())), words, tuple(said(each) for each in part))
