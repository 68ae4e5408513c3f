// The page "Residents and CS desk": a counter of a municipal CS, from the choice of a resident to the letters that follow.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { repeat } from '/lib/lit-html/directives/repeat.js';
import { ask, language, may, refusalOf, t } from '/app.js';
import { time } from '/messages.js';

const PER_PAGE = 20;
/** So many nodes are offered at once; more are found by typing. */
const OFFERED = 24;
const SETTLED = 10;
/** Ids that the table of rights knows (docs/howto-counter.md); any other op-… may do everything. */
const OPERATORS = ['op-console', 'op-counter-1', 'op-approver-1', 'op-inquiry-1', 'op-admin-1', 'op-left-1'];
const REASONS = ['counter', 'check', 'test'];
const SAVED_MILLIS = 10000;

let nodes;
/** What is typed to find a node. */
let wanted = '';
let operator = OPERATORS[0];
let at;

/** What belongs to one counter: gone when another one is chosen. */
const fresh = (id) => ({
  id,
  task: '',
  forms: [],
  found: undefined,
  from: 1,
  find: '',
  reason: '',
  chosen: '',
  seen: new Map(),
  record: undefined,
  papers: [],
  letters: [],
  sheets: [],
  result: undefined,
  printed: undefined,
  refusals: {},
  busy: false,
  round: 0,
});

const node = () => nodes.find((one) => one.id === at.id);
const isCounter = (one) => one?.role === 'MUNICIPAL_CS' && one.simulated;
const path = (...parts) => ['desk', at.id, ...parts].map(encodeURIComponent).join('/');
const nameOf = (id) => {
  const one = nodes.find((each) => each.id === id);
  return one ? one.name[language()] : id;
};

/** Looks are recorded with the operator: only letters and printed papers are asked for again by themselves. */
async function load(rest) {
  const [id, task = ''] = rest.split('/');
  nodes ??= (await ask('GET', 'network')).nodes;
  if (!at || at.id !== id) {
    at = fresh(id);
  }
  if (at.task !== task) {
    at.task = task;
    at.refusals = {};
  }
  const here = at;
  if (node()) {
    here.letters = await ask('GET', path('letters'));
  }
  if (isCounter(node())) {
    here.sheets = await ask('GET', path('papers', 'printed'));
    if (!here.found) {
      here.forms = await ask('GET', path('events'));
      await Promise.all([people(here), tray(here)]);
    }
  }
}

/** By the reason that was given, which is recorded each time. */
async function people(here) {
  const asked = here.find || here.reason
    ? ask('POST', path('residents', 'search'), { find: here.find, reason: here.reason, from: here.from, limit: PER_PAGE, operator })
    : ask('GET', `${path('residents')}?${new URLSearchParams({ from: here.from, limit: PER_PAGE, operator })}`);
  const found = await asked;
  found.residents.forEach((one) => here.seen.set(one.id, one));
  here.found = found;
}

async function tray(here) {
  here.papers = await ask('GET', `${path('papers')}?${new URLSearchParams({ operator })}`);
}

/** Does something of a part of the page; what is refused is said there. */
async function doing(part, redraw, act) {
  const here = at;
  here.busy = true;
  redraw();
  try {
    await act(here);
    delete here.refusals[part];
  } catch (failure) {
    here.refusals[part] = refusalOf(failure);
  }
  here.busy = false;
  redraw();
}

const refused = (part) => (at.refusals[part]
  ? html`<p role="alert" class="refusal"><b>${at.refusals[part].id}</b> ${at.refusals[part].text} ${at.refusals[part].fix}</p>` : nothing);

const formOf = (event) => {
  event.preventDefault();
  return new FormData(event.target);
};

// ---- the counter ----

const place = (one) => html`<li><a href="#desk/${one.id}" aria-current=${one.id === at.id ? 'page' : nothing}>${one.name[language()]}</a>
  <code>${one.id}</code>${isCounter(one) ? nothing : html` <span class="quiet">${t(`node.${one.role}`)}</span>`}</li>`;

