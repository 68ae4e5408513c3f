'use strict';
// What docs/protocol.md and the contract ask of the XML of a request, before and after it is unsealed.
//
// The package "soap" takes what sax reads, and xml-crypto what xmldom reads; neither refuses all that is not XML,
// and neither knows the schemas. libxml2 (libxml2-wasm) reads first. Everybody else reads what it has written:
// the canonical form, so that two readers do not read two messages.

const fs = require('node:fs');
const path = require('node:path');
const { DOMParser } = require('@xmldom/xmldom');
const { Refused, SOAP, WSA, WSSE, municipality } = require('./wire');

const SCHEMAS = path.join(__dirname, '..', '..', 'xsd');
const DISPATCH = 'urn:jukigate:dispatch:v1';
const TYPES = 'urn:jukigate:types:v1';
const DEEPEST = 64;
const HEADERS = new Map([
  [WSA, ['To', 'From', 'Action', 'MessageID', 'ReplyTo']],
  [DISPATCH, ['Dispatch']],
  [WSSE, ['Security']],
]);
const [ELEMENT, TEXT] = [1, 3];

const elements = (part) => Array.from(part.childNodes).filter((each) => each.nodeType === ELEMENT);
const is = (part, namespace, name) => part.namespaceURI === namespace && part.localName === name;
const children = (part, namespace, name) => elements(part).filter((each) => is(each, namespace, name));
const text = (part) => part.textContent;

/** The one element there; refused when it is missing or not alone. */
function child(part, namespace, name, refusal) {
  const found = children(part, namespace, name);
  if (found.length !== 1) throw new Refused(refusal, name);
  return found[0];
}

/** Everything below, and itself. */
function* below(part) {
  yield part;
  for (const each of elements(part)) yield* below(each);
}

const named = (part, name) => [...below(part)].filter((each) => each.localName === name);

/** xmldom takes U+0085 and U+2028 for ends of lines, unless they are written as numbers. */
function dom(canonical) {
  const safe = canonical.replace(/[\u0085\u2028]/g, (end) => `&#${end.charCodeAt(0)};`);
  const strict = (level, words) => { throw new Refused('JG-105', words); };
  return { text: safe, root: new DOMParser({ errorHandler: strict }).parseFromString(safe, 'text/xml') };
}

class Contract {
  /** @param libxml2 the module: it can only be imported, and only asynchronously */
  constructor(libxml2) {
    this.libxml2 = libxml2;
    this.validators = new Map();
    this.files = new Map();
    libxml2.xmlRegisterInputProvider(this);
    const types = this.document(fs.readFileSync(path.join(SCHEMAS, 'register-types.xsd')));
    const rows = types.find('//*[@name="dateFormCode"]//*[local-name()="enumeration"]');
    // Which elements a date of each form has, in the words of the contract ("Exact: era year month day").
    this.forms = new Map(rows.map((row) => [
      row.get('@value').content,
      row.get('.//*[@xml:lang="en"]').content.split(': ')[1]?.trim().split(/\s+/).join() ?? '',
    ]));
  }

  static async open() {
    return new Contract(await import('libxml2-wasm'));
  }

  // ---- what libxml2 reads a schema with ----

  match(file) {
    return file.startsWith(SCHEMAS);
  }

  /** The schemas, but for a pattern that libxml2 reads wrongly: it refuses every text by it. */
  open(file) {
    const words = fs.readFileSync(file, 'utf8').replaceAll('[^\\s\\p{Cc}](\\P{Cc}*[^\\s\\p{Cc}])?', '\\S(.*\\S)?');
    const number = this.files.size + 1;
    this.files.set(number, { data: Buffer.from(words), at: 0 });
    return number;
  }

  read(number, buffer) {
    const file = this.files.get(number);
    const count = file.data.copy(buffer, 0, file.at);
    file.at += count;
    return count;
  }

  close(number) {
    this.files.get(number).data = null;
    return true;
  }

  validator(service) {
    if (!this.validators.has(service)) {
      const url = path.join(SCHEMAS, service + '.xsd');
      const words = fs.readFileSync(url);
      this.validators.set(service, this.libxml2.XsdValidator.fromDoc(this.document(words, url)));
    }
    return this.validators.get(service);
  }

  // ---- what comes in ----

  document(data, url) {
    const { XML_PARSE_NONET, XML_PARSE_NO_XXE } = this.libxml2.ParseOption;
    return this.libxml2.XmlDocument.fromBuffer(data, { url, option: XML_PARSE_NONET | (url ? 0 : XML_PARSE_NO_XXE) });
  }

  /** Does something with a document that is given back afterwards: no garbage collector knows of it. */
  with(data, work) {
    let document;
    try {
      document = this.document(Buffer.from(data));
      return work(document);
    } catch (wrong) {
      if (wrong instanceof this.libxml2.XmlLibError) {
        throw new Refused(/depth/i.test(wrong.message) ? 'JG-107' : 'JG-105', wrong.message);
      }
      throw wrong;
    } finally {
      document?.dispose();
    }
  }

  /** The envelope: its canonical text, its tree, and the content of its Body as a document of its own. */
  parse(data) {
    prolog(data);
    return this.with(data, (document) => {
      const { text: canonical, root } = dom(document.canonicalizeToString({ withComments: true }));
      plain(root, 0);
      const content = document.get('/*/*[last()]/*[1]');
      return { text: canonical, envelope: root.documentElement, content: content?.canonicalizeToString() };
    });
  }

