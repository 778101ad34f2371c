import type { TargetDraft } from './job-delivery-calls.ts';

/** The fields of the add-a-job form. */
export interface JobDraft {
  /** Null for a new job. */
  readonly id: string | null;
  readonly name: string;
  /** Left as they are when not given. */
  readonly tags?: readonly string[] | undefined;
  readonly report: ReportDraft;
  /** How numbers and dates are written, `de-DE`; null as General says, left as it is when not given. */
  readonly region?: string | null | undefined;
  /** The first file; `report` names the others. */
  readonly path: string;
  /** Data on a server, in place of a file. */
  readonly remote?: RemoteDraft | null | undefined;
  readonly reading: ReadingDraft;
  readonly columns: ColumnsDraft;
  readonly cron: string;
  /** IANA name, or `system`. */
  readonly timezone: string;
  readonly window: string;
  readonly policies: PoliciesDraft;
  readonly narrator: NarratorDraft;
  /** Who gets the reports, besides this desktop. */
  readonly deliver: readonly TargetDraft[];
}

/** A web address or a query, with the connection that it goes through. */
export interface RemoteDraft {
  readonly kind: 'http' | 'postgres' | 'mysql';
  /** Null for a web address that asks for nothing. */
  readonly connection: string | null;
  /** The address, or what follows the connection's own; or the query. */
  readonly ask: string;
}

/** Who writes the report, and what may leave the machine for it. */
export interface NarratorDraft {
  /** Id of a model; null for the built-in analyst. */
  readonly model: string | null;
  readonly check: 'normal' | 'strict';
  /** Who writes where the model cannot; `none` for nobody. */
  readonly fallback: 'embedded' | 'none';
  readonly level: 'schema' | 'aggregates' | 'rows';
  /** With `rows`: at most so many in a run. */
  readonly rows: number;
  /** Columns with commas between them. */
  readonly exclude: string;
}

export type RecipeName = 'briefing' | 'market' | 'anomalies' | 'churn' | 'audit' | 'custom';

/** Which kind of report it is, and what it takes besides the first file. */
export interface ReportDraft {
  readonly recipe: RecipeName;
  /** The recipe's options as a job file writes them (YAML); empty lets the recipe choose. A briefing has `columns`. */
  readonly options: string;
  /** What rules and SQL call the first file. */
  readonly sourceId: string;
  readonly others: readonly { readonly id: string; readonly path: string }[];
}

/** How a file is read. Null finds it out. */
export interface ReadingDraft {
  readonly sheet: string | null;
  readonly table: string | null;
  /** As the file counts its rows; 0 when it has no names of columns. */
  readonly headerRow: number | null;
  readonly decimal: '.' | ',' | null;
  readonly dateFormat: string | null;
}

/** Which columns the report is about. Null lets Almanac choose. */
export interface ColumnsDraft {
  readonly time: string | null;
  readonly measure: string | null;
}

/** What the form's Advanced part asks for. */
export interface PoliciesDraft {
  readonly catchUp: 'latest' | 'earliest' | 'all' | 'skip' | 'ask';
  /** When a desktop notification tells of a report; `changed`: only if it has something to say. */
  readonly tell: 'always' | 'changed' | 'failures' | 'never';
  readonly overlap: 'skip' | 'buffer-one' | 'buffer-all' | 'cancel-other' | 'terminate-other';
  /** Dates as they are typed, `2026-12-24, 2026-12-31`; days of calendar files stay excluded. */
  readonly exclude: string;
  readonly onHoliday: 'run' | 'skip' | 'before' | 'after';
  /** `09:00`, or empty when the schedule says when to start. */
  readonly readyBy: string;
  /** `3 of month`, `last of quarter`; empty when any day that the schedule names counts, left as it is when not given. */
  readonly workday?: string | undefined;
  /** For the zone `system` only. */
  readonly onTravel: 'follow' | 'stay' | 'ask';
  readonly timeoutMs: number;
  /** The first one counts. */
  readonly attempts: number;
  readonly priority: number;
}

/** What the preview depends on. */
export type ScheduleDraft = Pick<JobDraft, 'id' | 'cron' | 'timezone' | 'window' | 'policies'>;

export interface SchedulePreviewView {
  /** "Weekdays at 09:00." with what it means on the two DST nights. */
  readonly sentence: string;
  readonly next: readonly {
    readonly dueAtMs: number;
    readonly zone: string;
    readonly fromMs: number | null;
    readonly toMs: number | null;
    /** What is not usual about it: "moved from 2026-12-25 (Christmas Day)". */
    readonly note: string | null;
    readonly isExcluded: boolean;
  }[];
  /** Of a saved job: which of its next dates the form moves, adds (no `beforeMs`) or takes away. */
  readonly changes: readonly {
    readonly beforeMs: number | null;
    readonly afterMs: number | null;
    readonly zone: string;
  }[];
  /** The two coming nights on which the zone's clocks change; none where they never do. */
  readonly nights: readonly ClockNightView[];
  /** Null where the laptop is usually there, or too little is known. */
  readonly habit: {
    readonly away: number;
    readonly of: number;
    /** 1 (Monday) to 7, where all of its times fall on one weekday. */
    readonly weekday: number | null;
  } | null;
}

export interface ClockNightView {
  readonly atMs: number;
  readonly zone: string;
  /** "02:00" and "03:00" */
  readonly from: string;
  readonly to: string;
  readonly isForward: boolean;
  /** When the job is due on that day. */
  readonly dueAtMs: readonly number[];
}
