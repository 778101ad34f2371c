import type { Agent } from '../../domain/model/agent.ts';
import type { Answerer } from '../../domain/model/answerer.ts';
import type { Model } from '../../domain/model/model.ts';
import type { ModelLedger } from '../../domain/model/model-ledger.ts';
import { readModelSettings } from '../../domain/model/model-settings.ts';
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
  // Loaded with the first report or question that a model is asked for: an idle app holds none of it.
  const agent = async () => (await import('./agent.ts')).createAgent(given);
  const answerer = async () => (await import('./answerer.ts')).createAnswerer(given);
  return {
    model,
    agent: {
      write: async (task) => (await agent()).write(task),
      replay: async (task) => (await agent()).replay(task),
    },
    answerer: { answer: async (task) => (await answerer()).answer(task) },
  };
}
