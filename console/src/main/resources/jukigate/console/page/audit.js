// The page "Audit".
import { html } from '/lib/lit-html/lit-html.js';
import { t } from '/app.js';

async function load() {}

const view = () => html`<h1>${t('audit')}</h1>`;

export const audit = { in: 'audit', load, view };
