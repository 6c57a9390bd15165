/** `README.md`, the index of the model, and a page per feature. */
import type { Element, Model } from '../../model/ir.ts';
import { diagramPath } from '../diagram-emitter.ts';
import { type Selection, selectViews } from '../dot/selection.ts';
import type { EmitContext, Emitter } from '../emitter.ts';
import { modelText } from '../json/emit-json.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import { slugs } from '../names.ts';
import { standingsOf, tallyOf } from '../standing.ts';
import { compareText } from '../text.ts';
import { buildingSection, factsLine, factsOf } from './building.ts';
import { controlSection } from './control-section.ts';
import { evidenceSection } from './evidence-section.ts';
import { fullStop, type Gfm, gfm, joinGfm, md } from './gfm.ts';
import type { Page, Picture } from './page.ts';
import { featureScope, type Scope, wholeScope } from './scope.ts';
import { renderFeature, renderIndex } from './templates.ts';
import { tallyWords, threatSection } from './threat-section.ts';

const INDEX = 'README.md';

export const pageEmitter: Emitter = {
  name: 'pages',
  async emit(model, context) {
    const lookup = lookupOf(model);
    const pictures = new Map(context.layout === undefined ? [] : selectViews(model).map((view) => [view.subject ?? view.slug, view]));
    const features = model.elements
      .filter((element) => element.sort === 'feature' && element.imported === undefined)
      .sort((a, b) => compareText(a.id, b.id));
    const stems = slugs(features.map((feature) => feature.name));
    const pages = features.map((feature) => ({
      feature,
      scope: featureScope(feature, lookup),
      path: `feature-${stems.get(feature.name)}.md`,
    }));
    const index = {
      ...page(model.model, wholeScope(lookup), lookup, pictures.get('overview'), model.adjustments, otherPictures(pictures)),
      features: pages.map(({ feature, scope, path }) => featureLine(feature, scope, path, lookup)),
      footer: await footer(model, context),
    };
    return {
      files: [
        { path: INDEX, text: renderIndex(index) },
        ...pages.map(({ feature, scope, path }) => ({
          path,
          text: renderFeature({
            ...page(feature, scope, lookup, pictures.get(feature.id), []),
            back: md`[${gfm(lookup.title(model.model.id))}: all features](${INDEX as Gfm})`,
          }),
        })),
      ],
      diagnostics: [],
    };
  },
};

function page(
  subject: Model['model'] | Element,
  scope: Scope,
  lookup: Lookup,
  view: Selection | undefined,
  adjustments: Model['adjustments'],
  pictures?: Gfm,
): Page {
  const { section: threats, numbers } = threatSection(scope, lookup);
  const facts = factsOf(subject, lookup);
  return {
    title: gfm(lookup.title(subject.id)),
    factsLine: facts.length === 0 ? undefined : factsLine(facts),
    intro: subject.doc === undefined ? undefined : gfm(fullStop(subject.doc)),
    building: buildingSection(scope, lookup, view && pictureOf(view), pictures),
    threats,
    controls: controlSection(scope, lookup, numbers, adjustments),
    evidence: evidenceSection(scope, lookup),
  };
}

function pictureOf(view: Selection): Picture {
  return { alt: gfm(view.description), path: diagramPath(view, 'svg') };
}

function otherPictures(pictures: ReadonlyMap<string, Selection>): Gfm | undefined {
  const others = [...pictures.values()].filter((view) => view.slug === 'context' || view.slug.startsWith('boundary-'));
  if (others.length === 0) return undefined;
  return joinGfm(
    others.map(
      (view) => md`[${gfm(view.slug === 'context' ? 'the system among its neighbours' : view.title)}](${diagramPath(view, 'svg') as Gfm})`,
    ),
    ', ',
  );
}

function featureLine(feature: Element, scope: Scope, path: string, lookup: Lookup): Gfm {
  const tally = gfm(tallyWords(tallyOf(standingsOf(scope.threats, lookup))));
  const facts = factsOf(feature, lookup);
  return md`**[${gfm(lookup.title(feature.id))}](${path as Gfm})**: ${joinGfm([tally, ...facts], ' · ')}`;
}

/** Which compiler wrote this from which model; only here, so that a change elsewhere does not touch every page. */
async function footer(model: Model, context: EmitContext): Promise<Gfm> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(modelText(model)));
  const hash = [...new Uint8Array(digest).slice(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const packs = model.model.packs.length === 0 ? md`no packs` : joinGfm(model.model.packs.map(gfm), ', ');
  return md`Judged by ${packs}. Written by tmc ${gfm(context.toolVersion)} from model ${gfm(hash)}. Machines read [model.json](model.json) and [required-controls.json](policy/required-controls.json).`;
}
