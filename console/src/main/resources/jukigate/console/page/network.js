// The page "Network": a map of tiles, one for each prefecture, and the nodes of the one chosen.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { repeat } from '/lib/lit-html/directives/repeat.js';
import { ask, t, language } from '/app.js';
import { time } from '/messages.js';
import { TILES } from '/tiles.js';

const NEAR_END_MILLIS = 30 * 24 * 60 * 60 * 1000;
/** So few nodes the server tells at once; of more, those of the prefecture that was chosen. */
const FEW = 30;
/** What nobody has. */
const EMPTY = { nodes: 0, waiting: 0, dead: 0, down: 0, impaired: 0, messages: 0, certificateUntil: '' };

const sum = (places, what) => places.reduce((all, place) => all + place[what], 0);

const endsSoon = (until, now) => until !== '' && Date.parse(until) - Date.parse(now) < NEAR_END_MILLIS;

/** What is worst of a place: a letter that nobody sends is worse than one that waits. */
function health(place, now) {
  if (place.dead > 0 || place.down > 0) {
    return 'bad';
  }
  return place.waiting > 0 || place.impaired > 0 || endsSoon(place.certificateUntil, now) ? 'busy' : 'good';
}

/** A node as a place of its own. */
const alone = (node) => ({ ...node, down: node.line === 'DOWN' ? 1 : 0, impaired: node.line === 'IMPAIRED' ? 1 : 0 });

const day = (instant) => (instant === '' ? '–' : time(instant).slice(0, 10));

const clockText = (clock) => `${time(clock.instant)} ${t(`clock.${clock.mode}`, clock.speed)}`;

const facts = (network) => html`
  <dl class="facts">
    <div><dt>${t('gateway')}</dt><dd>${network.gateway.url}</dd></div>
    <div><dt>${t('certificate')}</dt><dd class=${endsSoon(network.gateway.certificateUntil, network.clock.instant) ? 'warn' : ''}>${day(network.gateway.certificateUntil)}</dd></div>
    <div><dt>${t('profile')}</dt><dd>${network.profile}</dd></div>
    <div><dt>${t('clock')}</dt><dd>${clockText(network.clock)}</dd></div>
    <div><dt>${t('nodes')}</dt><dd>${sum(network.places, 'nodes')}</dd></div>
    <div><dt>${t('waiting')}</dt><dd><a href="#desk">${sum(network.places, 'waiting')}</a></dd></div>
    <div><dt>${t('dead')}</dt><dd class=${sum(network.places, 'dead') ? 'warn' : ''}><a href="#desk">${sum(network.places, 'dead')}</a></dd></div>
    ${sum(network.places, 'down') ? html`<div><dt>${t('network.down')}</dt><dd class="warn"><a href="#lines">${sum(network.places, 'down')}</a></dd></div>` : nothing}
  </dl>`;

function summary(place, now) {
  const parts = [t('tile.nodes', place.nodes)];
  if (place.messages) parts.push(t('tile.messages', place.messages));
  if (place.waiting) parts.push(t('tile.waiting', place.waiting));
  if (place.dead) parts.push(t('tile.dead', place.dead));
  if (place.down) parts.push(t('tile.down', place.down));
  if (place.impaired) parts.push(t('tile.impaired', place.impaired));
  if (endsSoon(place.certificateUntil, now)) parts.push(t('tile.ends'));
  return parts.join(', ');
}

/** A long name may be parted in a tile, and is whole where it is read out. */
const SOFT_HYPHEN = '\u00ad';

function tile(code, column, row, there, now, chosen, choose) {
  const parted = t(`prefecture.${code}`);
  const name = parted.replaceAll(SOFT_HYPHEN, '');
  const owed = there.waiting + there.dead;
  const classes = `tile c${column} r${row} ${there.nodes ? health(there, now) : 'none'}`;
  return html`<li class=${classes}>
    <button type="button" ?disabled=${there.nodes === 0} aria-pressed=${chosen ? 'true' : 'false'}
      aria-label=${there.nodes ? `${name}: ${summary(there, now)}` : name}
      title=${there.nodes ? `${name}: ${summary(there, now)}` : name}
      @click=${() => choose(chosen ? '' : code)}>
      <span class="name">${parted}</span>
      ${there.nodes ? html`<span class="count">${there.nodes}${owed ? ` ✉${owed}` : ''}${there.messages ? html` <b>⇄${there.messages}</b>` : nothing}</span>` : nothing}
    </button>
  </li>`;
}

const map = (network, chosen, choose) => {
  const of = new Map(network.places.map((one) => [one.prefecture, one]));
  const now = network.clock.instant;
  return html`<ul class="map" aria-label=${t('map')}>
    ${TILES.map(([code, column, row]) => tile(code, column, row, of.get(code) ?? EMPTY, now, chosen === code, choose))}
  </ul>
  <ul class="legend">
    ${['good', 'busy', 'bad'].map((one) => html`<li><span class="mark ${one}"></span>${t(`legend.${one}`)}</li>`)}
    <li>⇄ ${t('network.traffic')}</li>
  </ul>`;
};

/** Where its letters are, or what its line does. */
const link = (to, node, text) => html`<a href="#${to}${node.id}">${text}</a>`;

const row = (node, now) => html`<tr class=${health(alone(node), now)}>
  <th scope="row"><span class="mark ${health(alone(node), now)}"></span>${node.name[language()]}
    <span class="under"><code>${node.id}</code> ${t(`node.${node.role}`)}${node.simulated ? nothing : html` <b>${t('external')}</b>`}</span></th>
  <td class=${node.line === 'DOWN' ? 'warn' : ''}>${node.line === 'UNKNOWN' ? t('line.UNKNOWN') : link('lines/', node, t(`line.${node.line}`))}</td>
  <td class="number">${node.messages ? link('messages?node=', node, node.messages) : 0}</td>
  <td class="number">${node.waiting ? link('desk/', node, node.waiting) : 0}</td>
  <td class="number ${node.dead ? 'warn' : ''}">${node.dead ? link('desk/', node, node.dead) : 0}</td>
  <td class=${endsSoon(node.certificateUntil, now) ? 'warn' : ''}>${day(node.certificateUntil)}</td>
</tr>`;

const table = (caption, nodes, now) => html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
  <table>
    <caption>${caption}</caption>
    <thead><tr>
      ${['node', 'line', 'messages', 'waiting', 'dead', 'certificate'].map((one) => html`<th scope="col">${t(`column.${one}`)}</th>`)}
    </tr></thead>
    <tbody>${repeat(nodes, (node) => node.id, (node) => row(node, now))}</tbody>
  </table>
</div>`;

let state;
/** Code of the prefecture that was chosen, or ''. */
let place = '';

/** Of one place: the whole country would be half a megabyte every two seconds. */
async function load() {
  state = await ask('GET', `network?place=${place}`);
}

function view(redraw) {
  if (!state) {
    return html`<h1>${t('network')}</h1><p aria-busy="true">${t('loading')}</p>`;
  }
  const now = state.clock.instant;
  const central = state.nodes.filter((node) => node.prefecture === '');
  const few = sum(state.places, 'nodes') <= FEW;
  const there = state.nodes.filter((node) => node.prefecture !== '' && (place ? node.prefecture === place : few));
  const choose = async (chosen) => {
    place = chosen;
    redraw();
    await load();
    redraw();
  };
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
  load,
  view,
};