function choice(redraw) {
  const all = nodes.filter((one) => one.simulated);
  const meets = (one) => `${one.id} ${one.name.ja} ${one.name.en}`.toLowerCase().includes(wanted.toLowerCase());
  const found = all.filter(meets).sort((one, other) => isCounter(other) - isCounter(one));
  return html`<section aria-labelledby="desk-place"><h2 id="desk-place">${t('desk.place')}</h2>
    <div class="filter"><label>${t('desk.place.find')}
      <input type="search" .value=${wanted} @input=${(event) => { wanted = event.target.value; redraw(); }} autocomplete="off"></label></div>
    <ul class="desk-places">${repeat(found.slice(0, OFFERED), (one) => one.id, place)}</ul>
    ${found.length > OFFERED ? html`<p class="quiet">${t('desk.place.more', found.length - OFFERED)}</p>` : nothing}
    ${found.length ? nothing : html`<p>${t('desk.place.none')}</p>`}
  </section>`;
}

/** By whose rights it goes; the list is looked at anew. */
function actAs(event, redraw) {
  operator = event.target.value;
  doing('people', redraw, async (here) => {
    await people(here);
    await tray(here);
  });
}

const sitting = (redraw) => html`<dl class="facts">
    <div><dt>${t('desk.here')}</dt><dd><b>${node().name[language()]}</b> <code>${at.id}</code></dd></div>
    <div><dt>${t('desk.residents')}</dt><dd>${at.found?.all ?? '–'}</dd></div>
    <div><dt>${t('waiting')}</dt><dd>${at.letters.length}</dd></div>
    <div><dt><label for="desk-operator">${t('desk.operator')}</label></dt><dd>
      <select id="desk-operator" @change=${(event) => actAs(event, redraw)}>
        ${OPERATORS.map((one) => html`<option ?selected=${one === operator}>${one}</option>`)}</select></dd></div>
    <div><dt>${t('desk.elsewhere')}</dt><dd><a href="#desk">${t('desk.place')}</a></dd></div>
  </dl>`;

// ---- what to do ----

const card = (form) => html`<li><a href="#desk/${at.id}/${form.kind}" aria-current=${form.kind === at.task ? 'true' : nothing}>
  <b>${t(`desk.kind.${form.kind}`)}</b><span>${t(`desk.hint.${form.kind}`)}</span></a></li>`;

const tasks = () => html`<section aria-labelledby="desk-tasks"><h2 id="desk-tasks">${t('desk.tasks')}</h2>
  <p>${t('desk.start')}</p>
  <ul class="desk-tasks">${at.forms.filter((form) => form.common).map(card)}</ul>
  <details ?open=${at.forms.some((form) => !form.common && form.kind === at.task)}><summary>${t('desk.more')}</summary>
    <ul class="desk-tasks">${at.forms.filter((form) => !form.common).map(card)}</ul></details>
</section>`;

/** A masked resident is told from others by place in the list, household and relationship. */
const called = (one) => `${one.name} ${one.birthDate} · ${one.relationship} · ${t('desk.household', one.household)} · ${t(`desk.status.${one.moving ? 'MOVING' : one.status}`)}`;

const option = (id, text) => html`<option value=${id} .selected=${id === at.chosen}>${text}</option>`;

function whom(form) {
  const chosen = (event) => { at.chosen = event.target.value; };
  if (form.whom === 'AWAITED') {
    const come = at.papers.filter((paper) => paper.kind === 'CERTIFICATE');
    const awaited = come.flatMap((paper) => paper.persons.map((id, i) => [id, t('desk.awaited', nameOf(paper.other), time(paper.at), i + 1)]));
    if (awaited.length === 1) {
      [[at.chosen]] = awaited;
    }
    return html`<label>${t('desk.whom.AWAITED')}<select name="resident" required @change=${chosen}>
      <option value="">${t(awaited.length ? 'desk.choose' : 'desk.awaited.none')}</option>
      ${repeat(awaited, ([id]) => id, ([id, text]) => option(id, text))}</select></label>`;
  }
  const listed = at.found?.residents ?? [];
  const all = at.seen.has(at.chosen) && !listed.some((one) => one.id === at.chosen) ? [at.seen.get(at.chosen), ...listed] : listed;
  return html`<label>${t(form.kind === 'birth' ? 'desk.whom.birth' : 'desk.whom.RESIDENT')}<select name="resident" required @change=${chosen}>
    <option value="">${t('desk.choose')}</option>
    ${repeat(all, (one) => one.id, (one, i) => option(one.id, `${at.from + i}. ${called(one)}`))}</select></label>`;
}

async function pick(event) {
  const file = event.target.files[0];
  if (file) {
    event.target.form.elements.file.value = await file.text();
  }
}

