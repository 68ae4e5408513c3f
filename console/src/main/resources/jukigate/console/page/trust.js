// The page "Trust": the PKI as a tree and what an administrator does with it, who may send what to whom, and mutual
// authentication as it was tried out.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { repeat } from '/lib/lit-html/directives/repeat.js';
import { ask, language, may, refusalOf, t } from '/app.js';
import { time } from '/messages.js';

const STEP = 50;
/** So many nodes are offered while one is typed. */
const OFFERED = 24;
const SHOWN = ['current', 'soon', 'revoked', 'replaced', 'bad', 'all'];
const USES = ['tls', 'sign', 'sign-rsa', 'encrypt'];
const REASONS = ['keyCompromise', 'superseded', 'cessationOfOperation', 'affiliationChanged', 'privilegeWithdrawn', 'cACompromise', 'unspecified'];
const STEPS = ['begin', 'switch', 'end'];
const PARTS = ['', 'access', 'connections'];
const SOON_DAYS = 30;

/** What the address names: a part of the page, and what of it. */
let part = '';
let chosen = '';
let other = '';

let state;
let page;
let detail;
let policy;
let rights;
let nodes;
let runs;
let matrix;
let cell;
let refusal;
let busy = false;
/** What was done last, said to everybody. */
let done = '';
/** What is said on the page that an act leads to. */
let carried = '';
/** What is to be done, until somebody says so once more. */
let doubt;
const list = { find: '', show: 'current', from: 1 };
const wish = { reason: REASONS[0], sameKey: false, node: '', use: USES[0], csr: '' };
const pair = { node: '', other: '' };
const routes = { sender: '', receiver: '' };

// ---- what is asked of the API ----

/** An address that somebody mistyped names nothing, and is no trouble. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function load(rest) {
  const [name, one = '', two = ''] = rest.split('/').map(decoded);
  if (`${name}/${one}/${two}` !== `${part}/${chosen}/${other}`) {
    [part, chosen, other] = [name, one, two];
    [refusal, doubt, detail, page, rights] = [];
    [done, carried] = [carried, ''];
    Object.assign(list, { find: name === 'find' ? one : '', show: name === 'find' ? 'all' : 'current', from: 1 });
    Object.assign(pair, { node: one, other: two });
  }
  await (LOADS[part] ?? loadTree)();
}

async function loadTree() {
  state = await ask('GET', 'pki');
  if (part === 'ca' || part === 'find') {
    await loadPage();
  }
}

async function loadPage() {
  page = await ask('GET', `pki/certificates?${new URLSearchParams({ issuer: part === 'ca' ? chosen : '', ...list, limit: STEP })}`);
}

async function loadCertificate() {
  detail = await ask('GET', `pki/certificates/${encodeURIComponent(chosen)}`);
}

/** What a build permits does not change while it runs: it is asked for once in each language. */
async function loadAccess() {
  nodes ??= (await ask('GET', 'network')).nodes;
  if (policy?.language !== language()) {
    policy = { language: language(), ...(await ask('GET', 'access')) };
  }
  const key = `${chosen} ${other} ${language()}`;
  if (chosen && rights?.key !== key) {
    rights = undefined;
    rights = { key, ...(await ask('GET', `access/${encodeURIComponent(chosen)}?${new URLSearchParams({ other })}`)) };
  }
}

const isMatrix = (run) => run.kind === 'attack' && run.command.includes(' --matrix ');
const going = () => runs.runs.find((run) => run.state === 'RUNNING');

/** The report is asked for again when another run has ended. */
async function loadConnections() {
  runs = await ask('GET', 'runs');
  const key = `${runs.runs.filter((run) => isMatrix(run) && run.state !== 'RUNNING').map((run) => run.number)} ${language()}`;
  if (matrix?.key !== key) {
    matrix = { key, ...((await ask('GET', 'connections')) ?? {}) };
  }
}

const LOADS = { certificate: loadCertificate, access: loadAccess, connections: loadConnections };

// ---- what is done ----

