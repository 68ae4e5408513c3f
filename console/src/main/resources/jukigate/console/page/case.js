// The page "Business case": all messages that belong together, as a drawing and as a table.
import { html, svg, nothing } from '/lib/lit-html/lit-html.js';
import { ask, t } from '/app.js';
import { time } from '/messages.js';

const BAD = new Set(['REFUSED', 'TLS_REFUSED']);
/** Of the drawing, in user units. */
const LANE = 200;
const LEFT = 90;
const TOP = 60;
const ROW = 82;

let shown;
let asked = '';

/** A correlation id is looked up first. */
async function number(rest) {
  if (/^[0-9]+$/.test(rest)) {
    return rest;
  }
  const found = await ask('GET', `messages?${new URLSearchParams({ correlation: decodeURIComponent(rest), limit: 1 })}`);
  return found.messages[0]?.number;
}

const settled = () => shown && !shown.waiting.length && shown.steps.every(({ row }) => row.verdict !== 'ADMITTED');

/** What is over is not asked for again: new messages seldom join a case that waits for nothing. */
async function load(rest) {
  if (rest !== asked) {
    asked = rest;
    shown = undefined;
  }
  if (settled()) {
    return;
  }
  const found = await number(rest);
  if (found !== undefined && rest === asked) {
    shown = await ask('GET', `messages/${found}/case`);
  }
}

const x = (id) => LEFT + Math.max(0, shown.lanes.findIndex((lane) => lane.id === id)) * LANE;
const seconds = (millis) => `+${(millis / 1000).toFixed(3)} s`;
const verdict = ({ row }) => `${t(`verdict.${row.verdict}`)}${row.refusal ? ` ${row.refusal}` : ''}`;

/** Of an operation, in as many characters as there is room. */
const short = (text) => (text.length > 24 ? `${text.slice(0, 23)}…` : text);

const arrow = (from, to, y, kind) => svg`<line class="hop ${kind}" x1=${from} x2=${to} y1=${y} y2=${y}></line>
  <path class="tip ${kind}" d=${from < to ? `M${to},${y} l-9,-5 v10 z` : `M${to},${y} l9,-5 v10 z`}></path>`;

/** Both hops of a request and of its answer; what the gateway refused goes no further. */
function step(one, y) {
  const { row } = one;
  const [from, gateway, to] = [x(row.sender), x('gateway'), x(row.receiver)];
  const refused = BAD.has(row.verdict);
  const kind = refused ? 'bad' : row.verdict === 'FAULT_RELAYED' ? 'busy' : '';
  const across = (from < gateway) !== (to < gateway);
  const shift = across || refused ? 0 : 8;
  const middle = (from + gateway) / 2;
  return svg`<a href="#message/${row.number}" aria-label="${row.number} ${row.exchange} ${row.title || row.operation} ${verdict(one)}">
    <rect class="hit" x="0" y=${y - 24} width=${LEFT * 2 + (shown.lanes.length - 1) * LANE} height=${ROW - 4}></rect>
    <text x="4" y=${y + 4}>${row.number}</text>
    <text class="quiet" x="4" y=${y + 20}>${seconds(one.sinceMillis)}</text>
    <text x=${middle} y=${y - 7} text-anchor="middle">${row.exchange} ${short(row.title || row.operation)}</text>
    ${arrow(from, gateway, y, kind)}
    ${refused ? svg`<text class="bad" x=${gateway + 8} y=${y + 5}>✗ ${row.refusal}</text>`
      : svg`${arrow(gateway, to, y + shift, kind)}
        ${row.verdict === 'ADMITTED' ? svg`<text class="quiet" x=${gateway + 8} y=${y + 26}>${t('verdict.ADMITTED')}</text>`
          : svg`${arrow(to, gateway, y + 22 + shift, `back ${kind}`)}`}`}
    ${row.verdict === 'ADMITTED' ? nothing : svg`${arrow(gateway, from, y + 22 + 2 * shift, `back ${kind}`)}
      <text class="quiet" x=${middle} y=${y + 38 + 2 * shift} text-anchor="middle">${row.verdict === 'FAULT_RELAYED' ? `✗ ${t('case.fault')}` : ''} ${(row.micros / 1000).toFixed(1)} ms</text>`}
  </a>`;
}

