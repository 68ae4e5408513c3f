// The page "Audit": the log that proves that nobody has changed what the gateway decided.
import { html, nothing, svg } from '/lib/lit-html/lit-html.js';
import { repeat } from '/lib/lit-html/directives/repeat.js';
import { ask, may, refusalOf, save, t } from '/app.js';
import { time } from '/messages.js';

const PAGE = 20;
const SHORT = 16;
/** What the backbone puts on record; a test compares. */
const ACTS = ['start', 'stop', 'trust', 'clock', 'line', 'operators', 'responder', 'verify', 'prove', 'evidence', 'export', 'erase', 'witness-refused',
  'console-link', 'console-reading', 'console-desk', 'console-resend', 'console-scenario', 'console-run', 'console-pki'];

let shown;
/** A page or more of each, and whether there are older ones. */
let heads = { list: [], more: false };
let acts = { list: [], more: false };
/** What is asked of the acts. */
let wanted = '';
let proof;
let judged;
let claimed = '';
/** What the address named last. */
let linked = '';
let span;
let spanJudged;
let refusal;
let busy = false;

/** The heads and the acts grow at their beginning; older ones that were opened stay. */
async function load(rest) {
  const asked = wanted;
  shown = await ask('GET', 'audit');
  heads = newer(await ask('GET', `audit/heads?limit=${PAGE}`), heads, (one) => one.size);
  if (may('reviewer')) {
    const page = await ask('GET', actsOf(''));
    if (asked === wanted) { // else it is the answer to what nobody asks any more
      acts = newer(page, acts, (one) => one.number);
    }
  }
  if (rest && rest !== linked) {
    linked = rest;
    claimed = rest;
    proof = undefined;
  }
}

const actsOf = (before) => `audit/acts?${new URLSearchParams({ limit: PAGE, ...(wanted ? { act: wanted } : {}), ...(before ? { before } : {}) })}`;

/** The newest page, and what was there of older ones where the two meet; else those are to be opened again. */
function newer(page, before, key) {
  const last = page.length ? key(page.at(-1)) : 0;
  const old = before.list.filter((one) => key(one) < last);
  const meet = before.list.length > old.length;
  return { list: meet ? page.concat(old) : page, more: meet ? before.more : page.length === PAGE };
}

async function act(redraw, work) {
  busy = true;
  redraw();
  try {
    await work();
    refusal = undefined;
  } catch (failure) {
    refusal = refusalOf(failure);
  }
  busy = false;
  redraw();
}

const trouble = () => (refusal ? html`<p role="alert" class="refusal"><b>${refusal.id}</b> ${refusal.text} ${refusal.fix}</p>` : nothing);

/** What a log says that somebody may have had in hand need not be a time. */
const when = (at) => (Number.isNaN(Date.parse(at)) ? at || '–' : time(at));

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
      <div><dt>${t('audit.at')}</dt><dd>${when(state.head.at)}</dd></div>
      <div><dt>${t('audit.signer')}</dt><dd>${signer(state.head)}</dd></div>
      <div><dt>${t('audit.signature')}</dt><dd>${judgement(state.head.good)}</dd></div>
      <div><dt>${t('audit.pending')}</dt><dd>${state.pending}</dd></div>
      <div><dt>${t('audit.kept')}</dt><dd>${state.unreadable ? html`<span class="warn">✗ ${state.unreadable}</span>` : state.kept || t('audit.kept.none')}</dd></div>
      <div><dt>${t('audit.stamp')}</dt><dd>${!state.stamp ? t('audit.stamp.none')
        : state.stamp.at ? html`${when(state.stamp.at)} (${t('audit.over', state.stamp.size)})` : html`<span class="warn">✗ ${t('audit.bad')}</span>`}</dd></div>
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

/** How the head that a node keeps stands to the leaves here: what the verification found, never a guess. */
const STANDING = {
  AGREES: () => html`✓ ${t('audit.witness.AGREES')}`,
  CONTRADICTS: () => html`<span class="warn">✗ ${t('audit.witness.CONTRADICTS')}</span>`,
  UNKNOWN: () => html`<span class="warn">? ${t('audit.witness.UNKNOWN')}</span>`,
  NONE: () => t('audit.witness.NONE'),
  SILENT: (one) => html`<span class="warn">✗ ${t('audit.witness.SILENT')} (${one.refusal})</span>`,
};