async function act(redraw, work) {
  busy = true;
  redraw();
  try {
    done = (await work()) ?? '';
    refusal = undefined;
  } catch (failure) {
    refusal = refusalOf(failure);
    done = '';
  }
  doubt = undefined;
  busy = false;
  redraw();
}

const asked = (redraw, key, text, go) => {
  doubt = { key, text, go };
  refusal = undefined;
  done = '';
  redraw();
};

const told = () => html`<div role="status" aria-live="polite">${busy ? html`<p>${t('trust.busy')}</p>` : nothing}${done ? html`<p class="trust-done">✓ ${done}</p>` : nothing}</div>
  ${refusal ? html`<p role="alert" class="refusal"><b>${refusal.id}</b> ${refusal.text} ${refusal.fix}</p>` : nothing}`;

/** Nothing of the PKI is changed at the first press. */
const confirmed = (key, redraw) => (doubt?.key === key ? html`<div class="trust-doubt" role="alert"><p>${doubt.text}</p>
  <p class="pages"><button type="button" ?disabled=${busy} @click=${() => act(redraw, doubt.go)}>${t('trust.sure')}</button>
    <button type="button" ?disabled=${busy} @click=${() => { doubt = undefined; redraw(); }}>${t('trust.leave')}</button></p></div>` : nothing);

const day = (instant) => instant.slice(0, 10);
const base = (label) => label.replace(/-g[0-9]+$/, '');
const roleName = (role) => (role === 'GATEWAY' ? t('gateway') : t(`node.${role}`));
const short = (serial) => (serial.length > 12 ? `${serial.slice(0, 12)}…` : serial);

const GOOD = ['VALID'];
const standing = (one) => html`<span class=${GOOD.includes(one.standing) ? 'trust-good' : 'warn'}>${GOOD.includes(one.standing) ? '✓' : '✗'} ${t(`trust.standing.${one.standing}`)}</span>
  ${one.replaced ? html` <span class="quiet">${t('trust.replaced')}</span>` : nothing}
  ${one.revoked ? html` <span class="quiet">${t('trust.revoked', time(one.revoked.at), one.revoked.reason)}</span>` : nothing}
  ${one.pending ? html` <span class="warn">${t('trust.pending')}</span>` : nothing}`;

const left = (one) => html`<span class=${one.daysLeft < SOON_DAYS ? 'warn' : ''}>${one.daysLeft < 0 ? t('trust.over', -one.daysLeft) : t('trust.days', one.daysLeft)}</span>`;

const fact = (name, text) => html`<div><dt>${t(`trust.fact.${name}`)}</dt><dd>${text}</dd></div>`;

const scrolling = (caption, content) => html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>${content}</div>`;
const heads = (names) => html`<thead><tr>${names.map((name) => html`<th scope="col">${t(`trust.column.${name}`)}</th>`)}</tr></thead>`;

// ---- the tree ----

const crl = (ca) => (ca.crl
  ? html`${t('trust.crl', ca.crl.number, time(ca.crl.from), time(ca.crl.until), ca.crl.entries)}
    ${ca.crl.current ? nothing : html`<span class="warn">${t('trust.crl.old')}</span>`}`
  : html`<span class="quiet">${t('trust.crl.none')}</span>`);

const counted = (counts) => t('trust.counts', counts.all, counts.good, counts.soon, counts.replaced, counts.revoked, counts.expired, counts.bad);

const row = (one) => html`<tr class=${one.standing === 'REVOKED' ? 'refused' : ''}>
  <th scope="row"><code>${one.node}</code></th>
  <td>${t(`trust.origin.${one.origin}`)}</td>
  <td>${one.use}</td>
  <td><a href="#trust/certificate/${one.serial}"><code>${short(one.serial)}</code></a></td>
  <td>${one.algorithm}</td>
  <td>${day(one.from)} – ${day(one.until)}</td>
  <td>${left(one)}</td>
  <td class="wide">${standing(one)}</td>
