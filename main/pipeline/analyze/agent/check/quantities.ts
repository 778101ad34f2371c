import { clauseAt, isIn, ownWords, type Taken, wordsOf } from './claim.ts';
import { trendsIn } from './figures.ts';
import { findLiterals } from './literals.ts';
import { isOfName } from './number-proof.ts';
import type { Ground, Sense } from './sense.ts';
import type { Clause } from './sentences.ts';
import { stem, stemsFor, stemsOf } from './stems.ts';

const quantifier =
  /\b(no(?! other| longer| one else)|none of|not one of|nobody(?! else)|nothing(?! else)|no one|some|several|(?<!\bof )all(?! in all)|every|each|(?<!\bat (?:most|least) )one(?! of| such| in| more| fewer| less| order| by| day| week| month| year)|a single)\b/i;
/** Sentences that ask for something, or tell of the report itself, state nothing about the data. */
const noStatement =
  /^(?:please|look|check|see|start|call|talk|ask|review|consider|compare|make|keep|watch|verify|find|focus|investigate)\b|\b(?:table|chart|below|listed|shown|should|could|might|may|worth|section|columns?)\b/i;

/**
 * What is wrong with a clause that says something of none, one, some or all of what a fact counts, without a
 * figure: "no finding was waived", "all payments were in euro".
 */
export function quantityMistakes(taken: Taken, ground: Ground): readonly string[] {
  return taken.clauses.flatMap((clause) => {
    const said = quantityIn(clause, taken, ground);
    if (!said || isTold(clause, taken, ground) || said.isRight) return [];
    return [said.why];
  });
}

/** Whether a figure bears out what the clause around a place says of none, one, some or all. */
export function isQuantityProved(taken: Taken, at: number, ground: Ground): boolean {
  return quantityIn(clauseAt(taken, at), taken, ground)?.isRight === true;
}

function quantityIn(clause: Clause, taken: Taken, ground: Ground) {
  const words = ownWords(taken.text);
  const said = words.slice(clause.from, clause.to);
  const match = quantifier.exec(said);
  if (!match || match.index > 60 || noStatement.test(words)) return null;
  const isCompared = trendsIn(taken).some(({ at }) => isIn(clause, at));
  if (isCompared && /\bthan\b/.test(said)) return null;
  const word = (match[1] ?? '').toLowerCase();
  const noun = /^ (?:of )?(?:the )?([a-z]{4,})/.exec(said.slice(match.index + word.length))?.[1];
  const isOne = /^(?:one|a single|some|several)$/.test(word);
  const figures = countedBy(said, noun, ground).filter(
    ({ fact }) => !isOne || fact.format === 'count',
  );
  const isRight = figures.some((sense) => holds(word, sense, ground));
  const [figure] = figures.filter((one) => !taken.references.some(({ sense }) => sense === one));
  if (figure)
    return { isRight, why: `it says ${word}, and ${figure.fact.label}: ${figure.fact.text}` };
  // Of all that is counted something is said that no figure tells.
  const isAll = /^(?:all|every|each)$/.test(word) && noun !== undefined && isHead(noun, ground);
  return isAll ? { isRight: false, why: `no fact shows that of ${word} ${noun}` } : null;
}

/** Whether the clause has a figure, a number or a comparison, which say more than its quantifier. */
function isTold(clause: Clause, taken: Taken, ground: Ground): boolean {
  // "None of the {36} customers was lost": the figure is the whole that the word is of.
  const isWhole = (at: number) =>
    /\b(?:none|not one|every one|each|all) (?:of )?(?:the |our |its )?$/i.test(
      taken.text.slice(0, at),
    );
  return (
    taken.references.some(({ at }) => isIn(clause, at) && !isWhole(at)) ||
    trendsIn(taken).some(({ at }) => isIn(clause, at)) ||
    findLiterals(taken.text).some(
      (literal) => isIn(clause, literal.at) && !isOfName(literal, taken, ground),
    )
  );
}

/** The figures that share the most words with the clause: two, or one that no other has, or what is counted. */
function countedBy(said: string, noun: string | undefined, ground: Ground): readonly Sense[] {
  const words = stemsOf(said);
  const counts = [...ground.senses.values()].filter(
    ({ kind, fact }) => kind === 'level' && (fact.format === 'count' || fact.format === 'percent'),
  );
  const shared = new Map(
    counts.map((sense) => {
      const own = stemsFor(sense, `${sense.fact.label} ${sense.fact.id}`);
      return [sense, [...own].filter((word) => words.has(word))] as const;
    }),
  );
  const isOnly = (word: string) =>
    [...shared.values()].filter((others) => others.includes(word)).length === 1;
  const matching = [...shared].filter(
    ([{ fact }, own]) =>
      own.length > 1 || (wordsOf(fact.label).length < 9 && own.some(isOnly)) || fact.id === noun,
  );
  const most = Math.max(0, ...matching.map(([, own]) => own.length));
  return matching.filter(([, own]) => own.length === most).map(([sense]) => sense);
}

function isHead(noun: string, { senses }: Ground): boolean {
  return [...senses.values()].some(
    ({ fact: { label, format } }) =>
      format === 'count' && stem(label.split(' ')[0] ?? '') === stem(noun),
  );
}

function holds(word: string, { fact }: Sense, { senses }: Ground): boolean {
  const value = Number(fact.value);
  if (/^(?:some|several)$/.test(word)) return value > (word === 'some' ? 0 : 1);
  if (/^(?:one|a single)$/.test(word)) return value === 1;
  // A figure of what went wrong is nothing where all is well.
  const isFault = /^findings: |\bwithout\b|\bmissing\b/.test(fact.label);
  if (/^(?:all|every|each)$/.test(word)) {
    if (fact.format === 'percent') return value === 100;
    return isFault ? value === 0 : isWhole(fact.id, value, senses);
  }
  return value === 0;
}

/** "rules.passed" is all of "rules". */
function isWhole(id: string, value: number, senses: Ground['senses']): boolean {
  const whole = senses.get(id.split('.').slice(0, -1).join('.'))?.fact.value;
  return (
    whole === value ||
    (id.includes('.') && senses.get(id.replace(/\.[^.]*$/, '.rate'))?.fact.value === 100)
  );
}
