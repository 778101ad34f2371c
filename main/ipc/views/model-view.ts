import type { StoredModelCallView } from '../../../preload/contract/model-call-view.ts';
import type { ModelView } from '../../../preload/contract/model-calls.ts';
import type { Job } from '../../domain/job/job.ts';
import { costMicros, type ModelProfile, modelSecret } from '../../domain/model/model.ts';
import type { ModelCall } from '../../domain/model/model-ledger.ts';
import type { Secrets } from '../../domain/source/secrets.ts';

/** Tokens of a usual report: some eight questions, each with all that came before. */
const usual = { inputTokens: 60_000, outputTokens: 3_000 };

export function modelView(
  { savedAtMs: _, ...profile }: ModelProfile,
  secrets: Pick<Secrets, 'placeOf'>,
  jobs: readonly Job[],
): ModelView {
  return {
    ...profile,
    keyPlace: secrets.placeOf(modelSecret(profile.id)),
    usualCost: costMicros(profile, usual) / 1e6,
    usedBy: jobs
      .filter(({ analysis }) => analysis.model?.profile === profile.id)
      .map(({ name }) => name),
  };
}

export function modelCallView(call: ModelCall, question: string | null): StoredModelCallView {
  const { usage } = call.answer ?? {};
  return {
    id: call.id,
    step: call.step,
    question,
    model: call.request.model,
    endpoint: call.endpoint,
    atMs: call.askedAtMs,
    state: call.state,
    request: JSON.stringify(call.request, null, 2),
    answer: call.answer ? JSON.stringify(withoutUsage(call.answer), null, 2) : null,
    failure: call.failure?.message ?? null,
    inputTokens: usage?.inputTokens ?? null,
    outputTokens: usage?.outputTokens ?? null,
    cost: call.costMicros === null ? null : call.costMicros / 1e6,
    isReused: call.isReused,
  };
}

function withoutUsage({ content, toolCalls }: NonNullable<ModelCall['answer']>) {
  return { content, toolCalls };
}
