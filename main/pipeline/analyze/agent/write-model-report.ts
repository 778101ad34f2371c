import type { Draft, Unproven, Writer } from '../../../domain/investigation.ts';
import { recipeName } from '../../../domain/recipe-version.ts';
import type { Report, ReportNarration } from '../../../domain/report.ts';
import type { Block } from '../../report/document.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { makeReport } from '../../report/make-report.ts';
import { cite, flagged, join, name, type Phrase, quoted, say, size } from '../../report/phrase.ts';
import { wallText } from '../period.ts';
import { writeOrigin } from '../write-origin.ts';
import { type CheckedSentence, checkText, type Proved } from './check/check-text.ts';
import { type Ground, senseOfFact } from './check/sense.ts';
import { factsOf } from './derived-facts.ts';
import { type Desk, toldFacts } from './tools.ts';

/** The report of a model's draft: each statement checked, each number put in by us. */
export async function writeModelReport(
  draft: Draft,
  writer: Writer,
  desk: Desk,
  names: readonly string[],
): Promise<{ readonly report: Report; readonly unproven: readonly Unproven[] }> {
  const ground = await groundOf(draft, desk, names);
  const desktop = { desk, ground, facts: new Map<string, FactDraft>() };
  const tally = { verified: 0, derived: 0, unproven: 0, plain: 0 };
  const unproven: Unproven[] = [];

  const write = async (paragraph: string, heading = ''): Promise<Phrase> => {
    const phrases: Phrase[] = [];
    for (const sentence of checkText(paragraph, heading, ground)) {
      tally[sentence.verdict] += 1;
      if (sentence.verdict === 'unproven') {
        unproven.push({ sentence: sentence.text, why: sentence.why.join('; ') });
        phrases.push(flaggedPhrase(sentence, ground, unproven.length));
      } else phrases.push(await provedPhrase(sentence, desktop));
    }
    return join(phrases, ' ');
  };

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
    ...warning(unproven.length, desktop.facts, desk),
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
    verified: tally.verified,
    derived: tally.derived,
    unproven: tally.unproven,
  };
  const facts = [...findings.facts, ...book.facts(), ...desktop.facts.values()];
  const report = makeReport(plan.jobName, recipeName(plan.analysis.recipe), {
    headline,
    result: findings.result,
    blocks,
    facts,
    charts,
    isQuiet: false,
  });
  return { report: { ...report, narration }, unproven };
}

/** Everything that the draft may refer to, and the names and periods that it may speak of. */
async function groundOf(draft: Draft, desk: Desk, names: readonly string[]): Promise<Ground> {
  const senses = new Map(toldFacts(desk).map((fact) => [fact.id, senseOfFact(fact)]));
  const texts = [
    draft.headline,
    ...draft.paragraphs,
    ...draft.sections.flatMap(({ title, paragraphs }) => [title, ...paragraphs]),
    ...desk.notes,
  ];
  for (const match of texts.join('\n').matchAll(/\{([^{}\n]{1,120})\}/g)) {
    const id = (match[1] ?? '').trim();
    const sense = senses.get(id) ?? (await desk.book.factOf(id));
    if (sense) senses.set(id, sense);
  }
  const { plan } = desk;
  const days = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => ({
    from: wallText(plan.zone, fromMs).slice(0, 10),
    to: wallText(plan.zone, toMs - 1).slice(0, 10),
  });
  return { senses, names, window: days(plan.window), before: days(plan.compareWith) };
}

/** Words, names and figures of a sentence that holds. */
async function provedPhrase(
  sentence: CheckedSentence,
  desktop: { readonly desk: Desk; readonly ground: Ground; readonly facts: Map<string, FactDraft> },
): Promise<Phrase> {
  const marks: { at: number; end: number; phrase: Phrase }[] = [];
  for (const piece of sentence.pieces) {
    const sense = 'ref' in piece && desktop.ground.senses.get(piece.ref);
    if (!sense) continue;
    const end = sentence.text.indexOf('}', piece.at) + 1;
    const lead = sentence.text.slice(Math.max(0, piece.at - 40), piece.at);
    marks.push({
      at: piece.at,
      end,
      phrase: saysDirection(lead) ? size(sense.fact) : cite(sense.fact),
    });
  }
  for (const proof of sentence.proved) marks.push(await provedMark(proof, sentence, desktop));
  for (const mention of sentence.mentions) marks.push({ ...mention, phrase: name(mention.name) });
  marks.sort((a, b) => a.at - b.at);
  const phrases: Phrase[] = [];
  let from = 0;
  for (const { at, end, phrase } of marks) {
    if (at < from) continue;
    phrases.push(quoted(sentence.text.slice(from, at)), phrase);
    from = end;
  }
  phrases.push(quoted(sentence.text.slice(from)));
  return join(phrases, '');
}

/** "fell by 8.1 %" says the direction in a word. */
function saysDirection(lead: string): boolean {
  return /\b(?:rose|fell|grew|dropped|declined|increased|decreased|climbed|gained|lost|up|down|slipped|shrank|jumped|sank|improved|rise|drop|fall|decline|increase|gain|growth|loss)\b[^.{}]{0,24}$/i.test(
    lead,
  );
}

async function provedMark(
  { at, end, by }: Proved,
  { text }: CheckedSentence,
  { desk, facts }: { readonly desk: Desk; readonly facts: Map<string, FactDraft> },
) {
  const stated = text.slice(at, end);
  if ('sense' in by) {
    return {
      at,
      end,
      phrase: saysDirection(text.slice(0, at)) ? size(by.sense.fact) : cite(by.sense.fact),
    };
  }
  const fact = await factsOf(by, stated, desk, facts);
  return { at, end, phrase: fact ? cite(fact) : quoted(stated) };
}

/** The sentence as the model wrote it, all of its own words marked; figures of facts stay links. */
function flaggedPhrase({ pieces }: CheckedSentence, { senses }: Ground, n: number): Phrase {
  return join(
    pieces.map((piece) => {
      if ('words' in piece)
        return piece.words.trim() === '' ? quoted(piece.words) : flagged(piece.words, n);
      const sense = senses.get(piece.ref);
      return sense ? cite(sense.fact) : flagged(`{${piece.ref}}`, n);
    }),
    '',
  );
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