</tr>`;

async function relist(redraw, change) {
  Object.assign(list, { from: 1 }, change);
  try {
    await loadPage();
  } catch (failure) {
    refusal = refusalOf(failure);
  }
  redraw();
}

const COLUMNS = ['node', 'origin', 'use', 'serial', 'algorithm', 'valid', 'left', 'standing'];

const listName = () => (part === 'ca' ? t('trust.issued', chosen) : t('trust.found'));

const listed = (redraw) => html`<form class="filter" role="search" @submit=${(event) => { event.preventDefault(); relist(redraw, { find: new FormData(event.target).get('find').trim() }); }}>
    <label>${t('trust.find')} <input type="search" name="find" maxlength="100" .defaultValue=${list.find} placeholder="cs-22" autocomplete="off" spellcheck="false"></label>
    <label>${t('trust.show')} <select @change=${(event) => relist(redraw, { show: event.target.value })}>
      ${SHOWN.map((name) => html`<option value=${name} ?selected=${name === list.show}>${t(`trust.show.${name}`)}</option>`)}</select></label>
    <button>${t('filter.show')}</button>
  </form>
  ${page ? html`<p role="status">${t('trust.matching', page.matching ? page.from : 0, page.from + page.certificates.length - 1, page.matching)}</p>
    ${page.certificates.length ? scrolling(listName(), html`<table><caption>${listName()}</caption>${heads(COLUMNS)}
      <tbody>${repeat(page.certificates, (one) => one.serial, row)}</tbody></table>`) : nothing}
    <p class="pages">
      ${page.from > 1 ? html`<button type="button" @click=${() => relist(redraw, { from: Math.max(1, page.from - STEP) })}>${t('trust.back')}</button>` : nothing}
      ${page.from + page.certificates.length <= page.matching ? html`<button type="button" @click=${() => relist(redraw, { from: page.from + STEP })}>${t('trust.on')}</button>` : nothing}
    </p>` : html`<p aria-busy="true">${t('loading')}</p>`}`;

function authority(ca, redraw) {
  const open = part === 'ca' && chosen === ca.label;
  const below = state.authorities.filter((one) => one.parent === ca.label);
  return html`<li>
    <h2><code>${ca.label}</code> ${t(`trust.ca.${base(ca.label)}`)}</h2>
    <p>${standing(ca.certificate)}${ca.trusted ? nothing : html` <span class="quiet">${t('trust.untrusted')}</span>`}</p>
    <dl class="facts">
      ${fact('until', html`${day(ca.certificate.until)} (${left(ca.certificate)})`)}
      ${fact('key', ca.certificate.algorithm)}
      ${fact('serial', html`<a href="#trust/certificate/${ca.certificate.serial}"><code>${short(ca.certificate.serial)}</code></a>`)}
      ${fact('crl', crl(ca))}
      ${ca.counts.all ? fact('counts', counted(ca.counts)) : nothing}
    </dl>
    ${ca.counts.all ? html`<p><a href=${open ? '#trust' : `#trust/ca/${ca.label}`} aria-expanded=${open ? 'true' : 'false'}>${open ? '▾' : '▸'} ${t('trust.issued', ca.label)}</a></p>` : nothing}
    ${open ? html`<div class="trust-open">${listed(redraw)}</div>` : nothing}
    ${below.length ? html`<ul class="trust-tree">${repeat(below, (one) => one.label, (one) => authority(one, redraw))}</ul>` : nothing}
  </li>`;
}

const responder = () => html`<p class="quiet">${state.responder
  ? html`${t('trust.ocsp', state.responder.address, state.responder.mode, state.responder.questions)}
    ${state.responder.honest ? nothing : html`<span class="warn">${t('trust.ocsp.bad')}</span>`}`
  : t('trust.ocsp.none')}</p>`;

async function step(name) {
  const made = await ask('POST', 'pki/rollover', { step: name });
  state = await ask('GET', 'pki');
  return t(`trust.rolled.${name}`, made.certificates);
}

const rollover = (redraw) => html`<section aria-labelledby="trust-rollover"><h2 id="trust-rollover">${t('trust.rollover')}</h2>
  <ol>${STEPS.map((name) => html`<li aria-current=${name === state.next ? 'step' : nothing}>
    <b>${t(`trust.step.${name}`)}</b> ${t(`trust.step.${name}.what`)}
    ${name === state.next && may('administrator') ? html`<button type="button" ?disabled=${busy}
      @click=${() => asked(redraw, 'rollover', t(`trust.step.${name}.sure`), () => step(name))}>${t('trust.step.do', t(`trust.step.${name}`))}</button>` : nothing}
  </li>`)}</ol>
  ${confirmed('rollover', redraw)}</section>`;

function issue(event, redraw) {
  event.preventDefault();
  const { node, use, csr } = wish;
  asked(redraw, 'issue', t(csr.trim() ? 'trust.issue.sure.csr' : 'trust.issue.sure.new', node, use), async () => {
    const made = await ask('POST', 'pki/certificates', { node, use, csr });
    wish.csr = '';
    carried = t('trust.done.issued');
    location.hash = `#trust/certificate/${made.certificate.serial}`;
  });
}

