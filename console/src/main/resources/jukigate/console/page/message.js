// The page of one message: why it was refused, its steps, who signed what, and its text.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { ask, may, t } from '/app.js';
import { time } from '/messages.js';

/** So many colours has style.css. */
const COLOURS = 9;

let shown;
let number = '';
let refusal;

/** A message that was read stays as it was read; nothing else changes once it is answered. */
async function load(rest) {
  if (rest !== number || !shown || shown.row.verdict === 'ADMITTED') {
    number = rest;
    shown = undefined;
    refusal = undefined;
    shown = await ask('GET', `messages/${encodeURIComponent(rest)}`);
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
    [t('column.exchange'), `${row.exchange} ${row.operation}`],
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
        <span>${here ? '✗' : '✓'} ${step.name}${here ? html` – ${t('message.refusedHere')}` : nothing}</span>
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

function xml(text) {
  const colours = new Map(text.signed.map((one, i) => [one.part, `s${i % COLOURS}`]));
  return html`<div class="xml scroll" tabindex="0" role="region" aria-label="XML">
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
    ${xml(text)}` : html`<p>${t('message.erased')}</p>`}
</section>`;

const reading = (redraw) => html`<form class="filter" @submit=${(event) => read(event, redraw)}>
  <p>${t('message.masked')}</p>
  <label>${t('message.reason')} <input name="reason" required maxlength="100" autocomplete="off"></label>
  <button>${t('message.read')}</button>
  ${refusal ? html`<p role="alert" class="warn">${refusal.id} ${refusal.text}</p>` : nothing}
</form>`;

const view = (redraw) => (!shown ? html`<h1>${t('message', number)}</h1>` : html`
  <h1>${t('message', number)}</h1>
  ${facts(shown)}
  ${shown.row.refusal ? refused(shown) : nothing}
  ${shown.steps.length ? steps(shown) : nothing}
  ${shown.request?.masked && (may('tester') || may('reviewer')) ? reading(redraw) : nothing}
  ${shown.row.verdict === 'TLS_REFUSED' ? nothing : html`
    ${half(t('message.request'), 'request', shown.request)}
    ${half(t('message.response'), 'response', shown.response)}`}`);

export const message = { in: 'messages', load, view };
