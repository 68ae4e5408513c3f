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

async function load() {
  shown = await ask('GET', 'clock');
}

async function change(wish, redraw) {
  busy = true;
  redraw();
  try {
    shown = await ask('POST', 'clock', wish);
    moved = wish.to ? shown : undefined;
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

const view = (redraw) => html`<h1>${t('clock')}</h1>
  ${shown ? html`<p class="time">${time(shown.instant)} ${t(`clock.${shown.mode}`, shown.speed)}</p>` : nothing}
  ${may('tester') ? controls(redraw) : nothing}
  <div role="status">
    ${busy ? html`<p>${t('clock.busy')}</p>` : nothing}
    ${moved ? html`<p>${t('clock.moved', moved.certificates, moved.erased, moved.sent)}</p>` : nothing}
  </div>
  ${refusal ? html`<p role="alert" class="warn">${refusal.id} ${refusal.text} ${refusal.fix}</p>` : nothing}`;

export const clock = { in: 'clock', load, view };