function input(field) {
  const label = t(`desk.field.${field.name}`);
  if (field.type === 'choice') {
    return html`<label>${label}<select name=${field.name}>
      ${field.choices.map((one) => html`<option value=${one} ?selected=${one === field.value}>${t(`desk.choice.${field.name}.${one}`)}</option>`)}</select></label>`;
  }
  if (field.type === 'city') {
    const cities = nodes.filter((one) => one.role === 'MUNICIPAL_CS' && one.id !== at.id);
    return html`<label>${label}<select name=${field.name} required>
      ${cities.map((one) => html`<option value=${one.id}>${one.name[language()]} (${one.id})</option>`)}</select></label>`;
  }
  if (field.type === 'file') {
    return html`<label>${t('desk.pick')}<input type="file" accept=".xml" @change=${pick}></label>
      <label class="wide">${label}<textarea name=${field.name} rows="12" required spellcheck="false"></textarea></label>`;
  }
  return html`<label>${label}${field.required ? nothing : html` <span>${t('desk.optional')}</span>`}
    <input name=${field.name} type=${field.type === 'date' ? 'date' : 'text'} ?required=${field.required} value=${field.value}
      maxlength="200" autocomplete="off" spellcheck="false"></label>`;
}

function enter(event, form, redraw) {
  const data = formOf(event);
  const fields = Object.fromEntries(form.fields.map((field) => [field.name, data.get(field.name) ?? '']).filter(([, value]) => value !== ''));
  doing('form', redraw, async (here) => {
    const sent = await ask('POST', path('events'), { kind: form.kind, resident: data.get('resident') ?? '', fields, operator });
    here.result = { ...sent, kind: form.kind };
    here.chosen = '';
    here.record = undefined;
    here.round += 1;
    here.letters = await ask('GET', path('letters'));
    await Promise.all([people(here), tray(here)]);
  });
}

/** Made anew for each task and after each entry: nothing of another person stays in it. */
const task = (redraw) => repeat(at.forms.filter((form) => form.kind === at.task), (form) => `${at.id}/${form.kind}/${at.round}`, (form) => html`
  <section class="desk-work" aria-labelledby="desk-task"><h2 id="desk-task">${t(`desk.kind.${form.kind}`)}</h2>
    <p>${t(`desk.hint.${form.kind}`)}</p>
    ${may('tester') ? html`<form class="filter" @submit=${(event) => enter(event, form, redraw)}>
      ${form.whom === 'NOBODY' ? nothing : whom(form)}
      ${form.fields.map(input)}
      <p><button ?disabled=${at.busy}>${t('desk.enter')}</button>
        ${form.whom === 'AWAITED' ? html`<button type="button" ?disabled=${at.busy} @click=${() => doing('form', redraw, tray)}>${t('desk.reload')}</button>` : nothing}</p>
    </form>` : html`<p>${t('desk.tester')}</p>`}
    ${refused('form')}
  </section>`);

// ---- what happens now ----

const since = (id) => `#messages?${new URLSearchParams({ node: id, from: at.result.at })}`;

const told = (one) => html`<li><b>${t(`desk.sent.${one.state}`)}</b> ${one.operation} → ${nameOf(one.to)} <code>${one.to}</code>
  ${one.remark ? html`<span class="quiet">${one.remark}</span>` : nothing}</li>`;

/** Said once it is there, to those who hear the page, too. */
const result = () => html`<div role="status">${at.result ? html`<section class="desk-result" aria-labelledby="desk-now">
    <h2 id="desk-now">✓ ${t('desk.now')}</h2>
    <p>${t(`desk.now.${at.result.kind}`)}</p>
    <p class="quiet">${t('desk.request')} <code>${at.result.request}</code></p>
    ${at.result.notifications.length ? html`<ul>${at.result.notifications.map(told)}</ul>` : html`<p>${t('desk.sent.none')}</p>`}
    <p class="pages">
      ${at.result.next && at.result.next !== at.id ? html`<a class="desk-next" href="#desk/${at.result.next}${at.result.kind === 'moveOut' ? '/moveIn' : ''}">${t(`desk.next.${at.result.kind}`, nameOf(at.result.next))}</a>` : nothing}
      <a href=${since(at.result.node)}>${t('desk.follow', nameOf(at.result.node))}</a>
      <a href=${since('national')}>${t('desk.follow', nameOf('national'))}</a>
    </p></section>` : nothing}</div>`;

// ---- residents ----

function search(event, redraw) {
  const data = formOf(event);
  doing('people', redraw, async (here) => {
    here.find = data.get('find').trim();
    here.reason = data.get('reason').trim();
    here.from = 1;
    await people(here);
  });
}

