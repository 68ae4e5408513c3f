// The page of one message: why it was refused, its steps, who signed what, and its text.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { ask, may, refusalOf, save, t } from '/app.js';
import { time } from '/messages.js';

/** So many colours has style.css. */
const COLOURS = 9;

/** As the command line knows them: jukigate audit resend --change. */
const CHANGES = ['as-is', 'anew', 'body-altered', 'unsigned', 'no-timestamp', 'other-receiver', 'foreign-signer', 'outdated', 'doctype', 'no-client-certificate'];
/** So many bytes are shown; the rest is in the file. */
const HEX_BYTES = 4096;

let shown;
let number = '';
let refusal;
/** What was asked for on this page, by what asked for it: { busy, refusal, … }. */
let done = {};
let samples;

/** A message that was read stays as it was read; nothing else changes once it is answered. */
async function load(rest) {
  if (rest !== number || !shown || shown.row.verdict === 'ADMITTED') {
    if (rest !== number) {
      number = rest;
      shown = undefined;
      refusal = undefined;
      done = {};
      samples = undefined;
    }
    shown = await ask('GET', `messages/${encodeURIComponent(rest)}`);
  }
}

const path = (rest) => `messages/${encodeURIComponent(number)}/${rest}`;

/** Does something once, and says here what came of it; of another message since, it says nothing. */
async function act(name, redraw, work) {
  const here = number;
  done[name] = { busy: true };
  redraw();
  let result;
  try {
    result = await work();
  } catch (failure) {
    result = { refusal: refusalOf(failure) };
  }
  if (here === number) {
    done[name] = result;
    redraw();
  }
}

async function read(event, redraw) {
  event.preventDefault();
  try {
    shown = await ask('POST', `messages/${encodeURIComponent(number)}/reading`, { reason: new FormData(event.target).get('reason') });
    refusal = undefined;
  } catch (failure) {
    refusal = failure.refusal;
  }
  redraw();
}

const facts = ({ row, peer }) => html`<dl class="facts">
  ${[
    [t('column.verdict'), t(`verdict.${row.verdict}`)],
    [t('column.exchange'), `${row.exchange} ${row.title} (${row.operation})`],
    [t('column.sender'), row.sender],
    [t('column.receiver'), row.receiver],
    [t('message.peer'), peer],
    [t('column.receivedAt'), time(row.receivedAt)],
    [t('message.correlation'), row.correlation],
    [t('message.id'), row.messageId],
  ].map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
</dl>`;

const refused = (it) => html`<section class="refusal" aria-labelledby="why">
  <h2 id="why">${t('message.why')}: ${it.row.refusal}</h2>
  <p>${it.why}</p>
  <h3>${t('message.fix')}</h3>
  <p>${it.fix}</p>
  ${it.detail !== it.why ? html`<details><summary>${t('message.recorded')}</summary><p lang="en">${it.detail}</p></details>` : nothing}
</section>`;

/** A step is as wide as it took long; the one that refused says so. */
function steps(it) {
  const most = Math.max(1, ...it.steps.map((step) => step.micros));
  return html`<section aria-labelledby="steps"><h2 id="steps">${t('message.steps')}</h2>
    <ol class="steps">${it.steps.map((step) => {
      const here = it.row.verdict === 'REFUSED' && step.name === it.row.stage;
      return html`<li class=${here ? 'warn' : ''}>
        <span>${here ? '✗' : '✓'} ${t(`step.${step.name}`)} <code>${step.name}</code>${here ? html` – ${t('message.refusedHere')}` : nothing}</span>
        <meter min="0" max=${most} value=${step.micros} aria-hidden="true"></meter>
        <span class="number">${step.micros} µs</span></li>`;
    })}</ol></section>`;
}

const finding = (it) => html`<span class="warn">✗ ${it.text}</span> → ${it.fix}`;

function signatures(text) {
  if (!text.signed.length) {
    return html`<p>${t('message.signature.none')}</p>`;
  }
  return html`<ul class="signed">
    ${text.signed.map((one, i) => html`<li><span class="swatch s${i % COLOURS}"></span><code>${one.part}</code>
      ${one.wrong ? finding(one.wrong) : html`✓ ${t('message.part.good')}`}</li>`)}
    <li><code>SignatureValue</code> ${text.signature ? finding(text.signature) : html`✓ ${t('message.signature.good')}`}</li>
  </ul>`;
}

