import { cite, join, name, type Phrase, say } from '../../report/phrase.ts';
import { writeRows, writeSource } from '../find-source.ts';
import type { ChurnFound } from './found.ts';

/** Where the rows are from, what could not be used, and what Almanac chose by itself. */
export function writeNotes({ notes, roles, plan }: ChurnFound): readonly Phrase[] {
  const has = (fact: { readonly value: unknown } | null) => Number(fact?.value ?? 0) > 0;
  return [
    ...notes.sources.flatMap((source) => [writeRows(source), ...writeSource(source)]),
    ...(notes.strangers && has(notes.strangers)
      ? [
          say`Rows of activity of nobody in the customers: ${cite(notes.strangers)}. They are in no figure.`,
        ]
      : []),
    ...(has(notes.undated)
      ? [say`Rows without a readable time of activity: ${cite(notes.undated)}.`]
      : []),
    ...(has(notes.repeated)
      ? [
          say`Ids that stand in the customers more than once: ${cite(notes.repeated)}. Each counts as one customer.`,
        ]
      : []),
    ...(roles.activity
      ? []
      : [say`Each customer has one date of activity, so who came back after a pause is not seen.`]),
    say`The ends of each churn rate are Wilson’s interval: nineteen of twenty such intervals hold the true rate.`,
    ...(roles.isGuessed ? [guesses(roles, plan.analysis.options)] : []),
  ];
}

function guesses(
  roles: ChurnFound['roles'],
  options: ChurnFound['plan']['analysis']['options'],
): Phrase {
  const parts = [
    ...(options.id ? [] : [say`${name(roles.id)} as the customer`]),
    ...(options.time ? [] : [say`${name(roles.time.name)} as the time of activity`]),
    ...(options.since || !roles.since ? [] : [say`${name(roles.since.name)} as the day of coming`]),
    ...(options.segments || roles.segments.length === 0
      ? []
      : [say`${join(roles.segments.map(name), ', ')} to compare by`]),
  ];
  if (parts.length === 0) return say`Nothing tells when a customer came, so there are no cohorts.`;
  return say`Almanac chose ${join(parts, '; ')}. The job can name others.`;
}
