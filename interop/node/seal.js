'use strict';
// Messages of others unsealed, own answers sealed (docs/protocol.md, 5).
//
// The package "soap" reads no Security header, and encrypts nothing. That a signature is right says xml-crypto; that
// it is over the right parts, in their places, by whom and when has to be asked here. Encryption is Node's own crypto.

const crypto = require('node:crypto');
const { child, children, below, elements, is, text } = require('./contract');
const {
  DSIG, EXC_C14N, HASHES, OASIS, Refused, SHA256, SIGNATURES, SIGNING, SOAP, WSA, WSSE, WSU, XENC, checker, signature,
} = require('./wire');

const XENC11 = 'http://www.w3.org/2009/xmlenc11#';
const X509V3 = OASIS + 'x509-token-profile-1.0#X509v3';
const BASE64 = OASIS + 'soap-message-security-1.0#Base64Binary';
const LONGEST_TOKEN = 8192;
const LONGEST_LIFE = 300_000;
const AHEAD = 30_000;
const BLOCKS = new Map([[XENC11 + 'aes256-gcm', 'aes-256-gcm'], [XENC11 + 'aes128-gcm', 'aes-128-gcm']]);
const [IV, TAG] = [12, 16];

/** Who signed all of the message that counts; refused when anything of it is not signed. */
function unseal({ text: words, envelope }, { header, body }, keys) {
  const security = child(header, WSSE, 'Security', 'JG-119');
  const keysInside = children(security, XENC, 'EncryptedKey');
  if (security.hasAttributeNS(SOAP, 'actor') || keysInside.length > 1
      || elements(security).length !== 3 + keysInside.length) {
    throw new Refused('JG-120', 'children of Security');
  }
  const token = child(security, WSSE, 'BinarySecurityToken', 'JG-120');
  const stamp = child(security, WSU, 'Timestamp', 'JG-214');
  const seal = child(security, DSIG, 'Signature', 'JG-120');
  const others = elements(header).filter((part) => part !== security);
  const places = new Map([body, stamp, token, ...others].map((part) => [part, part.getAttributeNS(WSU, 'Id')]));
  keysInside.forEach((part) => places.set(part, part.getAttribute('Id')));
  const signed = referred(envelope, seal, places);
  const der = certificate(token, seal);
  genuine(words, seal, der);
  for (const part of places.keys()) {
    if (part !== token && !signed.has(part)) throw new Refused('JG-205', part.localName);
  }
  const signer = keys.nodeOf(der, SIGNING);
  timely(stamp);
  return signer;
}

function genuine(words, seal, der) {
  let right = false;
  try {
    const check = checker(der);
    check.loadSignature(seal);
    right = check.checkSignature(words);
  } catch {
    // whatever it is, it proves nothing
  }
  if (!right) throw new Refused('JG-206');
}

/** The parts that are signed, each in its place: a signed copy elsewhere is nothing. */
function referred(envelope, seal, places) {
  unique(envelope);
  const parts = new Map([...places].filter(([, id]) => id).map(([part, id]) => ['#' + id, part]));
  exactly(seal, ['SignedInfo', 'SignatureValue', 'KeyInfo'], 'JG-204');
  const info = child(seal, DSIG, 'SignedInfo', 'JG-204');
  const references = children(info, DSIG, 'Reference');
  exactly(info, ['CanonicalizationMethod', 'SignatureMethod', ...references.map(() => 'Reference')], 'JG-204');
  algorithm(info, 'CanonicalizationMethod', [EXC_C14N]);
  algorithm(info, 'SignatureMethod', Object.keys(SIGNATURES));
  const signed = new Set();
  for (const reference of references) {
    const part = parts.get(reference.getAttribute('URI'));
    exactly(reference, ['Transforms', 'DigestMethod', 'DigestValue'], 'JG-204');
    const transforms = child(reference, DSIG, 'Transforms', 'JG-204');
    if (!part || signed.has(part) || elements(transforms).length !== 1) throw new Refused('JG-204', 'Reference');
    algorithm(transforms, 'Transform', [EXC_C14N]);
    algorithm(reference, 'DigestMethod', Object.keys(HASHES));
    signed.add(part);
  }
  return signed;
}

/** xml-crypto takes the first of a name, wherever it stands; here there is one of each, where it belongs. */
function exactly(part, names, refusal) {
  const found = elements(part);
  if (found.length !== names.length || !found.every((each, at) => is(each, DSIG, names[at]))) {
    throw new Refused(refusal, part.localName);
  }
}

