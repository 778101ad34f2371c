import type { SendPolicy } from '../../../domain/analysis/analysis.ts';
import type { ToolUse } from '../../../domain/model/investigation.ts';
import type { Cell } from '../../../domain/report/fact.ts';
import { formatValue } from '../../../domain/report/format-value.ts';
import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import { fileName } from '../../file-name.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { identifier } from '../../sql.ts';
import type { LimitedQuery, Query } from '../duckdb.ts';
import type { Sense } from './check/sense.ts';
import type { ModelTable } from './model-views.ts';
import { QueryRefused, type ReadQuery, readQuery } from './read-query.ts';
import { rowsBehindSql } from './rows-behind.ts';

type QueryUse = Extract<ToolUse, { tool: 'query' }>;

/** A query that was asked, with the rows that it gave. */
export interface AskedQuery {
  readonly id: string;
  readonly use: QueryUse;
  readonly read: ReadQuery;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly types: readonly string[];
  readonly isCut: boolean;
}

const timeLimitMs = 5_000;
/** Groups that a model may see of one query. */
const mostGroups = 200;
/** Functions that pick one row's text out of a group. */
const pickers =
  /^(string_agg|group_concat|listagg|list|array_agg|first|last|any_value|arbitrary|arg_min|arg_max|min_by|max_by|argmin|argmax|mode|histogram|map|min|max)$/;

export interface BookNeeds {
  readonly plan: AnalyzePlan;
  readonly send: SendPolicy;
  readonly tables: readonly ModelTable[];
  readonly query: Query;
  readonly limited: LimitedQuery;
}

/** The queries of one investigation. Facts come into being here and nowhere else. */
export class QueryBook {
  readonly #needs: BookNeeds;
  readonly #asked = new Map<string, AskedQuery>();
  readonly #facts = new Map<string, Sense>();
  #rowsSent = 0;

  constructor(needs: BookNeeds) {
    this.#needs = needs;
  }

  get(id: string): AskedQuery | undefined {
    return this.#asked.get(id);
  }

