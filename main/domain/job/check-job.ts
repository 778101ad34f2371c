import type { Timetable } from '../ports.ts';
import { regionOf } from '../report/region.ts';
import { checkAnalysis } from './check-analysis.ts';
import { checkDeliveries } from './check-deliveries.ts';
import { checkSchedule } from './check-schedule.ts';
import { checkSources } from './check-sources.ts';
import type { JobSpec } from './job.ts';
import { type Mistake, shortened, unless } from './mistake.ts';

const dayMs = 86_400_000;

/**
 * Everything that may be wrong with a job whose fields have the right types: the same for job files
 * and for the window's editor. An empty list means that the job may be saved.
 * @param schedules checks the schedule; many jobs of one file share theirs
 */
export function checkJob(
  spec: JobSpec,
  timetable: Pick<Timetable, 'between' | 'next' | 'calendar'>,
  nowMs: number,
  schedules: typeof checkSchedule = checkSchedule,
): readonly Mistake[] {
  return [
    ...checkNames(spec),
    ...schedules(spec, timetable, nowMs),
    ...checkTags(spec),
    ...checkRegion(spec),
    ...checkLimits(spec),
    ...checkSources(spec),
    ...checkAnalysis(spec),
    ...checkDeliveries(spec),
  ];
}

function checkNames({ id, name }: JobSpec): Mistake[] {
  return [
    ...unless(
      /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 64,
      'id',
      () =>
        `"${shortened(id)}" is not an id; use small letters, digits and single hyphens, 64 at most, such as weekly-churn`,
    ),
    ...unless(name.trim().length > 0, 'name', () => 'is empty; give the job a name'),
    ...unless(
      name.length <= 120,
      'name',
      () => `is ${name.length} characters long; use 120 at most`,
    ),
    ...unless(
      !/\p{Cc}/u.test(name),
      'name',
      () => 'holds a line break or another control character; write it on one line',
    ),
  ];
}

const mostTags = 10;

function checkTags({ tags = [] }: JobSpec): Mistake[] {
  return [
    ...unless(tags.length <= mostTags, 'tags', () => `are ${tags.length}; use ${mostTags} at most`),
    ...unless(
      tags.every((tag) => tag.trim() !== '' && tag.length <= 40 && !/\p{Cc}/u.test(tag)),
      'tags',
      () => 'must each have 1 to 40 characters on one line',
    ),
  ];
}

function checkRegion({ region }: JobSpec): Mistake[] {
  return unless(
    region === undefined || regionOf(region) !== null,
    'region',
    () =>
      `"${shortened(region ?? '')}" is not a language with a country; write for example de-DE, or en for plain numbers`,
  );
}

function checkLimits(spec: JobSpec): Mistake[] {
  const { catchUp, retry, monitor } = spec;
  return [
    ...unless(
      isBetween(catchUp.withinMs, 0, 366 * dayMs),
      'catchUp.within',
      () => 'must lie between 0s and 366d',
    ),
    ...unless(
      catchUp.graceMs === null || isBetween(catchUp.graceMs, 0, 366 * dayMs),
      'catchUp.grace',
      () => 'must lie between 0s and 366d',
    ),
    ...unless(
      isCount(catchUp.max, 1, 1_000),
      'catchUp.max',
      () => 'must be a whole number between 1 and 1000',
    ),
    ...unless(
      isCount(retry.attempts, 1, 20),
      'retry.attempts',
      () => 'must be a whole number between 1 and 20; 1 means no retry',
    ),
    ...unless(
      isBetween(retry.firstMs, 0, dayMs),
      'retry.first',
      () => 'must lie between 0s and 24h',
    ),
    ...unless(
      isBetween(retry.maxMs, retry.firstMs, 7 * dayMs),
      'retry.max',
      () => 'must lie between retry.first and 7d',
    ),
    ...unless(
      isBetween(spec.timeoutMs, 1_000, dayMs),
      'timeout',
      () => 'must lie between 1s and 24h',
    ),
    ...unless(
      monitor.finishWithinMs === null || isBetween(monitor.finishWithinMs, 1_000, 7 * dayMs),
      'monitor.finishWithin',
      () => 'must lie between 1s and 7d',
    ),
    ...unless(
      isCount(spec.priority, -100, 100),
      'priority',
      () => 'must be a whole number between -100 and 100',
    ),
  ];
}

function isBetween(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

function isCount(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && isBetween(value, least, most);
}
