// The page "Performance": what the gateway counts, and how it changed in the last ten minutes.
import { html } from '/lib/lit-html/lit-html.js';
import { ask, t } from '/app.js';
import { bars, curves } from '/charts.js';
import { time } from '/messages.js';

const SPAN = 10;
const MINUTE = 60_000;
const SHARES = { p50: 0.5, p95: 0.95, p99: 0.99 };
const MEGABYTE = 2 ** 20;

/** Answers of the last ten minutes, oldest first. */
let samples = [];
/** Of which step the histogram is shown, and whether only of the last ten minutes. */
let chosen = '';
let late = false;

async function load() {
  const figures = await ask('GET', 'performance');
  const before = samples.at(-1);
  if (before && before.millis > figures.millis) {
    samples = []; // another backbone
  }
  samples = [...samples.filter((one) => one.millis > figures.millis - SPAN * MINUTE), figures];
}

const total = (figures, what) => figures.exchanges.reduce((all, one) => all + one[what], 0);

const seconds = (from, to) => Math.max(1, to.millis - from.millis) / 1000;

/** The latest sample that is a minute old, or the oldest there is. */
const minuteAgo = (now) => samples.findLast((one) => one.millis <= now.millis - MINUTE) ?? samples[0];

const rate = (from, to, what) => (total(to, what) - total(from, what)) / seconds(from, to);

const KINDS = ['answered', 'faults', 'refused'];

const points = (values) => samples.map((one, i) => ({
  ago: (samples.at(-1).millis - one.millis) / 1000,
  values: values(one, samples[Math.max(0, i - 1)]),
}));

/** So long or shorter took this share of all; as the server reads it off the buckets. */
function quantile(counts, bounds, share) {
  const all = counts.reduce((sum, count) => sum + count, 0);
  let left = share * all;
  for (let i = 0; i < bounds.length; i += 1) {
    if (counts[i] > 0 && left <= counts[i]) {
      const from = i === 0 ? 0 : bounds[i - 1];
      return from + ((bounds[i] - from) * left) / counts[i];
    }
    left -= counts[i];
  }
  return all ? bounds.at(-1) : 0;
}

/** A step since the first sample instead of since the start. */
function since(step, bounds) {
  const first = samples[0].steps.find((one) => one.name === step.name);
  const counts = step.counts.map((count, i) => count - (first?.counts[i] ?? 0));
  const shares = Object.entries(SHARES).map(([name, share]) => [name, quantile(counts, bounds, share)]);
  return { ...step, counts, count: counts.reduce((sum, count) => sum + count, 0), ...Object.fromEntries(shares) };
}

const millis = (micros) => (micros / 1000).toFixed(micros < 10_000 ? 2 : 0);

const fact = (name, value, warn = false) => html`<div><dt>${name}</dt><dd class=${warn ? 'warn' : ''}>${value}</dd></div>`;

function span(duration) {
  const minutes = Math.floor(duration / MINUTE);
  return t('performance.span', Math.floor(minutes / 60), minutes % 60, Math.floor(duration / 1000) % 60);
}

const facts = (now) => html`<dl class="facts">
  ${fact(t('performance.since'), html`${time(new Date(Date.now() - now.millis).toISOString()).replace(/\.\d+/, '')} (${span(now.millis)})`)}
  ${fact(t('performance.perSecond'), KINDS.reduce((all, kind) => all + rate(minuteAgo(now), now, kind), 0).toFixed(1))}
  ${fact(t('performance.underWay'), now.queues.underWay)}
  ${fact(t('waiting'), html`<a href="#desk">${now.queues.waiting}</a>`)}
  ${fact(t('dead'), html`<a href="#desk">${now.queues.dead}</a>`, now.queues.dead > 0)}
  ${fact(t('performance.connections'), now.queues.connections)}
  ${fact(t('performance.heap'), t('performance.heap.of', Math.round(now.machine.heapUsed / MEGABYTE), Math.round(now.machine.heapMax / MEGABYTE)))}
  ${fact(t('performance.collections'), t('performance.collections.of', now.machine.collections, now.machine.collectionMillis))}
  ${fact(t('performance.threads'), now.machine.threads)}
  ${fact(t('performance.cpu'), now.machine.cpu < 0 ? '–' : `${now.machine.cpu} %`)}
  ${fact(t('performance.up'), span(now.machine.upMillis))}
</dl>`;