const keeps = (name) => (event) => { wish[name] = event.target.value; };

const issuing = (redraw) => (may('administrator') ? html`<section aria-labelledby="trust-issue"><h2 id="trust-issue">${t('trust.issue')}</h2>
  <p>${t('trust.issue.how')}</p>
  <form class="filter" @submit=${(event) => issue(event, redraw)}>
    <label>${t('filter.node')} <input required maxlength="60" .value=${wish.node} @input=${keeps('node')} placeholder="cs-221007" autocomplete="off" spellcheck="false"></label>
    <label>${t('trust.column.use')} <select @change=${keeps('use')}>${USES.map((use) => html`<option value=${use} ?selected=${use === wish.use}>${use}: ${t(`trust.use.${use}`)}</option>`)}</select></label>
    <label class="trust-csr">${t('trust.csr')} <textarea rows="5" .value=${wish.csr} @input=${keeps('csr')} spellcheck="false" autocomplete="off"></textarea></label>
    <button ?disabled=${busy}>${t('trust.issue.do')}</button>
  </form>
  ${confirmed('issue', redraw)}</section>` : nothing);

/** Of all CAs. */
const finding = () => html`<form class="filter" role="search" @submit=${(event) => { event.preventDefault(); location.hash = `#trust/find/${encodeURIComponent(new FormData(event.target).get('find').trim())}`; }}>
  <label>${t('trust.find')} <input type="search" name="find" required maxlength="100" placeholder="cs-221007" autocomplete="off" spellcheck="false"></label>
  <button>${t('trust.find.do')}</button></form>`;

const found = (redraw) => html`<section class="trust-open" aria-labelledby="trust-found"><h2 id="trust-found">${t('trust.found')}</h2>
  ${listed(redraw)}<p><a href="#trust">${t('trust.tree')}</a></p></section>`;

const tree = (redraw) => (state ? html`
  <p>${t('trust.at', time(state.now), state.profile)}</p>
  ${responder()}
  ${told()}
  ${part === 'find' ? found(redraw) : finding()}
  <ul class="trust-tree">${repeat(state.authorities.filter((one) => !one.parent), (one) => one.label, (one) => authority(one, redraw))}</ul>
  ${rollover(redraw)}
  ${issuing(redraw)}` : html`<p aria-busy="true">${t('loading')}</p>`);

// ---- one certificate ----

const revoke = (one) => async () => {
  detail = await ask('POST', `pki/certificates/${one.serial}/revocation`, { reason: wish.reason });
  return t(detail.certificate.pending ? 'trust.done.pending' : 'trust.done.revoked');
};

const renew = (one) => async () => {
  const made = await ask('POST', `pki/certificates/${one.serial}/renewal`, { sameKey: wish.sameKey && !one.revoked });
  carried = t('trust.done.renewed');
  location.hash = `#trust/certificate/${made.certificate.serial}`;
};

