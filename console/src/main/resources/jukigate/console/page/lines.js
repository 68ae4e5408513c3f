// The page "Lines": what passes between each node and the gateway, and faults as switches.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { repeat } from '/lib/lit-html/directives/repeat.js';
import { ask, may, t } from '/app.js';

/** What is offered; any other fault of docs/howto-line.md can be typed. */
const OFFERED = ['cut', 'half-open', 'latency=200ms~50ms', 'latency=2s', 'bandwidth=64kB/s', 'stall=5%/3s', 'reset=4096B', 'limit=1MB', 'slice=512B', 'slow-close=2s'];

let shown;
let off;
let refusal;

/** Where there are no lines, that is said, and is no trouble. */
async function load() {
  try {
    shown = await ask('GET', 'lines');
    off = undefined;
  } catch (failure) {
    if (failure.refusal?.id !== 'JG-O63') {
      throw failure;
    }
    off = failure.refusal;
  }
}

async function change(wish, redraw) {
  try {
    await ask('POST', 'lines/faults', wish);
    refusal = undefined;
    await load();
  } catch (failure) {
    refusal = failure.refusal;
  }
  redraw();
}

function set(event, redraw) {
  event.preventDefault();
  const form = new FormData(event.target);
  change(Object.fromEntries(['link', 'direction', 'fault'].map((name) => [name, form.get(name)])), redraw);
}

const wish = (redraw) => html`<form class="filter" @submit=${(event) => set(event, redraw)}>
  <label>${t('lines.link')}
    <select name="link"><option value="all">${t('lines.all')}</option><option value="prefectures">${t('lines.prefectures')}</option>
      ${shown.map((line) => html`<option>${line.node}</option>`)}</select></label>
  <label>${t('lines.direction')}
    <select name="direction">${['both', 'out', 'in'].map((one) => html`<option value=${one}>${t(`lines.${one}`)}</option>`)}</select></label>
  <label>${t('lines.fault')}
    <input name="fault" list="faults" required autocomplete="off" spellcheck="false"></label>
  <datalist id="faults">${OFFERED.map((one) => html`<option value=${one}></option>`)}</datalist>
  <button>${t('lines.set')}</button>
  <button type="button" @click=${() => change({ link: 'all', direction: 'both' }, redraw)}>${t('lines.heal')}</button>
  ${refusal ? html`<p role="alert" class="warn">${refusal.id} ${refusal.text}</p>` : nothing}
</form>`;

const way = (it) => html`<td>${it.faults.length ? html`<span class="warn">${it.faults.join(', ')}</span>` : '–'}</td>
  <td class="number">${it.bytes}</td><td class="number ${it.lost ? 'warn' : ''}">${it.lost}</td>`;

/** A switch: pressed where the line passes. */
const row = (line, redraw) => html`<tr>
  <th scope="row"><code>${line.node}</code></th>
  <td>${may('tester') ? html`<button type="button" role="switch" aria-checked=${line.passable ? 'true' : 'false'}
      aria-label="${line.node}: ${t(line.passable ? 'line.UP' : 'line.DOWN')}"
      @click=${() => change({ link: line.node, direction: 'both', fault: line.passable ? 'cut' : '' }, redraw)}>
      ${line.passable ? `● ${t('line.UP')}` : `✗ ${t('line.DOWN')}`}</button>`
    : t(line.passable ? 'line.UP' : 'line.DOWN')}</td>
  <td class="number">${line.open}</td>
  ${way(line.out)}
  ${way(line.in)}
</tr>`;

const COLUMNS = ['id', 'line', 'open', 'out', 'bytes', 'lost', 'in', 'bytes', 'lost'];

const table = (redraw) => html`<div class="scroll" tabindex="0" role="region" aria-label=${t('lines')}>
  <table><thead><tr>${COLUMNS.map((one) => html`<th scope="col">${t(`column.${one}`)}</th>`)}</tr></thead>
    <tbody>${repeat(shown, (line) => line.node, (line) => row(line, redraw))}</tbody></table>
</div>`;

const view = (redraw) => html`<h1>${t('lines')}</h1>
  ${off ? html`<p>${off.text}</p><p>${off.fix}</p>`
    : !shown ? html`<p aria-busy="true">${t('loading')}</p>`
      : html`${may('tester') ? wish(redraw) : nothing}${table(redraw)}`}`;

export const lines = { in: 'lines', load, view };