const exchange = (one, from, now) => {
  const before = from.exchanges.find((other) => other.exchange === one.exchange) ?? { answered: 0, faults: 0, refused: 0 };
  const perSecond = (...kinds) => (kinds.reduce((all, kind) => all + one[kind] - before[kind], 0) / seconds(from, now)).toFixed(1);
  return html`<tr>
    <th scope="row">${one.exchange === 'none' ? t('performance.none') : html`<a href="#messages?exchange=${one.exchange}">${one.exchange}</a>`}</th>
    <td class="number">${perSecond('answered', 'faults')}</td>
    <td class="number">${perSecond('refused')}</td>
    ${KINDS.map((kind) => html`<td class="number ${kind === 'refused' && one.refused ? 'warn' : ''}">${one[kind]}</td>`)}
  </tr>`;
};

const exchanges = (now) => html`<div class="scroll" tabindex="0" role="region" aria-label=${t('performance.exchanges')}>
  <table><caption>${t('performance.exchanges')}</caption>
    <thead><tr>${['exchange', 'accepted', 'refusedRate', 'answered', 'faults', 'refused'].map((one) => html`<th scope="col">${t(`performance.column.${one}`)}</th>`)}</tr></thead>
    <tbody>${now.exchanges.map((one) => exchange(one, minuteAgo(now), now))}</tbody></table>
</div>`;

const step = (one, redraw) => html`<tr>
  <th scope="row"><button type="button" aria-pressed=${one.name === chosen ? 'true' : 'false'} @click=${() => { chosen = one.name; redraw(); }}>${t(`step.${one.name}`)} <code>${one.name}</code></button></th>
  <td class="number">${one.count}</td>
  ${['p50', 'p95', 'p99', 'max'].map((share) => html`<td class="number">${millis(one[share])}</td>`)}
</tr>`;

function steps(now, redraw) {
  const all = late ? now.steps.map((one) => since(one, now.bounds)) : now.steps;
  const shown = all.find((one) => one.name === chosen) ?? all[0];
  chosen = shown?.name ?? '';
  const labels = [...now.bounds.map((bound) => String(bound / 1000)), `>${now.bounds.at(-1) / 1000}`];
  return html`<section aria-labelledby="steps"><h2 id="steps">${t('performance.steps')}</h2>
    <p><label><input type="checkbox" class="tick" .checked=${late} @change=${(event) => { late = event.target.checked; redraw(); }}> ${t('performance.late')}</label></p>
    <div class="scroll" tabindex="0" role="region" aria-label=${t('performance.steps.caption')}>
      <table><caption>${t('performance.steps.caption')}</caption>
        <thead><tr>${['step', 'count', 'p50', 'p95', 'p99', 'max'].map((one) => html`<th scope="col">${t(`performance.column.${one}`)}</th>`)}</tr></thead>
        <tbody>${all.map((one) => step(one, redraw))}</tbody></table>
    </div>
    ${shown ? bars({ id: 'histogram', title: t('performance.histogram', shown.name), unit: 'ms', labels, values: shown.counts }) : html`<p>${t('performance.nothing')}</p>`}
  </section>`;
}

function view(redraw) {
  const now = samples.at(-1);
  if (!now) {
    return html`<h1>${t('performance')}</h1><p aria-busy="true">${t('loading')}</p>`;
  }
  const rates = points((one, before) => KINDS.map((kind) => (one === before ? 0 : rate(before, one, kind))));
  return html`<h1>${t('performance')}</h1>
    ${facts(now)}
    <div class="charts">
      <section>${curves({ id: 'rates', title: t('performance.rates'), unit: t('performance.unit.perSecond'), span: SPAN, series: KINDS.map((kind) => t(`performance.column.${kind}`)), points: rates })}</section>
      <section>${curves({ id: 'heap', title: t('performance.heap'), unit: 'MiB', span: SPAN, series: [t('performance.heap.used')], points: points((one) => [one.machine.heapUsed / MEGABYTE]) })}</section>
    </div>
    ${now.exchanges.length ? exchanges(now) : html`<p>${t('performance.nothing')}</p>`}
    ${steps(now, redraw)}`;
}

export const performance = { in: 'performance', load, view };