const revoking = (one, redraw) => html`<form class="filter" @submit=${(event) => { event.preventDefault();
    asked(redraw, 'revoke', t(one.origin === 'AUTHORITY' ? 'trust.revoke.sure.ca' : 'trust.revoke.sure', one.node || one.use, one.use, wish.reason), revoke(one)); }}>
  <label>${t('trust.reason')} <select @change=${keeps('reason')}>${REASONS.map((name) => html`<option value=${name} ?selected=${name === wish.reason}>${t(`trust.reason.${name}`)} (${name})</option>`)}</select></label>
  <button ?disabled=${busy}>${t('trust.revoke')}</button>
</form>${confirmed('revoke', redraw)}`;

const renewing = (one, redraw) => html`<form class="filter" @submit=${(event) => { event.preventDefault();
    asked(redraw, 'renew', t(wish.sameKey && !one.revoked ? 'trust.renew.sure.same' : one.use === 'encrypt' ? 'trust.renew.sure.encrypt' : 'trust.renew.sure', one.node, one.use), renew(one)); }}>
  ${one.revoked ? nothing : html`<label class="tick"><input type="checkbox" .checked=${wish.sameKey} @change=${(event) => { wish.sameKey = event.target.checked; }}> ${t('trust.samekey')}</label>`}
  <button ?disabled=${busy}>${t('trust.renew')}</button>
</form>${confirmed('renew', redraw)}`;

const judgement = (one) => html`<tr class=${one.id ? 'refused' : ''}>
  <th scope="row">${t(`trust.usage.${one.usage}`)}</th>
  <td>${one.id ? html`<span class="warn">✗ ${one.id}</span>` : html`<span class="trust-good">✓ ${t('trust.taken', one.node)}</span>`}</td>
  <td class="wide">${one.text}</td><td class="wide">${one.fix}</td></tr>`;

const says = (name, text) => (text.length ? html`<dt>${t(`trust.fact.${name}`)}</dt><dd>${Array.isArray(text) ? text.join('\n') : text}</dd>` : nothing);

const content = (one) => html`<dl class="told">
  ${['subject', 'issuer', 'names', 'keyUsage', 'purposes', 'sha256', 'path'].map((name) => says(name, one[name]))}</dl>`;