  /** The canonical form of an element in another one. */
  inside(shell) {
    prolog(Buffer.from(shell));
    return this.with(shell, (document) => {
      const { root } = dom(document.canonicalizeToString({ withComments: true }));
      plain(root, 0);
      const content = elements(root.documentElement);
      if (content.length !== 1) throw new Refused('JG-218');
      return document.get('/*/*').canonicalizeToString();
    });
  }

  /** The same without the declarations that it does not need. */
  exclusive(content) {
    return this.with(content, (document) =>
      document.canonicalizeToString({ mode: this.libxml2.XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 }));
  }

  valid(service, content) {
    return this.with(content, (document) => {
      try {
        this.validator(service).validate(document);
        return true;
      } catch (wrong) {
        if (wrong instanceof this.libxml2.XmlValidateError) return false;
        throw wrong;
      }
    });
  }

  /** The tree of a content; refused when it breaks the schema, or what a schema cannot say. */
  checked(service, content) {
    if (!this.valid(service, content)) throw new Refused('JG-403');
    const body = dom(content).root.documentElement;
    this.consistent(body);
    digits(body);
    return body;
  }

  /** The elements of a date fit its form, 外字 are as many as they should be, and a text has 200 characters. */
  consistent(body) {
    for (const part of below(body)) {
      if (part.namespaceURI === TYPES && !this.fits(part)) throw new Refused('JG-403', part.localName);
    }
  }

  fits(part) {
    const there = elements(part.parentNode);
    const words = text(part);
    switch (part.localName) {
      case 'form':
        return there.slice(there.indexOf(part) + 1).map((each) => each.localName).join() === this.forms.get(words);
      case 'gaijiCount':
        return Number(words) === children(part.parentNode, TYPES, 'gaiji').length;
      case 'text':
        return [...words].filter((each) => !/\p{Mn}/u.test(each)).length <= 200 && !/\p{Cc}/u.test(words);
      default:
        return true;
    }
  }
}

/** Before libxml2 is asked: what it would take, and this network does not. */
function prolog(data) {
  let words;
  try {
    words = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    throw new Refused('JG-104');
  }
  const declared = words.match(/^<\?xml[^>]*\?>/)?.[0];
  if (words.startsWith('\ufeff')) throw new Refused('JG-104');
  if (declared && !/version\s*=\s*['"]1\.0['"]/.test(declared)) throw new Refused('JG-104');
  if (declared?.includes('encoding') && !/encoding\s*=\s*['"]utf-8['"]/i.test(declared)) throw new Refused('JG-104');
  if (words.includes('<!DOCTYPE')) throw new Refused('JG-106');
  if (words.includes('<![CDATA[')) throw new Refused('JG-109');
}

/** Elements and text, and nothing that canonicalisation drops. */
function plain(part, depth) {
  if (depth > DEEPEST + 1) throw new Refused('JG-107');
  for (const each of Array.from(part.childNodes)) {
    if (each.nodeType === ELEMENT) plain(each, depth + 1);
    else if (each.nodeType !== TEXT) throw new Refused('JG-109');
  }
}

/** One Header, one Body with one child, and no header that is not on the list. */
function structure(envelope) {
  if (!is(envelope, SOAP, 'Envelope')) throw new Refused('JG-110');
  const [header, body, ...others] = elements(envelope);
  const loose = Array.from(envelope.childNodes).some((each) => each.nodeType === TEXT && each.data.trim());
  if (!header || !body || others.length || loose || !is(header, SOAP, 'Header') || !is(body, SOAP, 'Body')) {
    throw new Refused('JG-111');
  }
  if (elements(body).length !== 1) throw new Refused('JG-112');
  for (const part of elements(header)) {
    if (!HEADERS.get(part.namespaceURI)?.includes(part.localName)) {
      const understand = ['1', 'true'].includes(part.getAttributeNS(SOAP, 'mustUnderstand'));
      throw new Refused(understand ? 'JG-117' : 'JG-113');
    }
  }
  const names = elements(header).map((part) => part.localName);
  if (new Set(names).size !== names.length) throw new Refused('JG-114');
  return { header, body };
}

function digits(body) {
  for (const part of below(body)) {
    if (is(part, TYPES, 'residentCode') && !residentCode(text(part))) throw new Refused('JG-404');
    if (part.localName.endsWith('unicipalityCode') && !municipality(text(part))) throw new Refused('JG-404');
  }
}

/** 住民票コード: the last digit is that of the others (docs/protocol.md, 9). */
function residentCode(code) {
  const total = [2, 3, 4, 5, 6, 7, 2, 3, 4, 5].reduce((sum, weight, at) => sum + weight * code[9 - at], 0);
  return Number(code[10]) === (total % 11 < 2 ? 0 : 11 - (total % 11));
}

/** What an element says, however it is spelt: prefixes and white space between elements are no content. */
function said(part) {
  const attributes = Array.from(part.attributes).filter((each) => !/^xmlns(:|$)/.test(each.name))
    .map((each) => [each.namespaceURI, each.localName, each.value].join(' ')).sort();
  const inside = elements(part);
  return JSON.stringify([part.namespaceURI, part.localName, attributes, inside.length ? inside.map(said) : text(part)]);
}

module.exports = { Contract, DISPATCH, TYPES, below, child, children, elements, is, named, said, structure, text };
