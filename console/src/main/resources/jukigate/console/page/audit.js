// The page "Audit": the log that proves that nobody has changed what the gateway decided.
import { html, nothing, svg } from '/lib/lit-html/lit-html.js';
import { repeat } from '/lib/lit-html/directives/repeat.js';
import { ask, may, t } from '/app.js';
import { time } from '/messages.js';

const PAGE = 20;
const SHORT = 16;
const REVIEW = ['verify', 'prove', 'evidence', 'export', 'erase', 'clock', 'trust', 'start', 'stop', 'console-link', 'console-read', 'console-desk'];

let shown;
let heads = [];
let acts;
/** What is asked of the acts. */
let wanted = '';
let proof;
let judged;
let claimed = '';
let refusal;
let busy = false;

/** The heads and the acts grow at their beginning; older ones that were opened stay. */
async function load(rest) {
  shown = await ask('GET', 'audit');
  heads = newer(await ask('GET', `audit/heads?limit=${PAGE}`), heads, (one) => one.size);
  if (may('reviewer')) {
    acts = newer(await ask('GET', actsOf('')), acts ?? [], (one) => one.number);
  }
  if (rest && rest !== claimed) {
    claimed = rest;
    proof = undefined;
  }
}

const actsOf = (before) => `audit/acts?${new URLSearchParams({ limit: PAGE, ...(wanted ? { act: wanted } : {}), ...(before ? { before } : {}) })}`;

/** The newest page, and what was there of older ones. */
function newer(page, before, key) {
  const last = page.length ? key(page.at(-1)) : 0;
  return page.concat(page.length < PAGE ? [] : before.filter((one) => key(one) < last));
}

async function act(redraw, work) {
  busy = true;
  redraw();
  try {
    await work();
    refusal = undefined;
  } catch (failure) {
    refusal = failure.refusal ?? { id: '', text: t('stale'), fix: '' };
  }
  busy = false;
  redraw();
}

const trouble = () => (refusal ? html`<p role="alert" class="refusal"><b>${refusal.id}</b> ${refusal.text} ${refusal.fix}</p>` : nothing);

const short = (hash) => html`<code title=${hash}>${hash.slice(0, SHORT)}…</code>`;

const signer = (head) => html`${head.signer.replace(/,.*/, '')} <code>${head.serial.slice(0, SHORT)}</code>`;

const judgement = (good) => (good ? html`✓ ${t('audit.good')}` : html`<span class="warn">✗ ${t('audit.bad')}</span>`);

// ---- the head ----

function head() {
  const { state } = shown;
  return html`<section aria-labelledby="audit-head"><h2 id="audit-head">${t('audit.head')}</h2>
    ${state.head ? html`<dl class="facts">
      <div><dt>${t('audit.size')}</dt><dd><b>${state.head.size}</b></dd></div>
      <div><dt>${t('audit.root')}</dt><dd><code>${state.head.root}</code></dd></div>
      <div><dt>${t('audit.at')}</dt><dd>${time(state.head.at)}</dd></div>
      <div><dt>${t('audit.signer')}</dt><dd>${signer(state.head)}</dd></div>
      <div><dt>${t('audit.signature')}</dt><dd>${judgement(state.head.good)}</dd></div>
      <div><dt>${t('audit.pending')}</dt><dd>${state.pending}</dd></div>
      <div><dt>${t('audit.kept')}</dt><dd>${state.kept}</dd></div>
      <div><dt>${t('audit.stamp')}</dt><dd>${!state.stamp ? t('audit.stamp.none')
        : state.stamp.at ? html`${time(state.stamp.at)} (${t('audit.over', state.stamp.size)})` : html`<span class="warn">✗ ${t('audit.bad')}</span>`}</dd></div>
    </dl>` : html`<p>${t('audit.none')}</p>`}
  </section>`;
}

// ---- verify ----

function verify(event, redraw) {
  event.preventDefault();
  const form = new FormData(event.target);
  act(redraw, async () => {
    shown = await ask('POST', 'audit/verification', { messages: form.has('messages'), witnesses: form.has('witnesses') });
  });
}

const witness = (one) => html`<tr class=${one.refusal ? 'refused' : ''}><th scope="row"><code>${one.node}</code></th>
  <td class="number">${one.size || '–'}</td><td>${one.at ? time(one.at) : '–'}</td>
  <td>${one.refusal ? html`<span class="warn">✗ ${one.refusal}</span>` : one.size ? html`✓ ${t('audit.witness.good')}` : t('audit.witness.none')}</td></tr>`;

const finding = (one) => html`<li><b>${one.id}</b> ${t('audit.leaf', one.leaf)}: ${one.text}<br>→ ${one.fix}</li>`;

