import type { Draft, Unproven, Writer } from '../../../domain/model/investigation.ts';
import type { Report, ReportNarration } from '../../../domain/report/report.ts';
import type { Block } from '../../report/document.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { makeReport } from '../../report/make-report.ts';
import { cite, name, type Phrase, say } from '../../report/phrase.ts';
import { writeOrigin } from '../write-origin.ts';
import { openProof } from './open-proof.ts';
import type { Desk } from './tools.ts';

/** The report of a model's draft: each statement checked, each number put in by us. */
export async function writeModelReport(
  draft: Draft,
  writer: Writer,
  desk: Desk,
  names: readonly string[],
): Promise<{ readonly report: Report; readonly unproven: readonly Unproven[] }> {
  const { write, unproven, tally, facts } = await openProof(draft, desk, names);

  const headline = await write(draft.headline);
  const body: Block[] = [];
  for (const paragraph of draft.paragraphs)
    body.push({ kind: 'paragraph', text: await write(paragraph) });
  for (const { title, paragraphs } of draft.sections) {
    body.push({ kind: 'section', text: await write(title) });
    for (const paragraph of paragraphs)
      body.push({ kind: 'paragraph', text: await write(paragraph, title) });
  }
  const notes: Phrase[] = [];
  for (const note of desk.notes) notes.push(await write(note));

  const { plan, findings, book, charts } = desk;
  const blocks: readonly Block[] = [
    { kind: 'title', text: name(plan.jobName) },
    { kind: 'lead', text: headline },
    ...warning(unproven.length, facts, desk),
    ...periodLine(findings.facts, plan.zone),
    ...body,
    ...charts.map(
      (chart, at): Block => ({ kind: 'chart', number: at + 1, alt: name(chart.title) }),
    ),
    { kind: 'section', text: say`Data notes` },
    { kind: 'list', items: [...notes, writtenBy(writer)] },
    { kind: 'small', text: writeOrigin(plan) },
  ];
  const narration: ReportNarration = {
    writer: `${writer.name} (${writer.model})`,
    isFallback: false,
    ...tally,
  };
  const report = makeReport(plan, {
    headline,
    result: findings.result,
    blocks,
    facts: [...findings.facts, ...book.facts(), ...facts.values()],
    charts,
    isQuiet: false,
  });
  return { report: { ...report, narration }, unproven };
}

function warning(count: number, facts: Map<string, FactDraft>, desk: Desk): readonly Block[] {
  if (count === 0) return [];
  const fact: FactDraft = {
    id: 'check.unproven',
    label: 'statements of the model that Almanac could not verify',
    value: count,
    format: 'count',
    unit: '',
    text: String(count),
    query: `SELECT ${count} AS value`,
    evidence: { columns: [], rows: [], total: 0 },
    source: '',
    snapshotHash: desk.plan.snapshot.hash,
  };
  facts.set(fact.id, fact);
  const rest =
    count === 1
      ? say`statement could not be verified. It is marked below.`
      : say`statements could not be verified. They are marked below.`;
  return [{ kind: 'paragraph', text: say`${cite(fact)} ${rest}` }];
}

function periodLine(facts: readonly FactDraft[], zone: string): readonly Block[] {
  const end = (id: string) => facts.find((fact) => fact.id === id);
  const [from, to, fromBefore, toBefore] = [
    'window.from',
    'window.to',
    'compare.from',
    'compare.to',
  ].map(end);
  if (!from || !to || !fromBefore || !toBefore) return [];
  const span = (a: FactDraft, b: FactDraft) =>
    a.text === b.text ? cite(a) : say`${cite(a)} to ${cite(b)}`;
  return [
    {
      kind: 'paragraph',
      text: say`${span(from, to)}, compared with ${span(fromBefore, toBefore)} (${name(zone)} time).`,
    },
  ];
}

function writtenBy({ name: profile, model }: Writer): Phrase {
  return say`Written by the model ${name(profile)} (${name(model)}). Every figure was computed and put in by Almanac.`;
}
