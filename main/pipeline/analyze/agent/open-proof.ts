import type { Draft, Unproven } from '../../../domain/model/investigation.ts';
import type { ReportNarration } from '../../../domain/report/report.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { cite, flagged, join, name, type Phrase, quoted, size } from '../../report/phrase.ts';
import { wallText } from '../period.ts';
import { type CheckedSentence, checkText, type Proved } from './check/check-text.ts';
import { type Ground, senseOfFact } from './check/sense.ts';
import { factsOf } from './derived-facts.ts';
import { type Desk, toldFacts } from './tools.ts';

/** What checks the texts of one draft, and what it has found so far. */
export interface Proof {
  /** A text of the draft with its numbers put in, and marked where nothing proves it. */
  write(text: string, heading?: string): Promise<Phrase>;
  readonly unproven: Unproven[];
  readonly tally: Pick<Mutable<ReportNarration>, 'verified' | 'derived' | 'unproven'>;
  /** Facts that the sentences made by what they state. */
  readonly facts: Map<string, FactDraft>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Opens the check of a draft: everything that it refers to is gathered first. */
export async function openProof(
  draft: Draft,
  desk: Desk,
  names: readonly string[],
): Promise<Proof> {
  const ground = await groundOf(draft, desk, names);
  const desktop = { desk, ground, facts: new Map<string, FactDraft>() };
  const tally = { verified: 0, derived: 0, unproven: 0 };
  const unproven: Unproven[] = [];

  async function write(text: string, heading = ''): Promise<Phrase> {
    const phrases: Phrase[] = [];
    for (const sentence of checkText(text, heading, ground)) {
      if (sentence.verdict !== 'plain') tally[sentence.verdict] += 1;
      if (sentence.verdict === 'unproven') {
        unproven.push({ sentence: sentence.text, why: sentence.why.join('; ') });
        phrases.push(flaggedPhrase(sentence, ground, unproven.length));
      } else phrases.push(await provedPhrase(sentence, desktop));
    }
    return join(phrases, ' ');
  }

  return { write, unproven, tally, facts: desktop.facts };
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
  for (const { at, text } of sentence.ofNames) {
    if (/\p{Nd}/u.test(text)) marks.push({ at, end: at + text.length, phrase: name(text) });
  }
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