  /** @throws QueryRefused with a sentence for the model */
  async ask(use: QueryUse): Promise<AskedQuery> {
    const names = this.#needs.tables.map(({ name }) => name);
    const read = await readQuery(use.sql, names, this.#needs.query);
    this.#checkSending(read);
    const limit = this.#limitFor(read);
    const table = await this.#needs
      .limited(use.sql, { rows: limit, ms: timeLimitMs })
      .catch((cause) => {
        throw new QueryRefused(sentenceOf(cause));
      });
    this.#checkTexts(read, table.types);
    if (!read.isAggregated) this.#rowsSent += table.rows.length;
    const asked = { id: `q${this.#asked.size + 1}`, use, read, ...table };
    this.#asked.set(asked.id, asked);
    return asked;
  }

  /** The fact that `q1.r2.net` names, made when it is first referred to; null when there is none. */
  async factOf(id: string): Promise<Sense | null> {
    const known = this.#facts.get(id);
    if (known) return known;
    const parts = /^(q\d+)(?:\.r(\d+))?\.(.+)$/.exec(id);
    const asked = parts && this.#asked.get(parts[1] ?? '');
    if (!parts || !asked) return null;
    const at = asked.columns.indexOf(parts[3] ?? '');
    const row = Number(parts[2] ?? 1) - 1;
    if (at === -1 || !asked.rows[row] || (parts[2] === undefined && asked.rows.length !== 1))
      return null;
    const sense = await this.#prove(id, asked, row, at);
    this.#facts.set(id, sense);
    return sense;
  }

  facts(): readonly FactDraft[] {
    return [...this.#facts.values()].map(({ fact }) => fact);
  }

  async #prove(
    id: string,
    { use, read, columns, rows, types }: AskedQuery,
    row: number,
    at: number,
  ): Promise<Sense> {
    const column = columns[at] ?? '';
    const cells = rows[row] ?? [];
    const inner = use.sql.trim().replace(/;\s*$/, '');
    const sql = `SELECT ${identifier(column)} AS value FROM (${inner}) LIMIT 1 OFFSET ${row}`;
    const proved = (await this.#needs.query(sql)).rows[0]?.[0] ?? null;
    const value = typeof proved === 'boolean' ? String(proved) : proved;
    const format =
      typeof value === 'string' ? (isDateType(types[at]) ? 'date' : 'text') : use.format;
    const form = {
      format,
      unit: format === 'percent' ? '%' : format === 'amount' ? use.unit : '',
    } as const;
    const entities = this.#entities(read, cells);
    const period = periodOf(read);
    const about = entities.length > 0 ? ` of ${entities.join(', ')}` : '';
    const evidence = await this.#evidence(read, cells, columns, rows);
    const { parts, hash } = this.#needs.plan.snapshot;
    const isMove = period === 'both' && /change|diff|delta|growth|percent|pct/i.test(column);
    const isSigned = isMove && typeof value === 'number';
    const fact: FactDraft = {
      id,
      label: `${column.replace(/_+/g, ' ')}${about}${periodText[period]}`,
      value,
      ...form,
      text: formatValue(value, { ...form, isSigned }, this.#needs.plan.region),
      query: sql,
      evidence,
      source: parts[0] ? fileName(parts[0].origin) : '',
      snapshotHash: hash,
    };
    const kind =
      format === 'date' || format === 'text'
        ? format
        : isMove
          ? format === 'percent'
            ? 'percent'
            : 'change'
          : format === 'percent'
            ? 'share'
            : 'level';
    const measure = column.replace(/_+/g, ' ').toLowerCase();
    return { fact, entities, period, kind, measure, family: `${id.split('.')[0]}.${column}` };
  }

  /** Names out of the data that the row or the query's own condition is about. */
  #entities(read: ReadQuery, cells: readonly Cell[]): readonly string[] {
    const texts = [...read.texts, ...cells.filter((cell) => typeof cell === 'string')];
    return [...new Set(texts.filter((text) => text !== '' && !/^[\d\s:.TZ+-]+$/.test(text)))];
  }

  async #evidence(
    read: ReadQuery,
    cells: readonly Cell[],
    columns: readonly string[],
    rows: AskedQuery['rows'],
  ) {
    const sql = await rowsBehindSql(read.root, cells, this.#needs.query);
    if (sql !== null) {
      const behind = await this.#needs
        .limited(`SELECT *, count(*) OVER () AS "_total" FROM (${sql}) LIMIT 50`, {
          rows: 50,
          ms: timeLimitMs,
        })
        .catch(() => null);
      if (behind) {
        const total = Number(behind.rows[0]?.at(-1) ?? 0);
        return {
          columns: behind.columns.slice(0, -1),
          rows: behind.rows.map((row) => row.slice(0, -1)),
          total,
        };
      }
    }
    return { columns, rows: rows.slice(0, 50), total: rows.length };
  }

  #checkSending(read: ReadQuery): void {
    if (this.#needs.send.level === 'rows') return;
    if (!read.isAggregated) {
      throw new QueryRefused(
        'Single rows may not be seen here: ask for sums, counts, averages, or groups.',
      );
    }
  }

  #limitFor(read: ReadQuery): number {
    if (read.isAggregated) return mostGroups;
    const left = this.#needs.send.rows - this.#rowsSent;
    if (left > 0) return left;
    throw new QueryRefused(
      `No more single rows may be seen: ${this.#needs.send.rows} was the limit. Ask for sums or groups.`,
    );
  }

  /** Below `rows`, text comes out only as a group's name. */
  #checkTexts(read: ReadQuery, types: readonly string[]): void {
    const picks = read.functions.some((name) => pickers.test(name));
    if (
      this.#needs.send.level !== 'rows' &&
      picks &&
      types.some((type) => /VARCHAR|\[\]|STRUCT|MAP/.test(type))
    ) {
      throw new QueryRefused('Text may only be grouped by here, not picked out of rows.');
    }
  }
}

const periodText = {
  now: ' in this period',
  before: ' in the period before',
  both: ', this period against the one before',
  all: '',
} as const;

function periodOf({ schemas }: ReadQuery): Sense['period'] {
  const [isNow, isBefore] = [schemas.includes('this_period'), schemas.includes('period_before')];
  if (isNow && isBefore) return 'both';
  if (schemas.includes('everything')) return 'all';
  return isNow ? 'now' : isBefore ? 'before' : 'all';
}

function isDateType(type: string | undefined): boolean {
  return type === 'DATE' || type?.startsWith('TIMESTAMP') === true;
}

/** The engine's first line, without the place in the text that it points to. */
function sentenceOf(cause: unknown): string {
  const text = String(cause instanceof Error ? cause.message : cause);
  if (/Interrupt/i.test(text)) return 'The query took longer than 5 s. Ask for less at a time.';
  return text.split('\n')[0]?.slice(0, 400) ?? 'The query failed.';
}
