import type { Agent } from '../../domain/agent.ts';
import type { Model } from '../../domain/model.ts';
import { readModelSettings } from '../../domain/model-settings.ts';
import { type AgentNeeds, createAgent } from './agent.ts';
import type { Fetch } from './guarded-fetch.ts';
import { createOpenAiModel } from './openai-model.ts';

/** The model over the program's one network, and the agent that writes with it. */
export function composeModel(needs: Omit<AgentNeeds, 'model'> & { readonly fetch: Fetch }): {
  readonly model: Model;
  readonly agent: Agent;
} {
  const model = createOpenAiModel({
    ...needs,
    isLocalOnly: () => readModelSettings(needs.settings).isLocalOnly,
  });
  return { model, agent: createAgent({ ...needs, model }) };
}
