'use strict';
// What a CS on Node.js needs on the wire (docs/protocol.md): keys, TLS, addressing, signatures.
//
// What the package "soap" cannot, and what is done about it here:
// - its Timestamp is valid for ten minutes, the network allows five: our own one, appended to the header;
// - it signs Body and Timestamp only, unless told the names of more parts;
// - it puts an enveloped-signature transform before the canonicalisation unless told the transforms;
// - it does not verify answers: xml-crypto does, which it brings along, with the algorithms below in the place of
//   its own: it takes SHA-1, and has neither SHA-384 nor ECDSA;
// - Node.js cannot ask CRLs about a certificate outside TLS: the command openssl does.

const { execFileSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const https = require('node:https');
const os = require('node:os');
const path = require('node:path');
const tls = require('node:tls');
const axios = require('axios');
const soap = require('soap');
const { SignedXml } = require('xml-crypto');
const { DOMParser } = require('@xmldom/xmldom');

const CONTRACTS = path.join(__dirname, '..', '..', 'wsdl');
const WSA = 'http://www.w3.org/2005/08/addressing';
const OASIS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-';
const WSSE = OASIS + 'wssecurity-secext-1.0.xsd';
const WSU = OASIS + 'wssecurity-utility-1.0.xsd';
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const EXC_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const XENC = 'http://www.w3.org/2001/04/xmlenc#';
const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const MORE_2007 = 'http://www.w3.org/2007/05/xmldsig-more#';
const RSA_SHA256 = MORE + 'rsa-sha256';
const SHA256 = XENC + 'sha256';
const FAULT = 'urn:jukigate:fault:v1';
const NODE = 'urn:jukigate:node:';
const URN = /^urn:jukigate:node:((cs|pref|fpref)-[0-9]{6}|agency-[a-z0-9-]+|national|fnational|cardms|myna|gateway)$/;
// Usages of certificates as openssl names them
const CLIENT = 'TLS Web Client Authentication';
const SIGNING = '1.3.6.1.5.5.7.3.36'; // documentSigning
const OPENSSL_WORDS = {
  'revoked': 'JG-209',
  'unable to get certificate CRL': 'JG-210',
  'has expired': 'JG-208',
  'not yet valid': 'JG-208',
  'too small': 'JG-212',
  'too weak': 'JG-212',
};
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/;

const only = (parent, namespace, name) => {
  const found = parent.getElementsByTagNameNS(namespace, name);
  if (found.length !== 1) throw new Error(`${found.length} elements ${name} in the answer`);
  return found[0];
};

/** Something that must not be believed; its id is of docs/refusals.md. */
class Refused extends Error {
  constructor(id, why = '') {
    super(`${id} ${why}`);
    this.id = id;
  }
}

function openssl(words, input) {
  try {
    return execFileSync('openssl', words, { input, stdio: ['pipe', 'pipe', 'pipe'] }).toString();
  } catch (error) {
    const told = String(error.stderr);
    const known = Object.keys(OPENSSL_WORDS).find((part) => told.includes(part));
    throw new Refused(known ? OPENSSL_WORDS[known] : words[0] === 'x509' ? 'JG-202' : 'JG-207', told.slice(0, 200));
  }
}

/** Own keys, and whom to believe, in the files of docs/howto-certificates.md. */
class Keys {
  /** @param folder with <node>-tls and <node>-sign-rsa as .key.pem and .chain.pem; @param trust var/pki/trust */
  constructor(folder, trust, node) {
    Object.assign(this, { folder, trust, node });
  }

  own(name) {
    return fs.readFileSync(path.join(this.folder, `${this.node}-${name}`), 'utf8');
  }

  authorities() {
    return fs.readFileSync(path.join(this.trust, 'ca.pem'), 'utf8');
  }

  /** The CRLs as they are now: a new one counts from the next message on. */
  lists() {
    const folder = path.join(this.trust, 'crls');
    return fs.readdirSync(folder).filter((name) => name.endsWith('.crl.pem')).sort()
      .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));
  }

  /** TLS as the profile wants it, with the CRLs as they are now. */
  context() {
    return {
      key: this.own('tls.key.pem'),
      cert: this.own('tls.chain.pem'),
      ca: this.authorities(),
      crl: this.lists(),
      minVersion: 'TLSv1.2',
      ciphers:
        'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:' +
        'ECDHE+AESGCM:ECDHE+CHACHA20:@SECLEVEL=2',
      ecdhCurve: 'X25519:P-256:P-384',
    };
  }

  /** A new one for each message asks the CRLs anew. */
  agent() {
    return new https.Agent({ ...this.context(), checkServerIdentity, lookup, maxCachedSessions: 0 });
  }

  /** Whose certificate it is, if it can be believed now. Asked anew each minute, and for each new CRL. */
  nodeOf(der, usage) {
    const now = crypto.createHash('sha256')
      .update([this.authorities(), ...this.lists(), Math.floor(Date.now() / 60_000)].join()).digest('hex');
    if (this.minute !== now) Object.assign(this, { minute: now, asked: new Map() });
    const key = usage + Buffer.from(der).toString('base64');
    if (!this.asked.has(key)) this.asked.set(key, this.believed(der, usage));
    return this.asked.get(key);
  }

  believed(der, usage) {
    const pem = openssl(['x509', '-inform', 'DER'], der);
    const told = openssl(
      ['x509', '-noout', '-ext', 'subjectAltName,extendedKeyUsage,keyUsage,basicConstraints'], pem);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'signer-'));
    try {
      const trusted = path.join(folder, 'trusted.pem');
      fs.writeFileSync(trusted, [this.authorities(), ...this.lists()].join('\n'));
      openssl(
        ['verify', '-purpose', 'any', '-auth_level', '2', '-crl_check_all', '-CAfile', trusted, '-CRLfile', trusted],
        pem);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
    const usages = told.match(/Extended Key Usage:[ a-z]*\n *(.*)/)?.[1].split(', ') ?? [];
    if (told.includes('CA:TRUE') || !told.includes('Digital Signature') || !usages.includes(usage)) {
      throw new Refused('JG-211');
    }
    return nodeOf([...told.matchAll(/URI:[^,\s]+/g)].join(', '));
  }
}

