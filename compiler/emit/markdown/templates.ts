/** Pages from their templates. The only file that knows Handlebars; templates are code by the time this runs. */
import Handlebars from 'handlebars/runtime.js';
import type { FeaturePage, IndexPage } from './page.ts';
import { template as asked } from './templates/asked.hbs';
import { template as building } from './templates/building.hbs';
import { template as controls } from './templates/controls.hbs';
import { template as evidence } from './templates/evidence.hbs';
import { template as feature } from './templates/feature.hbs';
import { template as index } from './templates/index.hbs';
import { template as questions } from './templates/questions.hbs';
import { template as table } from './templates/table.hbs';
import { template as threats } from './templates/threats.hbs';

Handlebars.registerPartial({ asked, building, controls, evidence, questions, table, threats });

export function renderIndex(page: IndexPage): string {
  return tidy(index(page));
}

export function renderFeature(page: FeaturePage): string {
  return tidy(feature(page));
}

/** No blank line twice, none at an end of a list or table too many, and one line end at the end. */
function tidy(text: string): string {
  return `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
