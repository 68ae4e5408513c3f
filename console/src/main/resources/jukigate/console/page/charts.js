// Small charts, each with its figures as a table.
import { html, svg } from '/lib/lit-html/lit-html.js';
import { t } from '/app.js';

const [WIDTH, HEIGHT] = [640, 190];
/** Room for the labels of the axes. */
const [LEFT, BOTTOM, TOP] = [56, 26, 10];
const [ACROSS, UP] = [WIDTH - LEFT - 8, HEIGHT - BOTTOM - TOP];
/** So many rows a table of a curve has at most. */
const ROWS = 20;

/** 1, 2 or 5 times a power of ten, at least as much. */
function round(most) {
  const power = 10 ** Math.floor(Math.log10(most || 1));
  return [1, 2, 5, 10].find((one) => one * power >= most) * power;
}

const text = (value) => (Number.isInteger(value) ? String(value) : value.toPrecision(2));

const across = (share) => LEFT + share * ACROSS;
const up = (share) => TOP + (1 - share) * UP;

const grid = (most) => [0, 0.5, 1].map((share) => svg`
  <line class="grid" x1=${LEFT} x2=${WIDTH - 8} y1=${up(share)} y2=${up(share)}></line>
  <text class="axis" x=${LEFT - 6} y=${up(share) + 4} text-anchor="end">${text(most * share)}</text>`);

const figure = (id, title, about, drawn, table) => html`<figure class="chart">
  <figcaption>${title}</figcaption>
  <svg viewBox="0 0 640 190" role="img" aria-labelledby="${id}-title ${id}-desc">
    <title id="${id}-title">${title}</title>
    <desc id="${id}-desc">${about}</desc>
    ${drawn}
  </svg>
  <details><summary>${t('chart.table')}</summary><div class="scroll" tabindex="0" role="region" aria-label=${title}>${table}</div></details>
</figure>`;

/** Of many points every so manieth, the last among them. */
const some = (points) => {
  const every = Math.ceil(points.length / ROWS);
  return points.filter((_, i) => (points.length - 1 - i) % every === 0);
};

/**
 * Curves over the time until now.
 *
 * @param chart id, title, unit, span in minutes, series: names, points: [{ ago: seconds, values: one for each series }]
 */
export function curves({ id, title, unit, span, series, points }) {
  const most = round(Math.max(0, ...points.flatMap((point) => point.values)));
  const x = (ago) => across(1 - Math.min(1, ago / (span * 60)));
  const path = (i) => points.map((point) => `${x(point.ago).toFixed(1)},${up(point.values[i] / most).toFixed(1)}`).join(' ');
  const newest = points.at(-1)?.values ?? [];
  const about = series.map((name, i) => `${name}: ${text(newest[i] ?? 0)} ${unit}`).join(', ');
  const drawn = svg`${grid(most)}
    ${[span, span / 2, 0].map((minutes) => svg`<text class="axis" x=${x(minutes * 60)} y=${HEIGHT - 8} text-anchor=${minutes === 0 ? 'end' : minutes === span ? 'start' : 'middle'}>${minutes ? t('chart.ago', minutes) : t('chart.now')}</text>`)}
    ${series.map((_, i) => svg`<polyline class="curve k${i}" points=${path(i)}></polyline>`)}`;
  const table = html`<table><thead><tr><th scope="col">${t('chart.secondsAgo')}</th>${series.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${some(points).reverse().map((point) => html`<tr><th scope="row">${Math.round(point.ago)}</th>${point.values.map((value) => html`<td class="number">${text(value)}</td>`)}</tr>`)}</tbody></table>`;
  return html`${figure(id, `${title} (${unit})`, about, drawn, table)}
    <ul class="legend">${series.map((name, i) => html`<li><svg class="key" viewBox="0 0 24 8" aria-hidden="true"><line class="curve k${i}" x1="0" x2="24" y1="4" y2="4"></line></svg>${name}</li>`)}</ul>`;
}

/**
 * Bars beside one another.
 *
 * @param chart id, title, unit, labels and values of the bars
 */
export function bars({ id, title, unit, labels, values }) {
  const most = round(Math.max(0, ...values));
  const wide = ACROSS / values.length;
  const tallest = values.indexOf(Math.max(...values));
  const about = values[tallest] ? t('chart.most', labels[tallest], values[tallest]) : t('performance.nothing');
  const drawn = svg`${grid(most)}
    ${values.map((value, i) => svg`<rect class="bar" x=${LEFT + i * wide + 1} width=${Math.max(1, wide - 2)} y=${up(value / most)} height=${UP * (value / most)}></rect>
      <text class="axis" x=${LEFT + (i + 0.5) * wide} y=${HEIGHT - 8} text-anchor="middle">${labels[i]}</text>`)}`;
  const table = html`<table><thead><tr><th scope="col">${unit}</th><th scope="col">${t('performance.count')}</th></tr></thead>
    <tbody>${labels.map((label, i) => html`<tr><th scope="row">${label}</th><td class="number">${values[i]}</td></tr>`)}</tbody></table>`;
  return figure(id, `${title} (${unit})`, about, drawn, table);
}