const signer = (it) => html`<details><summary>${t('message.signer')}: ${it.subject}</summary>
  <dl class="facts">${[
    [t('message.issuer'), it.issuer],
    [t('message.serial'), it.serial],
    [t('message.valid'), `${it.from.slice(0, 10)} – ${it.until.slice(0, 10)}`],
    ['SHA-256', it.sha256],
  ].map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</details>`;

const standing = (word) => html`<td class=${word === 'VALID' ? '' : 'warn'}>${word === 'VALID' ? '✓' : '✗'} ${t(`message.standing.${word}`)}</td>`;

const judged = (name, why) => html`<li>${t(name)}: ${why ? html`<span class="warn">✗ ${why}</span>` : html`✓ ${t('message.chain.trusted')}`}</li>`;

const chain = (it) => html`<details><summary>${t('message.chain')} ${it.now ? html`<span class="warn">✗</span>` : '✓'}</summary>
  <ul class="signed">${judged('message.chain.then', it.then)}${judged('message.chain.now', it.now)}</ul>
  <div class="scroll" tabindex="0" role="region" aria-label=${t('message.chain')}><table>
    <thead><tr>${['message.subject', 'message.serial', 'message.valid', 'message.chain.then', 'message.chain.now'].map((one) => html`<th scope="col">${t(one)}</th>`)}</tr></thead>
    <tbody>${it.links.map(({ certificate, then, now }) => html`<tr>
      <th scope="row">${certificate.subject}</th><td><code>${certificate.serial}</code></td>
      <td>${certificate.from.slice(0, 10)} – ${certificate.until.slice(0, 10)}</td>${standing(then)}${standing(now)}</tr>`)}</tbody>
  </table></div>
</details>`;

function xml(name, text) {
  const colours = new Map(text.signed.map((one, i) => [one.part, `s${i % COLOURS}`]));
  return html`<div class="xml scroll" tabindex="0" role="region" aria-label="XML: ${name}">
    ${text.lines.map((line) => html`<div class="line ${colours.get(line.part) ?? ''} d${Math.min(line.depth, 12)}" title=${line.part}>${line.text}</div>`)}
  </div>
  ${text.cut ? html`<p>${text.lines.length ? t('message.cut') : t('message.unreadable')}</p>` : nothing}`;
}

const half = (name, id, text) => html`<section aria-labelledby=${id}>
  <h2 id=${id}>${name}</h2>
  ${text ? html`<p class="quiet">${t('message.bytes', text.bytes, text.sha256)}</p>
    <h3>${t('message.signed')}</h3>
    ${signatures(text)}
    ${text.signer ? signer(text.signer) : nothing}
    ${text.chain ? chain(text.chain) : nothing}
    ${xml(name, text)}` : html`<p>${t('message.erased')}</p>`}
</section>`;

const reading = (redraw) => html`<form class="filter" @submit=${(event) => read(event, redraw)}>
  <p>${t('message.masked')}</p>
  <label>${t('message.reason')} <input name="reason" required maxlength="100" autocomplete="off"></label>
  <button>${t('message.read')}</button>
  ${refusal ? html`<p role="alert" class="warn">${refusal.id} ${refusal.text}</p>` : nothing}
</form>`;

const said = (it) => (it?.refusal ? html`<p class="warn">${it.refusal.id} ${it.refusal.text} ${it.refusal.fix ?? ''}</p>` : nothing);

const busy = (it) => (it?.busy ? html`<p aria-busy="true">${t('loading')}</p>` : nothing);

/** A form that needs a reason, because it shows personal data. */
const reasoned = (name, text, redraw, work, more = nothing) => html`<form class="filter" @submit=${(event) => {
  event.preventDefault();
  const form = Object.fromEntries(new FormData(event.target));
  act(name, redraw, () => work(form));
}}>
  ${more}
  <label>${t('message.reason')} <input name="reason" required maxlength="100" autocomplete="off"></label>
  <button ?disabled=${done[name]?.busy}>${text}</button>
</form>`;

const saveBytes = (name, base64) => save(name, Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)), 'application/octet-stream');

