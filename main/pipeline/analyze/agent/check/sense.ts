import type { FactDraft } from '../../../report/fact-numbers.ts';

/** What a fact is about, as far as a sentence can be wrong about it. */
export interface Sense {
  readonly fact: FactDraft;
  /** Names out of the data that it is restricted to; none for a total. */
  readonly entities: readonly string[];
  readonly period: 'now' | 'before' | 'both' | 'all';
  readonly kind: 'level' | 'change' | 'percent' | 'share' | 'date' | 'text';
  /** "net amount": the same for a figure, its value before and its change. */
  readonly measure: string;
  /** Facts that differ in their entity alone: what a highest or lowest is among. */
  readonly family: string;
}

/** The sense of a fact of the built-in analyst, read from its id and its label, which are ours. */
export function senseOfFact(fact: FactDraft): Sense {
  const { id, label } = fact;
  const entity = entityOf(id, label);
  const dimension = /^by\.([^.]*)\./.exec(id)?.[1] ?? '';
  const isOther = id.startsWith('others.');
  const kind = kindOf(fact);
  const measure = measureOf(label, entity, dimension);
  const period = periodOf(id, label, kind);
  const day = /, \d{4}-\d{2}-\d{2} of (?:this period|the period before)$/.test(label) ? 'day' : '';
  return {
    fact,
    entities: entity === undefined ? [] : [isOther ? `all others ${entity}` : entity],
    period,
    kind,
    measure,
    family: ['fact', dimension, familyOf(measure, entity), kind, period, day].join('/'),
  };
}

/** "findings: vendors are known" is one of the findings, as a name is one of a dimension. */
function familyOf(measure: string, entity: string | undefined): string {
  return entity === undefined ? (measure.split(': ')[0] ?? measure) : measure;
}

/**
 * The name that a fact is about. Our labels end with it ("churn rate: Basic", "last price of GOLD",
 * "net amount of EMEA region in this period"), and our ids hold it.
 */
function entityOf(id: string, label: string): string | undefined {
  const grouped = /^(?:by\.[^.]*|others)\.(.*)$/.exec(id)?.[1];
  const quoted = /"([^"]+)"/.exec(label)?.[1];
  if (quoted !== undefined) return quoted;
  const [head = ''] = label.split(': ');
  const tails = [label, head].flatMap((text) =>
    [' of ', ': ', ', '].map((link) => text.split(link).at(-1)),
  );
  const named = tails.find((tail) => tail && tail !== label && `.${id}.`.includes(`.${tail}.`));
  return named ?? grouped?.replace(/\.(?:before|change|percent|share)$/, '');
}

function kindOf({ id, label, format, text }: FactDraft): Sense['kind'] {
  if (format === 'date' || format === 'text') return format;
  if (id.endsWith('.share') || /^part of/.test(label)) return 'share';
  if (id.endsWith('.percent')) return 'percent';
  // What is written with its sign says how something moved.
  const isMove = /(?:^|: )change\b|\bagainst the (?:price|last|highest)/.test(label);
  if (format === 'percent') return isMove || /^[+\u2212]/.test(text) ? 'percent' : 'level';
  return id.endsWith('.change') || isMove ? 'change' : 'level';
}

function periodOf(id: string, label: string, kind: Sense['kind']): Sense['period'] {
  if (kind === 'change' || kind === 'percent' || kind === 'share') return 'both';
  if (/period before/.test(label) || id.endsWith('.before')) return 'before';
  if (/ to the (?:start|end) of this period|when this period began/.test(label)) return 'all';
  return /this period/.test(label) ? 'now' : 'all';
}

/** A text as a pattern that matches it and nothing else. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** "net amount", "customers lost", "churn rate": what stands before name, period and explanation. */
function measureOf(label: string, entity: string | undefined, dimension: string): string {
  let text = label.replace(/^change of /, '');
  if (entity !== undefined) {
    text = text.replace(` of ${entity} ${dimension}`, '').replace(/ of all others .*$/, '');
    for (const link of [' of ', ': ', ', '])
      text = text.replace(new RegExp(`${link}${escaped(entity)}(?=$|:)`), '');
  }
  text = text
    .replace(`"${entity}"`, '')
    .replace(/, \S+ of (?:this|the) period.*$|, \d{2}:\d{2}$/, '');
  // With the period goes what explains it: "customers lost in this period: without activity for 60 days".
  text = text.replace(
    /,? (?:in percent of|in|of|against|when|at the end of) (?:this|the) period(?: before)?(?: began)?(?:: .*)?$/,
    '',
  );
  return text.toLowerCase().trim();
}

/** Everything that a text is checked against. */
export interface Ground {
  readonly senses: ReadonlyMap<string, Sense>;
  /** Names out of the data, the longest first. */
  readonly names: readonly string[];
  /** The periods as ISO dates, both ends included. */
  readonly window: { readonly from: string; readonly to: string };
  readonly before: { readonly from: string; readonly to: string };
}

/** By how much a figure changed, worked out from the facts; null where they do not tell. */
export function changeOf(
  sense: Pick<Sense, 'measure' | 'entities'>,
  { senses }: Ground,
): number | null {
  const alike = [...senses.values()].filter(
    (other) => other.measure === sense.measure && sameNames(other.entities, sense.entities),
  );
  const figureOf = (pick: (other: Sense) => boolean) => {
    const value = alike.find(pick)?.fact.value;
    return typeof value === 'number' ? value : null;
  };
  const change =
    figureOf(({ kind }) => kind === 'change') ?? figureOf(({ kind }) => kind === 'percent');
  if (change !== null) return change;
  const now = figureOf(({ kind, period }) => kind === 'level' && period === 'now');
  const before = figureOf(({ kind, period }) => kind === 'level' && period === 'before');
  return now === null || before === null ? null : now - before;
}

/** The change in percent, where the facts tell. */
export function percentOf(
  sense: Pick<Sense, 'measure' | 'entities'>,
  { senses }: Ground,
): number | null {
  const alike = [...senses.values()].filter(
    (other) => other.measure === sense.measure && sameNames(other.entities, sense.entities),
  );
  const percent = alike.find(({ kind }) => kind === 'percent')?.fact.value;
  if (typeof percent === 'number') return percent;
  const level = (period: Sense['period']) =>
    alike.find((other) => other.kind === 'level' && other.period === period)?.fact.value;
  const [now, before] = [level('now'), level('before')];
  if (typeof now !== 'number' || typeof before !== 'number' || before === 0) return null;
  return (100 * (now - before)) / Math.abs(before);
}

export function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name) => others.includes(name));
}

const known = new WeakMap<Ground, readonly string[]>();

/** Names out of the data and those that facts are about, the longest first. */
export function namesOf(ground: Ground): readonly string[] {
  const before = known.get(ground);
  if (before) return before;
  const own = [...ground.senses.values()].flatMap(({ entities }) => entities);
  const names = [...new Set([...ground.names, ...own])].toSorted(
    (a, b) => b.length - a.length || (a < b ? -1 : 1),
  );
  known.set(ground, names);
  return names;
}
