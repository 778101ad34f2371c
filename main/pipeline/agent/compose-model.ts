import type { Agent } from '../../domain/agent.ts';
import type { Answerer } from '../../domain/answerer.ts';
import type { Model } from '../../domain/model.ts';
import type { ModelLedger } from '../../domain/model-ledger.ts';
import { readModelSettings } from '../../domain/model-settings.ts';
import { createAgent } from './agent.ts';
import { createAnswerer } from './answerer.ts';
import type { Fetch } from './guarded-fetch.ts';
import type { AgentNeeds } from './live-conversation.ts';
import { createOpenAiModel } from './openai-model.ts';

/** The model over the program's one network, and what writes and answers with it. */
export function composeModel(
  needs: Omit<AgentNeeds, 'model' | 'ledger'> & {
    readonly models: ModelLedger;
    readonly fetch: Fetch;
  },
): {
  readonly model: Model;
  readonly agent: Agent;
  readonly answerer: Answerer;
} {
  const model = createOpenAiModel({
    ...needs,
    isLocalOnly: () => readModelSettings(needs.settings).isLocalOnly,
  });
  const given = { ...needs, ledger: needs.models, model };
  return { model, agent: createAgent(given), answerer: createAnswerer(given) };
}
