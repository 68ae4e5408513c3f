// The page "Lines": what passes between each node and the gateway, and faults as switches.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { repeat } from '/lib/lit-html/directives/repeat.js';
import { ask, language, may, t } from '/app.js';

/** What is offered; any other fault of docs/howto-line.md can be typed. */
const OFFERED = ['cut', 'half-open', 'latency=200ms~50ms', 'latency=2s', 'bandwidth=64kB/s', 'stall=5%/3s', 'reset=4096B', 'limit=1MB', 'slice=512B', 'slow-close=2s'];

/** So many lines are shown; of more, those whose nodes are looked for. */
const MOST = 100;

const ratio = { B: 1, kB: 1000, MB: 1_000_000, ms: 1, s: 1000, m: 60_000, h: 3_600_000, '%': 1 };

/**
 * The faults that are a number: unit and end of the slider, the same of a second number, and how
 * both are written.
 */
const DIALS = [
  { kind: 'latency', unit: 'ms', most: 5000, step: 10, second: { unit: 'ms', most: 5000, step: 10, usual: 0 }, text: (n, m) => `latency=${n}ms${m ? `~${Math.min(n, m)}ms` : ''}` },
  { kind: 'stall', unit: '%', most: 100, step: 1, second: { unit: 'ms', most: 10_000, step: 100, usual: 1000 }, text: (n, m) => `stall=${n}%/${m}ms` },
  { kind: 'bandwidth', unit: 'kB', most: 1000, step: 1, text: (n) => `bandwidth=${n}kB/s` },
  { kind: 'queue', unit: 'kB', most: 256, step: 1, text: (n) => `queue=${n}kB` },
  { kind: 'slice', unit: 'B', most: 4096, step: 64, text: (n) => `slice=${n}B` },
  { kind: 'limit', unit: 'kB', most: 1000, step: 1, text: (n) => `limit=${n}kB` },
  { kind: 'reset', unit: 'B', most: 65_536, step: 512, text: (n) => `reset=${n}B` },
  { kind: 'slow-close', unit: 'ms', most: 10_000, step: 100, text: (n) => `slow-close=${n}ms` },
];

let shown;
let off;
let refusal;
/** What the address asks for: part of the ids of nodes. */
let find = '';
/** The line whose dials are shown, and the direction that they are for. */
let open = '';
let direction = 'both';
/** What was turned and is not sent yet, by dial and number. */
let turned = {};

