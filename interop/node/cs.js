'use strict';
// A small municipal CS on Node.js that is called: out-migration and in-migration (X04, X05), residence copies (X07),
// numbers and codes (X11, X12), reconciliation (X13), line check (X19), the supplementary register (X20).
//
// Nobody lives in it, so that its answers about residents are "not here". edge.js speaks TLS and HTTP, seal.js
// WS-Security, contract.js knows the schemas, office.js the order of the checks.

const { parseArgs } = require('node:util');
const { Contract } = require('./contract');
const { Edge } = require('./edge');
const { Office } = require('./office');
const { Keys, Refused, openssl } = require('./wire');

const LIST_WORDS = ['crl', '-noout', '-issuer', '-lastupdate', '-nextupdate', '-nameopt', 'RFC2253'];

/** What it does about what it is asked. */
class Municipality {
  constructor(keys) {
    this.keys = keys;
    this.code = keys.node.slice('cs-'.length);
    this.entries = new Set();
    this.certificates = new Set();
  }

  /** Those of wsdl/operations.yaml that are served: who may ask, for which purpose, and what is done about it. */
  operations() {
    const cities = /^cs-[0-9]{6}$/;
    const servers = new RegExp(`^(pref-${this.code.slice(0, 2)}[0-9]{4}|national)$`);
    const served = (service, name, senders, purpose, encrypted, work) =>
      ({ service, name, senders, purpose, encrypted, work: (asked, sender) => this.worked(work, asked, sender) });
    return [
      served('line', 'CheckLine', /^gateway$/, 'P90', false, this.checkLine),
      served('residence-copy', 'RequestResidenceCopy', cities, 'P03', true, this.copy),
      served('residence-copy', 'SendResidenceCopy', cities, 'P03', true, this.copySent),
      served('out-migration', 'RequestOutMigrationCertificate', cities, 'P02', true, this.certificate),
      served('out-migration', 'SendOutMigrationCertificate', cities, 'P02', true, this.leaving),
      served('out-migration', 'CancelOutMigrationCertificate', cities, 'P02', true, this.staying),
      served('in-migration-notice', 'NotifyInMigration', cities, 'P02', true, this.arrived),
      served('individual-number', 'NotifyIndividualNumber', /^national$/, 'P07', false, this.number),
      served('resident-code', 'AssignResidentCodes', /^national$/, 'P07', false, this.codes),
      served('reconciliation', 'SendReconciliationResult', servers, 'P08', false, this.compared),
      served('supplement-notice', 'NotifySupplementEntry', cities, 'P09', true, this.entry),
      served('renewal-inquiry', 'InquireRenewalTargets', /^cardms$/, 'P04', false, this.renewals),
    ];
  }

  /** What the work says beside the acknowledgement; "soap" makes a fault of what has a Fault. */
  worked(work, asked, sender) {
    const receivedAt = new Date().toISOString();
    const [requestNumber] = all(asked, 'requestNumber');
    try {
      return { acknowledgement: { requestNumber, receiver: this.keys.node, receivedAt }, ...work.call(this, asked, sender) };
    } catch (wrong) {
      if (!(wrong instanceof Refused)) throw wrong;
      throw Object.assign(wrong, { Fault: { faultcode: 'soap:Client', faultstring: wrong.id } });
    }
  }

  checkLine() {
    return { held: this.keys.lists().map((list) => heldList(openssl(LIST_WORDS, list))) };
  }

  copy(asked, sender) {
    this.own(asked, 'homeMunicipalityCode');
    other(asked, 'issuingMunicipalityCode', sender);
    return { refused: { reason: 'H02' } };
  }

  copySent(asked, sender) {
    this.own(asked, 'issuingMunicipalityCode');
    other(asked, 'homeMunicipalityCode', sender);
    throw new Refused('JG-B93');
  }

  /** Somebody will move here; the certificate waits for the notice of moving in. */
  leaving(asked, sender) {
    this.own(asked, 'destinationMunicipalityCode');
    other(asked, 'originMunicipalityCode', sender);
    for (const code of all(asked, 'residentCode')) this.certificates.add(code);
  }

  staying(asked, sender) {
    this.own(asked, 'destinationMunicipalityCode');
    other(asked, 'originMunicipalityCode', sender);
    for (const code of all(asked, 'residentCode')) this.certificates.delete(code);
  }

  arrived(asked, sender) {
    this.own(asked, 'originMunicipalityCode');
    other(asked, 'destinationMunicipalityCode', sender);
    throw new Refused('JG-B02');
  }

  number(asked) {
    this.own(asked, 'municipalityCode');
    throw new Refused('JG-B42');
  }

  codes(asked) {
    this.own(asked, 'municipalityCode');
    throw new Refused('JG-B48');
  }

  compared(asked) {
    this.own(asked, 'municipalityCode');
    throw new Refused('JG-B93');
  }

  certificate(asked, sender) {
    this.own(asked, 'originMunicipalityCode');
    other(asked, 'destinationMunicipalityCode', sender);
    throw new Refused('JG-B16');
  }

  entry(asked, sender) {
    const [code] = all(asked, 'residentCode');
    other(asked, 'municipalityCode', sender);
    this.own(asked, 'domicileMunicipalityCode', 'JG-B71');
    if (all(asked, 'kind')[0] !== '1') throw new Refused('JG-B72');
    if (this.entries.has(code)) throw new Refused('JG-B01');
    this.entries.add(code);
  }

  renewals(asked) {
    this.own(asked, 'municipalityCode', 'JG-B09');
    return { notResident: all(asked, 'residentCode') };
  }

  own(asked, name, refusal = 'JG-308') {
    if (all(asked, name)[0] !== this.code) throw new Refused(refusal);
  }
}

/** Whoever asks speaks for itself. */
function other(asked, name, sender) {
  if ('cs-' + all(asked, name)[0] !== sender) throw new Refused('JG-B09');
}

/** Every value of that name, in the order in which they stand. */
function all(asked, name) {
  return Object.entries(asked ?? {}).flatMap(([key, value]) => [value].flat().flatMap((each) =>
    (typeof each === 'object' ? all(each, name) : key === name ? [String(each)] : [])));
}

/** openssl writes "nextUpdate=Nov 22 05:00:00 2026 GMT". */
function heldList(told) {
  const [issuer, thisUpdate, nextUpdate] = told.trim().split('\n').map((line) => line.slice(line.indexOf('=') + 1));
  const moment = (written) => new Date(written).toISOString().replace('.000Z', 'Z');
  return { issuer, thisUpdate: moment(thisUpdate), nextUpdate: moment(nextUpdate) };
}

const { values: words } = parseArgs({
  options: {
    keys: { type: 'string' }, // folder of own keys (docs/howto-certificates.md)
    trust: { type: 'string' }, // folder with ca.pem and crls: var/pki/trust
    nodes: { type: 'string' }, // certificates to encrypt for: var/pki/nodes
    node: { type: 'string' }, // cs-221007
    port: { type: 'string', default: '9500' }, // 0 takes a free one
  },
});

async function main() {
  const keys = new Keys(words.keys, words.trust, words.node);
  const office = new Office(keys, words.nodes, await Contract.open(), new Municipality(keys).operations());
  const port = await new Edge(await office.open()).listen(Number(words.port));
  console.log(JSON.stringify({ port }));
}

main();
