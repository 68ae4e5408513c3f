// The page "Residents and CS desk".
import { html } from '/lib/lit-html/lit-html.js';
import { t } from '/app.js';

async function load() {}

const view = () => html`<h1>${t('desk')}</h1>`;

export const desk = { in: 'desk', load, view };