function nodeOf(names) {
  const uris = (names ?? '').split(', ').filter((name) => name.startsWith('URI:'));
  if (uris.length !== 1 || !URN.test(uris[0].slice(4))) throw new Refused('JG-213', 'the certificate names no node');
  const code = uris[0].match(/[0-9]{6}$/);
  if (code && !municipality(code[0])) throw new Refused('JG-213', 'the certificate is of a municipality that is none');
  return uris[0].slice(4 + NODE.length);
}

/** Whether the last digit of a 団体コード is that of the others (docs/protocol.md, 9). */
function municipality(code) {
  const total = [6, 5, 4, 3, 2].reduce((sum, weight, at) => sum + weight * code[at], 0);
  return Number(code[5]) === (11 - (total % 11)) % 10;
}

/** Node.js compares DNS names only, and takes a CA for a server. */
function checkServerIdentity(host, certificate) {
  try {
    if (new crypto.X509Certificate(certificate.raw).ca) return new Error('the certificate is of a CA');
    const node = nodeOf(certificate.subjectaltname);
    if (node !== host.split('.')[0]) return new Error('the certificate is of ' + node);
  } catch (error) {
    return error;
  }
  return tls.checkServerIdentity(host, certificate);
}

/** *.jukigate.localhost is this machine, whatever its resolver says. */
function lookup(host, options, done) {
  return options.all
    ? done(null, [{ address: '127.0.0.1', family: 4 }])
    : done(null, '127.0.0.1', 4);
}

/** A client of a service of the contract. */
function client(service, agent, gateway) {
  return soap.createClientAsync(path.join(CONTRACTS, service + '.wsdl'), {
    request: axios.create({ httpsAgent: agent, proxy: false, maxRedirects: 0, timeout: 30_000 }),
    endpoint: `${gateway}/${service}/v1`,
  });
}

/** Seconds are enough, and the form is that of XML Schema. */
function instant(millis) {
  return new Date(millis).toISOString().replace(/\.\d+Z$/, 'Z');
}

/**
 * One message, one signature: the package keeps the parts of the last message otherwise.
 *
 * @param parts names of what it covers beside Body and the headers of each message
 * @param more what else stands in the Security header
 * @param idMode null where every part has its Id already, in whatever namespace
 */
function signature(keys, parts, more = '', idMode = 'wssecurity') {
  const now = Date.now();
  return new soap.WSSecurityCert(keys.own('sign-rsa.key.pem'), keys.own('sign-rsa.chain.pem').match(CERTIFICATE)[0], '', {
    hasTimeStamp: false,
    appendElement:
      `<wsu:Timestamp xmlns:wsu="${WSU}" wsu:Id="stamp"><wsu:Created>${instant(now)}</wsu:Created>` +
      `<wsu:Expires>${instant(now + 240_000)}</wsu:Expires></wsu:Timestamp>${more}`,
    signatureAlgorithm: RSA_SHA256,
    digestAlgorithm: SHA256,
    signatureTransformations: [EXC_C14N],
    additionalReferences: ['wsa:To', 'wsa:From', 'wsa:Action', 'wsa:MessageID', 'wsu:Timestamp', ...parts],
    signerOptions: { prefix: 'ds', idMode, existingPrefixes: { wsse: WSSE, wsu: WSU } },
  });
}

const hashing = (name, hash) => class {
  getHash(text) {
    return crypto.createHash(hash).update(text, 'utf8').digest('base64');
  }

  getAlgorithmName() {
    return name;
  }
};

const signing = (name, type, hash, how) => class {
  verifySignature(text, certificate, value) {
    const { publicKey } = new crypto.X509Certificate(certificate);
    return publicKey.asymmetricKeyType === type
      && crypto.verify(hash, Buffer.from(text), { key: publicKey, ...how }, Buffer.from(value, 'base64'));
  }

  getAlgorithmName() {
    return name;
  }
};

