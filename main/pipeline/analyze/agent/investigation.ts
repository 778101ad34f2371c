import { jsonForModel } from '../../../domain/model/hide-secrets.ts';
import type { Inquiry, InquiryAnswer } from '../../../domain/model/investigation.ts';
import { identifier } from '../../sql.ts';
import { runRecipe } from '../analyze.ts';
import { type LimitedQuery, type Query, withSnapshot } from '../duckdb.ts';
import { fallBack } from './fall-back.ts';
import { type ModelTable, makeModelViews } from './model-views.ts';
import { QueryBook } from './query-book.ts';
import { QueryRefused } from './read-query.ts';
import { type Desk, runTool } from './tools.ts';
import { writeAnswer } from './write-answer.ts';
import { writeModelReport } from './write-model-report.ts';

/** The worker's side of an agent: holds the snapshot open and answers one inquiry after the other. */
export interface Investigation {
  answer(inquiry: Inquiry): Promise<InquiryAnswer>;
}

interface Opened {
  readonly desk: Desk;
  readonly names: readonly string[];
}

export function createInvestigation(): Investigation {
  let opened: Opened | null = null;

  return {
    async answer(inquiry) {
      if (inquiry.kind === 'open') {
        opened = await open(inquiry);
        return found({ opened: true });
      }
      if (!opened) throw new Error('the investigation was not opened');
      const { desk, names } = opened;
      switch (inquiry.kind) {
        case 'use':
          try {
            return found(await runTool(inquiry.use, desk));
          } catch (caught) {
            if (!(caught instanceof QueryRefused)) throw caught;
            return { ...found({ error: caught.message }), isError: true };
          }
        case 'write':
          return {
            kind: 'written',
            ...(await writeModelReport(inquiry.draft, inquiry.writer, desk, names)),
          };
        case 'answer':
          return {
            kind: 'answered',
            ...(await writeAnswer(inquiry.draft, inquiry.writer, desk, names)),
          };
        case 'fall-back':
          return {
            kind: 'written',
            report: fallBack(inquiry.why, inquiry.writer, desk),
            unproven: [],
          };
      }
    },
  };
}

async function open({ plan, send }: Extract<Inquiry, { kind: 'open' }>): Promise<Opened> {
  const { query, limited } = await holdSnapshot(plan);
  // First, so that data that nobody can analyse fails as it would without a model.
  const findings = await runRecipe(plan, query);
  const tables = await makeModelViews(plan, send, query);
  const book = new QueryBook({ plan, send, tables, query, limited });
  const names = await namesIn(tables, query);
  return { desk: { plan, send, tables, findings, book, query, charts: [], notes: [] }, names };
}

/** The snapshot stays open until the worker ends, which it does with its attempt. */
function holdSnapshot(
  plan: Parameters<typeof withSnapshot>[0],
): Promise<{ readonly query: Query; readonly limited: LimitedQuery }> {
  return new Promise((resolve, reject) => {
    withSnapshot(plan, (query, limited) => {
      resolve({ query, limited });
      return new Promise<never>(() => {});
    }).catch(reject);
  });
}

/** Names that a sentence may be about: the values of the columns that rows are grouped by. */
async function namesIn(tables: readonly ModelTable[], query: Query): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const { name, dimensions } of tables) {
    for (const column of dimensions) {
      const id = identifier(column);
      const table = await query(
        `SELECT DISTINCT ${id} FROM everything.${identifier(name)} WHERE ${id} IS NOT NULL ORDER BY ${id}`,
      );
      for (const [value] of table.rows) {
        if (typeof value === 'string' && value.trim().length > 1) names.add(value);
      }
    }
  }
  return [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

function found(value: unknown): Extract<InquiryAnswer, { kind: 'found' }> {
  return { kind: 'found', text: jsonForModel(value), isError: false };
}
