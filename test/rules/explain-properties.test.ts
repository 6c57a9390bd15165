/**
 * What an explanation says must be true of the model it is about: each line it offers is written into the text and compiled
 * again, each answer it foretells is given, and each silence of a rule has a reason.
 */
import { expect, it } from 'vitest';
import type { Threat } from '../../compiler/model/ir.ts';
import { explainAbsence } from '../../compiler/rules/explain/absence.ts';
import type { ExplainContext } from '../../compiler/rules/explain/context.ts';
import type { Clause, OpenQuestion, ThreatExplanation } from '../../compiler/rules/explain/explanation.ts';
import { threatsOn } from '../../compiler/rules/explain/find.ts';
import type { Edit } from '../../compiler/rules/explain/remedy.ts';
import { explainThreat } from '../../compiler/rules/explain/threat.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { exampleFiles, exampleProjects } from '../support/examples.ts';
import { explainableExample } from '../support/explain.ts';

const projects = exampleProjects().map((project) => project.name);
/** Each line and answer compiles a project: the smaller ones have every sort of them. */
const small = ['webhook-processor', 'passwordless-login', 'platform'];

function threatsOf(
  name: string,
): readonly { readonly threat: Threat; readonly explained: ThreatExplanation; readonly context: ExplainContext }[] {
  const { program, context } = explainableExample(name);
  return (program.model?.threats ?? []).map((threat) => {
    const explained = explainThreat(context, threat.id);
    if (!explained) throw new Error(`${threat.id} is not explained`);
    return { threat, explained, context };
  });
}

function outcomes(clauses: readonly Clause[]): ReadonlySet<Clause['outcome']> {
  return new Set(clauses.map((clause) => clause.outcome));
}

it.each(projects)('%s: the clauses of each threat lead to its verdict, its steps to its severity', (name) => {
  for (const { threat, explained } of threatsOf(name)) {
    const found = outcomes(explained.clauses);
    const expected =
      threat.verdict === 'mitigated'
        ? !found.has('missing') && !found.has('unknown')
        : threat.verdict === 'open'
          ? found.has('missing') || explained.clauses.length === 0
          : found.has('unknown') && (threat.moot !== true || !found.has('missing'));
    expect([threat.id, expected && !found.has('fails')]).toEqual([threat.id, true]);
    expect(explained.clauses.length === 0 || explained.clauses.some((clause) => clause.decides)).toBe(true);
    expect({ low: explained.severity.low, high: explained.severity.high }).toEqual(threat.severity);
  }
});

it.each(projects)('%s: each fact that is said has a place, and each thing a name', (name) => {
  for (const { threat, explained } of threatsOf(name)) {
    const lost = explained.facts.filter((fact) => fact.state !== 'silent' && !fact.at?.start);
    expect([threat.id, lost]).toEqual([threat.id, []]);
    expect(explained.bound.every((one) => one.at?.start)).toBe(true);
  }
});

it.each(small)('%s: each line that is offered, written into the text, closes what it is offered for', (name) => {
  for (const { threat, explained } of threatsOf(name)) {
    const open = explained.remedies.filter((remedy) => remedy.state !== 'met');
    for (const { edits } of open.flatMap((remedy) => remedy.alternatives.flatMap((alternative) => alternative.ways))) {
      const { program } = explainableExample(name, applyEdits(exampleFiles(), edits));
      const after = program.model?.threats.find((one) => one.id === threat.id);
      const closed = after === undefined || after.verdict === 'mitigated' || after.moot === true || open.length > 1;
      expect([threat.id, edits.map((edit) => edit.line), closed]).toEqual([threat.id, edits.map((edit) => edit.line), true]);
    }
  }
});

it('offers a line for everything that is missing, unless the control is worked out', () => {
  for (const name of projects) {
    for (const { threat, explained } of threatsOf(name)) {
      const without = explained.remedies
        .flatMap((remedy) => remedy.alternatives)
        .filter((one) => !one.met && one.when === undefined && one.ways.length === 0);
      expect([threat.id, without.map((one) => one.control)]).toEqual([threat.id, []]);
    }
  }
});

it.each(small)('%s: each answer makes of a threat what is foretold', (name) => {
  for (const { threat, explained, context } of threatsOf(name)) {
    for (const question of explained.questions) {
      for (const answer of question.answers.filter((one) => one.verdict !== undefined)) {
        const { program } = explainableExample(name, applyEdits(exampleFiles(), [answerEdit(context, question, answer.line)]));
        const after = program.model?.threats.find((one) => one.id === threat.id);
        const severity = answer.severity === undefined ? undefined : after?.severity;
        expect([question.id, answer.line, after?.verdict ?? 'not_applicable', severity]).toEqual([
          question.id,
          answer.line,
          answer.verdict,
          answer.severity,
        ]);
      }
    }
  }
});

/** Where the page says that the answer belongs. */
function answerEdit(context: ExplainContext, question: OpenQuestion, line: string): Edit {
  const hop = context.model.hops.find((one) => one.id === question.element);
  const entity = context.places.entity(question.element.replace(/\[[^\]]*\]$/, ''));
  const block = hop ? context.places.hopBlock(hop.id) : undefined;
  return {
    block: hop && block ? `hop ${hop.name}` : `${entity?.sort} ${entity?.name}`,
    ...(question.at ? { at: question.at } : {}),
    opens: (block ?? entity)?.node.block === undefined,
    line: hop && !block ? `hop ${hop.name} { ${line} }` : line,
    ...(question.instead ? { instead: question.instead } : {}),
  };
}

it.each(small)('%s: each decision, filled in, is about the threat it is offered for', (name) => {
  for (const { threat, explained } of threatsOf(name)) {
    if (!explained.decide) continue;
    const { lines, file = '' } = explained.decide;
    const filled = lines.map((line) => line.replace('REASON', 'tolerable').replace('YYYY-MM-DD', '2027-06-30')).join('\n');
    const { program } = explainableExample(name, { ...exampleFiles(), [file]: `${exampleFiles()[file]}\n${filled}\n` });
    const warned = program.diagnostics.filter((one) => one.severity !== 'note').map((one) => `${one.code} ${one.message}`);
    const decision = program.model?.threats.find((one) => one.id === threat.id)?.decision;
    expect([threat.id, decision?.startsWith('accept '), warned]).toEqual([threat.id, true, []]);
  }
});

it.each(projects)('%s: wherever a rule finds nothing there is a reason, and of clauses one that fails', (name) => {
  const { program, context } = explainableExample(name);
  const { model } = context;
  const things = [...model.elements, ...model.flows, ...model.hops].filter((one) => one.imported === undefined);
  for (const rule of program.vocabulary.rules.keys()) {
    for (const { id } of things) {
      if (threatsOn(context, [rule], [id]).length > 0) continue;
      const absence = explainAbsence(context, rule, [id]);
      const failing = absence?.clauses.find((clause) => clause.outcome === 'fails');
      const told =
        absence?.reason === 'clause' || absence?.reason === 'other_kind' || absence?.reason === 'no_way'
          ? failing?.decides === true
          : absence?.says !== '';
      expect([rule, id, told && absence !== undefined]).toEqual([rule, id, true]);
    }
  }
});