/** Where there are no lines, that is said, and is no trouble. */
async function load(rest = find) {
  if (rest !== find) {
    [find, open, turned] = [rest, rest, {}];
  }
  try {
    shown = await ask('GET', `lines?${new URLSearchParams({ find, limit: MOST + 1 })}`);
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

/** An amount as it is written, in the unit of a dial. */
function amount(text, unit) {
  const [, number, of] = /^(\d+)([a-zA-Z%]+)/.exec(text ?? '') ?? [];
  return number === undefined ? undefined : (Number(number) * (ratio[of] ?? 1)) / ratio[unit];
}

/** What a dial stands at: its first and its second number. */
function standing(line, dial) {
  const faults = line[direction === 'in' ? 'in' : 'out'].faults;
  const written = faults.find((fault) => fault.startsWith(`${dial.kind}=`))?.slice(dial.kind.length + 1) ?? '';
  const [first, second] = written.split(/[~/]/);
  return [amount(first, dial.unit) ?? 0, dial.second ? amount(second, dial.second.unit) ?? dial.second.usual : 0]
    .map((value, i) => turned[`${dial.kind} ${i}`] ?? value);
}

async function turn(line, dial, redraw) {
  const [n, m] = standing(line, dial);
  const fault = n > 0 ? { fault: dial.text(n, m) } : { fault: '', clear: dial.kind };
  await change({ link: line.node, direction, ...fault }, redraw);
  [0, 1].forEach((i) => delete turned[`${dial.kind} ${i}`]);
  redraw();
}

/** A slider and the same number to be typed. */
function number(line, dial, i, range, redraw) {
  const value = standing(line, dial)[i];
  const name = t(`dial.${dial.kind}.${i}`);
  const unit = dial.kind === 'bandwidth' ? 'kB/s' : range.unit;
  const input = (event) => {
    if (event.target.validity.valid && event.target.value !== '') {
      turned[`${dial.kind} ${i}`] = Number(event.target.value);
      redraw();
    }
  };
  return html`<span class="number-dial">
    <input type="range" min="0" max=${range.most} step=${range.step} aria-label=${name} aria-valuetext="${value} ${unit}"
      .value=${String(value)} @input=${input} @change=${() => turn(line, dial, redraw)}>
    <label><span class="quiet">${name}</span> <input type="number" min="0" step="1" .value=${String(value)} @input=${input} @change=${() => turn(line, dial, redraw)}> ${unit}</label>
  </span>`;
}

const dials = (line, redraw) => html`<tr class="dials"><td colspan="10">
  <div role="group" aria-label=${t('dial.of', line.node)} id="dials">
    <label>${t('lines.direction')}
      <select @change=${(event) => { direction = event.target.value; turned = {}; redraw(); }}>
        ${['both', 'out', 'in'].map((one) => html`<option value=${one} ?selected=${one === direction}>${t(`lines.${one}`)}</option>`)}</select></label>
    <button type="button" @click=${() => change({ link: line.node, direction }, redraw)}>${t('dial.heal')}</button>
    ${DIALS.map((dial) => html`<div class="dial">
      ${number(line, dial, 0, dial, redraw)}${dial.second ? number(line, dial, 1, dial.second, redraw) : nothing}</div>`)}
  </div></td></tr>`;

const search = () => html`<form class="filter" role="search" @submit=${(event) => { event.preventDefault(); location.hash = `#lines/${new FormData(event.target).get('find').trim()}`; }}>
  <label>${t('lines.find')} <input name="find" .defaultValue=${find} placeholder="cs-22" autocomplete="off" spellcheck="false"></label>
  <button>${t('filter.show')}</button>
  ${find ? html`<a href="#lines">${t('filter.clear')}</a>` : nothing}
</form>`;

const listed = () => shown.slice(0, MOST);

const wish = (redraw) => html`<form class="filter" @submit=${(event) => set(event, redraw)}>
  <label>${t('lines.link')}
    <select name="link"><option value="all">${t('lines.all')}</option><option value="prefectures">${t('lines.prefectures')}</option>
      ${listed().map((line) => html`<option value=${line.node}>${line.name[language()]} (${line.node})</option>`)}</select></label>
  <label>${t('lines.direction')}
    <select name="direction">${['both', 'out', 'in'].map((one) => html`<option value=${one}>${t(`lines.${one}`)}</option>`)}</select></label>
  <label>${t('lines.fault')}
    <input name="fault" list="faults" placeholder=${OFFERED[2]} required autocomplete="off" spellcheck="false"></label>
  <datalist id="faults">${OFFERED.map((one) => html`<option value=${one}></option>`)}</datalist>
  <button>${t('lines.set')}</button>
  <button type="button" @click=${() => change({ link: 'all', direction: 'both' }, redraw)}>${t('lines.heal')}</button>
  ${refusal ? html`<p role="alert" class="warn">${refusal.id} ${refusal.text}</p>` : nothing}
</form>`;

const way = (it) => html`<td>${it.faults.length ? html`<span class="warn">${it.faults.join(', ')}</span>` : '–'}</td>
  <td class="number">${it.bytes}</td><td class="number ${it.lost ? 'warn' : ''}">${it.lost}</td>`;

/** A switch: pressed where the line passes. */
const row = (line, redraw) => html`<tr>
  <th scope="row">${line.name[language()]} <code class="under">${line.node}</code></th>
  <td>${may('tester') ? html`<button type="button" role="switch" aria-checked=${line.passable ? 'true' : 'false'}
      aria-label="${line.node}: ${t(line.passable ? 'line.UP' : 'line.DOWN')}"
      @click=${() => change({ link: line.node, direction: 'both', fault: line.passable ? 'cut' : '' }, redraw)}>
      ${line.passable ? `● ${t('line.UP')}` : `✗ ${t('line.DOWN')}`}</button>`
    : t(line.passable ? 'line.UP' : 'line.DOWN')}</td>
  <td class="number">${line.open}</td>
  ${way(line.out)}
  ${way(line.in)}
  ${may('tester') ? html`<td><button type="button" aria-expanded=${open === line.node ? 'true' : 'false'} aria-label=${t('dial.of', line.node)}
    @click=${() => { open = open === line.node ? '' : line.node; turned = {}; redraw(); }}>${t('dial.open')}</button></td>` : nothing}
</tr>
${may('tester') && open === line.node ? dials(line, redraw) : nothing}`;

const COLUMNS = ['node', 'line', 'open', 'out', 'bytes', 'lost', 'in', 'bytes', 'lost'];

const table = (redraw) => html`<div class="scroll" tabindex="0" role="region" aria-label=${t('lines')}>
  <table><thead><tr>${COLUMNS.map((one) => html`<th scope="col">${t(`column.${one}`)}</th>`)}${may('tester') ? html`<th scope="col">${t('dial')}</th>` : nothing}</tr></thead>
    <tbody>${repeat(listed(), (line) => line.node, (line) => row(line, redraw))}</tbody></table>
</div>`;

const view = (redraw) => html`<h1>${t('lines')}</h1>
  ${off ? html`<p>${off.text}</p><p>${off.fix}</p>`
    : !shown ? html`<p aria-busy="true">${t('loading')}</p>`
      : html`${find || shown.length > MOST ? search() : nothing}${may('tester') ? html`<p>${t('lines.how')}</p>${wish(redraw)}` : nothing}
        ${shown.length ? table(redraw) : html`<p>${t('lines.nobody')}</p>`}
        ${shown.length > MOST ? html`<p>${t('lines.more', MOST)}</p>` : nothing}`}`;

export const lines = { in: 'lines', load, view };