const found = (it) => html`
  <p class=${it.findings.length ? 'warn' : ''}><b>${it.findings.length ? `✗ ${t('audit.altered', it.findings.length)}` : `✓ ${t('audit.unaltered')}`}</b></p>
  ${it.findings.length ? html`<ul class="refusal">${it.findings.map(finding)}</ul>` : nothing}
  <p>${t('audit.checked', it.leaves, it.heads, it.kept, it.stamps)} ${it.erased ? t('audit.erased', it.erased) : nothing}</p>
  ${it.witnesses.length ? html`<div class="scroll" tabindex="0" role="group" aria-label=${t('audit.witnesses')}><table>
    <caption>${t('audit.witnesses')}</caption>
    <thead><tr>${['audit.node', 'audit.size', 'audit.at', 'audit.witness'].map((one) => html`<th scope="col">${t(one)}</th>`)}</tr></thead>
    <tbody>${it.witnesses.map(witness)}</tbody></table></div>` : nothing}`;

function verification(redraw) {
  const it = shown.verification;
  const going = it && !it.ended;
  return html`<section aria-labelledby="audit-verify"><h2 id="audit-verify">${t('audit.verify')}</h2>
    <p>${t('audit.verify.what')}</p>
    ${may('reviewer') ? html`<form class="filter" @submit=${(event) => verify(event, redraw)}>
      <label class="tick"><input type="checkbox" name="messages" checked> ${t('audit.messages')}</label>
      <label class="tick"><input type="checkbox" name="witnesses" checked> ${t('audit.ask')}</label>
      <button ?disabled=${busy || going}>${t('audit.verify.now')}</button>
    </form>` : html`<p class="quiet">${t('audit.reviewer')}</p>`}
    <div aria-live="polite">${!it ? nothing : going ? html`<p>${t('audit.going', time(it.began))} <progress></progress></p>`
      : html`<p class="quiet">${t('audit.made', time(it.began), time(it.ended))}</p>
        ${it.refusal ? html`<p class="warn">${it.refusal}</p>` : nothing}${it.result ? found(it.result) : nothing}`}</div>
  </section>`;
}

// ---- proof ----

const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (two) => parseInt(two, 16));
const hexOf = (buffer) => [...new Uint8Array(buffer)].map((one) => one.toString(16).padStart(2, '0')).join('');
const sha256 = async (...parts) => hexOf(await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()));
const node = (left, right) => sha256(Uint8Array.of(1), bytes(left), bytes(right));

