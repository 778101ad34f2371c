import { RunFailure } from '../../domain/failure.ts';
import {
  costMicros,
  estimateTokens,
  type ModelProfile,
  type ModelRequest,
  requestTokens,
} from '../../domain/model/model.ts';
import type { Exhausted } from '../../domain/model/model-ledger.ts';

/** The most that a request and its answer may cost, in millionths of a dollar: what is reserved for it. */
export function mostItMayCost(profile: ModelProfile, request: ModelRequest): number {
  return costMicros(profile, {
    inputTokens: requestTokens(request),
    outputTokens: request.maxOutputTokens,
  });
}

/** What a request without an answer has cost: a provider bills what it has begun to write, and no refusal. */
export function costOfFailure(
  profile: ModelProfile,
  request: ModelRequest,
  { code }: RunFailure,
): number {
  const mayHaveCost = code === 'model-cut-off' || code === 'model-declined' || code === 'cancelled';
  if (!mayHaveCost) return 0;
  const outputTokens = estimateTokens('x');
  return costMicros(profile, { inputTokens: requestTokens(request), outputTokens });
}

const limits: Readonly<Record<Exhausted, string>> = {
  run: 'what one report may cost',
  'job-day': 'what one job may cost in a day',
  month: 'what all jobs may cost in a month',
};

export function overBudget(who: string, exhausted: Exhausted): RunFailure {
  return new RunFailure(
    'over-budget',
    `${who} was not asked, because ${limits[exhausted]} is used up. Settings, Models has the limits.`,
    { permanent: true },
  );
}
