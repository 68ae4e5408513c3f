'use strict';
// A vendor's CS on Node.js: the package "soap" reads the published WSDL and signs; the rest is in wire.js.

const crypto = require('node:crypto');
const fs = require('node:fs');
const { parseArgs } = require('node:util');
const { Keys, address, client, refusal, verify } = require('./wire');

const { values: said } = parseArgs({
  options: {
    gateway: { type: 'string' }, // https://gateway.jukigate.localhost:8443
    keys: { type: 'string' }, // folder of own keys (docs/howto-certificates.md)
    trust: { type: 'string' }, // folder with ca.pem and crls: var/pki/trust
    sender: { type: 'string' }, // cs-221007
    receiver: { type: 'string' }, // pref-220001
    updates: { type: 'string' }, // file, one JSON object a line
  },
});

async function main() {
  const keys = new Keys(said.keys, said.trust, said.sender);
  const agent = keys.agent();
  agent.keepAlive = true;
  const stub = await client('identity-update', agent, said.gateway);
  const result = { stack: 'node soap ' + require('soap/package.json').version, sent: 0, accepted: 0, refused: [] };
  for (const line of fs.readFileSync(said.updates, 'utf8').split('\n').filter(Boolean)) {
    const { dispatch, update } = JSON.parse(line);
    const number = update.control.requestNumber;
    const sent = {
      from: said.sender,
      to: said.receiver,
      action: 'urn:jukigate:identity-update:v1:UpdateIdentity',
      id: 'urn:uuid:' + crypto.randomUUID(),
    };
    address(stub, sent, dispatch, keys);
    result.sent++;
    try {
      const [answer, raw] = await stub.UpdateIdentityAsync(update);
      verify(raw, sent, keys);
      if (answer.acknowledgement.requestNumber !== number) throw new Error('an acknowledgement of something else');
      result.accepted++;
    } catch (error) {
      const told = refusal(error);
      if (!told) throw error;
      result.refused.push({ requestNumber: number, id: told.id, correlationId: told.correlationId });
    }
  }
  agent.destroy();
  console.log(JSON.stringify(result));
  return result.accepted === result.sent ? 0 : 1;
}

main().then(
  (code) => (process.exitCode = code),
  (error) => {
    console.error(error.message);
    if (process.env.VENDOR_DEBUG) console.error(error);
    process.exitCode = 2;
  });