/** As hexdump -C has it. */
function hex(base64) {
  const all = atob(base64);
  const lines = [];
  for (let at = 0; at < Math.min(all.length, HEX_BYTES); at += 16) {
    const some = [...all.slice(at, at + 16)].map((one) => one.charCodeAt(0));
    lines.push(`${at.toString(16).padStart(8, '0')}  ${some.map((one) => one.toString(16).padStart(2, '0')).join(' ').padEnd(47)}  ${some.map((one) => (one >= 32 && one < 127 ? String.fromCharCode(one) : '.')).join('')}`);
  }
  return lines.join('\n');
}

const file = (name, base64) => (!base64 ? nothing : html`<h3>${t(`message.${name}`)}</h3>
  <p><button type="button" @click=${() => saveBytes(`${name}-${number}.xml`, base64)}>${t('message.download', `${name}-${number}.xml`)}</button></p>
  <pre class="hex scroll" tabindex="0" aria-label=${t(`message.${name}`)}>${hex(base64)}</pre>`);

const raw = (redraw) => html`<details><summary>${t('message.raw')}</summary>
  ${reasoned('raw', t('message.raw.read'), redraw, ({ reason }) => ask('POST', path('bytes'), { reason }))}
  <div aria-live="polite">${busy(done.raw)}${said(done.raw)}
    ${done.raw?.request === undefined ? nothing : html`${file('request', done.raw.request)}${file('response', done.raw.response)}
      <p class="quiet">${t('message.raw.some', HEX_BYTES)}</p>`}</div>
</details>`;

async function pack({ reason }) {
  const zip = await ask('POST', path('evidence'), { reason });
  saveBytes(zip.name, zip.content);
  return { name: zip.name };
}

const evidence = (redraw) => html`<details><summary>${t('message.evidence')}</summary>
  <p>${t('message.evidence.what')}</p>
  ${reasoned('evidence', t('message.evidence.pack'), redraw, pack)}
  <div aria-live="polite">${busy(done.evidence)}${said(done.evidence)}${done.evidence?.name ? html`<p>✓ ${done.evidence.name}</p>` : nothing}</div>
</details>`;

const difference = (one) => html`<tr><th scope="row">${one.title}${one.attribute ? html` @<code>${one.attribute.replace(/^.*}/, '')}</code>` : nothing}</th>
  <td>${t(`message.diff.${one.kind}`)}</td><td class="wide">${one.one || '–'}</td><td class="wide">${one.other || '–'}</td><td class="wide"><code>${one.path}</code></td></tr>`;

const compared = (name, it) => (!it ? nothing : html`
  <h3>${t(`message.${name}`)}</h3>
  ${it.refusal ? html`<p class="warn">${it.refusal}</p>` : !it.rows.length ? html`<p>✓ ${t('message.diff.equal', it.byForm)}</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label=${t('message.diff')}><table>
      <caption>${t('message.diff.rows', it.rows.length, it.byForm)}${it.cut ? ` ${t('message.cut')}` : ''}</caption>
      <thead><tr><th scope="col">${t('message.diff.element')}</th><th scope="col">${t('message.diff.kind')}</th>
        <th scope="col">${done.diff.number}</th><th scope="col">${done.diff.other}</th><th scope="col">${t('message.diff.path')}</th></tr></thead>
      <tbody>${it.rows.map(difference)}</tbody></table></div>`}`);

/** Without a reason, values of bodies stay masked. */
const compare = (form) => (form.reason
  ? ask('POST', path('diff'), { with: Number(form.with), reason: form.reason })
  : ask('GET', `${path('diff')}?${new URLSearchParams({ with: form.with })}`));

const diff = (redraw) => html`<details><summary>${t('message.diff')}</summary>
  <form class="filter" @submit=${(event) => {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.target));
    act('diff', redraw, () => compare(form));
  }}>
    <label>${t('message.diff.with')} <input name="with" required inputmode="numeric" pattern="[1-9][0-9]*" autocomplete="off"></label>
    ${may('tester') || may('reviewer') ? html`<label>${t('message.diff.reason')} <input name="reason" maxlength="100" autocomplete="off"></label>` : nothing}
    <button ?disabled=${done.diff?.busy}>${t('message.diff.compare')}</button>
  </form>
  <div aria-live="polite">${busy(done.diff)}${said(done.diff)}
    ${done.diff?.other ? html`${compared('request', done.diff.request)}${compared('response', done.diff.response)}` : nothing}</div>
</details>`;

async function fetchSamples(redraw) {
  const here = number;
  try {
    const all = await ask('GET', path('samples'));
    samples = here === number ? all : samples;
  } catch (failure) {
    done.samples = { refusal: failure.refusal };
  }
  redraw();
}

