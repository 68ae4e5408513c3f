// The page "Network": a map of tiles, one for each prefecture, and the nodes of the one chosen.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { repeat } from '/lib/lit-html/directives/repeat.js';
import { ask, t, language } from '/app.js';
import { TILES } from '/tiles.js';

const NEAR_END_MILLIS = 30 * 24 * 60 * 60 * 1000;
/** So few nodes are shown at once; of more, those of the prefecture that was chosen. */
const FEW = 30;

const sum = (nodes, what) => nodes.reduce((all, node) => all + node[what], 0);

const endsSoon = (until, now) => until !== '' && Date.parse(until) - Date.parse(now) < NEAR_END_MILLIS;

/** What is worst of some nodes: a letter that nobody sends is worse than one that waits. */
function health(nodes, now) {
  if (nodes.some((node) => node.dead > 0 || node.line === 'DOWN')) {
    return 'bad';
  }
  return nodes.some((node) => node.waiting > 0 || endsSoon(node.certificateUntil, now)) ? 'busy' : 'good';
}

const day = (instant) => (instant === '' ? '–' : instant.slice(0, 10));

const clockText = (clock) => `${clock.instant.replace(/\.\d+Z$/, 'Z')} ${t(`clock.${clock.mode}`, clock.speed)}`;

const facts = (network) => html`
  <dl class="facts">
    <div><dt>${t('gateway')}</dt><dd>${network.gateway.url}</dd></div>
    <div><dt>${t('certificate')}</dt><dd class=${endsSoon(network.gateway.certificateUntil, network.clock.instant) ? 'warn' : ''}>${day(network.gateway.certificateUntil)}</dd></div>
    <div><dt>${t('profile')}</dt><dd>${network.profile}</dd></div>
    <div><dt>${t('clock')}</dt><dd>${clockText(network.clock)}</dd></div>
    <div><dt>${t('nodes')}</dt><dd>${network.nodes.length}</dd></div>
    <div><dt>${t('waiting')}</dt><dd>${sum(network.nodes, 'waiting')}</dd></div>
    <div><dt>${t('dead')}</dt><dd class=${sum(network.nodes, 'dead') ? 'warn' : ''}>${sum(network.nodes, 'dead')}</dd></div>
  </dl>`;

function summary(nodes, now) {
  const parts = [t('tile.nodes', nodes.length)];
  const [waiting, dead] = [sum(nodes, 'waiting'), sum(nodes, 'dead')];
  if (waiting) parts.push(t('tile.waiting', waiting));
  if (dead) parts.push(t('tile.dead', dead));
  if (nodes.some((node) => endsSoon(node.certificateUntil, now))) parts.push(t('tile.ends'));
  return parts.join(', ');
}

function tile(code, column, row, nodes, now, chosen, choose) {
  const name = t(`prefecture.${code}`);
  const owed = sum(nodes, 'waiting') + sum(nodes, 'dead');
  const classes = `tile c${column} r${row} ${nodes.length ? health(nodes, now) : 'none'}`;
  return html`<li class=${classes}>
    <button type="button" ?disabled=${nodes.length === 0} aria-pressed=${chosen ? 'true' : 'false'}
      aria-label=${nodes.length ? `${name}: ${summary(nodes, now)}` : name}
      title=${nodes.length ? `${name}: ${summary(nodes, now)}` : name}
      @click=${() => choose(chosen ? '' : code)}>
      <span class="name">${name}</span>
      ${nodes.length ? html`<span class="count">${nodes.length}${owed ? ` ✉${owed}` : ''}</span>` : nothing}
    </button>
  </li>`;
}

const map = (network, chosen, choose) => {
  const of = Map.groupBy ? Map.groupBy(network.nodes, (node) => node.prefecture) : grouped(network.nodes);
  const now = network.clock.instant;
  return html`<ul class="map" aria-label=${t('map')}>
    ${TILES.map(([code, column, row]) => tile(code, column, row, of.get(code) ?? [], now, chosen === code, choose))}
  </ul>
  <ul class="legend">
    ${['good', 'busy', 'bad'].map((one) => html`<li><span class="mark ${one}"></span>${t(`legend.${one}`)}</li>`)}
  </ul>`;
};

function grouped(nodes) {
  const all = new Map();
  for (const node of nodes) {
    all.set(node.prefecture, [...(all.get(node.prefecture) ?? []), node]);
  }
  return all;
}

const row = (node, now) => html`<tr class=${health([node], now)}>
  <th scope="row"><span class="mark ${health([node], now)}"></span>${node.name[language()]}</th>
  <td><code>${node.id}</code></td>
  <td>${t(`node.${node.role}`)}</td>
  <td>${node.simulated ? t('simulated') : t('external')}</td>
  <td class="number">${node.waiting}</td>
  <td class="number ${node.dead ? 'warn' : ''}">${node.dead}</td>
  <td class=${endsSoon(node.certificateUntil, now) ? 'warn' : ''}>${day(node.certificateUntil)}</td>
  <td>${t(`line.${node.line}`)}</td>
</tr>`;

const table = (caption, nodes, now) => html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
  <table>
    <caption>${caption}</caption>
    <thead><tr>
      ${['name', 'id', 'role', 'origin', 'waiting', 'dead', 'certificate', 'line'].map((one) => html`<th scope="col">${t(`column.${one}`)}</th>`)}
    </tr></thead>
    <tbody>${repeat(nodes, (node) => node.id, (node) => row(node, now))}</tbody>
  </table>
</div>`;

let state;
/** Code of the prefecture that was chosen, or ''. */
let place = '';

function view(redraw) {
  if (!state) {
    return html`<h1>${t('network')}</h1><p aria-busy="true">${t('loading')}</p>`;
  }
  const now = state.clock.instant;
  const central = state.nodes.filter((node) => node.prefecture === '');
  const few = state.nodes.length <= FEW;
  const there = state.nodes.filter((node) => node.prefecture !== '' && (place ? node.prefecture === place : few));
  const choose = (chosen) => { place = chosen; redraw(); };
  return html`
    <h1>${t('network')}</h1>
    ${facts(state)}
    ${central.length ? table(t('central'), central, now) : nothing}
    <div class="places">
      <section aria-label=${t('map')}>${map(state, place, choose)}</section>
      <section aria-live="off">
        ${there.length ? table(place ? t(`prefecture.${place}`) : t('all'), there, now) : html`<p>${t('choose')}</p>`}
      </section>
    </div>`;
}

export const network = {
  in: 'network',
  load: async () => { state = await ask('GET', 'network'); },
  view,
};
