// The page "Runs": scenarios, conformance cases and attacks: what there is, runs of them, and what came of those.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { repeat } from '/lib/lit-html/directives/repeat.js';
import { ask, language, may, refusalOf, t } from '/app.js';
import { time } from '/messages.js';

const KINDS = ['replay', 'conform', 'attack'];
const STEP = 100;
const VERDICTS = ['fail', 'warn', 'skipped', 'not-applicable', 'kit-error', 'pass'];
const MARKS = { pass: '✓', fail: '✗', warn: '!', 'kit-error': '⚠' };

/** What the address names: nothing for the runs that are kept, a kind, a run, or two runs to compare. */
let place = '';
let kept;
let catalogue;
let spoken;
let detail;
let seen;
let compared;
let refusal;
let busy = false;
let doomed;
const wanted = { verdict: '', search: '', limit: STEP, reason: '' };
const browsed = Object.fromEntries(KINDS.map((kind) => [kind, { search: '', group: '', limit: STEP, chosen: new Set() }]));
const options = Object.fromEntries(KINDS.map((kind) => [kind, { target: 'own', profile: '', seed: '', times: '1', strict: false, plain: false, expect: '', withDos: false }]));
const pair = { before: '', after: '' };

const mayRun = () => may('tester') || may('reviewer');
const isKind = () => KINDS.includes(place);
const runOf = (number) => kept?.runs.find((run) => run.number === number);
const done = (run) => run.counts.passed + run.counts.warned + run.counts.failed + run.counts.other;

async function load(rest) {
  if (rest !== place) {
    place = rest;
    refusal = undefined;
    doomed = undefined;
  }
  kept = await ask('GET', 'runs');
  if (isKind() && (!catalogue || spoken !== language())) {
    const asked = language();
    catalogue = await ask('GET', 'runs/catalogue');
    spoken = asked;
  } else if (/^[0-9]+$/.test(place)) {
    await loadRun(Number(place));
  } else if (/^[0-9]+-[0-9]+$/.test(place)) {
    await loadPair();
  }
}

/** The cases are many: they are asked for when something came to them, and what is said each ten seconds. */
async function loadRun(number) {
  const run = runOf(number);
  const now = [number, run?.state, run && done(run), run?.state === 'RUNNING' && Math.floor(run.millis / 10000), language()].join();
  if (now !== seen) {
    seen = undefined;
    detail = detail?.run.number === number ? detail : undefined;
    detail = await ask('GET', `runs/${number}`);
    seen = now;
  } else if (run) {
    detail = { ...detail, run };
  }
}