const witness = (one) => html`<tr class=${one.standing === 'CONTRADICTS' ? 'refused' : ''}><th scope="row"><code>${one.node}</code></th>
  <td class="number">${one.size || '–'}</td><td>${when(one.at)}</td><td>${STANDING[one.standing](one)}</td></tr>`;

const finding = (one) => html`<li><b>${one.id}</b> ${t('audit.leaf', one.leaf)}: ${one.text}<br>→ ${one.fix}</li>`;

/** Nothing is claimed of what was not looked at. */
const leftOut = (made, it) => [
  made.messages ? '' : 'audit.left.messages',
  made.witnesses ? '' : 'audit.left.witnesses',
  made.witnesses && !it.witnesses.some((one) => one.standing !== 'SILENT' && one.standing !== 'NONE') ? 'audit.left.silent' : '',
  it.kept ? '' : 'audit.left.kept',
].filter((key) => key);

const checked = (made, it) => html`<ul>
  <li>${t('audit.checked.leaves', it.leaves)}</li>
  <li>${t('audit.checked.heads', it.heads)}</li>
  <li>${t('audit.checked.kept', it.kept)}</li>
  <li>${t('audit.checked.stamps', it.stamps)}</li>
  ${made.messages ? html`<li>${t('audit.checked.messages')}</li>` : nothing}
  ${it.erased ? html`<li>${t('audit.erased', it.erased)}</li>` : nothing}
  ${leftOut(made, it).map((key) => html`<li class="warn">${t(key)}</li>`)}</ul>`;

const found = (made, it) => html`
  <p class=${it.findings.length ? 'warn' : ''}><b>${it.findings.length ? `✗ ${t('audit.altered', it.findings.length)}`
    : `✓ ${t(leftOut(made, it).length ? 'audit.unaltered.there' : 'audit.unaltered')}`}</b></p>
  ${it.findings.length ? html`<ul class="refusal">${it.findings.map(finding)}</ul>` : nothing}
  ${checked(made, it)}
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
    <div aria-live="polite">${!it ? nothing : going ? html`<p>${t('audit.going', when(it.began))} <progress></progress></p>`
      : html`<p class="quiet">${t('audit.made', when(it.began), when(it.ended))}</p>
        ${it.refusal ? html`<p class="warn">${it.refusal}</p>` : nothing}${it.result ? found(it, it.result) : nothing}`}</div>
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
    judged = await judge({ ...given.proof, text: given.proof.head.text });
    proof = given;
  });
}

const saveJson = (name, content) => save(name, JSON.stringify(content, null, 2), 'application/json');

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

/** The drawing once more, for who cannot see it: each step up. */
const steps = (leaf) => html`<details><summary>${t('audit.path', leaf.path.length)}</summary>
  <div class="scroll" tabindex="0" role="group" aria-label=${t('audit.steps', leaf.index)}><table>
    <caption>${t('audit.steps', leaf.index)}</caption>
    <thead><tr>${['audit.step', 'audit.side', 'audit.beside', 'audit.computed'].map((one) => html`<th scope="col">${t(one)}</th>`)}</tr></thead>
    <tbody>${leaf.way.map(({ hash, beside, left }, i) => html`<tr><th scope="row" class="number">${i}</th>
      <td>${beside ? t(left ? 'audit.left' : 'audit.right') : '–'}</td><td><code>${beside ?? '–'}</code></td><td><code>${hash}</code></td></tr>`)}</tbody>
  </table></div></details>`;

/** That the root is signed the gateway found, and the page only tells. */
const arrival = (leaf) => (leaf.good && proof.good ? html`✓ ${t('audit.reaches')}`
  : html`<span class="warn">✗ ${t(leaf.good ? 'audit.reaches.unsigned' : 'audit.reaches.not')}</span>`);

const leafShown = (leaf) => html`<h3>${t('audit.leaf', leaf.index)} – ${arrival(leaf)}</h3>
  <pre tabindex="0" aria-label=${t('audit.content', leaf.index)}>${leaf.content}</pre>
  ${drawing(leaf)}
  ${steps(leaf)}`;

const proofs = (redraw) => html`<section aria-labelledby="audit-proof"><h2 id="audit-proof">${t('audit.proof')}</h2>
  <p>${t('audit.proof.what')}</p>
  ${may('reviewer') ? html`<form class="filter" @submit=${(event) => prove(event, redraw)}>
    <label>${t('audit.message')} <input name="message" required maxlength="100" .defaultValue=${claimed} autocomplete="off" spellcheck="false"></label>
    <button ?disabled=${busy}>${t('audit.prove')}</button></form>` : html`<p class="quiet">${t('audit.reviewer')}</p>`}
  <div aria-live="polite">${proof ? html`
    <p class="pages"><a href="#messages?correlation=${proof.proof.correlationId}">${proof.proof.correlationId}</a>
      <button type="button" @click=${() => saveJson(`proof-${proof.proof.correlationId}.json`, proof.proof)}>${t('audit.save')}</button>
      <code>./jukigate audit check</code></p>
    ${judged.leaves.map(leafShown)}
    <h3>${t('audit.signed')}</h3><pre tabindex="0" aria-label=${t('audit.signed')}>${proof.proof.head.text}</pre>
    <p>${t('audit.signature')}: ${judgement(proof.good)} <code>${proof.proof.head.signature}</code></p>
    <p>${t(proof.proof.head.stamp ? 'audit.stamped' : 'audit.stamped.not')}</p>` : nothing}</div>