const mask = (redraw) => doing('people', redraw, async (here) => {
  here.reason = '';
  here.record = undefined;
  here.seen.clear();
  await people(here);
});

const turn = (from, redraw) => doing('people', redraw, async (here) => {
  here.from = from;
  await people(here);
});

const open = (id, redraw) => doing('people', redraw, async (here) => {
  here.record = await ask('GET', `${path('residents', id)}?${new URLSearchParams({ operator })}`);
});

const settle = (redraw) => doing('people', redraw, async (here) => {
  await ask('POST', path('events', 'settlement'), { people: SETTLED });
  await people(here);
});

const reason = (required) => html`<label>${t('message.reason')}
  <input name="reason" list="desk-reasons" maxlength="100" ?required=${required} autocomplete="off" placeholder=${t('desk.reason.hint')}></label>`;

const finding = (redraw) => html`<form class="filter" role="search" @submit=${(event) => search(event, redraw)}>
  <label>${t('desk.find')} <input name="find" maxlength="100" autocomplete="off" placeholder=${t('desk.find.hint')}></label>
  ${reason(false)}
  <button ?disabled=${at.busy}>${t('desk.show')}</button>
  ${at.reason ? html`<button type="button" @click=${() => mask(redraw)}>${t('desk.mask')}</button>` : nothing}
  <p class="quiet">${at.reason ? t('desk.unmasked', at.reason) : t('desk.masked')}</p>
</form>`;

/** Somebody is chosen for what is being filled in. */
const isOfResident = () => at.forms.some((form) => form.kind === at.task && form.whom === 'RESIDENT');

const person = (one, i, redraw) => html`<tr>
  <th scope="row">${at.from + i}</th>
  <td>${one.name}${one.kana && !one.kana.includes('●') ? html`<br><span class="quiet">${one.kana}</span>` : nothing}</td>
  <td>${one.birthDate}</td><td>${one.sex}</td><td>${one.relationship}</td><td class="number">${one.household}</td>
  <td class="desk-long">${one.address}</td><td><code>${one.code}</code></td>
  <td>${t(`desk.status.${one.moving ? 'MOVING' : one.status}`)}</td>
  <td>${one.event} ${one.eventDate}</td>
  <td>
    ${may('tester') && one.status === 'OPEN' && isOfResident() ? html`<button type="button" aria-pressed=${one.id === at.chosen ? 'true' : 'false'}
      aria-label="${t('desk.take')} ${at.from + i}" @click=${() => { at.chosen = one.id; redraw(); }}>${t('desk.take')}</button>` : nothing}
    <button type="button" aria-label="${t('desk.open')} ${at.from + i}" @click=${() => open(one.id, redraw)}>${t('desk.open')}</button>
  </td>
</tr>`;

const PEOPLE = ['number', 'desk.name', 'desk.birthDate', 'desk.sex', 'desk.relationship', 'desk.household', 'desk.address', 'desk.code', 'desk.status', 'desk.event', 'desk.act'];

const heads = (names) => html`<thead><tr>${names.map((name) => html`<th scope="col">${t(`column.${name}`)}</th>`)}</tr></thead>`;

const table = (caption, names, rows) => html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
  <table><caption>${caption}</caption>${heads(names)}<tbody>${rows}</tbody></table></div>`;

const nobody = (redraw) => html`<p>${at.find ? t('desk.nobody.found') : t('desk.nobody')}</p>
  ${!at.find && may('tester') ? html`<p><button type="button" ?disabled=${at.busy} @click=${() => settle(redraw)}>${t('desk.settle', SETTLED)}</button></p>` : nothing}`;

const residents = (redraw) => html`<section aria-labelledby="desk-people"><h2 id="desk-people">${t('desk.residents')}</h2>
  ${may('tester') || may('reviewer') ? finding(redraw) : html`<p class="quiet">${t('desk.viewer')}</p>`}
  ${refused('people')}
  ${!at.found ? html`<p aria-busy="true">${t('loading')}</p>`
    : at.found.residents.length ? html`${table(t('desk.listed', at.from, at.from + at.found.residents.length - 1, at.found.all), PEOPLE,
      repeat(at.found.residents, (one) => one.id, (one, i) => person(one, i, redraw)))}
      <p class="pages">
        ${at.from > 1 ? html`<button type="button" @click=${() => turn(Math.max(1, at.from - PER_PAGE), redraw)}>${t('desk.back')}</button>` : nothing}
        ${at.from + at.found.residents.length <= at.found.all ? html`<button type="button" @click=${() => turn(at.from + PER_PAGE, redraw)}>${t('desk.on')}</button>` : nothing}
      </p>` : nobody(redraw)}
