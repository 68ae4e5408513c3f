'use strict';
// What an office on Node.js that is called does, whatever it is called about: the checks in the order of
// docs/protocol.md, each matter once, signed answers and faults. Who is asked about what is in cs.js.
//
// The server of the package "soap" is in the middle: it finds the operation in the WSDL, makes an object of the
// Body, and XML of what comes back. It gets what was unsealed, and nothing else: by itself it would believe anybody.

const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const soap = require('soap');
const { DISPATCH, child, children, elements, is, named, said, structure, text } = require('./contract');
const { FAULT, NODE, Refused, SOAP, URN, WSA, WSSE, WSU, XENC } = require('./wire');
const { decrypted, escaped, seal, unseal } = require('./seal');

const CONTRACTS = path.join(__dirname, '..', '..', 'wsdl');
const NOBODY = [WSA + '/anonymous', WSA + '/none'];
const MESSAGE_ID = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const UNREADABLE = 'urn:uuid:00000000-0000-0000-0000-000000000000';
const AGE = 600_000; // twice what any Timestamp allows

// What a fault may say beside its id: nothing of security (docs/protocol.md, 8).
const TEXTS = {
  'JG-308': ['この宛先はここではない。', 'The receiver is not served here.'],
  'JG-401': ['この操作はここにない。', 'The operation is not served here.'],
  'JG-402': ['署名されたwsa:Actionと合わない。', 'It does not match the signed wsa:Action.'],
  'JG-403': ['スキーマに合わない。', 'It breaks the schema.'],
  'JG-404': ['検査数字が正しくない。', 'A check digit is wrong.'],
  'JG-501': ['この送信元からは受け付けない。', 'This sender may not send it.'],
  'JG-502': ['この利用事務では受け付けない。', 'The purpose does not permit it.'],
  'JG-B01': ['既に記載がある。', 'There is an entry already.'],
  'JG-B02': ['住民が記載されていない。', 'No such resident is on record.'],
  'JG-B09': ['この市区町村の電文ではない。', 'The message is not of this municipality.'],
  'JG-B10': ['依頼管理番号が他の内容に使われている。', 'The request number was used for other content.'],
  'JG-B16': ['転出届がない。', 'There is no notice of moving out.'],
  'JG-B42': ['この番号は求めていない。', 'No number was asked for under this number.'],
  'JG-B48': ['このコードは求めていない。', 'No codes were asked for under this number.'],
  'JG-B71': ['本籍がこの市区町村にない。', 'The registered domicile is not here.'],
  'JG-B72': ['附票の記載がない。', 'There is no open record.'],
  'JG-B93': ['この番号では何も始めていない。', 'Nothing was started here with this number.'],
};
const CODES = {
  'JG-110': [SOAP, 'VersionMismatch'],
  'JG-117': [SOAP, 'MustUnderstand'],
  'JG-201': [WSSE, 'UnsupportedSecurityToken'],
  'JG-203': [WSSE, 'UnsupportedAlgorithm'],
  'JG-206': [WSSE, 'FailedCheck'],
  'JG-215': [WSU, 'MessageExpired'],
  'JG-218': [WSSE, 'FailedCheck'],
  'JG-308': [WSA, 'DestinationUnreachable'],
  'JG-401': [WSA, 'ActionNotSupported'],
  'JG-402': [WSA, 'InvalidAddressingHeader'],
};
const STAGES = { 1: 'PARSE', 3: 'IDENTIFY', 4: 'VALIDATE', 5: 'AUTHORIZE', B: 'BUSINESS' };

const address = (part) => text(child(part, WSA, 'Address', 'JG-115'));

/** Its memory of messages and matters, and what every request goes through. */
class Office {
  /** @param operations { service, name, senders, purpose, encrypted, work } as the operation table says */
  constructor(keys, nodes, contract, operations) {
    Object.assign(this, { keys, nodes, contract, seen: new Map(), matters: new Map() });
    this.operations = new Map(operations.map((each) => {
      const namespace = `urn:jukigate:${each.service}:v1`;
      return [`${namespace}:${each.name}`, { ...each, namespace, action: `${namespace}:${each.name}` }];
    }));
    this.services = new Map(operations.map((each) => [each.service, null]));
  }