async function loadPair() {
  const key = `${place} ${language()}`;
  if (compared?.key !== key) {
    compared = undefined;
    const [before, after] = place.split('-');
    compared = { key, ...(await ask('GET', `runs/comparison?before=${before}&after=${after}`)) };
  }
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

function start(event, kind, redraw) {
  event.preventDefault();
  const order = options[kind];
  const wish = { kind, target: order.target, chosen: [...browsed[kind].chosen], profile: order.profile, seed: order.seed, times: Number(order.times),
    strict: order.strict, plain: order.plain, expect: order.expect, withDos: order.withDos };
  act(redraw, async () => {
    const run = await ask('POST', 'runs', wish);
    location.hash = `#runs/${run.number}`;
  });
}

const stop = (number, redraw) => act(redraw, async () => {
  await ask('POST', `runs/${number}/stop`, {});
  await load(place);
});

const remove = (number, redraw) => act(redraw, async () => {
  await ask('DELETE', `runs/${number}`);
  doomed = undefined;
  kept = await ask('GET', 'runs');
  if (place === String(number)) {
    location.hash = '#runs';
  }
});

const trouble = () => (refusal ? html`<p role="alert" class="warn">${refusal.id} ${refusal.text} ${refusal.fix}</p>` : nothing);

const tabs = () => html`<nav class="pages" aria-label=${t('runs.parts')}>
  <a href="#runs" aria-current=${isKind() ? nothing : 'page'}>${t('runs.kept')}</a>
  ${KINDS.map((kind) => html`<a href="#runs/${kind}" aria-current=${place === kind ? 'page' : nothing}>${t(`runs.${kind}`)}</a>`)}
</nav>`;

/** Asked twice: what is deleted is gone. */
const deletion = (run, redraw) => (doomed === run.number
  ? html`<span role="alert">${t('runs.sure', run.number)}</span>
    <button type="button" ?disabled=${busy} @click=${() => remove(run.number, redraw)}>${t('runs.delete.it')}</button>
    <button type="button" @click=${() => { doomed = undefined; redraw(); }}>${t('runs.keep')}</button>`
  : html`<button type="button" ?disabled=${busy} @click=${() => { doomed = run.number; redraw(); }}>${t('runs.delete', run.number)}</button>`);

// — the runs that are kept —

const verdict = (run) => (run.state === 'ENDED' ? t(run.good ? 'runs.good' : 'runs.bad') : t(`runs.state.${run.state}`));
const isBad = (run) => run.state === 'FAILED' || (run.state === 'ENDED' && !run.good);
const target = (run) => (['own', 'node', 'backbone'].includes(run.target) ? t(`runs.target.${run.target}`) : run.target);
const duration = (millis) => (millis < 60000 ? `${(millis / 1000).toFixed(1)} s` : `${Math.floor(millis / 60000)} min ${Math.floor((millis % 60000) / 1000)} s`);
const counted = (run) => t('runs.counts', run.counts.passed, run.counts.warned, run.counts.failed, run.counts.other);

const row = (run) => html`<tr class=${isBad(run) ? 'refused' : ''}>
  <th scope="row"><a href="#runs/${run.number}">${run.number}</a></th>
  <td>${t(`runs.kind.${run.kind}`)}</td>
  <td>${target(run)}</td>
  <td class=${isBad(run) ? 'warn' : ''}>${verdict(run)}</td>
  <td>${counted(run)}</td>
  <td class="number">${duration(run.millis)}</td>
  <td>${time(run.started)}</td>
  <td>${t(`role.${run.role}`)}</td>
</tr>`;

const COLUMNS = ['number', 'kind', 'target', 'verdict', 'cases', 'duration', 'started', 'by'];
const heading = (name) => t(['number', 'verdict'].includes(name) ? `column.${name}` : `runs.column.${name}`);

const history = (redraw) => html`
  <p>${t('runs.full', kept.runs.length, kept.most)}
    ${kept.runs.length >= kept.most && mayRun() ? html`${t('runs.oldest')} ${deletion(kept.runs.at(-1), redraw)}` : nothing}</p>
  ${kept.runs.length ? html`<div class="scroll" tabindex="0" role="region" aria-label=${t('runs.kept')}><table>
    <caption>${t('runs.kept')}</caption>
    <thead><tr>${COLUMNS.map((name) => html`<th scope="col">${heading(name)}</th>`)}</tr></thead>
    <tbody>${repeat(kept.runs, (run) => run.number, row)}</tbody></table></div>
    ${comparing(redraw)}` : html`<p>${t('runs.none')}</p>`}`;

const choice = (name, runs, redraw) => html`<label>${t(`runs.${name}`)}
  <select name=${name} required @change=${(event) => { pair[name] = event.target.value; pair.after = name === 'before' ? '' : pair.after; redraw(); }}>
    <option value=""></option>
    ${runs.map((run) => html`<option value=${run.number} ?selected=${pair[name] === String(run.number)}>${run.number} ${t(`runs.kind.${run.kind}`)} ${target(run)}, ${verdict(run)}</option>`)}
  </select></label>`;

/** Of one kind only: the later ones are those that the earlier can be compared with. */
function comparing(redraw) {
  const ended = kept.runs.filter((run) => run.state === 'ENDED').reverse();
  const kind = runOf(Number(pair.before))?.kind;
  return ended.length < 2 ? nothing : html`<h2>${t('runs.compare')}</h2>
    <form class="filter" @submit=${(event) => { event.preventDefault(); location.hash = `#runs/${pair.before}-${pair.after}`; }}>
      ${choice('before', ended, redraw)}
      ${choice('after', ended.filter((run) => run.kind === kind && String(run.number) !== pair.before), redraw)}
      <button>${t('runs.compare.do')}</button>
    </form>`;
}

// — what there is, and how it is run —

const kindOf = () => catalogue[place];
const groups = () => [...new Set(kindOf().map((item) => item.group))];
const meets = (text, words) => words.every((word) => text.includes(word));

function found() {
  const { search, group } = browsed[place];
  const words = search.toLowerCase().split(/\s+/).filter((word) => word);
  return kindOf().filter((item) => (!group || item.group === group)
    && meets(`${item.id} ${item.title} ${item.about} ${item.source} ${item.expected}`.toLowerCase(), words));
}

const fact = (name, text) => (text ? html`<dt>${t(`runs.${name}`)}</dt><dd class="told">${text}</dd>` : nothing);

const more = (item) => html`<dl class="told">${['barred', 'about', 'expected', 'source', 'fix'].map((name) => fact(name, item[name]))}</dl>`;

/** The matrix of connections is a run of its own: it is chosen instead of attacks, not beside them. */
const MATRIX = 'matrix';

function pick(id, isChosen, redraw) {
  const { chosen } = browsed[place];
  if (!isChosen) {
    chosen.delete(id);
  } else if (id === MATRIX) {
    chosen.clear();
    chosen.add(id);
  } else {
    chosen.delete(MATRIX);
    chosen.add(id);
  }
  redraw();
}

const item = (one, redraw) => html`<tr>
  ${mayRun() ? html`<td>${one.barred ? nothing : html`<input type="checkbox" aria-label=${one.id} .checked=${browsed[place].chosen.has(one.id)}
    @change=${(event) => pick(one.id, event.target.checked, redraw)}>`}</td>` : nothing}
  <th scope="row"><code>${one.id}</code></th>
  <td class="wide"><details><summary>${one.title}${one.barred ? html` <span class="quiet">${t('runs.barred.short')}</span>` : nothing}</summary>${more(one)}</details></td>
  <td>${one.severity}</td>
</tr>`;

const input = (kind, name, type, mode = nothing) => html`<label>${t(`runs.option.${name}`)}
  <input name=${name} type=${type} inputmode=${mode} .value=${options[kind][name]} autocomplete="off" @input=${(event) => { options[kind][name] = event.target.value; }}></label>`;

const select = (kind, name, values, redraw) => html`<label>${t(`runs.option.${name}`)}
  <select name=${name} @change=${(event) => { options[kind][name] = event.target.value; redraw(); }}>
    ${values.map(([value, text]) => html`<option value=${value} ?selected=${options[kind][name] === value}>${text}</option>`)}
  </select></label>`;

const tick = (kind, name) => html`<label class="tick"><input type="checkbox" name=${name} .checked=${options[kind][name]}
  @change=${(event) => { options[kind][name] = event.target.checked; }}> ${t(`runs.option.${name}`)}</label>`;

const profiles = () => [['', t('runs.profile.usual')], ['high', 'high'], ['recommended', 'recommended']];
const named = (names) => names.map((name) => [name, name]);
const targets = (...names) => names.map((name) => [name, t(`runs.target.${name}`)]);

const FORMS = {
  replay: (redraw) => html`${select('replay', 'target', targets('own', 'backbone'), redraw)}
    ${options.replay.target === 'own' ? html`${select('replay', 'profile', profiles(), redraw)}${input('replay', 'times', 'text', 'numeric')}` : html`<p>${t('runs.exact')}</p>`}`,
  conform: (redraw) => html`${select('conform', 'target', [['own', t('runs.target.self')], ...named(catalogue.systems)], redraw)}
    ${select('conform', 'profile', profiles(), redraw)}
    ${catalogue.expectations.length ? select('conform', 'expect', [['', t('runs.expect.none')], ...named(catalogue.expectations)], redraw) : nothing}
    ${input('conform', 'seed', 'text', 'numeric')}${tick('conform', 'strict')}${tick('conform', 'plain')}
    <p>${t('runs.systems')}</p>`,
  attack: (redraw) => html`${select('attack', 'target', targets('own', 'node', 'backbone'), redraw)}
    ${options.attack.target === 'backbone' ? html`${tick('attack', 'withDos')}<p>${t('runs.attack.backbone')}</p>` : select('attack', 'profile', profiles(), redraw)}
    ${input('attack', 'seed', 'text', 'numeric')}`,
};

const going = () => kept.runs.find((run) => run.state === 'RUNNING');

const form = (redraw) => html`<form class="filter" @submit=${(event) => start(event, place, redraw)}>
  ${FORMS[place](redraw)}
  <button ?disabled=${busy || going() !== undefined}>${browsed[place].chosen.size ? t('runs.start', browsed[place].chosen.size) : t('runs.start.all')}</button>
  ${going() ? html`<a href="#runs/${going().number}">${t('runs.going', going().number)}</a>` : nothing}
  ${browsed[place].chosen.size ? html`<button type="button" @click=${() => { browsed[place].chosen.clear(); redraw(); }}>${t('runs.unchoose')}</button>` : nothing}
</form>`;

const runnable = (items) => items.filter((one) => !one.barred && one.id !== MATRIX);

function chooseAll(items, redraw) {
  runnable(items).forEach((one) => pick(one.id, true, () => {}));
  redraw();
}

function browse(redraw) {
  const items = found();
  const own = browsed[place];
  return html`
    ${mayRun() ? form(redraw) : nothing}
    <form class="filter" role="search" @submit=${(event) => event.preventDefault()}>
      <label>${t('runs.search')} <input type="search" .value=${own.search} autocomplete="off" spellcheck="false"
        @input=${(event) => { own.search = event.target.value; own.limit = STEP; redraw(); }}></label>
      <label>${t('runs.group')} <select @change=${(event) => { own.group = event.target.value; own.limit = STEP; redraw(); }}>
        <option value="">${t('filter.any')}</option>
        ${groups().map((name) => html`<option value=${name} ?selected=${own.group === name}>${name}</option>`)}</select></label>
      ${mayRun() ? html`<button type="button" @click=${() => chooseAll(items, redraw)}>${t('runs.choose', runnable(items).length)}</button>` : nothing}
    </form>
    <p role="status">${t('runs.matching', items.length, kindOf().length)}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${t(`runs.${place}`)}><table class="runs">
      <caption>${t(`runs.${place}`)}</caption>
      <thead><tr>${mayRun() ? html`<th scope="col">${t('runs.column.chosen')}</th>` : nothing}
        <th scope="col">${t('column.id')}</th><th scope="col">${t('runs.column.title')}</th><th scope="col">${t('runs.column.severity')}</th></tr></thead>
      <tbody>${repeat(items.slice(0, own.limit), (one) => one.id, (one) => item(one, redraw))}</tbody></table></div>
    ${items.length > own.limit ? html`<button type="button" @click=${() => { own.limit += STEP; redraw(); }}>${t('runs.more', items.length - own.limit)}</button>` : nothing}`;
}

// — one run —

const bar = (run) => (run.state === 'RUNNING' ? html`<p><label>${run.of ? t('runs.progress', done(run), run.of) : t('runs.begins')}
  ${run.of ? html`<progress max=${run.of} .value=${done(run)}></progress>` : html`<progress></progress>`}</label></p>` : nothing);

const facts = (run) => html`<dl class="facts">
  ${[['kind', t(`runs.kind.${run.kind}`)], ['target', target(run)], ['cases', counted(run)], ['duration', duration(run.millis)],
    ['started', time(run.started)], ['by', t(`role.${run.role}`)]].map(([name, text]) => html`<div><dt>${t(`runs.column.${name}`)}</dt><dd>${text}</dd></div>`)}
</dl>`;

const link = (run, file, way) => `/api/v1/runs/${run.number}/${way}?${new URLSearchParams({ name: file.name, lang: language(), ...(way === 'messages' ? { reason: wanted.reason } : {}) })}`;

const file = (run, one) => {
  const way = one.messages ? 'messages' : 'file';
  const text = `${one.name} (${Math.ceil(one.bytes / 1024)} KiB)`;
  return html`<li>${one.messages && !wanted.reason.trim() ? html`<span class="quiet">${text}</span>`
    : html`<a href=${link(run, one, way)} target="_blank" rel="noopener noreferrer">${text}</a>`}</li>`;
};

const report = (run, redraw) => html`<h2>${t('runs.report')}</h2>
  ${detail.files.length ? nothing : html`<p>${t('runs.report.none')}</p>`}
  <ul>${detail.files.filter((one) => !one.messages).map((one) => file(run, one))}</ul>
  ${detail.files.some((one) => one.messages) && mayRun() ? html`<div class="filter"><p>${t('runs.messages')}</p>
    <label>${t('message.reason')} <input maxlength="100" .value=${wanted.reason} autocomplete="off" @input=${(event) => { wanted.reason = event.target.value; redraw(); }}></label></div>
    <ul>${detail.files.filter((one) => one.messages).map((one) => file(run, one))}</ul>` : nothing}
  ${run.target === 'backbone' ? html`<p><a href="#messages?${new URLSearchParams({ from: run.from, ...(run.until ? { to: run.until } : {}) })}">${t('runs.journal')}</a></p>` : nothing}`;

const outcome = (one) => html`<tr class=${one.verdict === 'fail' ? 'refused' : ''}>
  <td class=${one.verdict === 'fail' ? 'warn' : ''}>${MARKS[one.verdict] ?? '·'} ${t(`runs.verdict.${one.verdict}`)}</td>
  <th scope="row"><code>${one.id}</code></th>
  <td class="wide">${['expected', 'found', 'why', 'fix', 'again'].some((name) => one[name])
    ? html`<details><summary>${one.title || one.id}</summary><dl class="told">${['expected', 'found', 'why', 'fix', 'again'].map((name) => fact(name, one[name]))}</dl></details>`
    : one.title}</td>
  <td>${one.severity}</td>
</tr>`;

function outcomes(redraw) {
  const words = wanted.search.toLowerCase().split(/\s+/).filter((word) => word);
  const cases = detail.cases.filter((one) => (!wanted.verdict || (wanted.verdict === 'not-pass' ? one.verdict !== 'pass' : one.verdict === wanted.verdict))
    && meets(`${one.id} ${one.title}`.toLowerCase(), words));
  return html`<h2>${t('runs.column.cases')}</h2>
    <form class="filter" role="search" @submit=${(event) => event.preventDefault()}>
      <label>${t('column.verdict')} <select @change=${(event) => { wanted.verdict = event.target.value; wanted.limit = STEP; redraw(); }}>
        <option value="">${t('filter.any')}</option>
        <option value="not-pass" ?selected=${wanted.verdict === 'not-pass'}>${t('runs.verdict.not-pass')}</option>
        ${VERDICTS.map((one) => html`<option value=${one} ?selected=${wanted.verdict === one}>${t(`runs.verdict.${one}`)}</option>`)}</select></label>
      <label>${t('runs.search')} <input type="search" .value=${wanted.search} autocomplete="off" spellcheck="false"
        @input=${(event) => { wanted.search = event.target.value; wanted.limit = STEP; redraw(); }}></label>
    </form>
    <p>${t('runs.matching', cases.length, detail.cases.length)}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${t('runs.column.cases')}><table class="runs">
      <caption>${t('runs.column.cases')}</caption>
      <thead><tr><th scope="col">${t('column.verdict')}</th><th scope="col">${t('column.id')}</th><th scope="col">${t('runs.column.title')}</th><th scope="col">${t('runs.column.severity')}</th></tr></thead>
      <tbody>${repeat(cases.slice(0, wanted.limit), (one) => one.id, outcome)}</tbody></table></div>
    ${cases.length > wanted.limit ? html`<button type="button" @click=${() => { wanted.limit += STEP; redraw(); }}>${t('runs.more', cases.length - wanted.limit)}</button>` : nothing}`;
}

const one = (redraw) => {
  const { run } = detail;
  return html`<h2>${t('runs.one', run.number)}</h2>
    <p role="status" class=${isBad(run) ? 'warn' : ''}>${verdict(run)}</p>
    ${bar(run)}
    ${facts(run)}
    ${mayRun() ? html`<p class="pages">${run.state === 'RUNNING'
      ? html`<button type="button" ?disabled=${busy} @click=${() => stop(run.number, redraw)}>${t('runs.stop')}</button>`
      : deletion(run, redraw)}</p>` : nothing}
    ${report(run, redraw)}
    ${detail.cases.length ? outcomes(redraw) : nothing}
    <h2>${t('runs.said')}</h2>
    <p class="quiet">${run.command}</p>
    <pre tabindex="0" aria-label=${t('runs.said')}>${detail.output.join('\n')}</pre>`;
};

// — two runs —

const word = (verdict) => (verdict ? t(`runs.verdict.${verdict}`) : t('runs.verdict.absent'));

const change = (it) => html`<tr class=${it.worse ? 'refused' : ''}>
  <th scope="row"><code>${it.what}</code></th><td class="wide">${it.title}</td>
  <td>${word(it.before)}</td><td>${word(it.after)}</td>
  <td class=${it.worse ? 'warn' : ''}>${t(`runs.change.${how(it)}`)}</td></tr>`;

/** New and missing cases are told apart from those that became worse or better. */
function how(it) {
  if (!it.before) {
    return it.worse ? 'new-bad' : 'new';
  }
  if (!it.after) {
    return 'missing';
  }
  return it.worse ? 'worse' : 'better';
}

const both = () => html`<h2>${t('runs.compared', ...place.split('-'))}</h2>
  <p role="status" class=${compared.good ? '' : 'warn'}>${t(compared.good ? 'runs.compared.good' : 'runs.compared.bad')} ${t('runs.compared.same', compared.same)}</p>
  ${compared.conditions.length ? html`<p>${t('runs.conditions')}</p>
    <ul>${compared.conditions.map((it) => html`<li>${it.what}: ${it.before || '–'} → ${it.after || '–'}</li>`)}</ul>` : nothing}
  ${compared.changes.length ? html`<div class="scroll" tabindex="0" role="region" aria-label=${t('runs.changes')}><table class="runs">
    <caption>${t('runs.changes')}</caption>
    <thead><tr><th scope="col">${t('column.id')}</th><th scope="col">${t('runs.column.title')}</th><th scope="col">${t('runs.before')}</th><th scope="col">${t('runs.after')}</th><th scope="col">${t('runs.column.change')}</th></tr></thead>
    <tbody>${repeat(compared.changes, (it) => it.what, change)}</tbody></table></div>` : nothing}`;

function part(redraw) {
  if (isKind()) {
    return catalogue ? browse(redraw) : html`<p aria-busy="true">${t('loading')}</p>`;
  }
  if (/^[0-9]+$/.test(place)) {
    return detail?.run.number === Number(place) ? one(redraw) : nothing;
  }
  if (place.includes('-')) {
    return compared ? both() : nothing;
  }
  return history(redraw);
}

const view = (redraw) => html`<h1>${t('runs')}</h1>
  ${tabs()}
  ${trouble()}
  ${kept ? part(redraw) : html`<p aria-busy="true">${t('loading')}</p>`}`;

export const runs = { in: 'runs', load, view };
