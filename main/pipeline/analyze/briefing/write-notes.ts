import { counted } from '../../report/counted.ts';
import { cite, join, name, type Phrase, say } from '../../report/phrase.ts';
import { writeSource } from '../find-source.ts';
import type { Found } from './found.ts';

/** What the reader should know about the data: where it is from, how fresh, what could not be read. */
export function writeNotes({ chosen, notes, totals, plan }: Found): readonly Phrase[] {
  const file = name(chosen.file);
  const has = (fact: { readonly value: unknown } | null) => Number(fact?.value ?? 0) > 0;
  const items = [
    say`${file} has ${counted(notes.source.rows, 'row')}, ${cite(totals.rows.now)} of them in this period. It was last changed ${cite(notes.source.modified)}.`,
  ];
  const { currencies } = chosen;
  if (currencies && currencies.codes.length > 1) {
    items.push(
      say`Amounts are in ${join(currencies.codes.map(name), ', ')} and are never added: this report is about ${name(chosen.unit)}, with the others beside it.`,
    );
  }
  if (notes.newest.value !== null) {
    const early = notes.endsEarly
      ? say` That is before the end of this period, so rows may be missing.`
      : say``;
    items.push(say`The newest row is of ${cite(notes.newest)}.${early}`);
  }
  if (has(notes.undated)) {
    items.push(
      say`Rows without a readable date: ${cite(notes.undated)}. They are in no figure of a period.`,
    );
  }
  if (notes.unmeasured && has(notes.unmeasured)) {
    items.push(
      say`Rows of this period without a readable ${name(chosen.measure ?? '')}: ${cite(notes.unmeasured)}. They add nothing to sums and averages.`,
    );
  }
  if (notes.ambiguousFormat) {
    items.push(
      say`Day and month in ${name(chosen.time.name)} can be read two ways; they were read as ${name(notes.ambiguousFormat)}. Set the date format of the source if that is wrong.`,
    );
  }
  items.push(...writeSource(notes.source));
  if (chosen.isGuessed) items.push(guesses({ chosen, plan }));
  return items;
}

function guesses({ chosen, plan }: Pick<Found, 'chosen' | 'plan'>): Phrase {
  const { time, measure, dimensions } = plan.analysis.options;
  const parts = [
    ...(time ? [] : [say`${name(chosen.time.name)} as the time`]),
    ...(measure
      ? []
      : [
          chosen.measure
            ? say`${name(chosen.measure)} as the figure`
            : say`the number of rows as the figure`,
        ]),
    ...(dimensions || chosen.dimensions.length === 0
      ? []
      : [say`${join(chosen.dimensions.map(name), ', ')} to compare by`]),
  ];
  return say`Almanac chose ${join(parts, '; ')}. The job can name others.`;
}