function unique(envelope) {
  const names = [...below(envelope)].flatMap((part) => Array.from(part.attributes))
    .filter((each) => /^(id|ID|Id)$/.test(each.localName)
      && (!each.namespaceURI || each.namespaceURI === WSU || each.name === 'xml:id'))
    .map((each) => each.value);
  if (new Set(names).size !== names.length) throw new Refused('JG-118');
}

function algorithm(parent, name, allowed) {
  if (!allowed.includes(child(parent, DSIG, name, 'JG-204').getAttribute('Algorithm'))) throw new Refused('JG-203', name);
}

function certificate(token, seal) {
  const id = token.getAttributeNS(WSU, 'Id');
  if (token.getAttribute('ValueType') !== X509V3 || token.getAttribute('EncodingType') !== BASE64 || !id) {
    throw new Refused('JG-201');
  }
  const info = child(seal, DSIG, 'KeyInfo', 'JG-201');
  const where = children(info, WSSE, 'SecurityTokenReference');
  const to = where.flatMap(elements);
  if (elements(info).length !== 1 || to.length !== 1 || !is(to[0], WSSE, 'Reference')
      || to[0].getAttribute('URI') !== '#' + id || to[0].getAttribute('ValueType') !== X509V3) {
    throw new Refused('JG-201');
  }
  const coded = text(token).replace(/\s/g, '');
  if (coded.length > LONGEST_TOKEN) throw new Refused('JG-202');
  const der = octets(coded, 'JG-202');
  // One certificate and nothing behind it: the length in its head is the length of all.
  if (der.length < 4 || der.readUInt16BE(0) !== 0x3082 || der.readUInt16BE(2) + 4 !== der.length) {
    throw new Refused('JG-202');
  }
  return der;
}

/** Buffer.from passes over what is not Base64. */
function octets(coded, refusal) {
  const plain = coded.replace(/\s/g, '');
  if (!plain || !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(plain)) throw new Refused(refusal);
  return Buffer.from(plain, 'base64');
}

function timely(stamp) {
  if (elements(stamp).length !== 2) throw new Refused('JG-214');
  const [created, expires] = ['Created', 'Expires'].map((name) => instantOf(child(stamp, WSU, name, 'JG-214')));
  const now = Date.now();
  if (!(created < expires && expires <= created + LONGEST_LIFE)) throw new Refused('JG-214');
  if (expires <= now || created > now + AHEAD) throw new Refused('JG-215');
}

/** Date.parse moves the 31st of February to March. */
function instantOf(part) {
  const found = text(part).match(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?Z$/);
  const when = found ? new Date(found[1] + 'Z') : new Date(NaN);
  if (Number.isNaN(when.getTime()) || !when.toISOString().startsWith(found[1])) throw new Refused('JG-214');
  return when.getTime();
}

/** The content of an encrypted Body. After the signature only: what nobody signed is not opened. */
function decrypted({ header, body }, keys, contract) {
  const security = child(header, WSSE, 'Security', 'JG-119');
  const [key] = children(security, XENC, 'EncryptedKey');
  if (!key) throw new Refused('JG-203', 'EncryptedKey');
  const method = child(key, XENC, 'EncryptionMethod', 'JG-203');
  const [first, ...told] = [...below(method)].map((part) => part.getAttribute('Algorithm'));
  if (first !== XENC11 + 'rsa-oaep' || told.sort().join() !== [SHA256, XENC11 + 'mgf1sha256'].sort().join()) {
    throw new Refused('JG-203', 'EncryptedKey');
  }
  const data = elements(body)[0];
  const block = BLOCKS.get(child(data, XENC, 'EncryptionMethod', 'JG-120').getAttribute('Algorithm'));
  if (!block) throw new Refused('JG-203', 'EncryptedData');
  const lists = [...below(key)].filter((part) => is(part, XENC, 'DataReference'));
  if (data.getAttribute('Type') !== XENC + 'Content' || lists.length !== 1
      || lists[0].getAttribute('URI') !== '#' + data.getAttribute('Id')) {
    throw new Refused('JG-120', 'EncryptedData');
  }
  const cipher = value(data, 'JG-120');
  try {
    return opened(body, octets(cipher, 'JG-218'), octets(value(key, 'JG-218'), 'JG-218'), block, keys, contract);
  } catch {
    throw new Refused('JG-218'); // one answer for whatever is wrong: who sends must not learn from it
  }
}