</section>`;

// ---- one resident ----

function read(event, redraw) {
  const why = formOf(event).get('reason');
  doing('record', redraw, async (here) => {
    here.record = await ask('POST', path('residents', here.record.row.id, 'reading'), { reason: why, operator });
    here.seen.set(here.record.row.id, here.record.row);
  });
}

const past = (one) => html`<tr><th scope="row">${time(one.at)}</th><td>${one.event}</td><td>${one.date}</td><td class="number">${one.updateNumber}</td>
  <td><a href="#messages?${new URLSearchParams({ node: at.id, from: one.at })}">${one.request}</a></td></tr>`;

const record = (redraw) => (at.record ? html`<section class="desk-work" aria-labelledby="desk-record"><h2 id="desk-record">${t('desk.record')}</h2>
  <p><button type="button" @click=${() => { at.record = undefined; redraw(); }}>${t('desk.close')}</button></p>
  ${at.record.masked && (may('tester') || may('reviewer')) ? html`<form class="filter" @submit=${(event) => read(event, redraw)}>
    ${reason(true)}<button ?disabled=${at.busy}>${t('desk.read')}</button></form>` : nothing}
  ${refused('record')}
  <dl class="facts">${at.record.items.map((item) => html`<div><dt>${item.number} ${item.name}</dt><dd>${item.value || '–'}</dd></div>`)}</dl>
  ${table(t('desk.history'), ['receivedAt', 'desk.event', 'desk.date', 'desk.update', 'desk.request'], at.record.history.map(past))}
</section>` : nothing);

// ---- papers ----

const decide = (paper, approve, redraw) => doing('tray', redraw, async (here) => {
  const sent = await ask('POST', path('papers', 'decisions'), { number: paper.number, from: paper.other, approve, operator });
  here.result = { ...sent, kind: approve ? 'approve' : 'decline' };
  await Promise.all([people(here), tray(here)]);
});

const paper = (one, redraw) => html`<tr>
  <th scope="row"><code>${one.number}</code></th><td>${t(`desk.paper.${one.kind}`)}</td><td>${nameOf(one.other)} <code>${one.other}</code></td>
  <td>${time(one.at)}</td><td>${t(`desk.state.${one.state}`)}</td>
  <td>${one.waits && may('tester') ? html`
    <button type="button" ?disabled=${at.busy} aria-label="${t('desk.approve')} ${one.number}" @click=${() => decide(one, true, redraw)}>${t('desk.approve')}</button>
    <button type="button" ?disabled=${at.busy} aria-label="${t('desk.decline')} ${one.number}" @click=${() => decide(one, false, redraw)}>${t('desk.decline')}</button>`
    : one.kind === 'CERTIFICATE' ? html`<a href="#desk/${at.id}/moveIn">${t('desk.kind.moveIn')}</a>` : nothing}</td></tr>`;

const intray = (redraw) => html`<section aria-labelledby="desk-tray"><h2 id="desk-tray">${t('desk.tray')}</h2>
  <p>${t('desk.tray.hint')} <button type="button" ?disabled=${at.busy} @click=${() => doing('tray', redraw, tray)}>${t('desk.reload')}</button></p>
  ${refused('tray')}
  ${at.papers.length ? table(t('desk.tray'), ['desk.request', 'desk.kind', 'desk.other', 'receivedAt', 'desk.state', 'desk.act'],
    repeat(at.papers, (one) => `${one.kind} ${one.other} ${one.number}`, (one) => paper(one, redraw))) : html`<p>${t('desk.tray.none')}</p>`}