function certificate(redraw) {
  if (!detail) {
    return html`<p><a href="#trust">${t('trust.tree')}</a></p>`;
  }
  const one = detail.certificate;
  const pem = `/api/v1/pki/certificates/${one.serial}/pem`;
  return html`<h2>${one.node ? html`<code>${one.node}</code> ${one.use}` : html`<code>${one.use}</code>`}</h2>
    <p class="pages"><a href=${one.origin === 'AUTHORITY' ? '#trust' : `#trust/ca/${one.issuer}`}>${one.origin === 'AUTHORITY' ? t('trust.tree') : t('trust.issued', one.issuer)}</a>
      ${one.node ? html`<a href="#trust/find/${one.node}">${t('trust.all', one.node)}</a> <a href="#trust/access/${one.node}">${t('trust.rights', one.node)}</a>` : nothing}</p>
    ${told()}
    <p>${standing(one)}</p>
    <dl class="facts">
      ${fact('purpose', detail.purpose)}
      ${fact('serial', html`<code>${one.serial}</code>`)}
      ${fact('key', one.algorithm)}
      ${fact('from', time(one.from))}
      ${fact('until', html`${time(one.until)} (${left(one)})`)}
      ${fact('origin', t(`trust.origin.${one.origin}`))}
      ${fact('ca', html`<code>${one.issuer}</code>`)}
    </dl>
    ${detail.judgements.length ? scrolling(t('trust.judgement'), html`<table><caption>${t('trust.judgement')}</caption>${heads(['usage', 'verdict', 'why', 'fix'])}
      <tbody>${detail.judgements.map(judgement)}</tbody></table>`) : nothing}
    ${detail.content ? html`${content(detail.content)}
      <p class="pages"><a href=${pem} download>${t('trust.pem')}</a><a href="${pem}?chain=true" download>${t('trust.pem.chain')}</a></p>`
      : html`<p class="quiet">${t('trust.gone')}</p>`}
    ${may('administrator') ? html`<h2>${t('trust.acts')}</h2>
      ${one.revoked ? nothing : revoking(one, redraw)}
      ${detail.renewable ? renewing(one, redraw) : nothing}
      <p class="quiet">${t('trust.recorded')}</p>` : html`<p class="quiet">${t('trust.administrator')}</p>`}`;
}

// ---- who may send what to whom ----

const kinds = () => policy.kinds.map((kind) => kind.role);
const cellOf = (sender, receiver) => policy.cells.find((one) => one.sender === sender && one.receiver === receiver);

function pick(sender, receiver, redraw) {
  Object.assign(routes, { sender, receiver });
  redraw();
}

function crossing(one, redraw) {
  if (one.exchanges.length) {
    const pressed = routes.sender === one.sender && routes.receiver === one.receiver;
    return html`<td class="trust-cell"><button type="button" aria-pressed=${pressed ? 'true' : 'false'}
      aria-label="${roleName(one.sender)} → ${roleName(one.receiver)}: ${one.exchanges.join(' ')}"
      @click=${() => (pressed ? pick('', '', redraw) : pick(one.sender, one.receiver, redraw))}>${one.exchanges.join(' ')}</button></td>`;
  }
  return html`<td class="trust-cell">${one.refusal ? html`<span class="quiet">✗ ${one.refusal}</span>` : html`<span class="quiet">–</span>`}</td>`;
}

const grid = (redraw) => scrolling(t('trust.access'), html`<table class="trust-matrix"><caption>${t('trust.access.caption')}</caption>
  <thead><tr><th scope="col">${t('trust.access.corner')}</th>${kinds().map((role) => html`<th scope="col">${roleName(role)}</th>`)}</tr></thead>
  <tbody>${policy.kinds.map((kind) => html`<tr><th scope="row">${roleName(kind.role)} <span class="quiet">${kind.nodes}</span></th>
    ${kinds().map((receiver) => crossing(cellOf(kind.role, receiver), redraw))}</tr>`)}</tbody></table>`);

const path = (route) => html`${roleName(route.sender)} → ${route.condition === 'NONE' ? nothing : html`${t(`trust.condition.${route.condition}`)} `}${roleName(route.receiver)}`;

const route = (one) => html`<tr><th scope="row">${one.exchange}</th><td class="wide">${one.title}<br><code class="quiet">${one.operation}</code></td>
  <td>${one.travels}</td><td class="wide">${path(one)}</td><td>${one.purposes.join(' ')}</td><td class="wide">${one.law}</td></tr>`;

const choose = (name, redraw) => html`<label>${t(`trust.column.${name}`)} <select @change=${(event) => { routes[name] = event.target.value; redraw(); }}>
  <option value="">${t('filter.any')}</option>${kinds().map((role) => html`<option value=${role} .selected=${routes[name] === role}>${roleName(role)}</option>`)}</select></label>`;

function table(redraw) {
  const some = policy.routes.filter((one) => (!routes.sender || one.sender === routes.sender) && (!routes.receiver || one.receiver === routes.receiver));
  return html`<h2>${t('trust.routes')}</h2>
    <div class="filter">${choose('sender', redraw)}${choose('receiver', redraw)}</div>
    <p role="status">${t('trust.routes.count', some.length, policy.routes.length)}</p>
    ${scrolling(t('trust.routes'), html`<table><caption>${t('trust.routes')}</caption>${heads(['exchange', 'operation', 'travels', 'route', 'purposes', 'law'])}
      <tbody>${repeat(some, (one) => `${one.operation} ${one.sender} ${one.receiver} ${one.condition} ${one.law}`, route)}</tbody></table>`)}`;
}

const right = (one) => html`<tr><th scope="row">${one.route.exchange}</th><td class="wide">${one.route.title}<br><code class="quiet">${one.route.operation}</code></td>
  <td class="wide">${path(one.route)}</td>
  <td class="wide">${t('trust.ends', one.nodes)} <span class="quiet">${one.some.join(' ')}${one.nodes > one.some.length ? ' …' : ''}</span></td>
  <td>${one.route.purposes.join(' ')}</td><td class="wide">${one.route.law}</td></tr>`;

const allowed = (caption, some) => (some.length ? scrolling(caption, html`<table><caption>${caption}</caption>${heads(['exchange', 'operation', 'route', 'ends', 'purposes', 'law'])}
  <tbody>${some.map(right)}</tbody></table>`) : html`<p>${caption}: ${t('trust.nothing')}</p>`);

const decision = (one) => html`<tr><th scope="row">${one.exchange}</th><td class="wide">${one.title}<br><code class="quiet">${one.operation}</code></td>
  <td>${one.id ? html`<span class="quiet">✗ ${one.id}</span>` : html`<span class="trust-good">✓ ${one.purposes.join(' ')}</span>`}</td>
  <td class="wide">${one.text}</td><td class="wide">${one.fix}</td></tr>`;

function offered(text) {
  const meets = (one) => `${one.id} ${one.name.ja} ${one.name.en}`.toLowerCase().includes(text.toLowerCase());
  return nodes.filter(meets).slice(0, OFFERED);
}

const nodeInput = (name, required, redraw) => html`<label>${t(`trust.pick.${name}`)}
  <input name=${name} list="trust-${name}" ?required=${required} maxlength="60" .value=${pair[name]} autocomplete="off" spellcheck="false"
    @input=${(event) => { pair[name] = event.target.value; redraw(); }}></label>
  <datalist id="trust-${name}">${offered(pair[name]).map((one) => html`<option value=${one.id}>${one.name[language()]}</option>`)}</datalist>`;

const goTo = (event) => {
  event.preventDefault();
  location.hash = `#trust/access/${[pair.node, pair.other].map((one) => one.trim()).filter((one) => one).map(encodeURIComponent).join('/')}`;
};

