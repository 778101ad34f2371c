import { asRunFailure } from '../../domain/failure.ts';
import type { Model, ModelAnswer, ModelProfile } from '../../domain/model/model.ts';
import type { ModelProbe, ProbeResult } from '../../domain/model/model-probe.ts';

type Check = ProbeResult['checks'][number];

/** Lists an endpoint's models and has one call a tool with JSON: what an agent needs. */
export function createModelProbe(model: Model): ModelProbe {
  return {
    async test(profile, key) {
      const listed = await list(model, profile, key);
      const asked = await ask(model, profile, key);
      const checks = [...connection(profile, listed, asked), ...abilities(profile, asked)];
      return { checks, models: Array.isArray(listed) ? listed : [] };
    },
  };
}

async function list(
  model: Model,
  profile: ModelProfile,
  key: string | null,
): Promise<readonly string[] | string> {
  try {
    return await model.list(profile, key);
  } catch (caught) {
    return asRunFailure(caught).message;
  }
}

async function ask(
  model: Model,
  profile: ModelProfile,
  key: string | null,
): Promise<ModelAnswer | string> {
  const tool = {
    name: 'report_colour',
    description: 'Reports a colour.',
    parameters: {
      type: 'object',
      properties: { colour: { type: 'string' } },
      required: ['colour'],
      additionalProperties: false,
    },
  };
  const messages = [
    { role: 'user', content: 'Call the tool report_colour with the colour blue.' } as const,
  ];
  try {
    const request = { model: profile.model, messages, tools: [tool], maxOutputTokens: 500 };
    const { signal: interrupt } = new AbortController();
    return await model.ask({ profile, key, request, interrupt });
  } catch (caught) {
    return asRunFailure(caught).message;
  }
}

/** Some endpoints list nothing and answer all the same. */
function connection(
  { model }: ModelProfile,
  listed: readonly string[] | string,
  asked: ModelAnswer | string,
): readonly Check[] {
  const isReached = typeof asked !== 'string' || typeof listed !== 'string';
  if (!isReached) return [{ what: 'connection', isOk: false, sentence: String(listed) }];
  const reached: Check = { what: 'connection', isOk: true, sentence: 'The endpoint answers.' };
  if (typeof asked !== 'string') {
    return [reached, { what: 'model', isOk: true, sentence: `The model ${model} answers.` }];
  }
  const isListed = typeof listed !== 'string' && listed.includes(model);
  const sentence =
    isListed || typeof listed === 'string' || listed.length === 0
      ? asked
      : `The endpoint has no model ${model}. It has ${listed.slice(0, 5).join(', ')}.`;
  return [reached, { what: 'model', isOk: false, sentence }];
}

function abilities({ model }: ModelProfile, asked: ModelAnswer | string): readonly Check[] {
  if (typeof asked === 'string') return [];
  const call = asked.toolCalls.find(({ name }) => name === 'report_colour');
  if (!call) {
    return [
      {
        what: 'tools',
        isOk: false,
        sentence: `${model} did not call a tool, so it cannot investigate. Choose a model with tool calls.`,
      },
    ];
  }
  const tools: Check = { what: 'tools', isOk: true, sentence: 'It calls tools.' };
  const isJson = colourIn(call.arguments);
  return [
    tools,
    isJson
      ? { what: 'json', isOk: true, sentence: 'It writes valid JSON.' }
      : {
          what: 'json',
          isOk: false,
          sentence: `${model} wrote no valid JSON. Choose a larger model.`,
        },
  ];
}

function colourIn(text: string): boolean {
  try {
    return typeof JSON.parse(text).colour === 'string';
  } catch {
    return false;
  }
}
