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
  const { id, label, format } = fact;
  const entity = /^(?:by\.[^.]*|others)\.(.*?)(?:\.(?:before|change|percent|share))?$/.exec(
    id,
  )?.[1];
  const dimension = /^by\.([^.]*)\./.exec(id)?.[1] ?? '';
  const isOther = id.startsWith('others.');
  const kind = kindOf(id, label, format);
  const measure = measureOf(label, entity, dimension);
  const period = periodOf(id, label, kind);
  return {
    fact,
    entities: entity === undefined ? [] : [isOther ? `all others ${entity}` : entity],
    period,
    kind,
    measure,
    family: ['fact', dimension, measure, kind, period].join('/'),
  };
}

function kindOf(id: string, label: string, format: FactDraft['format']): Sense['kind'] {
  if (format === 'date' || format === 'text') return format;
  if (id.endsWith('.share') || /^part of/.test(label)) return 'share';
  if (id.endsWith('.percent')) return 'percent';
  return id.endsWith('.change') || /^change of/.test(label) ? 'change' : 'level';
}

function periodOf(id: string, label: string, kind: Sense['kind']): Sense['period'] {
  if (kind === 'change' || kind === 'percent' || kind === 'share') return 'both';
  if (/period before/.test(label) || id.endsWith('.before')) return 'before';
  return /this period/.test(label) ? 'now' : 'all';
}

function measureOf(label: string, entity: string | undefined, dimension: string): string {
  let text = label.replace(/^change of /, '');
  text = text.replace(
    /,? (?:in|of|against) (?:this|the) period(?: before)?$|,? in percent of the period before$/,
    '',
  );
  text = text.replace(/, \S+ of (?:this|the) period.*$/, '');
  if (entity !== undefined)
    text = text.replace(` of ${entity} ${dimension}`, '').replace(/ of all others .*$/, '');
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