</section>`;

// ---- one head continues another ----

const treeOf = (text) => ({ size: Number(/^size: (\d+)$/m.exec(text)?.[1] ?? 0), root: rootOf(text) });

/** RFC 9162 section 2.1.4.2: from the same hashes to both roots. */
async function continues({ before, after, path }) {
  const [old, now] = [treeOf(before.text), treeOf(after.text)];
  const rest = [...path];
  if (old.size < 1 || old.size >= now.size) {
    return false;
  }
  let [at, last] = [old.size - 1, now.size - 1];
  const up = () => { [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]; };
  while (at % 2 === 1) {
    up();
  }
  const start = at === 0 ? old.root : rest.shift(); // whose size is a power of two, its root is there already
  if (!start) {
    return false;
  }
  let [first, second] = [start, start];
  for (const beside of rest) {
    if (last === 0) {
      return false;
    }
    if (at % 2 === 1 || at === last) {
      [first, second] = [await node(beside, first), await node(beside, second)];
      while (at % 2 === 0 && at !== 0) {
        up();
      }
    } else {
      second = await node(second, beside);
    }
    up();
  }
  return last === 0 && first === old.root && second === now.root;
}

function join(event, redraw) {
  event.preventDefault();
  const form = new FormData(event.target);
  span = undefined;
  act(redraw, async () => {
    const given = await ask('POST', 'audit/continuations', { before: Number(form.get('before')), after: Number(form.get('after')) });
    spanJudged = await continues(given.proof);
    span = given;
  });
}

function spanShown() {
  const { proof: it, good } = span;
  const [old, now] = [treeOf(it.before.text), treeOf(it.after.text)];
  return html`<p><b>${spanJudged ? html`✓ ${t('audit.continues', now.size, old.size)}` : html`<span class="warn">✗ ${t('audit.continues.not', now.size, old.size)}</span>`}</b></p>
    <p>${t('audit.signature')} (${t('audit.both')}): ${judgement(good)}</p>
    <dl class="facts">${[old, now].map((one) => html`<div><dt>${t('audit.over', one.size)}</dt><dd><code>${one.root}</code></dd></div>`)}</dl>
    <details><summary>${t('audit.between', it.path.length)}</summary><ol>${it.path.map((hash) => html`<li><code>${hash}</code></li>`)}</ol></details>
    <p class="pages"><button type="button" @click=${() => saveJson(`consistency-${old.size}-${now.size}.json`, it)}>${t('audit.save')}</button> <code>./jukigate audit check</code></p>`;
}

const continuation = (redraw) => html`<section aria-labelledby="audit-continues"><h2 id="audit-continues">${t('audit.continuation')}</h2>
  <p>${t('audit.continuation.what')}</p>
  ${may('reviewer') ? html`<form class="filter" @submit=${(event) => join(event, redraw)}>
    <label>${t('audit.before')} <input name="before" type="number" min="1" required autocomplete="off" list="audit-sizes"></label>
    <label>${t('audit.after')} <input name="after" type="number" min="2" required autocomplete="off" list="audit-sizes"></label>
    <datalist id="audit-sizes">${heads.list.map((one) => html`<option value=${one.size}></option>`)}</datalist>
    <button ?disabled=${busy}>${t('audit.continuation.prove')}</button></form>` : html`<p class="quiet">${t('audit.reviewer')}</p>`}
  <div aria-live="polite">${span ? spanShown() : nothing}</div>
