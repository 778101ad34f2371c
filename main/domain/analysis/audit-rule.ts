/** What an audit asks of the data. */
export interface AuditOptions {
  readonly rules: readonly AuditRule[];
}

/** A rule; `check` tells the kinds apart. A row that breaks it is a finding. */
export type AuditRule =
  | CompleteRule
  | UniqueRule
  | ReferenceRule
  | AllowedRule
  | ThresholdRule
  | SeparationRule
  | ReconcileRule
  | SqlRule;

export interface RuleBase {
  /** Names the rule in facts and evidence from report to report. */
  readonly id: string;
  /** What people call it; null takes the id. */
  readonly name: string | null;
  readonly waiver: Waiver | null;
}

/** Findings that are accepted for a while, and why. */
export interface Waiver {
  readonly note: string;
  /** The last day on which it holds, `2026-12-31`. */
  readonly until: string;
}

/** A rule over the rows of one source; with `time`, over those of the report's period only. */
export interface RowsRule extends RuleBase {
  readonly source: string;
  readonly time: string | null;
}

/** No cell of these columns is empty. */
export interface CompleteRule extends RowsRule {
  readonly check: 'complete';
  readonly columns: readonly string[];
}

/** No two rows are alike in these columns. */
export interface UniqueRule extends RowsRule {
  readonly check: 'unique';
  readonly columns: readonly string[];
}

/** Each value is there in a column of another source. */
export interface ReferenceRule extends RowsRule {
  readonly check: 'reference';
  readonly column: string;
  readonly in: string;
  readonly inColumn: string;
}

/** Each value is one of these. */
export interface AllowedRule extends RowsRule {
  readonly check: 'allowed';
  readonly column: string;
  readonly values: readonly string[];
}

/** Each number lies between the two, which belong to it. */
export interface ThresholdRule extends RowsRule {
  readonly check: 'threshold';
  readonly column: string;
  readonly min: number | null;
  readonly max: number | null;
}

/** Nobody does both: the two columns never hold the same person. */
export interface SeparationRule extends RowsRule {
  readonly check: 'separation';
  readonly columns: readonly string[];
}

/** The sums of both sources agree for each key. */
export interface ReconcileRule extends RowsRule {
  readonly check: 'reconcile';
  readonly key: string;
  readonly amount: string;
  readonly with: string;
  /** Null: they are called as in `source`. */
  readonly withKey: string | null;
  readonly withAmount: string | null;
  readonly withTime: string | null;
  /** Differences up to this are none. */
  readonly tolerance: number;
}

/** The rows of a SELECT break the rule. */
export interface SqlRule extends RuleBase {
  readonly check: 'sql';
  readonly query: string;
}