async function copy(text, name, redraw) {
  try {
    await navigator.clipboard.writeText(text);
    done.samples = { copied: name };
  } catch {
    done.samples = { selected: true };
  }
  redraw();
}

const programs = (redraw) => html`<details @toggle=${(event) => event.target.open && !samples && fetchSamples(redraw)}>
  <summary>${t('message.samples')}</summary>
  <p>${t('message.samples.what')}</p>
  <div aria-live="polite">${said(done.samples)}${done.samples?.copied ? html`<p>✓ ${t('message.copied', done.samples.copied)}</p>` : nothing}
    ${done.samples?.selected ? html`<p>${t('message.copyByHand')}</p>` : nothing}</div>
  ${samples && !samples.length ? html`<p>${t('message.samples.none')}</p>` : nothing}
  ${(samples ?? []).map((one) => html`<h3>${one.name} <button type="button" aria-label="${t('message.copy')}: ${one.name}" @click=${() => copy(one.text, one.name, redraw)}>${t('message.copy')}</button></h3>
    <pre class="scroll" tabindex="0" aria-label=${one.name}>${one.text}</pre>`)}
</details>`;

const tried = (it) => (!it?.ending ? nothing : html`
  <p class=${it.ending === 'acknowledged' ? '' : 'warn'}>${it.ending === 'acknowledged' ? '✓' : '✗'} ${t(`message.change.${it.change}`)}:
    ${it.ending === 'acknowledged' ? t('message.try.taken') : it.ending}
    ${it.row ? html` – <a href="#message/${it.row.number}">${t('message', it.row.number)}</a>` : nothing}</p>
  ${it.why ? html`<p>${it.why}</p><p>→ ${it.fix}</p>` : nothing}`);

const trials = (redraw) => html`<details><summary>${t('message.try')}</summary>
  <p>${t('message.try.what')}</p>
  <form class="filter" @submit=${(event) => {
    event.preventDefault();
    const change = new FormData(event.target).get('change');
    act('try', redraw, () => ask('POST', path('trials'), { change }));
  }}>
    <label>${t('message.change')} <select name="change">${CHANGES.map((one) => html`<option value=${one}>${t(`message.change.${one}`)}</option>`)}</select></label>
    <button ?disabled=${done.try?.busy}>${t('message.try.send')}</button>
  </form>
  <div aria-live="polite">${busy(done.try)}${said(done.try)}${tried(done.try)}</div>
  <h3>${t('message.scenario')}</h3>
  <p>${t('message.scenario.what')}</p>
  <p><button type="button" ?disabled=${done.scenario?.busy} @click=${() => act('scenario', redraw, () => ask('POST', path('scenario'), {}))}>${t('message.scenario.save')}</button></p>
  <div aria-live="polite">${busy(done.scenario)}${said(done.scenario)}
    ${done.scenario?.folder ? html`<p>✓ <code>${done.scenario.folder}</code></p><pre>${done.scenario.command}</pre>` : nothing}</div>
</details>`;

const more = (redraw) => html`<section aria-labelledby="more"><h2 id="more">${t('message.more')}</h2>
  ${shown.row.verdict === 'TLS_REFUSED' ? nothing : html`
    ${may('tester') ? trials(redraw) : nothing}
    ${diff(redraw)}
    ${may('tester') || may('reviewer') ? raw(redraw) : nothing}
    ${programs(redraw)}`}
  ${may('reviewer') ? evidence(redraw) : nothing}
</section>`;

const view = (redraw) => (!shown ? html`<h1>${t('message', number)}</h1>` : html`
  <h1>${t('message', number)}</h1>
  <p class="pages"><a href="#case/${shown.row.number}">${t('message.case')}</a> <a href="#audit/${shown.row.number}">${t('message.prove')}</a></p>
  ${facts(shown)}
  ${shown.row.refusal ? refused(shown) : nothing}
  ${shown.steps.length ? steps(shown) : nothing}
  ${shown.request?.masked && (may('tester') || may('reviewer')) ? reading(redraw) : nothing}
  ${shown.row.verdict === 'TLS_REFUSED' ? nothing : html`
    ${half(t('message.request'), 'request', shown.request)}
    ${half(t('message.response'), 'response', shown.response)}`}
  ${more(redraw)}`);

export const message = { in: 'messages', load, view };
