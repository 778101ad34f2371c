import { clauseAt, type Taken } from './claim.ts';
import { type Ground, sameNames } from './sense.ts';

/** Words that say which of several figures of one thing is meant. */
const statistics = [
  /\b(?:usual(?:ly)?|normal(?:ly)?|typical(?:ly)?|ordinary)\b/i,
  /\bmedian\b/i,
  /\bquartile\b/i,
];
const usualLabel = /\b(?:usual|median|mean|average|quartile|per)\b/i;

/** "Usually there are {now}", "the median is {upper quartile}", where another figure is the usual one. */
export function usualMistakes(taken: Taken, { senses }: Ground): readonly string[] {
  return taken.references.flatMap(({ sense, at }, place) => {
    const last = taken.references[place - 1]?.end ?? 0;
    // "The median of the last {13} weeks is {x}": what the figure is stands in front of both.
    const isOfBoth = /^ \p{L}+ (?:is|was|are|were|lies at|stands at) $/u.test(
      taken.text.slice(last, at),
    );
    const from = Math.max(clauseAt(taken, at).from, isOfBoth ? 0 : last);
    const lead = taken.text.slice(from, at);
    const isOther = statistics.some((said, nth) => {
      // How many there are is neither usual nor a median.
      if (!said.test(lead) || (nth > 0 && sense.fact.format === 'count')) return false;
      const names = nth === 0 ? usualLabel : said;
      const rival = [...senses.values()].find(
        (other) =>
          names.test(other.fact.label) &&
          sameNames(other.entities, sense.entities) &&
          (sense.entities.length > 0 ||
            other.measure.split(':')[0] === sense.measure.split(':')[0]),
      );
      const byParent = [...senses.values()].find(
        ({ fact }) =>
          names.test(`${fact.label} ${fact.id}`) && fact.id.startsWith(`${sense.fact.id}.`),
      );
      return !names.test(sense.fact.label) && (rival ?? byParent) !== undefined;
    });
    return isOther ? [`the figure is ${sense.fact.label}`] : [];
  });
}
