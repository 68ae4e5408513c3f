// The page "Clock": the time of the backbone, which testers stop, move and run faster.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { ask, may, t } from '/app.js';
import { time } from '/messages.js';

const STEPS = ['PT1H', 'P1D', 'P31D', 'P1Y'];
const SPEEDS = [1, 60, 3600];

let shown;
let moved;
let refusal;
let busy = false;
/** What will end or be erased; asked for again now and then, it changes slowly. */
let coming;
let comingAsked = 0;
const SLOWLY_MILLIS = 30_000;

async function load() {
  shown = await ask('GET', 'clock');
  if (Date.now() - comingAsked > SLOWLY_MILLIS) {
    coming = await ask('GET', 'clock/coming');
    comingAsked = Date.now();
  }
}

async function change(wish, redraw) {
  busy = true;
  redraw();
  try {
    shown = await ask('POST', 'clock', wish);
    moved = wish.to ? shown : undefined;
    comingAsked = 0;
    await load();
    refusal = undefined;
  } catch (failure) {
    refusal = failure.refusal;
  }
  busy = false;
  redraw();
}

function to(event, redraw) {
  event.preventDefault();
  change({ to: new FormData(event.target).get('to') }, redraw);
}

const controls = (redraw) => html`
  <p class="pages">
    <button type="button" ?disabled=${busy} @click=${() => change({ speed: 0 }, redraw)}>${t('clock.stop')}</button>
    ${SPEEDS.map((speed) => html`<button type="button" ?disabled=${busy} @click=${() => change({ speed }, redraw)}>${t('clock.run', speed)}</button>`)}
  </p>
  <p class="pages">
    ${STEPS.map((step) => html`<button type="button" ?disabled=${busy} @click=${() => change({ to: step }, redraw)}>${t(`clock.${step}`)}</button>`)}
  </p>
  <form class="filter" @submit=${(event) => to(event, redraw)}>
    <label>${t('clock.to')} <input name="to" required placeholder="2026-12-24" autocomplete="off"></label>
    <button ?disabled=${busy}>${t('clock.move')}</button>
  </form>`;

const DAY_MILLIS = 24 * 60 * 60 * 1000;

/** How far away by the clock of the backbone. */
function away(at) {
  const days = (Date.parse(at) - Date.parse(shown.instant)) / DAY_MILLIS;
  return days < 0 ? t('coming.now') : days < 1 ? t('coming.hours', Math.floor(days * 24)) : t('coming.days', Math.floor(days));
}

/** Uses of keys and issuers stand as they are named everywhere. */
const what = (one) => (['MESSAGES', 'RECORDS'].includes(one.kind) ? t(`coming.${one.kind}.${one.what}`) : one.what);

const event = (one, redraw) => html`<tr>
  <th scope="row">${time(one.at).replace(/\.\d+/, '')}</th>
  <td>${away(one.at)}</td>
  <td>${t(`coming.${one.kind}`)}</td>
  <td>${what(one)}${one.node ? html` <code>${one.node}</code>` : nothing}</td>
  <td class="number">${one.count || '–'}</td>
  ${may('tester') ? html`<td><button type="button" ?disabled=${busy || one.at <= shown.instant} aria-label=${t('coming.there.at', time(one.at))}
    @click=${() => change({ to: one.at }, redraw)}>${t('coming.there')}</button></td>` : nothing}
</tr>`;

const COLUMNS = ['at', 'away', 'kind', 'what', 'count'];

const table = (redraw) => html`<div class="scroll" tabindex="0" role="region" aria-label=${t('coming')}>
  <table><caption>${t('coming')}</caption>
    <thead><tr>${COLUMNS.map((one) => html`<th scope="col">${t(`coming.column.${one}`)}</th>`)}${may('tester') ? html`<th scope="col">${t('clock.move')}</th>` : nothing}</tr></thead>
    <tbody>${coming.map((one) => event(one, redraw))}</tbody></table>
</div>`;

const view = (redraw) => html`<h1>${t('clock')}</h1>
  ${shown ? html`<p class="time">${time(shown.instant)} ${t(`clock.${shown.mode}`, shown.speed)}</p>` : nothing}
  ${may('tester') ? controls(redraw) : nothing}
  <div role="status">
    ${busy ? html`<p>${t('clock.busy')}</p>` : nothing}
    ${moved ? html`<p>${t('clock.moved', moved.certificates, moved.erased, moved.sent)}</p>` : nothing}
  </div>
  ${refusal ? html`<p role="alert" class="warn">${refusal.id} ${refusal.text} ${refusal.fix}</p>` : nothing}
  ${coming?.length ? table(redraw) : nothing}`;

export const clock = { in: 'clock', load, view };
