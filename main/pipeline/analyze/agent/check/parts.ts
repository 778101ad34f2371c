import { clauseAt, ownWords, type Reference, type Taken } from './claim.ts';
import type { Ground, Sense } from './sense.ts';
import { stem } from './stems.ts';

/** What is wrong with the noun behind a figure, with a part of a whole, and with what a figure leaves out. */
export function partMistakes(taken: Taken, ground: Ground): readonly string[] {
  return [
    ...taken.references.flatMap((reference) => [
      ...nounMistakes(taken, reference, ground),
      ...baseMistakes(taken, reference),
      ...outcomeMistakes(taken, reference, ground),
      ...lackMistakes(taken, reference, ground),
    ]),
    ...wholeMistakes(taken),
  ];
}

/** "{messages} rows" where another figure counts the rows. */
function nounMistakes(
  { text }: Taken,
  { sense: { fact, entities }, end }: Reference,
  { senses }: Ground,
): readonly string[] {
  if (fact.format !== 'count') return [];
  const noun = /^ (?!times\b|days\b|hours\b|minutes\b|weeks\b|percent)([a-z]{2,}s)\b/.exec(
    text.slice(end),
  )?.[1];
  if (noun === undefined || hasWord(fact.label, noun)) return [];
  if (entities.some((name) => hasWord(name, noun))) return [];
  const rival = [...senses.values()].find(
    (other) =>
      other.fact.format === 'count' &&
      (hasWord(headOf(other), noun) ||
        // "rows in bank.csv" told as vendors, where another figure is "rows in vendors.csv".
        (/\.\w{3,5}$/.test(fact.label) &&
          headOf(other) === fact.label.split(' ')[0] &&
          hasWord(other.fact.label, noun))),
  );
  return rival ? [`it counts ${noun}, and the figure is ${fact.label}`] : [];
}

/** "{rules.failed} passed": the word behind is what another figure of its kind is called by. */
function outcomeMistakes(
  { text }: Taken,
  { sense: { fact }, end }: Reference,
  { senses }: Ground,
): readonly string[] {
  const word = /^ ([a-z]+ed)\b/.exec(text.slice(end))?.[1];
  const other = senses.get(`${fact.id.split('.')[0]}.${word}`);
  return other && other.fact !== fact ? [`the figure is ${fact.label}`] : [];
}

/** What is counted: the first word of its name. */
function headOf({ fact: { label } }: Sense): string {
  return label.split(' ')[0] ?? '';
}

function hasWord(label: string, noun: string): boolean {
  const own = stem(noun);
  return (label.toLowerCase().match(/[a-z]+/g) ?? []).some((word) => stem(word) === own);
}

/** What was looked at is the whole that findings are counted in; alone it is no finding. */
function baseMistakes({ text }: Taken, { sense: { fact }, at }: Reference): readonly string[] {
  if (/\ball (?:of )?(?:the )?$/i.test(text.slice(0, at))) return [];
  if (!fact.label.startsWith('looked at: ')) return [];
  const saysBase =
    /\b(?:of|among|looked|checked|examined|reviewed|tested|compared|covers?|covered|went through|in total|altogether)\b/i;
  return saysBase.test(ownWords(text)) ? [] : [`the figure is ${fact.label}`];
}

const lacks =
  /\b(?:without|no|not|none|never|nobody|nothing|lacks?|lacked|lacking|missing|un(?!der|til|it|ion|ique|like)\w+)\b/i;

/** "Rules without a finding" told as rules that have findings, where another figure counts those. */
function lackMistakes(
  taken: Taken,
  { sense: { fact }, at }: Reference,
  { senses }: Ground,
): readonly string[] {
  const lacked = /\bwithout (?:an? |any )?(?:readable )?([a-z]{4,})/.exec(fact.label)?.[1];
  if (lacked === undefined || lacks.test(ownWords(taken.text))) return [];
  const clause = clauseAt(taken, at);
  const said = (
    taken.text
      .slice(clause.from, clause.to)
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  ).map(stem);
  const faults = /\b(?:findings?|problems?|issues?|violations?|breach(?:es)?|faults?)\b/i;
  const isSaid =
    said.includes(stem(lacked)) ||
    (faults.test(lacked) && faults.test(taken.text.slice(clause.from, clause.to)));
  const isOther = [...senses.values()].some((other) =>
    new RegExp(`\\bwith ${lacked}`).test(other.fact.label),
  );
  return isOther && isSaid ? [`the figure is ${fact.label}`] : [];
}

/** "{a} of {b}", "of {b} … {a}": a part is no more than its whole, and both are of one thing. */
function wholeMistakes(taken: Taken): readonly string[] {
  return taken.references.flatMap((first, at) => {
    const second = taken.references[at + 1];
    if (!second) return [];
    const between = taken.text.slice(first.end, second.at);
    const before = taken.text.slice(0, first.at);
    const isWhich = /\bof (?:which|whom|them|these)\b/.test(between);
    const isPartFirst = /^[^{}.;]{0,60}\b(?:out of|of|among)(?: (?:the|its|all|some))? $/.test(
      between,
    );
    const isWholeFirst =
      /(?:^|[,;] )(?:of|among|out of)(?: (?:the|all|its))? $/i.test(before) &&
      !/[.;]/.test(between);
    const isOfThem = /^ (?:\p{L}+ )?of (?:which|whom|them|these)\b/u.test(
      taken.text.slice(second.end),
    );
    if (!isPartFirst && !isWholeFirst && !isWhich && !isOfThem) return [];
    const [part, whole] = isPartFirst ? [first.sense, second.sense] : [second.sense, first.sense];
    if (!isCount(part) || !isCount(whole)) return [];
    if (Number(part.fact.value) > Number(whole.fact.value))
      return ['the part is more than the whole'];
    const [own, other] = [topicOf(part), topicOf(whole)];
    const isOne = own === null || other === null || own === other;
    return isOne ? [] : [`the figure is ${part.fact.label}, and it is told of ${whole.fact.label}`];
  });
}

function isCount({ fact: { format }, kind }: Sense): boolean {
  return kind === 'level' && (format === 'count' || format === 'amount');
}

/** "every payment is approved" of "findings: every payment is approved". */
function topicOf({ fact: { label }, entities }: Sense): string | null {
  return entities.length > 0 ? null : (/^(?:findings|looked at): (.*)$/.exec(label)?.[1] ?? null);
}
