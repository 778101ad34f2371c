import * as z from 'zod';
import type { Draft, ToolUse } from '../../domain/investigation.ts';
import type { ModelTool, ToolCall } from '../../domain/model.ts';

const text = (longest: number) => z.string().trim().min(1).max(longest);
const paragraphs = z.array(text(2_000)).max(12);

/** What each tool takes. There is none that writes, sends or fetches. */
const tools = {
  list_tables: {
    description: 'The tables, their columns and row counts, and the periods of this report.',
    takes: z.object({}),
  },
  describe: {
    description:
      'What the columns of a table hold: ranges, empty cells, the values rows are grouped by.',
    takes: z.object({ table: text(200) }),
  },
  query: {
    description:
      'Runs one SELECT (DuckDB). Tables are named this_period."orders", period_before."orders" (rows of the two periods) and everything."orders". Each cell of the result is a fact: {q1.r2.net} is the column net of the second row of the query q1, {q1.net} where there is one row. Give columns plain names with AS.',
    takes: z.object({
      sql: text(8_000),
      label: text(200).describe('What the query asks, in a few words.'),
      unit: z
        .string()
        .max(20)
        .default('')
        .describe('Unit of the amounts, such as EUR; empty for none.'),
      format: z.enum(['count', 'amount', 'percent']).default('amount'),
    }),
  },
  facts: {
    description: 'The figures that the built-in analyst has computed, with the references to use.',
    takes: z.object({}),
  },
  previous_report: {
    description: 'The figures of the report before this one.',
    takes: z.object({}),
  },
  chart: {
    description: 'Adds a chart of a query that was asked.',
    takes: z.object({
      kind: z.enum(['line', 'bar']),
      title: text(80).describe('Without numbers.'),
      query: z.string().regex(/^q\d{1,4}$/),
      x: text(200),
      y: z.array(text(200)).min(1).max(4),
    }),
  },
  note: {
    description: 'Adds a sentence to the notes at the end, such as a doubt about the data.',
    takes: z.object({ text: text(400) }),
  },
  finish: {
    description:
      'Hands in the report, once. Plain text, no markup. Every number, date and percentage is a reference such as {total} or {q1.r1.net}; digits and number words are refused.',
    takes: z.object({
      headline: text(300),
      paragraphs: paragraphs.default([]),
      sections: z
        .array(z.object({ title: text(120), paragraphs }))
        .max(8)
        .default([]),
    }),
  },
} as const;

type ToolName = keyof typeof tools;

export const allTools: readonly ModelTool[] = Object.entries(tools).map(([name, tool]) => {
  const { $schema: _, ...parameters } = z.toJSONSchema(tool.takes, { io: 'input' });
  return { name, description: tool.description, parameters };
});

export const finishOnly: readonly ModelTool[] = allTools.filter(({ name }) => name === 'finish');

export type ReadCall =
  | { readonly kind: 'use'; readonly use: ToolUse }
  | { readonly kind: 'finish'; readonly draft: Draft }
  | { readonly kind: 'bad'; readonly isFinish: boolean; readonly sentence: string };

/** A tool call with its arguments checked; what is wrong with them goes back to the model. */
export function readCall({ name, arguments: given }: ToolCall): ReadCall {
  const isFinish = name === 'finish';
  if (!isToolName(name)) {
    return {
      kind: 'bad',
      isFinish,
      sentence: `There is no tool ${name.slice(0, 60)}. There are ${Object.keys(tools).join(', ')}.`,
    };
  }
  const json = parseJson(given);
  if (json === undefined) {
    return { kind: 'bad', isFinish, sentence: `The arguments of ${name} are no JSON object.` };
  }
  const parsed = tools[name].takes.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    return {
      kind: 'bad',
      isFinish,
      sentence: `${name}: ${where} ${issue?.message ?? 'is wrong'}.`,
    };
  }
  if (name === 'finish') return { kind: 'finish', draft: parsed.data as Draft };
  return { kind: 'use', use: { tool: name, ...parsed.data } as ToolUse };
}

function isToolName(name: string): name is ToolName {
  return Object.hasOwn(tools, name);
}

/** Deeply nested text overflows the reader's stack: that is no JSON of a tool either. */
function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
