import { onTestFinished } from 'vitest';
import type { ModelRequest } from '../../../../main/domain/model/model.ts';
import {
  createOpenAiModel,
  type OpenAiNeeds,
} from '../../../../main/pipeline/agent/openai-model.ts';
import { machineClock } from '../../../../main/store/machine.ts';
import { profileAt } from '../../../cast/model-profile.ts';
import { startModelServer, type Turn } from '../../../support/model-server/model-server.ts';

export const question: ModelRequest = {
  model: 'scripted-1',
  messages: [
    { role: 'system', content: 'You are an analyst.' },
    { role: 'user', content: 'What was net?' },
  ],
  tools: [{ name: 'query', description: 'Asks the data.', parameters: { type: 'object' } }],
  maxOutputTokens: 1000,
};

/** A server with this script, and the real adapter that asks it. */
export async function startModel(turns: readonly Turn[], needs: Partial<OpenAiNeeds> = {}) {
  const server = await startModelServer({ turns });
  onTestFinished(() => server.close());
  const model = createOpenAiModel({
    fetch: globalThis.fetch,
    clock: machineClock,
    isLocalOnly: () => false,
    idleMs: 10_000,
    totalMs: 20_000,
    ...needs,
  });
  const profile = profileAt(server.baseUrl);
  const { signal: interrupt } = new AbortController();
  const call = { profile, key: 'sk-canary', request: question, interrupt };
  return { server, model, profile, call, ask: () => model.ask(call) };
}
