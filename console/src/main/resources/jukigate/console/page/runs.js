// The page "Runs".
import { html } from '/lib/lit-html/lit-html.js';
import { t } from '/app.js';

async function load() {}

const view = () => html`<h1>${t('runs')}</h1>`;

export const runs = { in: 'runs', load, view };