</section>`;

// ---- heads ----

const row = (one, i) => html`<tr class=${one.good ? '' : 'refused'}><th scope="row" class="number">${one.size}</th>
  <td class="number">${i + 1 < heads.list.length ? `+${one.size - heads.list[i + 1].size}` : '–'}</td><td>${when(one.at)}</td>
  <td>${short(one.root)}</td><td>${signer(one)}</td><td>${judgement(one.good)}</td></tr>`;

/** Under a list that goes on: what is asked for is put behind it. */
const older = (all, key, path, put, redraw) => (all.more ? html`<p><button type="button" ?disabled=${busy}
  @click=${() => act(redraw, async () => {
    const page = await ask('GET', path(key(all.list.at(-1))));
    put({ list: all.list.concat(page), more: page.length === PAGE });
  })}>${t('audit.older')}</button></p>` : nothing);

const checkpoints = (redraw) => html`<section aria-labelledby="audit-heads"><h2 id="audit-heads">${t('audit.heads')}</h2>
  <p>${t('audit.heads.what')}</p>
  <div class="scroll" tabindex="0" role="group" aria-label=${t('audit.heads')}><table>
    <thead><tr>${['audit.size', 'audit.grown', 'audit.at', 'audit.root', 'audit.signer', 'audit.signature'].map((one) => html`<th scope="col">${t(one)}</th>`)}</tr></thead>
    <tbody>${repeat(heads.list, (one) => one.size, row)}</tbody></table></div>
  ${older(heads, (one) => one.size, (before) => `audit/heads?limit=${PAGE}&before=${before}`, (all) => { heads = all; }, redraw)}
</section>`;

// ---- acts ----

/** A role that nobody has is shown as it stands. */
const roleOf = (role) => (['viewer', 'tester', 'reviewer', 'administrator'].includes(role) ? t(`role.${role}`) : role);

const told = (one) => html`<tr><th scope="row">${one.act}</th><td>${when(one.at)}</td><td>${one.more.role ? roleOf(one.more.role) : '–'}</td>
  <td class="wide">${Object.entries(one.more).filter(([name]) => name !== 'role').map(([name, value]) => html`<span class="field"><span class="quiet">${name}</span> ${value}</span> `)}</td>
  <td class="number">${one.leaf ?? '–'}</td></tr>`;

function choose(event, redraw) {
  wanted = event.target.value;
  acts = { list: [], more: false };
  act(redraw, async () => {
    const asked = wanted;
    const page = await ask('GET', actsOf(''));
    if (asked === wanted) {
      acts = { list: page, more: page.length === PAGE };
    }
  });
}

const operators = (redraw, asked = wanted) => html`<section aria-labelledby="audit-acts"><h2 id="audit-acts">${t('audit.acts')}</h2>
  <p>${t('audit.acts.what')}</p>
  ${!may('reviewer') ? html`<p class="quiet">${t('audit.reviewer')}</p>` : html`
    <div class="filter"><label>${t('audit.act')} <select @change=${(event) => choose(event, redraw)}>
      <option value="">${t('filter.any')}</option>${ACTS.map((one) => html`<option value=${one} ?selected=${one === wanted}>${one}</option>`)}</select></label></div>
    <div class="scroll" tabindex="0" role="group" aria-label=${t('audit.acts')}><table>
      <thead><tr>${['audit.act', 'audit.at', 'audit.role', 'audit.about', 'audit.place'].map((one) => html`<th scope="col">${t(one)}</th>`)}</tr></thead>
      <tbody>${repeat(acts.list, (one) => one.number, told)}</tbody></table></div>
    ${older(acts, (one) => one.number, actsOf, (all) => { acts = asked === wanted ? all : acts; }, redraw)}
    ${acts.list.length ? html`<p><button type="button" @click=${() => saveJson('acts.json', acts.list)}>${t('audit.acts.save', acts.list.length)}</button></p>` : nothing}`}
</section>`;

const view = (redraw) => html`<h1>${t('audit')}</h1>
  ${!shown ? html`<p aria-busy="true">${t('loading')}</p>` : html`
    <p>${t('audit.intro')}</p>
    ${trouble()}
    ${head()}
    ${verification(redraw)}
    ${proofs(redraw)}
    ${checkpoints(redraw)}
    ${continuation(redraw)}
    ${operators(redraw)}
    <p><a href="#clock">${t('audit.clock')}</a></p>`}`;

export const audit = { in: 'audit', load, view };
