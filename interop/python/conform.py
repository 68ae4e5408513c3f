#!/usr/bin/env python3
"""A vendor's CS on Python for the conformance kit: zeep sends what each line of standard input says.

One JSON object a line comes in, one goes out (docs/howto-conform.md, "The command"). It ends with
its input, so that it serves as a command for one message and as one that stays.
"""

import functools
import json
import sys

import zeep
from lxml import etree

from vendor import Signature, bound, client, refusal, session, words
from wire import DISPATCH, NODE, Keys, loopback_names


@functools.cache
def contract(service):
    """zeep takes a second to read a WSDL."""
    return client(service)


def call(errand, keys):
    """The answer as zeep reads it; whatever is wrong with it is an exception."""
    zeeps = contract(errand["path"].split("/")[1])
    body = etree.fromstring(errand["body"].encode())
    value = zeeps.get_element(body.tag).parse(body, zeeps.wsdl.types)
    dispatch = zeeps.get_element(etree.QName(DISPATCH, "Dispatch"))
    header = dispatch(operatorId="op-1", terminalId="term-1", purpose=errand["purpose"])
    zeeps.wsse = Signature(keys, errand["to"].removeprefix(NODE))
    with session(keys) as zeeps.transport.session:
        send = bound(zeeps, errand["gateway"] + errand["path"])[errand["operation"]]
        return send(**{name: value[name] for name in value}, _soapheaders=[header])


def acknowledged(errand, answer):
    """Of this matter, and by whom it was sent to. zeep leaves out the one element of an answer."""
    told = getattr(answer, "acknowledgement", answer)
    number = etree.fromstring(errand["body"].encode()).findtext(".//{*}requestNumber")
    if (told.requestNumber, told.receiver) == (number, errand["to"].removeprefix(NODE)):
        return {"state": "acknowledged"}
    return {"state": "waiting", "remark": "an acknowledgement of something else"}


def state(errand, keys):
    if errand["hook"] not in ("send", "again"):
        return {"state": "unknown", "remark": "a hook that is not known here"}
    try:
        return acknowledged(errand, call(errand, keys))
    except zeep.exceptions.Fault as fault:
        id = refusal(fault)["id"]
        return {"state": "refused" if id.startswith(("JG-B", "JG-1", "JG-4")) else "waiting", "remark": id}
    except Exception as failure:  # whatever it is, it is no acknowledgement
        return {"state": "waiting", "remark": type(failure).__name__ + ": " + str(failure)[:200]}


def main():
    said = words("Sends what each JSON object on standard input says.").parse_args()
    loopback_names()
    keys = Keys(said.keys, said.trust, said.sender)
    for line in sys.stdin:
        print(json.dumps(state(json.loads(line), keys)), flush=True)


if __name__ == "__main__":
    main()