const ofNode = () => html`${allowed(t('trust.sends', rights.node), rights.sends)}
  ${allowed(t('trust.receives', rights.node), rights.receives)}
  ${rights.between.length ? scrolling(t('trust.between', chosen, other), html`<table><caption>${t('trust.between', chosen, other)}</caption>${heads(['exchange', 'operation', 'verdict', 'why', 'fix'])}
    <tbody>${rights.between.map(decision)}</tbody></table>`) : nothing}`;

const access = (redraw) => (policy ? html`<p>${t('trust.access.how')}</p>
  ${grid(redraw)}
  <p class="quiet">${t('trust.access.refused')}</p>
  <h2>${t('trust.one')}</h2>
  <form class="filter" @submit=${goTo}>${nodeInput('node', true, redraw)}${nodeInput('other', false, redraw)}<button>${t('trust.decide')}</button></form>
  ${rights ? ofNode() : nothing}
  ${table(redraw)}` : html`<p aria-busy="true">${t('loading')}</p>`);

// ---- mutual authentication ----

const run = (redraw) => act(redraw, async () => {
  const made = await ask('POST', 'runs', { kind: 'attack', chosen: ['matrix'] });
  await loadConnections();
  return t('trust.run.begun', made.number);
});

const WRONG = ['through', 'lost', 'unexplained'];

/** Nobody sees more than a word in each cell; the one that is pressed is told in full. */
const connection = (one, where, redraw) => (one.name ? html`<td class="trust-cell"><button type="button" class=${WRONG.includes(one.verdict) ? 'warn' : ''}
    aria-pressed=${cell?.name === one.name ? 'true' : 'false'} aria-label="${where} ${t(`trust.cell.${one.verdict}`)} ${one.recorded}"
    @click=${() => { cell = cell?.name === one.name ? undefined : one; redraw(); }}>${one.verdict === 'taken' ? '✓' : `${WRONG.includes(one.verdict) ? '‼' : '✗'} ${one.recorded || t('trust.cell.refused')}`}</button></td>`
  : html`<td class="trust-cell"></td>`);

