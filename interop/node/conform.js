'use strict';
// A vendor's CS on Node.js for the conformance kit: the package "soap" sends what each line of standard input says.
//
// One JSON object a line comes in, one goes out (docs/howto-conform.md, "The command"). It ends with
// its input, so that it serves as a command for one message and as one that stays.

const crypto = require('node:crypto');
const readline = require('node:readline');
const { parseArgs } = require('node:util');
const { Keys, NODE, address, client, refusal, verify } = require('./wire');

const { values: said } = parseArgs({
  options: {
    keys: { type: 'string' }, // folder of own keys (docs/howto-certificates.md)
    trust: { type: 'string' }, // folder with ca.pem and crls: var/pki/trust
    sender: { type: 'string' }, // cs-221007
  },
});
const keys = new Keys(said.keys, said.trust, said.sender);

/** What the receiver acknowledges; whatever is wrong with the answer is an exception. */
async function send(errand, sent) {
  const agent = keys.agent();
  try {
    const stub = await client(errand.path.split('/')[1], agent, errand.gateway);
    address(stub, sent, { operatorId: 'op-1', terminalId: 'term-1', purpose: errand.purpose }, keys);
    const [answer, raw] = await stub[errand.operation + 'Async']({ _xml: errand.body });
    verify(raw, sent, keys);
    return answer.acknowledgement;
  } finally {
    agent.destroy();
  }
}

async function state(errand) {
  if (!['send', 'again'].includes(errand.hook)) return { state: 'unknown', remark: 'a hook that is not known here' };
  const sent = {
    from: said.sender,
    to: errand.to.slice(NODE.length),
    action: errand.action,
    id: 'urn:uuid:' + crypto.randomUUID(),
  };
  try {
    const told = await send(errand, sent);
    const number = errand.body.match(/requestNumber(?:\s[^>]*)?>([^<]*)</)[1];
    return told.requestNumber === number && told.receiver === sent.to
      ? { state: 'acknowledged' }
      : { state: 'waiting', remark: 'an acknowledgement of something else' };
  } catch (error) {
    return refused(error, sent);
  }
}

/** A refusal counts when the fault is signed; everything else is no answer. */
function refused(error, sent) {
  try {
    const told = refusal(error);
    if (!told) throw error;
    verify(error.body, sent, keys);
    return { state: /^JG-[B14]/.test(told.id) ? 'refused' : 'waiting', remark: told.id };
  } catch (failure) {
    return { state: 'waiting', remark: String(failure.message).slice(0, 200) };
  }
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await state(JSON.parse(line))));
  }
}

main();
