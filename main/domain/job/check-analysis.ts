import type { ChurnOptions } from '../analysis/analysis.ts';
import { knownSource } from '../source/known-source.ts';
import type { Source } from '../source/source.ts';
import { checkAudit } from './check-audit.ts';
import { checkCustom } from './check-custom.ts';
import type { JobSpec } from './job.ts';
import { type Mistake, unless } from './mistake.ts';

/** What may be wrong between a job's recipe, its options and its sources. */
export function checkAnalysis({ analysis, sources }: JobSpec): Mistake[] {
  return [...checkModel(analysis), ...checkRecipe({ analysis, sources })];
}

function checkModel({ narrator, model }: JobSpec['analysis']): Mistake[] {
  if (narrator !== 'model') return [];
  const { profile = '', send } = model ?? {};
  return [
    ...unless(
      /^[a-z0-9][a-z0-9-]{0,63}$/.test(profile),
      'analysis.model',
      () => 'is missing; write the id of a model that Settings, Models lists',
    ),
    ...unless(
      send === undefined || (Number.isInteger(send.rows) && send.rows >= 0 && send.rows <= 1_000),
      'analysis.send.rows',
      () => 'must be a whole number between 0 and 1000',
    ),
  ];
}

function checkRecipe({ analysis, sources }: Pick<JobSpec, 'analysis' | 'sources'>): Mistake[] {
  switch (analysis.recipe) {
    case 'briefing':
      return atMost(1, sources, 'the briefing reads one file, so make a job for each');
    case 'anomalies':
      return atMost(1, sources, 'anomalies are looked for in one source, so make a job for each');
    case 'market':
      return atMost(1, sources, 'market reads one file of prices, so make a job for each');
    case 'churn':
      return checkChurn(analysis.options, sources);
    case 'custom':
      return checkCustom(analysis.options);
    case 'audit':
      return checkAudit(analysis.options, sources);
  }
}

function checkChurn(options: ChurnOptions, sources: readonly Source[]): Mistake[] {
  const { customers, activity, lostAfterDays } = options;
  return [
    ...atMost(2, sources, 'churn reads customers and their activity'),
    ...knownSource(customers, sources, 'analysis.options.customers'),
    ...knownSource(activity, sources, 'analysis.options.activity'),
    ...unless(
      customers === null || customers !== activity,
      'analysis.options.activity',
      () =>
        'is the source of the customers too; leave it out, and name the column of the last activity as time',
    ),
    ...unless(
      Number.isInteger(lostAfterDays) && lostAfterDays >= 2 && lostAfterDays <= 1_000,
      'analysis.options.lostAfterDays',
      () => 'must be a whole number of days between 2 and 1000',
    ),
  ];
}

function atMost(most: number, sources: readonly Source[], why: string): Mistake[] {
  return unless(sources.length <= most, `sources[${most}]`, () => `is one too many; ${why}`);
}