const whole = () => html`<div role="status">${cell ? html`<section class="trust-open"><h2>${cell.name}</h2><dl class="told">
  <dt>${t('column.verdict')}</dt><dd class=${WRONG.includes(cell.verdict) ? 'warn' : ''}>${t(`trust.cell.${cell.verdict}`)}</dd>
  <dt>${t('runs.expected')}</dt><dd>${cell.expected === 'taken' ? t('trust.cell.taken') : cell.expected}</dd>
  <dt>${t('trust.answer')}</dt><dd>${cell.answer}</dd>
  ${cell.recorded ? html`<dt>${t('message.recorded')}</dt><dd>${cell.recorded} ${cell.why}</dd>` : nothing}</dl></section>` : nothing}</div>`;

const spans = (some, name) => html`<tr><th scope="row">${t(`trust.column.${name}`)}</th>${some.map((head) => html`<th scope="colgroup" colspan=${head.columns}>${head.text}</th>`)}</tr>`;

/** What stands above each column. */
function columns() {
  const spread = (some) => some.flatMap((head) => Array(head.columns).fill(head.text));
  const [places, profiles] = [spread(matrix.places), spread(matrix.profiles)];
  return matrix.versions.map((version, i) => `${places[i]} ${profiles[i]} TLS ${version}`);
}

const wholeMatrix = (redraw) => {
  const above = columns();
  return html`<p role="status" class=${matrix.right === matrix.total ? 'trust-good' : 'warn'}>${matrix.right === matrix.total ? '✓' : '‼'} ${t('trust.matrix.right', matrix.right, matrix.total)}
      <a href="#runs/${matrix.run}">${t('runs.one', matrix.run)}</a> <span class="quiet">${time(matrix.started)}</span></p>
    ${whole()}
    ${scrolling(t('trust.connections'), html`<table class="trust-matrix trust-tried"><caption>${t('trust.matrix')}</caption>
      <thead>${spans(matrix.places, 'place')}${spans(matrix.profiles, 'profile')}
        <tr><th scope="col">${t('trust.column.shown')}</th>${matrix.versions.map((version) => html`<th scope="col">${version}</th>`)}</tr></thead>
      <tbody>${repeat(matrix.rows, (one) => one.title, (one) => html`<tr><th scope="row">${one.title}</th>
        ${one.cells.map((each, i) => connection(each, `${above[i]}, ${one.title}:`, redraw))}</tr>`)}</tbody></table>`)}
    <p class="quiet">${t('trust.matrix.legend')}</p>`;
};

const connections = (redraw) => (runs ? html`<p>${t('trust.matrix.how')}</p>
  ${told()}
  ${may('tester') || may('reviewer') ? html`<p class="pages"><button type="button" ?disabled=${busy || going() !== undefined} @click=${() => run(redraw)}>${t('trust.run')}</button></p>` : nothing}
  ${going() ? html`<p><label>${t('runs.going', going().number)} <progress></progress></label> <a href="#runs/${going().number}">${t('runs.one', going().number)}</a></p>` : nothing}
  ${matrix?.rows ? wholeMatrix(redraw) : html`<p>${t('trust.matrix.none')}</p>`}` : html`<p aria-busy="true">${t('loading')}</p>`);

// ---- the page ----

const VIEWS = { certificate, access, connections };

const tabs = () => html`<nav class="pages" aria-label=${t('trust.parts')}>
  ${PARTS.map((name) => html`<a href=${name ? `#trust/${name}` : '#trust'} aria-current=${(PARTS.includes(part) ? part : '') === name ? 'page' : nothing}>${t(`trust.part.${name || 'tree'}`)}</a>`)}
</nav>`;

const view = (redraw) => html`<h1>${t('trust')}</h1>
  ${tabs()}
  ${(VIEWS[part] ?? tree)(redraw)}`;

export const trust = { in: 'trust', load, view };
