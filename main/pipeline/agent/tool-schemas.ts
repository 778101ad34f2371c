import * as z from 'zod';
import type { Draft, ToolUse } from '../../domain/model/investigation.ts';
import type { ModelTool, ToolCall } from '../../domain/model/model.ts';

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
} as const;

/** How a conversation ends: the one tool that hands something in. */
const endings = {
  report: {
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
  answer: {
    description:
      'Hands in the answer, once: a few sentences in one to three paragraphs. Plain text, no markup. Every number, date and percentage is a reference such as {total} or {q1.r1.net}; digits and number words are refused.',
    takes: z
      .object({ paragraphs: paragraphs.min(1) })
      .transform((answer) => ({ headline: '', sections: [], ...answer })),
  },
} as const;

type ToolName = keyof typeof tools;

/** What a conversation is about: writing a report, or answering a question about one. */
export type Aim = keyof typeof endings;

const finish = 'finish';
/** An answer is text alone: what draws and notes belongs to a report. */
const ofReports: readonly string[] = ['chart', 'note'];

const described = (name: string, tool: { description: string; takes: z.ZodType }): ModelTool => {
  const { $schema: _, ...parameters } = z.toJSONSchema(tool.takes, { io: 'input' });
  return { name, description: tool.description, parameters };
};

const investigating = Object.entries(tools).map(([name, tool]) => described(name, tool));

/** The tools of a conversation; near its end only the one that ends it. */
export const toolsOf: Readonly<
  Record<Aim, { readonly all: readonly ModelTool[]; readonly last: readonly ModelTool[] }>
> = {
  report: offered('report', investigating),
  answer: offered(
    'answer',
    investigating.filter(({ name }) => !ofReports.includes(name)),
  ),
};

function offered(aim: Aim, others: readonly ModelTool[]) {
  const last = described(finish, endings[aim]);
  return { all: [...others, last], last: [last] };
}

export type ReadCall =
  | { readonly kind: 'use'; readonly use: ToolUse }
  | { readonly kind: 'finish'; readonly draft: Draft }
  | { readonly kind: 'bad'; readonly isFinish: boolean; readonly sentence: string };

/** A tool call with its arguments checked; what is wrong with them goes back to the model. */
export function readCall({ name, arguments: given }: ToolCall, aim: Aim): ReadCall {
  const isFinish = name === finish;
  if (!isFinish && !isToolName(name, aim)) {
    const names = toolsOf[aim].all.map((tool) => tool.name).join(', ');
    return {
      kind: 'bad',
      isFinish,
      sentence: `There is no tool ${name.slice(0, 60)}. There are ${names}.`,
    };
  }
  const json = parseJson(given);
  if (json === undefined) {
    return { kind: 'bad', isFinish, sentence: `The arguments of ${name} are no JSON object.` };
  }
  const takes = isFinish ? endings[aim].takes : tools[name].takes;
  const parsed = takes.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    return {
      kind: 'bad',
      isFinish,
      sentence: `${name}: ${where} ${issue?.message ?? 'is wrong'}.`,
    };
  }
  if (isFinish) return { kind: 'finish', draft: parsed.data as Draft };
  return { kind: 'use', use: { tool: name, ...parsed.data } as ToolUse };
}

function isToolName(name: string, aim: Aim): name is ToolName {
  return Object.hasOwn(tools, name) && toolsOf[aim].all.some((tool) => tool.name === name);
}

/** Deeply nested text overflows the reader's stack: that is no JSON of a tool either. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