/** Of a CipherValue, and of nothing that lies elsewhere. */
function value(part, refusal) {
  const data = child(part, XENC, 'CipherData', refusal);
  if (elements(data).length !== 1) throw new Refused(refusal, 'CipherData');
  return text(child(data, XENC, 'CipherValue', refusal));
}

const OAEP = { padding: crypto.constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };

function opened(body, data, key, block, keys, contract) {
  const secret = crypto.privateDecrypt({ key: keys.own('encrypt.key.pem'), ...OAEP }, key);
  const cipher = crypto.createDecipheriv(block, secret, data.subarray(0, IV), { authTagLength: TAG });
  cipher.setAuthTag(data.subarray(-TAG));
  const content = Buffer.concat([cipher.update(data.subarray(IV, -TAG)), cipher.final()]);
  // Its prefixes may be declared outside.
  const shell = Buffer.concat([Buffer.from(`<shell${declarations(body)}>`), content, Buffer.from('</shell>')]);
  const inside = contract.inside(shell);
  const { envelope } = contract.parse(Buffer.from(inside));
  if ([...below(envelope)].some((part) => [SOAP, WSSE, DSIG, XENC].includes(part.namespaceURI))) {
    throw new Refused('JG-218');
  }
  return inside;
}

function declarations(part) {
  const found = new Map();
  for (let each = part; each?.attributes; each = each.parentNode) {
    for (const { name, value: namespace } of Array.from(each.attributes)) {
      if (/^xmlns(:|$)/.test(name) && !found.has(name)) found.set(name, namespace);
    }
  }
  return [...found].map(([name, namespace]) => ` ${name}="${escaped(namespace)}"`).join('');
}

function escaped(words) {
  return words.replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`);
}

/**
 * An envelope around some content, signed; encrypted where there is a certificate of the reader.
 *
 * @param headers what stands in each, by its name in WS-Addressing
 */
function seal(headers, content, keys, reader) {
  const inside = reader ? encrypted(content, reader) : { body: content, key: '' };
  const header = Object.entries(headers).map(([name, each]) => `<wsa:${name} wsu:Id="${name}">${each}</wsa:${name}>`);
  const envelope =
    `<soap:Envelope xmlns:soap="${SOAP}" xmlns:wsa="${WSA}" xmlns:wsu="${WSU}">` +
    `<soap:Header>${header.join('')}</soap:Header><soap:Body wsu:Id="Body">${inside.body}</soap:Body></soap:Envelope>`;
  const parts = ['wsa:RelatesTo', ...(reader ? ['xenc:EncryptedKey'] : [])];
  // Told to use wsu:Id, xml-crypto would put one on the EncryptedKey, which has an Id of its own and no room for others.
  return '<?xml version="1.0" encoding="UTF-8"?>' + signature(keys, parts, inside.key, null).postProcess(envelope, 'soap');
}

function encrypted(content, reader) {
  const id = 'id-' + crypto.randomUUID();
  const [secret, iv] = [crypto.randomBytes(32), crypto.randomBytes(IV)];
  const cipher = crypto.createCipheriv('aes-256-gcm', secret, iv, { authTagLength: TAG });
  const data = Buffer.concat([iv, cipher.update(content, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const key = crypto.publicEncrypt({ key: reader, ...OAEP }, secret);
  const valueOf = (octetsOf) =>
    `<xenc:CipherData><xenc:CipherValue>${octetsOf.toString('base64')}</xenc:CipherValue></xenc:CipherData>`;
  return {
    body:
      `<xenc:EncryptedData xmlns:xenc="${XENC}" Id="${id}" Type="${XENC}Content">` +
      `<xenc:EncryptionMethod Algorithm="${XENC11}aes256-gcm"/>${valueOf(data)}</xenc:EncryptedData>`,
    key:
      `<xenc:EncryptedKey xmlns:xenc="${XENC}" Id="key-${crypto.randomUUID()}">` +
      `<xenc:EncryptionMethod Algorithm="${XENC11}rsa-oaep"><ds:DigestMethod xmlns:ds="${DSIG}" Algorithm="${SHA256}"/>` +
      `<xenc11:MGF xmlns:xenc11="${XENC11}" Algorithm="${XENC11}mgf1sha256"/></xenc:EncryptionMethod>${valueOf(key)}` +
      `<xenc:ReferenceList><xenc:DataReference URI="#${id}"/></xenc:ReferenceList></xenc:EncryptedKey>`,
  };
}

module.exports = { decrypted, escaped, seal, unseal };
