import type { TrailFinding } from '../domain/analysis/audit-trail.ts';
import type { ChainReading } from '../domain/upkeep/audit-chain.ts';
import type { Coverage } from '../domain/upkeep/coverage.ts';
import { coverageSentence, gapSentence } from '../domain/upkeep/coverage-text.ts';
import { type Finding, ok, problem } from './finding.ts';
import { isoUtc } from './instants.ts';

/** One line for the chain, or one for each thing that does not fit; pure. */
export function examineLedger(reading: ChainReading | null): readonly Finding[] {
  if (!reading || reading.head === null) return [ok('chain', 'nothing has ended yet')];
  const { entries, head, sinceMs, problems } = reading;
  const since = sinceMs === null ? 'from the beginning' : `since ${isoUtc(sinceMs).slice(0, 10)}`;
  if (problems.length === 0) {
    return [ok('chain', `${entries} entries as written, ${since}; head ${head}`)];
  }
  return problems.map((found) =>
    problem(
      'chain',
      found,
      'The history was changed from outside: put back a copy of the home folder',
    ),
  );
}

/** One line a job; pure. */
export function examineCoverage(
  jobs: readonly { readonly jobId: string; readonly coverage: Coverage }[],
  zone: string,
): readonly Finding[] {
  return jobs.map(({ jobId, coverage }) => {
    const found = [coverageSentence(coverage, zone), gapSentence(coverage, zone)];
    const text = found.filter((sentence) => sentence !== null).join(' ');
    const isWhole = coverage.slots.every(({ fate }) => fate !== 'unexplained');
    return isWhole
      ? ok(jobId, text)
      : problem(jobId, text.replace(/\.$/, ''), 'Make what is missing with almanac backfill');
  });
}

/** One line a report; pure. */
export function examineAudits(trails: readonly TrailFinding[]): readonly Finding[] {
  if (trails.length === 0) return [ok('audit', 'no audit report yet')];
  return trails.map(({ jobId, windowKey, isOk, found }) => {
    const what = `${jobId} ${windowKey}`;
    return isOk
      ? ok(what, found)
      : problem(
          what,
          found,
          'Its evidence proves nothing any more: put back a copy of the home folder',
        );
  });
}
