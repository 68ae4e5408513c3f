// The page "Messages": what the gateway has on record, newest first, by what is asked for.
import { html, nothing, svg } from '/lib/lit-html/lit-html.js';
import { repeat } from '/lib/lit-html/directives/repeat.js';
import { ask, t } from '/app.js';

const VERDICTS = ['ANSWERED', 'FAULT_RELAYED', 'REFUSED', 'TLS_REFUSED', 'ADMITTED'];
const BAD = new Set(['REFUSED', 'TLS_REFUSED']);
const EXCHANGES = Array.from({ length: 20 }, (_, i) => `X${String(i + 1).padStart(2, '0')}`);
const TEXTS = ['node', 'refusal', 'correlation'];
const HINTS = { node: 'cs-221007', refusal: 'JG-301', correlation: '' };
/** They are typed in Japan's time. */
const TIMES = ['from', 'to'];
const OFFSET = '+09:00';

let shown;
let asked = '';

async function load(rest) {
  asked = rest;
  shown = await ask('GET', `messages?${rest}`);
}

const wanted = () => new URLSearchParams(asked);

/** What is filled in, in the address: it can be kept and sent to somebody. */
function go(event) {
  event.preventDefault();
  const filled = [...new FormData(event.target)].filter(([, value]) => value !== '')
    .map(([name, value]) => [name, TIMES.includes(name) ? value + OFFSET : value]);
  location.hash = `#messages?${new URLSearchParams(filled)}`;
}

function below(number) {
  const next = wanted();
  next.set('before', number);
  return `#messages?${next}`;
}

const choice = (name, values, text) => html`<label>${t(`filter.${name}`)}
  <select name=${name}>
    <option value="">${t('filter.any')}</option>
    ${values.map((one) => html`<option value=${one} ?selected=${wanted().get(name) === one}>${text(one)}</option>`)}
  </select></label>`;

/** As its field has it; a time that is none leaves it empty, and the server says so. */
function local(instant) {
  const at = new Date(instant);
  return Number.isNaN(at.valueOf()) ? '' : JAPAN.format(at).replace(' ', 'T');
}

const filter = () => html`<form class="filter" role="search" @submit=${go}>
  ${choice('exchange', EXCHANGES, (one) => one)}
  ${choice('verdict', VERDICTS, (one) => t(`verdict.${one}`))}
  ${TEXTS.map((name) => html`<label>${t(`filter.${name}`)}
    <input name=${name} .defaultValue=${wanted().get(name) ?? ''} placeholder=${HINTS[name]} autocomplete="off" spellcheck="false"></label>`)}
  ${TIMES.map((name) => html`<label>${t(`filter.${name}`)}
    <input name=${name} type="datetime-local" step="1" .defaultValue=${local(wanted().get(name) ?? '')}></label>`)}
  <button>${t('filter.show')}</button>
  <a href="#messages">${t('filter.clear')}</a>
</form>`;

const JAPAN = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'medium',
});

/** In Japan's time, with milliseconds. */
export const time = (instant) => `${JAPAN.format(new Date(instant))}.${(instant.match(/\.(\d{3})/) ?? ['', '000'])[1]} JST`;

const lock = () => svg`<svg class="lock" viewBox="0 0 12 14" width="12" height="14" role="img" aria-label=${t('message.encrypted')}>
  <title>${t('message.encrypted')}</title><path d="M3 6V4a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" stroke-width="1.5"></path><rect x="1" y="6" width="10" height="7" rx="1" fill="currentColor"></rect></svg>`;

const row = (one) => html`<tr class=${BAD.has(one.verdict) ? 'refused' : ''}>
  <th scope="row"><a href="#message/${one.number}">${one.number}</a></th>
  <td>${time(one.receivedAt)}</td>
  <td><code>${one.sender}</code></td>
  <td><code>${one.receiver}</code></td>
  <td>${one.exchange}</td>
  <td>${one.title || one.operation}${one.encrypted ? html` ${lock()}` : nothing}</td>
  <td class=${BAD.has(one.verdict) ? 'warn' : ''}>${t(`verdict.${one.verdict}`)}</td>
  <td>${one.refusal}</td>
  <td class="number">${(one.micros / 1000).toFixed(1)}</td>
  <td><a href="#case/${one.number}" aria-label="${t('message.case')} ${one.number}">${t('message.case.short')}</a></td>
</tr>`;

const COLUMNS = ['number', 'receivedAt', 'sender', 'receiver', 'exchange', 'operation', 'verdict', 'refusal', 'micros'];

const table = () => html`<div class="scroll" tabindex="0" role="region" aria-label=${t('messages')}>
  <table>
    <thead><tr>${COLUMNS.map((one) => html`<th scope="col">${t(`column.${one}`)}</th>`)}<th scope="col">${t('message.case.column')}</th></tr></thead>
    <tbody>${repeat(shown.messages, (one) => one.number, row)}</tbody>
  </table>
</div>`;

const view = () => html`
  <h1>${t('messages')}</h1>
  ${filter()}
  ${!shown ? html`<p aria-busy="true">${t('loading')}</p>` : shown.messages.length ? table() : html`<p>${t('none')}</p>`}
  <p class="pages">
    ${wanted().has('before') ? html`<a href="#messages">${t('newest')}</a>` : nothing}
    ${shown?.older ? html`<a href=${below(shown.older)}>${t('older')}</a>` : nothing}
  </p>`;

export const messages = { in: 'messages', load, view };