</section>`;

// ---- printing ----

function print(event, redraw) {
  const why = formOf(event).get('reason');
  doing('print', redraw, async (here) => {
    here.printed = await ask('POST', path('papers', 'printed'), { reason: why, operator });
    here.sheets = await ask('GET', path('papers', 'printed'));
    await tray(here);
  });
}

function save({ name, pdf }) {
  const bytes = Uint8Array.from(atob(pdf), (one) => one.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), SAVED_MILLIS);
}

function fetchPaper(event, redraw) {
  const data = formOf(event);
  doing('print', redraw, async () => {
    save(await ask('POST', path('papers', 'printed', data.get('name')), { reason: data.get('reason'), operator }));
  });
}

const printing = (redraw) => html`<section aria-labelledby="desk-print"><h2 id="desk-print">${t('desk.print')}</h2>
  <p>${t('desk.print.hint')}</p>
  ${may('tester') ? html`<form class="filter" @submit=${(event) => print(event, redraw)}>${reason(true)}<button ?disabled=${at.busy}>${t('desk.print.now')}</button></form>` : nothing}
  <div role="status">${at.printed ? html`<p>${t('desk.printed', at.printed.names.length, at.printed.pending.length)}</p>` : nothing}</div>
  ${refused('print')}
  ${at.sheets.length ? may('tester') || may('reviewer') ? html`<form class="filter" @submit=${(event) => fetchPaper(event, redraw)}>
      <label>${t('desk.sheet')}<select name="name">${repeat(at.sheets, (one) => one.name, (one) => html`<option value=${one.name}>${one.name} (${Math.ceil(one.bytes / 1000)} kB)</option>`)}</select></label>
      ${reason(true)}<button ?disabled=${at.busy}>${t('desk.download')}</button></form>`
    : html`<ul>${at.sheets.map((one) => html`<li>${one.name}</li>`)}</ul>` : html`<p>${t('desk.sheet.none')}</p>`}
</section>`;

// ---- letters ----

const move = (letter, act, redraw) => doing('letters', redraw, async (here) => {
  here.letters = await ask('POST', path('letters', letter.number), { act });
});

const letter = (one, redraw) => html`<tr class=${one.state === 'DEAD' ? 'refused' : ''}>
  <th scope="row">${one.number}</th><td>${nameOf(one.to)} <code>${one.to}</code></td><td>${one.exchange} ${one.operation}</td>
  <td>${t(`desk.letter.${one.state}`)}</td><td class="number">${one.attempts}</td>
  <td>${one.refusal ? html`<a href="#messages?${new URLSearchParams({ node: at.id, refusal: one.refusal })}">${one.refusal}</a>` : '–'}</td>
  <td>${one.next ? time(one.next) : '–'}</td>
  <td>${may('tester') ? html`
    <button type="button" ?disabled=${at.busy} aria-label="${t('desk.retry')} ${one.number}" @click=${() => move(one, 'retry', redraw)}>${t('desk.retry')}</button>
    ${one.state === 'DEAD' ? html`<button type="button" ?disabled=${at.busy} aria-label="${t('desk.giveup')} ${one.number}" @click=${() => move(one, 'give-up', redraw)}>${t('desk.giveup')}</button>` : nothing}` : nothing}</td></tr>`;

const letters = (redraw) => html`<section aria-labelledby="desk-letters"><h2 id="desk-letters">${t('desk.letters')}</h2>
  <p>${t('desk.letters.hint')} <a href="#lines">${t('lines')}</a></p>
  ${refused('letters')}
  ${at.letters.length ? table(t('desk.letters'), ['number', 'receiver', 'exchange', 'desk.state', 'desk.attempts', 'refusal', 'desk.next', 'desk.act'],
    repeat(at.letters, (one) => one.number, (one) => letter(one, redraw))) : html`<p>${t('desk.letters.none')}</p>`}
</section>`;

// ---- the page ----

const counter = (redraw) => html`
  ${sitting(redraw)}
  ${result()}
  ${tasks()}
  ${task(redraw)}
  ${residents(redraw)}
  ${record(redraw)}
  ${intray(redraw)}
  ${printing(redraw)}
  ${letters(redraw)}
  <datalist id="desk-reasons">${REASONS.map((one) => html`<option value=${t(`desk.reason.${one}`)}></option>`)}</datalist>`;

function inside(redraw) {
  if (!node()) {
    return html`${at.id ? html`<p role="alert">${t('desk.unknown', at.id)}</p>` : html`<p>${t('desk.welcome')}</p>`}${choice(redraw)}`;
  }
  return isCounter(node()) ? counter(redraw) : html`
    <dl class="facts"><div><dt>${t('desk.here')}</dt><dd><b>${node().name[language()]}</b> <code>${at.id}</code></dd></div>
      <div><dt>${t('desk.elsewhere')}</dt><dd><a href="#desk">${t('desk.place')}</a></dd></div></dl>
    <p>${t('desk.server')}</p>${letters(redraw)}`;
}

const view = (redraw) => html`<h1>${t('desk')}</h1>
  ${nodes && at ? inside(redraw) : html`<p aria-busy="true">${t('loading')}</p>`}`;

export const desk = { in: 'desk', load, view };