/** RFC 9162 section 2.1.3.2: each hash on the way from a leaf to the root, and where its neighbour stands. */
async function climb(leaf, size) {
  let [at, last] = [leaf.index, size - 1];
  let hash = await sha256(Uint8Array.of(0), new TextEncoder().encode(leaf.content));
  const way = [{ hash }];
  for (const beside of leaf.path) {
    const left = at % 2 === 1 || at === last;
    hash = left ? await node(beside, hash) : await node(hash, beside);
    way.push({ hash, beside, left });
    while (left && at % 2 === 0 && at !== 0) {
      [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return { way, whole: last === 0 };
}

const rootOf = (text) => /^root: ([0-9a-f]{64})$/m.exec(text)?.[1] ?? '';

/** This page computes the root itself, from nothing but what it shows. */
async function judge(given) {
  const root = rootOf(given.text);
  const leaves = await Promise.all(given.leaves.map(async (leaf) => {
    const { way, whole } = await climb(leaf, given.size);
    return { ...leaf, way, good: whole && way.at(-1).hash === root };
  }));
  return { root, leaves };
}

function prove(event, redraw) {
  event.preventDefault();
  claimed = new FormData(event.target).get('message').trim();
  proof = undefined;
  act(redraw, async () => {
    const given = await ask('POST', 'audit/proofs', { message: claimed });
    judged = await judge(given);
    proof = given;
  });
}

function save() {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(proof, null, 2)], { type: 'application/json' }));
  link.download = `proof-${proof.correlationId}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const BOX = 150;
const STEP = 44;

const box = (hash, x, y, kind) => svg`<rect class="hash ${kind}" x=${x} y=${y} width=${BOX} height="26" rx="4"></rect>
  <text x=${x + BOX / 2} y=${y + 17} text-anchor="middle">${hash.slice(0, SHORT)}…</text>`;

/** From the leaf below to the root above; what was computed in the middle, what was given beside it. */
function drawing(leaf) {
  const height = leaf.way.length * STEP + 10;
  const y = (i) => height - (i + 1) * STEP;
  return html`<div class="scroll merkle" tabindex="0" role="group" aria-label=${t('audit.way', leaf.index)}>
    <svg viewBox="0 0 520 ${height}" width="520" height=${height} role="img" aria-label=${t('audit.way', leaf.index)}>
      ${leaf.way.map(({ hash, beside, left }, i) => svg`
        ${i ? svg`<line x1="260" x2="260" y1=${y(i) + 26} y2=${y(i - 1)}></line>
          <line x1=${left ? 85 : 435} x2="260" y1=${y(i - 1)} y2=${y(i) + 26}></line>
          ${box(beside, left ? 10 : 360, y(i - 1), 'given')}` : nothing}
        ${box(hash, 185, y(i), i === leaf.way.length - 1 ? 'root' : '')}`)}
    </svg></div>`;
}

const leafShown = (leaf) => html`<h3>${t('audit.leaf', leaf.index)} – ${leaf.good ? html`✓ ${t('audit.reaches')}` : html`<span class="warn">✗ ${t('audit.reaches.not')}</span>`}</h3>
  <pre tabindex="0" aria-label=${t('audit.content', leaf.index)}>${leaf.content}</pre>
  ${drawing(leaf)}
  <details><summary>${t('audit.path', leaf.path.length)}</summary><ol>${leaf.path.map((hash) => html`<li><code>${hash}</code></li>`)}</ol></details>`;

const proofs = (redraw) => html`<section aria-labelledby="audit-proof"><h2 id="audit-proof">${t('audit.proof')}</h2>
  <p>${t('audit.proof.what')}</p>
  ${may('reviewer') ? html`<form class="filter" @submit=${(event) => prove(event, redraw)}>
    <label>${t('audit.message')} <input name="message" required maxlength="100" .defaultValue=${claimed} autocomplete="off" spellcheck="false"></label>
    <button ?disabled=${busy}>${t('audit.prove')}</button></form>` : html`<p class="quiet">${t('audit.reviewer')}</p>`}
  <div aria-live="polite">${proof ? html`
    <p class="pages"><a href="#messages?correlation=${proof.correlationId}">${proof.correlationId}</a>
      <button type="button" @click=${save}>${t('audit.save')}</button></p>
    ${judged.leaves.map(leafShown)}
    <h3>${t('audit.signed')}</h3><pre tabindex="0" aria-label=${t('audit.signed')}>${proof.text}</pre>
    <p class="quiet">${t('audit.signature')}: <code>${proof.signature}</code></p>
    <p>${t(proof.stamp ? 'audit.stamped' : 'audit.stamped.not')}</p>` : nothing}</div>
</section>`;

// ---- heads ----

const row = (one) => html`<tr class=${one.good ? '' : 'refused'}><th scope="row" class="number">${one.size}</th><td>${time(one.at)}</td>
  <td>${short(one.root)}</td><td>${signer(one)}</td><td>${judgement(one.good)}</td></tr>`;

const older = (list, key, path, put, redraw) => (list.length && list.length % PAGE === 0 ? html`<p><button type="button" ?disabled=${busy}
  @click=${() => act(redraw, async () => put(list.concat(await ask('GET', path(key(list.at(-1)))))))}>${t('audit.older')}</button></p>` : nothing);

const checkpoints = (redraw) => html`<section aria-labelledby="audit-heads"><h2 id="audit-heads">${t('audit.heads')}</h2>
  <p>${t('audit.heads.what')}</p>
  <div class="scroll" tabindex="0" role="group" aria-label=${t('audit.heads')}><table>
    <thead><tr>${['audit.size', 'audit.at', 'audit.root', 'audit.signer', 'audit.signature'].map((one) => html`<th scope="col">${t(one)}</th>`)}</tr></thead>
    <tbody>${repeat(heads, (one) => one.size, row)}</tbody></table></div>
  ${older(heads, (one) => one.size, (before) => `audit/heads?limit=${PAGE}&before=${before}`, (all) => { heads = all; }, redraw)}
</section>`;

// ---- acts ----

const told = (one) => html`<tr><th scope="row">${one.act}</th><td>${time(one.at)}</td><td>${one.more.role ? t(`role.${one.more.role}`) : '–'}</td>
  <td class="wide">${Object.entries(one.more).filter(([name]) => name !== 'role').map(([name, value]) => html`<span class="field"><span class="quiet">${name}</span> ${value}</span> `)}</td>
  <td class="number">${one.leaf ?? '–'}</td></tr>`;

function choose(event, redraw) {
  wanted = event.target.value;
  acts = [];
  act(redraw, async () => { acts = await ask('GET', actsOf('')); });
}

const operators = (redraw) => html`<section aria-labelledby="audit-acts"><h2 id="audit-acts">${t('audit.acts')}</h2>
  <p>${t('audit.acts.what')}</p>
  ${!may('reviewer') ? html`<p class="quiet">${t('audit.reviewer')}</p>` : html`
    <div class="filter"><label>${t('audit.act')} <select @change=${(event) => choose(event, redraw)}>
      <option value="">${t('filter.any')}</option>${REVIEW.map((one) => html`<option value=${one} ?selected=${one === wanted}>${one}</option>`)}</select></label></div>
    <div class="scroll" tabindex="0" role="group" aria-label=${t('audit.acts')}><table>
      <thead><tr>${['audit.act', 'audit.at', 'audit.role', 'audit.about', 'audit.place'].map((one) => html`<th scope="col">${t(one)}</th>`)}</tr></thead>
      <tbody>${repeat(acts ?? [], (one) => one.number, told)}</tbody></table></div>
    ${older(acts ?? [], (one) => one.number, actsOf, (all) => { acts = all; }, redraw)}`}
</section>`;

const view = (redraw) => html`<h1>${t('audit')}</h1>
  ${!shown ? html`<p aria-busy="true">${t('loading')}</p>` : html`
    <p>${t('audit.intro')}</p>
    ${trouble()}
    ${head()}
    ${verification(redraw)}
    ${proofs(redraw)}
    ${checkpoints(redraw)}
    ${operators(redraw)}
    <p><a href="#clock">${t('audit.clock')}</a></p>`}`;

export const audit = { in: 'audit', load, view };
