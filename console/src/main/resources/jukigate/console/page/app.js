// The frame of the console: session, language, colours, and the page that is shown.
import { html, render, nothing } from '/lib/lit-html/lit-html.js';
import { network } from '/network.js';
import { messages } from '/messages.js';
import { message } from '/message.js';
import { case as businessCase } from '/case.js';
import { desk } from '/desk.js';
import { runs } from '/runs.js';
import { trust } from '/trust.js';
import { audit } from '/audit.js';
import { performance } from '/performance.js';
import { lines } from '/lines.js';
import { clock } from '/clock.js';

const POLL_MILLIS = 2000;
const LANGUAGES = ['ja', 'en'];
const SCHEMES = ['auto', 'light', 'dark'];

/**
 * The pages by the first word of the address behind #. Each has load(rest), which asks the API,
 * view(redraw), and in, the page that the navigation marks for it.
 */
const PAGES = {
  network,
  messages,
  message,
  case: businessCase,
  desk,
  runs,
  trust,
  audit,
  lines,
  clock,
  performance,
};
const MENU = ['network', 'messages', 'desk', 'runs', 'trust', 'audit', 'lines', 'clock', 'performance'];
/** The files of the texts, in each language. */
const TEXTS = ['common', 'network', 'message', 'case', 'desk', 'runs', 'trust', 'audit', 'performance'];

const state = {
  language: kept('language', LANGUAGES, navigator.language.startsWith('ja') ? 'ja' : 'en'),
  scheme: kept('scheme', SCHEMES, 'auto'),
  texts: {},
  session: undefined,
  refusal: undefined,
  stale: false,
};

function kept(name, allowed, otherwise) {
  const value = localStorage.getItem(`jukigate.${name}`);
  return allowed.includes(value) ? value : otherwise;
}

/** A text of the page, with {0}, {1} … filled in. */
export function t(key, ...values) {
  const text = state.texts[key] ?? key;
  return values.reduce((all, value, i) => all.replace(`{${i}}`, () => String(value)), text);
}

/** Whether who is here may do what is for a role; the server decides, this only hides buttons. */
export const may = (role) => [role, 'administrator'].includes(state.session?.role);

export const language = () => state.language;

/** Gives whoever is here a file. */
export function save(name, content, type) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** What went wrong when something was done: a refusal, or that nobody answered. */
export const refusalOf = (failure) => failure.refusal ?? { id: '', text: t('stale'), fix: '' };

/** Of the API: its JSON, or its refusal thrown. */
export async function ask(method, path, body) {
  const headers = { 'Accept-Language': state.language };
  if (method !== 'GET') {
    headers['Content-Type'] = 'application/json';
  }
  const answer = await fetch(`/api/v1/${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    credentials: 'same-origin',
    redirect: 'error',
  });
  if (answer.ok) {
    return answer.status === 204 ? undefined : answer.json();
  }
  throw Object.assign(new Error('refused'), { status: answer.status, refusal: await answer.json() });
}

/** The token leaves the address at once: neither the history nor a bookmark keeps it. */
function takenToken() {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token) {
    history.replaceState(null, '', '/');
  }
  return token;
}

async function enter() {
  const token = takenToken();
  try {
    state.session = token ? await ask('POST', 'session', { token }) : await ask('GET', 'session');
    state.refusal = undefined;
  } catch (failure) {
    left(failure);
  }
}

function left(failure) {
  if (failure.status === 401 || (failure.refusal && !state.session)) {
    state.session = undefined;
    state.refusal = failure.refusal;
  } else {
    state.stale = !failure.refusal;
    state.refusal = failure.refusal;
  }
}

/** The page that the address names, and what follows its name: #message/7, #messages?node=national. */
function route() {
  const [, name, rest] = /^#([a-z]*)[/?]?(.*)$/.exec(location.hash) ?? ['', '', ''];
  return Object.hasOwn(PAGES, name) ? { name, page: PAGES[name], rest } : { name: 'network', page: network, rest: '' };
}

async function load() {
  const { page, rest } = route();
  try {
    await page.load(rest);
    state.stale = false;
    state.refusal = undefined;
  } catch (failure) {
    left(failure);
  }
}

async function leave() {
  try {
    await ask('DELETE', 'session');
  } catch {
    // Over is over.
  }
  location.reload(); // nothing that was shown stays
}

async function speak(chosen) {
  const files = TEXTS.map(async (name) => (await fetch(`/texts/${chosen}/${name}.json`)).json());
  state.texts = Object.assign({}, ...(await Promise.all(files)));
  state.language = chosen;
  localStorage.setItem('jukigate.language', chosen);
  document.documentElement.lang = chosen;
}

function colour(chosen) {
  state.scheme = chosen;
  localStorage.setItem('jukigate.scheme', chosen);
  document.documentElement.dataset.scheme = chosen;
}

async function poll() {
  if (state.session && !document.hidden) {
    await load();
    draw();
  }
  setTimeout(poll, POLL_MILLIS);
}

const header = () => html`
  <strong class="brand">jukigate</strong>
  ${state.session ? html`<nav aria-label=${t('nav')}>
    ${MENU.map((name) => html`<a href="#${name}" aria-current=${route().page.in === name ? 'page' : nothing}>${t(name)}</a>`)}
  </nav>` : nothing}
  <div class="tools">
    <label>${t('language')}
      <select @change=${async (event) => { await speak(event.target.value); await load(); draw(); }}>
        ${LANGUAGES.map((one) => html`<option value=${one} ?selected=${one === state.language}>${t(`language.${one}`)}</option>`)}
      </select>
    </label>
    <label>${t('scheme')}
      <select @change=${(event) => { colour(event.target.value); draw(); }}>
        ${SCHEMES.map((one) => html`<option value=${one} ?selected=${one === state.scheme}>${t(`scheme.${one}`)}</option>`)}
      </select>
    </label>
    ${state.session ? html`<span class="who">${t(`role.${state.session.role}`)}</span>
      <button type="button" @click=${leave}>${t('leave')}</button>` : nothing}
  </div>`;

const door = () => html`
  <h1>${t('door')}</h1>
  ${state.refusal ? html`<p role="alert"><b>${state.refusal.id}</b> ${state.refusal.text}</p><p>${state.refusal.fix}</p>`
    : html`<p>${t('door.how')}</p>`}
  <pre>./jukigate console link --role viewer</pre>`;

const page = () => html`
  ${state.stale ? html`<p class="stale" role="alert">${t('stale')}</p>` : nothing}
  ${state.refusal ? html`<p class="stale" role="alert"><b>${state.refusal.id}</b> ${state.refusal.text} ${state.refusal.fix}</p>` : nothing}
  ${route().page.view(draw)}`;

function draw() {
  document.title = `${t(route().page.in)} – jukigate`;
  render(t('skip'), document.getElementById('skip'));
  render(header(), document.getElementById('header'));
  const main = document.getElementById('main');
  render(state.session ? page() : door(), main);
  main.dataset.page = state.session ? location.hash.slice(1) : 'door';
}

window.addEventListener('hashchange', async () => {
  if (location.hash.startsWith('#token=')) {
    await enter();
  }
  if (state.session) {
    await load();
  }
  draw();
});
colour(state.scheme);
await speak(state.language);
await enter();
draw();
await poll();
