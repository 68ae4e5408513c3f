// The page "Performance".
import { html } from '/lib/lit-html/lit-html.js';
import { t } from '/app.js';

async function load() {}

const view = () => html`<h1>${t('performance')}</h1>`;

export const performance = { in: 'performance', load, view };
