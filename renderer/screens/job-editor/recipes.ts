import type { RecipeName, ReportDraft } from '../../../preload/contract/job-draft.ts';
import type { OptionField } from './option-fields.tsx';

const columns = (named: Readonly<Record<string, string>>): readonly OptionField[] =>
  Object.entries(named).map(([name, label]) => ({ name, label, kind: 'column' }));
const unit: OptionField = { name: 'unit', label: 'Unit', kind: 'text', placeholder: 'None' };

interface RecipeChoice {
  readonly value: RecipeName;
  readonly label: string;
  /** What its file must hold. */
  readonly data: string;
  /** Whether it reads more files than one. */
  readonly takesMore: boolean;
  /** Null for a briefing, whose columns are chosen beside the rows. */
  readonly options: {
    readonly label: string;
    readonly help: string;
    /** Those that are fields; an audit's rules have cards, and own SQL is text. */
    readonly fields?: readonly OptionField[];
  } | null;
}

const columnsHelp = 'Left empty, Almanac chooses the columns and the report says which. ';

export const recipes: readonly RecipeChoice[] = [
  {
    value: 'briefing',
    label: 'Briefing: a figure, how it changed and what moved it',
    data: 'An Excel, CSV, JSON, Parquet or SQLite file with a date and an amount.',
    takesMore: false,
    options: null,
  },
  {
    value: 'market',
    label: 'Market: returns, movers and drawdown of prices',
    data: 'A file with a date, an instrument and a price.',
    takesMore: false,
    options: {
      label: 'Columns',
      help: `${columnsHelp}For example "price: close".`,
      fields: [...columns({ time: 'Date', instrument: 'Instrument', price: 'Price' }), unit],
    },
  },
  {
    value: 'anomalies',
    label: 'Anomalies: what is unlike everything before',
    data: 'A file with times and values, or a log.',
    takesMore: false,
    options: {
      label: 'Columns',
      help: `${columnsHelp}For example "value: load".`,
      fields: [...columns({ time: 'Time', value: 'Value', by: 'A series for each' }), unit],
    },
  },
  {
    value: 'churn',
    label: 'Churn: who was lost, and who may be next',
    data: 'A file of customers, and best a second one of what they did.',
    takesMore: true,
    options: {
      label: 'Options',
      help: `${columnsHelp}For example "lostAfterDays: 60".`,
      fields: [
        { name: 'lostAfterDays', label: 'Lost after days', kind: 'days', placeholder: '90' },
        ...columns({ id: 'Customer', since: 'Customer since' }),
        { name: 'segments', label: 'Compared by', kind: 'columns' },
        { name: 'activity', label: 'File of what they did', kind: 'text' },
        { name: 'activityId', label: 'Customer in that file', kind: 'text' },
        { name: 'time', label: 'Date in that file', kind: 'text' },
      ],
    },
  },
  {
    value: 'audit',
    label: 'Audit: rules that must hold, with sealed evidence',
    data: 'The files that the rules are about.',
    takesMore: true,
    options: {
      label: 'Rules',
      help: 'One a line: complete, unique, reference, allowed, threshold, separation, reconcile or sql.',
    },
  },
  {
    value: 'custom',
    label: 'Own SQL: facts, tables and charts',
    data: 'The files that the SQL reads.',
    takesMore: true,
    options: {
      label: 'Blocks',
      help: 'One SELECT each, shown as a fact, table or chart. snapshot.period holds from_at and to_at.',
    },
  },
];

/** The draft's report as another kind: rules and SQL begin with one that works on any file. */
export function reportAs(recipe: RecipeName, { sourceId, others }: ReportDraft): ReportDraft {
  const takesMore = recipes.some(({ value, takesMore: more }) => value === recipe && more);
  return {
    recipe,
    sourceId,
    others: takesMore ? others : [],
    options: firstOptions[recipe]?.(sourceId) ?? '',
  };
}

const firstOptions: { readonly [R in RecipeName]?: (source: string) => string } = {
  audit: (source) => `rules:
  - { id: has-rows, name: the file has rows, check: sql, query: "SELECT 1 FROM (SELECT count(*) AS n FROM ${source}) WHERE n = 0" }
`,
  custom: (source) => `blocks:
  - { id: rows, show: fact, title: rows, format: count, sql: "SELECT count(*) FROM ${source}" }
`,
};
