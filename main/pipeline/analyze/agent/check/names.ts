import { clauseAt, isIn, nameAt, ownWords, type Reference, type Taken } from './claim.ts';
import { escaped, type Ground, type Sense, sameNames } from './sense.ts';

const wholeWords =
  /\b(?:total|totals|overall|altogether|together|whole|all|combined|across|of|out of|in sum|entire|company|business as a whole)\b/i;

/** What is wrong with the names around one reference. */
export function nameMistakes(
  taken: Taken,
  reference: Reference,
  place: number,
  ground: Ground,
): readonly string[] {
  const { sense, at } = reference;
  if (sense.kind === 'date' || sense.kind === 'text') return [];
  const { entities } = sense;
  const governing = nameAt(taken, at);
  if (entities.length > 0) {
    if (governing === null && (isOnlyName(entities, ground) || isRange(taken, sense, ground)))
      return [];
    if (governing === null) {
      const others =
        taken.context.some((name) => entities.includes(name)) ||
        isOthers(taken, entities) ||
        isInflected(taken, entities);
      return others ? [] : [`it does not say that the figure is about ${entities.join(', ')}`];
    }
    if (entities.includes(governing ?? '') || isPaired(taken, place)) return [];
    if (hasEqual(sense, governing ?? '', ground)) return [];
    if (isOfEarlier(taken, reference)) return [];
    return [`it says ${governing}, and the figure is about ${entities.join(', ')}`];
  }
  if (governing === null || saysWhole(taken, reference, namesIn(taken))) return [];
  return [`it says ${governing}, and the figure is about all`];
}

/** "EMEA is second: at {a} it trails the Americas": the only name of the clause stands behind, and "it" is the one before. */
function isOfEarlier({ text, mentions, clauses }: Taken, { sense, at, end }: Reference): boolean {
  const clause = clauses.findLast(({ from }) => from <= at) ?? { from: 0, to: text.length };
  if (mentions.some((mention) => mention.at >= clause.from && mention.at < at)) return false;
  const earlier = mentions.findLast((mention) => mention.at < clause.from)?.name;
  return (
    earlier !== undefined &&
    sense.entities.includes(earlier) &&
    /\b(?:it|they|he|she)\b/i.test(text.slice(clause.from, clause.to)) &&
    end < clause.to
  );
}

/** "Sales through partners" names Partner, where no name stands as it is written in the data. */
function isInflected({ text }: Taken, entities: readonly string[]): boolean {
  return entities.some((name) =>
    new RegExp(`(?<!\\p{L})${escaped(name)}s?(?!\\p{L})`, 'iu').test(ownWords(text)),
  );
}

/** Where all figures of names are about one, nobody needs to say which. */
function isOnlyName(entities: readonly string[], { senses }: Ground): boolean {
  return [...senses.values()].every(
    (other) => other.entities.length === 0 || sameNames(other.entities, entities),
  );
}

/** "Spain and Poland have the same number, {x}": the figure is the other's, too. */
function hasEqual(sense: Sense, name: string, { senses }: Ground): boolean {
  return [...senses.values()].some(
    ({ kind, period, entities, fact }) =>
      kind === sense.kind &&
      period === sense.period &&
      entities.includes(name) &&
      fact.text === sense.fact.text,
  );
}

function namesIn({ mentions }: Taken): readonly string[] {
  return mentions.map(({ name }) => name);
}

/** "all others": what the built-in analyst sums up has no name of its own. */
function isOthers({ text }: Taken, entities: readonly string[]): boolean {
  return (
    entities.some((name) => name.startsWith('all others')) &&
    /\b(?:others?|rest|remaining)\b/i.test(text)
  );
}

/** "EMEA and APAC brought {a} and {b}": the first name goes with the first figure. */
function isPaired({ mentions, references, text }: Taken, place: number): boolean {
  const named = references.filter(({ sense }) => sense.entities.length > 0);
  const own = references[place] as Reference;
  const isSplit = (from: number, to: number, places: readonly { readonly at: number }[]) =>
    places.some(({ at }) => at > from && at < to);
  // The figures in a row that the figure stands in, and the names in a row before it.
  const at = named.indexOf(own);
  let first = at;
  while (first > 0 && !isSplit(named[first - 1]?.at ?? 0, named[first]?.at ?? 0, mentions))
    first -= 1;
  let last = at;
  while (
    last < named.length - 1 &&
    !isSplit(named[last]?.at ?? 0, named[last + 1]?.at ?? 0, mentions)
  )
    last += 1;
  const run = named.slice(first, last + 1);
  const start = run[0]?.at ?? 0;
  // Several figures of one name in a row are one place: "{a} of {b} against {c} of {d}".
  const places = run.filter(
    (reference, nth) =>
      nth === 0 || run[nth - 1]?.sense.entities[0] !== reference.sense.entities[0],
  );
  const before = mentions.filter((mention) => mention.at < start).slice(-places.length);
  const isRow = !isSplit(before[0]?.at ?? 0, start, named) || /\brespectively\b/.test(text);
  const end = run.at(-1)?.end ?? 0;
  const behind = mentions.filter((mention) => mention.at > end).slice(0, places.length);
  const isInOrder = (row: typeof mentions) =>
    row.length === places.length &&
    places.every(({ sense }, nth) => sense.entities.includes(row[nth]?.name ?? ''));
  // "{a} and {b} for EMEA and APAC".
  const isFor = /^ (?:for|in|at|from) (?:the )?$/.test(text.slice(end, behind[0]?.at ?? end));
  if (places.length > 1 && isFor && isInOrder(behind)) return true;
  return places.length > 1 && before.length === places.length && isRow && isInOrder(before);
}

/** "They range from {a} to {b}": the least and the most of all names. */
function isRange({ references, text }: Taken, { family }: Sense, { senses }: Ground): boolean {
  const own = references.filter(({ sense }) => sense.family === family);
  const values = [...senses.values()]
    .filter((sense) => sense.family === family)
    .map(({ fact }) => Number(fact.value));
  const ends = own.map(({ sense }) => Number(sense.fact.value)).toSorted((a, b) => a - b);
  const isSaid = /\b(?:from|between)\b/i.test(text.slice(0, own[0]?.at ?? 0));
  return (
    isSaid && own.length === 2 && ends[0] === Math.min(...values) && ends[1] === Math.max(...values)
  );
}

function saysWhole(taken: Taken, { at, sense }: Reference, names: readonly string[]): boolean {
  const clause = clauseAt(taken, at);
  const isNamedHere = taken.mentions.some((mention) => isIn(clause, mention.at));
  const from = Math.max(
    clause.from,
    ...taken.mentions
      .filter((mention) => mention.end <= at && isIn(clause, mention.at))
      .map(({ end }) => end),
  );
  const lead = taken.text.slice(from, at);
  if (wholeWords.test(lead.slice(-48))) return true;
  const behind = taken.text.slice(taken.text.indexOf('}', at) + 1);
  if (/^ (?:overall|on average|(?:for|of|across|over) (?:all|everyone|the whole)\b)/i.test(behind))
    return true;
  if (isNamedHere) return false;
  const words = sense.measure.split(' ').filter((word) => word.length > 2);
  const own = lead.toLowerCase();
  return (
    names.length === 0 ||
    words.some((word) => own.includes(word)) ||
    /\b(?:sales|revenue|net|rows|orders|amount|turnover)\b/.test(own)
  );
}