  /** The WSDLs are read once, before anybody is answered. */
  async open() {
    for (const service of this.services.keys()) this.services.set(service, await this.serving(service));
    return this;
  }

  async serving(service) {
    const uri = path.join(CONTRACTS, service + '.wsdl');
    const methods = {};
    const server = soap.listen(null, { path: '/', services: {}, xml: fs.readFileSync(uri, 'utf8'), uri });
    await new Promise((done, fail) => server.wsdl.onReady((error) => (error ? fail(error) : done())));
    for (const [name, { ports }] of Object.entries(server.wsdl.definitions.services)) {
      const [port] = Object.keys(ports);
      server.services = { [name]: { [port]: methods } };
      for (const each of this.operations.values()) {
        if (each.service === service) methods[each.name] = this.method(server.wsdl, ports[port].binding, each);
      }
    }
    return server;
  }

  /** The package knows the types of an answer, and uses them only where it is a client. */
  method(wsdl, binding, { name, work }) {
    const { output } = binding.methods[name];
    return (asked, done, headers) => ({
      _xml: wsdl.objectToDocumentXML(
        output.$name, work(asked, headers.From.Address), output.targetNSAlias, output.targetNamespace,
        output.$type || output.$lookupType),
    });
  }

  // ---- what comes in ----

  /** The bytes of the answer, and whether it is a fault. */
  async answer(data, peer, service, soapAction) {
    const parties = { peer, sender: peer, messageId: '' };
    try {
      const message = this.contract.parse(data);
      const { operation, content, body } = this.admitted(message, parties, service, soapAction);
      const answer = await this.once(operation, parties, content, body);
      return { body: this.sealed(parties, answer, operation.action + 'Response', operation.encrypted), fault: false };
    } catch (wrong) {
      if (!(wrong instanceof Refused)) throw wrong;
      return { body: this.fault(wrong.id, parties), fault: true };
    }
  }

  /** The operation and its body, after every check in the order of docs/protocol.md. */
  admitted(message, parties, service, soapAction) {
    presume(message.envelope, parties);
    const parts = structure(message.envelope);
    const told = headers(parts.header, this.contract);
    const signer = unseal(message, parts, this.keys);
    if (parties.peer !== 'gateway') throw new Refused('JG-307');
    if (told.From !== NODE + signer) throw new Refused('JG-304');
    if (told.To !== NODE + this.keys.node) throw new Refused('JG-308');
    const operation = this.operations.get(told.Action);
    if (!operation) throw new Refused('JG-401');
    if (service !== operation.service || soapAction !== operation.action) throw new Refused('JG-402');
    const read = this.readable(message, parts, operation);
    if (!operation.senders.test(signer)) throw new Refused('JG-501');
    if (told.purpose !== operation.purpose) throw new Refused('JG-502');
    this.admit(signer + ' ' + told.MessageID);
    return { operation, ...read };
  }

  readable(message, parts, operation) {
    const encrypted = is(elements(parts.body)[0], XENC, 'EncryptedData');
    if (encrypted !== operation.encrypted) throw new Refused(operation.encrypted ? 'JG-216' : 'JG-217');
    const content = encrypted ? decrypted(parts, this.keys, this.contract) : message.content;
    const root = this.contract.parse(Buffer.from(content)).envelope;
    if (!is(root, operation.namespace, operation.name)) throw new Refused('JG-402');
    return { content, body: this.contract.checked(operation.service, content) };
  }

  /** Once each; what is older than any Timestamp allows is forgotten. */
  admit(message) {
    const now = Date.now();
    for (const [each, when] of this.seen) {
      if (when + AGE > now) break;
      this.seen.delete(each);
    }
    if (this.seen.has(message)) throw new Refused('JG-601');
    this.seen.set(message, now);
  }

  /** A matter is done once: the same again gets the same answer, something else under its number none. */
  async once(operation, parties, content, body) {
    const matter = [parties.sender, operation.action, text(named(body, 'requestNumber')[0])].join(' ');
    const before = this.matters.get(matter);
    if (before) {
      if (before.said !== said(body)) throw new Refused('JG-B10');
      return before.answer;
    }
    const answer = this.worked(operation, parties, content);
    this.matters.set(matter, { said: said(body), answer });
    answer.catch(() => this.matters.delete(matter));
    return answer;
  }