const letter = (one, y) => svg`<g>
  <line class="hop waits" x1=${x(one.sender)} x2=${x('gateway')} y1=${y} y2=${y}></line>
  <text x="4" y=${y + 4}>✉</text>
  <text x=${(x(one.sender) + x('gateway')) / 2} y=${y - 7} text-anchor="middle">${one.exchange} ${short(one.title)}: ${t('case.waits')}</text>
</g>`;

function drawing() {
  const width = LEFT * 2 + (shown.lanes.length - 1) * LANE;
  const height = TOP + (shown.steps.length + shown.waiting.length) * ROW + 10;
  return html`<div class="scroll case" tabindex="0" role="region" aria-label=${t('case.drawing')}>
    <svg class="sequence" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="group" aria-label=${t('case.drawing')}>
      ${shown.lanes.map((lane) => svg`<g class=${lane.id === 'gateway' ? 'lane gateway' : 'lane'}>
        <text x=${x(lane.id)} y="18" text-anchor="middle">${short(lane.name)}</text>
        <text class="quiet" x=${x(lane.id)} y="34" text-anchor="middle">${lane.id}</text>
        <line x1=${x(lane.id)} x2=${x(lane.id)} y1="42" y2=${height}></line></g>`)}
      ${shown.steps.map((one, i) => step(one, TOP + 30 + i * ROW))}
      ${shown.waiting.map((one, i) => letter(one, TOP + 30 + (shown.steps.length + i) * ROW))}
    </svg></div>`;
}

const node = (id) => html`${shown.lanes.find((lane) => lane.id === id)?.name ?? ''} <code>${id}</code>`;

const line = (one) => html`<tr class=${BAD.has(one.row.verdict) ? 'refused' : ''}>
  <th scope="row"><a href="#message/${one.row.number}">${one.row.number}</a></th>
  <td class="number">${seconds(one.sinceMillis)}</td>
  <td>${time(one.row.receivedAt)}</td>
  <td>${node(one.row.sender)}</td>
  <td>${node(one.row.receiver)}</td>
  <td>${one.row.exchange} ${one.row.title || one.row.operation}</td>
  <td class=${BAD.has(one.row.verdict) ? 'warn' : ''}>${verdict(one)}</td>
</tr>`;

const COLUMNS = ['number', 'since', 'receivedAt', 'sender', 'receiver', 'operation', 'verdict'];

const table = () => html`<div class="scroll" tabindex="0" role="region" aria-label=${t('case.steps')}><table>
  <caption>${t('case.steps')}</caption>
  <thead><tr>${COLUMNS.map((one) => html`<th scope="col">${t(one === 'since' ? 'case.since' : `column.${one}`)}</th>`)}</tr></thead>
  <tbody>${shown.steps.map(line)}</tbody>
</table></div>`;

const letters = () => html`<table>
  <caption>${t('case.letters')}</caption>
  <thead><tr>${['column.sender', 'column.receiver', 'column.operation', 'case.state', 'case.attempts', 'column.refusal', 'case.next']
    .map((one) => html`<th scope="col">${t(one)}</th>`)}</tr></thead>
  <tbody>${shown.waiting.map((one) => html`<tr><td>${node(one.sender)}</td><td>${node(one.receiver)}</td>
    <td>${one.exchange} ${one.title}</td><td>${one.state}</td><td class="number">${one.attempts}</td>
    <td>${one.refusal}</td><td>${one.next ? time(one.next) : '–'}</td></tr>`)}</tbody>
</table>`;

const view = () => html`
  <h1>${t('case', shown?.number ?? '')}</h1>
  ${!shown ? html`<p aria-busy="true">${t('loading')}</p>` : html`
    <p class="quiet">${t('case.tied', shown.first, shown.last)}</p>
    ${shown.cut ? html`<p class="warn">${t('case.cut')}</p>` : nothing}
    ${drawing()}
    ${table()}
    ${shown.waiting.length ? letters() : nothing}`}`;

const page = { in: 'messages', load, view };
export { page as case };
