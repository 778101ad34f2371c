import type { ImportView } from '../../../preload/contract/job-tool-calls.ts';
import type { Analysis } from '../../domain/analysis/analysis.ts';
import type { DeliveryTarget } from '../../domain/delivery/delivery-target.ts';
import { type JobSpec, specOf } from '../../domain/job/job.ts';
import type { Source } from '../../domain/source/source.ts';
import type { Services } from '../services.ts';

/** A job of a file that somebody may have been sent: what it would read, run and send to, all of it. */
export function importedJob(
  { jobs, drafts }: Pick<Services, 'jobs' | 'drafts'>,
  spec: JobSpec,
): ImportView['jobs'][number] {
  const known = jobs.get(spec.id);
  const changes = known ? drafts.changesOf(specOf(known), spec) : [];
  const { cron, timezone } = spec.schedule;
  return {
    id: spec.id,
    name: spec.name,
    change: !known ? 'new' : changes.length > 0 ? 'changed' : 'same',
    reads: spec.sources.map(readText),
    runs: `${drafts.scheduleText(cron)} (${timezone}): ${madeText(spec.analysis)}`,
    sends: [...spec.deliver.flatMap(sentText), ...modelText(spec.analysis)],
  };
}

function readText(source: Source): string {
  switch (source.kind) {
    case 'http':
      return source.connection === null
        ? source.url
        : `${source.url} of the connection ${source.connection}`;
    case 'postgres':
    case 'mysql':
      return `The connection ${source.connection}, with this query: ${source.query}`;
    case 'folder':
      return source.pattern;
    case 'pasted':
      return 'A table in the file itself';
    case 'sqlite':
      return source.query === null
        ? source.path
        : `${source.path}, with this query: ${source.query}`;
    default:
      return source.path;
  }
}

const recipes: Readonly<Record<Analysis['recipe'], string>> = {
  briefing: 'a briefing',
  anomalies: 'a report about anomalies',
  churn: 'a churn report',
  market: 'a market analysis',
  audit: 'an audit by the rules of the file',
  custom: 'tables by the queries of the file, which see the data of this job alone',
};

function madeText({ recipe, narrator, model }: Analysis): string {
  const writer =
    narrator === 'model' && model ? `the model ${model.profile}` : 'the built-in analyst';
  return `${recipes[recipe]}, written by ${writer}`;
}

const shown = {
  schema: 'names of columns and no value',
  aggregates: 'totals and groups',
  rows: 'single rows',
} as const;

function modelText({ narrator, model }: Analysis): readonly string[] {
  if (narrator !== 'model' || !model) return [];
  return [`${shown[model.send.level]} to the model ${model.profile}`];
}

/** A notification stays on this desktop. */
function sentText(target: DeliveryTarget): readonly string[] {
  switch (target.kind) {
    case 'notification':
      return [];
    case 'email':
      return [`E-mail to ${target.to.join(', ')}`];
    case 'draft':
      return [`A draft to ${target.to.join(', ') || 'nobody yet'}, which you send yourself`];
    case 'folder':
      return [`The folder ${target.path}`];
    case 'webhook':
      return [`Webhook ${target.url}`];
    case 'ping':
      return [`The start and end of each run, and no report, to ${target.url}`];
  }
}