const table = (make, rows) => Object.fromEntries(rows.map((row) => [row[0], make(...row)]));
const PSS = {
  padding: crypto.constants.RSA_PKCS1_PSS_PADDING,
  saltLength: crypto.constants.RSA_PSS_SALTLEN_DIGEST,
};
const HASHES = table(hashing, [
  [SHA256, 'sha256'],
  [MORE + 'sha384', 'sha384'],
  [XENC + 'sha512', 'sha512'],
]);
const SIGNATURES = table(signing, [
  [RSA_SHA256, 'rsa', 'sha256'],
  [MORE + 'rsa-sha384', 'rsa', 'sha384'],
  [MORE + 'rsa-sha512', 'rsa', 'sha512'],
  [MORE + 'ecdsa-sha256', 'ec', 'sha256', { dsaEncoding: 'ieee-p1363' }],
  [MORE + 'ecdsa-sha384', 'ec', 'sha384', { dsaEncoding: 'ieee-p1363' }],
  [MORE_2007 + 'sha256-rsa-MGF1', 'rsa', 'sha256', PSS],
  [MORE_2007 + 'sha384-rsa-MGF1', 'rsa', 'sha384', PSS],
]);

/** Checks a signature with this certificate, whatever the message brings along, and with no other algorithm. */
function checker(der) {
  const check = new SignedXml({ publicCert: new crypto.X509Certificate(der).toString(), idMode: 'wssecurity' });
  check.getCertFromKeyInfo = () => null;
  check.HashAlgorithms = HASHES;
  check.SignatureAlgorithms = SIGNATURES;
  check.CanonicalizationAlgorithms = { [EXC_C14N]: check.CanonicalizationAlgorithms[EXC_C14N] };
  return check;
}

/**
 * Puts the headers on the next message of the client.
 *
 * @param sent { from, to, action, id } of the message
 */
function address(stub, sent, dispatch, keys) {
  const part = (name, text) => `<wsa:${name} xmlns:wsa="${WSA}">${text}</wsa:${name}>`;
  stub.clearSoapHeaders();
  stub.addSoapHeader(
    part('To', NODE + sent.to) +
    part('From', `<wsa:Address>${NODE}${sent.from}</wsa:Address>`) +
    part('Action', sent.action) +
    part('MessageID', sent.id));
  const prefixed = Object.entries(dispatch).map(([name, each]) => ['jg:' + name, each]);
  stub.addSoapHeader({ 'jg:Dispatch': Object.fromEntries(prefixed) });
  stub.setSecurity(signature(keys, ['jg:Dispatch']));
}

/** The answer: whole, signed by whom we asked, to us, and to what we said. A signature says none of it. */
function verify(xml, sent, keys) {
  const document = new DOMParser({ errorHandler: (level, words) => { throw new Error(words); } })
    .parseFromString(xml, 'text/xml');
  if (document.doctype) throw new Error('a DOCTYPE in the answer');
  const header = only(document, SOAP, 'Header');
  const body = only(document, SOAP, 'Body');
  const stamp = only(header, WSU, 'Timestamp');
  const token = only(header, WSSE, 'BinarySecurityToken').textContent.replace(/\s/g, '');
  const der = Buffer.from(token, 'base64');
  const check = checker(der);
  check.loadSignature(only(header, DSIG, 'Signature'));
  if (!check.checkSignature(xml)) throw new Error('the answer is not as it was signed');

  // In their places: a signed copy elsewhere is nothing.
  const part = (name) => only(header, WSA, name);
  const signed = new Set(check.getReferences().map((reference) => reference.uri));
  for (const each of [body, stamp, ...['To', 'From', 'Action', 'MessageID', 'RelatesTo'].map(part)]) {
    if (!signed.has('#' + each.getAttributeNS(WSU, 'Id'))) throw new Error(each.localName + ' is not signed');
  }

  const signer = keys.nodeOf(der, SIGNING);
  const fault = body.getElementsByTagNameNS(SOAP, 'Fault').length > 0;
  const text = (name) => part(name).textContent.trim();
  if (
    !(signer === sent.to || (fault && signer === 'gateway')) ||
    text('From') !== NODE + signer ||
    text('To') !== NODE + sent.from ||
    text('Action') !== (fault ? FAULT : sent.action + 'Response') ||
    text('RelatesTo') !== sent.id ||
    !(Date.parse(only(stamp, WSU, 'Expires').textContent) > Date.now())
  ) {
    throw new Error('the answer is over, of somebody else, or to something else');
  }
}

/** What the fault of an error says; nothing where it is none. */
function refusal(error) {
  return error.root?.Envelope?.Body?.Fault?.detail?.Refusal;
}

module.exports = {
  CLIENT, DSIG, EXC_C14N, FAULT, HASHES, Keys, NODE, OASIS, Refused, SHA256, SIGNATURES, SIGNING, SOAP, URN, WSA, WSSE, WSU,
  XENC, address, checker, client, municipality, openssl, refusal, signature, verify,
};
