import type { Job } from '../domain/job/job.ts';
import type { Health } from '../domain/upkeep/health.ts';
import type { Command } from './command.ts';
import { findJob } from './find.ts';
import { isoUtcOrNull, readableTime } from './instants.ts';
import { tellSilence } from './silence.ts';
import { table } from './table.ts';

/** Whether each job's report came when it should; reads the ledger only. */
export const health: Command = {
  name: 'health',
  operands: '[JOB …]',
  summary: 'Say of each job whether its last report came in time; exit 1 when one is not well',
  atLeast: 0,
  atMost: Number.POSITIVE_INFINITY,
  options: {
    notify: {
      value: null,
      help: 'Only say on the desktop when Almanac does not run and reports are due',
    },
  },
  run(context, { operands, isJson, has }) {
    if (has('notify')) return tellSilence(context);
    const home = context.openHome();
    const nowMs = context.nowMs();
    const jobs = operands.length === 0 ? home.jobs.list() : operands.map((id) => findJob(home, id));
    const found = jobs.map((job) => ({ job, health: home.health(job, nowMs) }));
    if (isJson) for (const one of found) context.out(`${JSON.stringify(line(one))}\n`);
    else if (found.length === 0) context.out('There is no job yet.\n');
    else
      context.out(`${table([heading, ...found.map((one) => row(one, context.systemZone()))])}\n`);
    return found.some((one) => isUnwell(one.health)) ? 1 : 0;
  },
};

const heading = ['JOB', 'HEALTH', 'DUE', 'WHY'];

interface JobHealth {
  readonly job: Job;
  readonly health: Health;
}

/** A job that is new or paused is as its user wants it. */
function isUnwell({ state }: Health): boolean {
  return state !== 'ok' && state !== 'never-ran' && state !== 'paused';
}

function line({ job, health: { state, sentence, dueAtMs } }: JobHealth) {
  return { job: job.id, health: state, dueAt: isoUtcOrNull(dueAtMs), why: sentence };
}

function row({ job, health: one }: JobHealth, zone: string): readonly string[] {
  const due = one.dueAtMs === null ? '' : readableTime(one.dueAtMs, zone);
  return [job.id, one.state, due, one.sentence ?? ''];
}
