// The page "Trust".
import { html } from '/lib/lit-html/lit-html.js';
import { t } from '/app.js';

async function load() {}

const view = () => html`<h1>${t('trust')}</h1>`;

export const trust = { in: 'trust', load, view };
