'use strict';
// A vendor's CS on Node.js: the package "soap" reads the published WSDL and signs.
//
// What the package cannot, and what is done about it here:
// - its Timestamp is valid for ten minutes, the network allows five: our own one, appended to the header;
// - it signs Body and Timestamp only, unless told the names of more parts;
// - it puts an enveloped-signature transform before the canonicalisation unless told the transforms;
// - it does not verify answers: xml-crypto does, which it brings along.

const crypto = require('node:crypto');
const fs = require('node:fs');
const https = require('node:https');
const path = require('node:path');
const { parseArgs } = require('node:util');
const axios = require('axios');
const soap = require('soap');
const { SignedXml } = require('xml-crypto');
const { DOMParser } = require('@xmldom/xmldom');

const WSDL = path.join(__dirname, '..', '..', 'wsdl', 'identity-update.wsdl');
const WSA = 'http://www.w3.org/2005/08/addressing';
const OASIS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-';
const WSSE = OASIS + 'wssecurity-secext-1.0.xsd';
const WSU = OASIS + 'wssecurity-utility-1.0.xsd';
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const NODE = 'urn:jukigate:node:';
const ACTION = 'urn:jukigate:identity-update:v1:UpdateIdentity';
const EXC_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';

const { values: said } = parseArgs({
  options: {
    gateway: { type: 'string' }, // https://gateway.jukigate.localhost:8443
    keys: { type: 'string' }, // folder of docs/howto-certificates.md, and ca.pem
    sender: { type: 'string' }, // cs-221007
    receiver: { type: 'string' }, // pref-220001
    updates: { type: 'string' }, // file, one JSON object a line
  },
});
const read = (name) => fs.readFileSync(path.join(said.keys, name), 'utf8');
const own = (name) => read(`${said.sender}-${name}`);

/** *.jukigate.localhost is this machine, whatever its resolver says. */
function lookup(host, options, done) {
  return options.all
    ? done(null, [{ address: '127.0.0.1', family: 4 }])
    : done(null, '127.0.0.1', 4);
}

/** Seconds are enough, and the form is that of XML Schema. */
function instant(millis) {
  return new Date(millis).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** One message, one signature: the package keeps the parts of the last message otherwise. */
function security() {
  const now = Date.now();
  return new soap.WSSecurityCert(own('sign-rsa.key.pem'), firstCertificate(own('sign-rsa.chain.pem')), '', {
    hasTimeStamp: false,
    appendElement:
      `<wsu:Timestamp xmlns:wsu="${WSU}"><wsu:Created>${instant(now)}</wsu:Created>` +
      `<wsu:Expires>${instant(now + 240_000)}</wsu:Expires></wsu:Timestamp>`,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    signatureTransformations: [EXC_C14N],
    additionalReferences: [
      'wsa:To', 'wsa:From', 'wsa:Action', 'wsa:MessageID', 'jg:Dispatch', 'wsu:Timestamp',
    ],
    signerOptions: { prefix: 'ds', idMode: 'wssecurity', existingPrefixes: { wsse: WSSE, wsu: WSU } },
  });
}

function firstCertificate(pem) {
  return pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/)[0];
}

function addressing(messageId) {
  const part = (name, text) => `<wsa:${name} xmlns:wsa="${WSA}">${text}</wsa:${name}>`;
  return (
    part('To', NODE + said.receiver) +
    part('From', `<wsa:Address>${NODE}${said.sender}</wsa:Address>`) +
    part('Action', ACTION) +
    part('MessageID', messageId)
  );
}

const only = (parent, namespace, name) => {
  const found = parent.getElementsByTagNameNS(namespace, name);
  if (found.length !== 1) throw new Error(`${found.length} elements ${name} in the answer`);
  return found[0];
};

/** The answer: signed with a certificate of the receiver, whole, and to what we said. */
function verify(xml, messageId, authorities) {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const token = only(document, WSSE, 'BinarySecurityToken').textContent.replace(/\s/g, '');
  const certificate = new crypto.X509Certificate(Buffer.from(token, 'base64'));
  const issued = authorities.some(
    (one) => certificate.checkIssued(one) && certificate.verify(one.publicKey));
  if (!issued || !certificate.subjectAltName.split(', ').includes(`URI:${NODE}${said.receiver}`)) {
    throw new Error('the answer is signed by somebody else');
  }
  const signature = new SignedXml({ publicCert: certificate.toString(), idMode: 'wssecurity' });
  signature.getCertFromKeyInfo = () => null;
  signature.loadSignature(only(document, DSIG, 'Signature'));
  if (!signature.checkSignature(xml)) throw new Error('the answer is not as it was signed');
  const signed = signature.getSignedReferences();
  const has = (namespace, name, text) =>
    signed.some((part) => {
      const root = new DOMParser().parseFromString(part, 'text/xml').documentElement;
      return root.namespaceURI === namespace && root.localName === name
        && (text === undefined || root.textContent === text);
    });
  if (!has(SOAP, 'Body') || !has(WSA, 'RelatesTo', messageId)) {
    throw new Error('the answer is not signed, or not to this request');
  }
}

function refusal(number, error) {
  const told = error.root?.Envelope?.Body?.Fault?.detail?.Refusal;
  if (!told) throw error;
  return { requestNumber: number, id: told.id, correlationId: told.correlationId };
}

async function main() {
  const authorities = read('ca.pem')
    .match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
    .map((pem) => new crypto.X509Certificate(pem));
  const agent = new https.Agent({
    key: own('tls.key.pem'), cert: own('tls.chain.pem'), ca: read('ca.pem'), lookup, keepAlive: true,
  });
  const client = await soap.createClientAsync(WSDL, {
    request: axios.create({ httpsAgent: agent, proxy: false }),
    endpoint: said.gateway + '/identity-update/v1',
  });
  const result = { stack: 'node soap ' + require('soap/package.json').version, sent: 0, accepted: 0, refused: [] };
  for (const line of fs.readFileSync(said.updates, 'utf8').split('\n').filter(Boolean)) {
    const { dispatch, update } = JSON.parse(line);
    const number = update.control.requestNumber;
    const messageId = 'urn:uuid:' + crypto.randomUUID();
    client.clearSoapHeaders();
    client.addSoapHeader(addressing(messageId));
    client.addSoapHeader({ 'jg:Dispatch': prefixed('jg', dispatch) });
    client.setSecurity(security());
    result.sent++;
    try {
      const [answer, raw] = await client.UpdateIdentityAsync(update);
      verify(raw, messageId, authorities);
      if (answer.acknowledgement.requestNumber !== number) throw new Error('an acknowledgement of something else');
      result.accepted++;
    } catch (error) {
      result.refused.push(refusal(number, error));
    }
  }
  agent.destroy();
  console.log(JSON.stringify(result));
  return result.accepted === result.sent ? 0 : 1;
}

function prefixed(prefix, value) {
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [`${prefix}:${name}`, each]));
}

main().then(
  (code) => (process.exitCode = code),
  (error) => {
    console.error(error.message);
    if (process.env.VENDOR_DEBUG) console.error(error);
    process.exitCode = 2;
  });
