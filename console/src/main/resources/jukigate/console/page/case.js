// The page "Business case".
import { html } from '/lib/lit-html/lit-html.js';
import { t } from '/app.js';

async function load() {}

const view = () => html`<h1>${t('case')}</h1>`;

const page = { in: 'messages', load, view };
export { page as case };