  async worked(operation, parties, content) {
    const from = `<wsa:From xmlns:wsa="${WSA}"><wsa:Address>${parties.sender}</wsa:Address></wsa:From>`;
    const { body } = await this.services.get(operation.service).processRequest(
      `<soap:Envelope xmlns:soap="${SOAP}"><soap:Header>${from}</soap:Header><soap:Body>${content}</soap:Body></soap:Envelope>`,
      { headers: { soapaction: operation.action } });
    const { envelope, content: made } = this.contract.parse(Buffer.from(body));
    const [fault] = named(envelope, 'Fault');
    if (fault) throw refusal(fault);
    const answer = this.contract.exclusive(made);
    if (!this.contract.valid(operation.service, answer)) throw new Error('the own answer breaks the schema');
    return answer;
  }

  // ---- what goes out ----

  sealed(parties, content, action, encrypted = false) {
    const headers = {
      To: NODE + parties.sender,
      From: `<wsa:Address>${NODE}${this.keys.node}</wsa:Address>`,
      Action: action,
      MessageID: 'urn:uuid:' + crypto.randomUUID(),
      RelatesTo: MESSAGE_ID.test(parties.messageId) ? parties.messageId : UNREADABLE,
    };
    const reader = encrypted && fs.readFileSync(path.join(this.nodes, parties.sender, 'encrypt.pem'), 'utf8');
    return seal(headers, content, this.keys, reader);
  }

  /** A fault to a request that nobody reads. */
  refuse(id, peer) {
    return this.fault(id, { peer, sender: peer, messageId: '' });
  }

  fault(id, parties) {
    const [namespace, code] = CODES[id] ?? [SOAP, 'Client'];
    const secret = '236'.includes(id[3]);
    const told = (name, inside) => `<f:${name}>${inside}</f:${name}>`;
    const words = (!secret && TEXTS[id]) || [];
    const detail =
      told('id', id) + (secret ? '' : told('stage', STAGES[id[3]])) + told('correlationId', crypto.randomUUID()) +
      words.map((each, at) => `<f:text xml:lang="${['ja', 'en'][at]}">${escaped(each)}</f:text>`).join('');
    return this.sealed(parties,
      `<soap:Fault xmlns:c="${namespace}"><faultcode>c:${code}</faultcode><faultstring>${id}</faultstring>` +
      `<detail><f:Refusal xmlns:f="${FAULT}">${detail}</f:Refusal></detail></soap:Fault>`, FAULT);
  }
}

/** What a fault needs, as the message says it: nothing of it is believed yet. */
function presume(envelope, parties) {
  const [header] = children(envelope, SOAP, 'Header');
  const [id] = header ? children(header, WSA, 'MessageID') : [];
  const [from] = header ? children(header, WSA, 'From') : [];
  const [told] = from ? children(from, WSA, 'Address') : [];
  if (id) parties.messageId = text(id);
  if (told && URN.test(text(told))) parties.sender = text(told).slice(NODE.length);
}

/** What the headers say, each once and in its form. */
function headers(header, contract) {
  const [To, Action, MessageID] = ['To', 'Action', 'MessageID'].map((name) => text(child(header, WSA, name, 'JG-115')));
  const From = address(child(header, WSA, 'From', 'JG-115'));
  const dispatch = child(header, DISPATCH, 'Dispatch', 'JG-115');
  const replies = children(header, WSA, 'ReplyTo').map(address);
  if (!MESSAGE_ID.test(MessageID) || !URN.test(To) || !URN.test(From) || !replies.every((each) => NOBODY.includes(each))) {
    throw new Refused('JG-116');
  }
  if (elements(dispatch).length !== 3 || !contract.valid('dispatch', dispatch.toString())) throw new Refused('JG-116');
  return { To, From, Action, MessageID, purpose: text(child(dispatch, DISPATCH, 'purpose', 'JG-116')) };
}

/** The fault that "soap" makes of what the work threw, with the status 200. */
function refusal(fault) {
  const id = text(named(fault, 'faultstring')[0] ?? fault);
  return id in TEXTS ? new Refused(id) : new Error('the package soap could not answer');
}

module.exports = { Office };
