import type { SnapshotPart } from '../../domain/report/report.ts';
import { rowColumn } from '../fetch/column-names.ts';
import { lateRowsOption } from '../fetch/part-options.ts';
import { literal } from '../sql.ts';

/** First and last number of each stretch of rows that came after the report of their own period. */
export function lateRangesOf({ options }: SnapshotPart): readonly (readonly [number, number])[] {
  return JSON.parse(options[lateRowsOption] ?? '[]');
}

/** The SQL condition that a row of the source's view came late; see `snapshot.late_rows`. */
export function cameLate(sourceId: string): string {
  return `EXISTS (SELECT 1 FROM snapshot.late_rows AS late WHERE late.source = ${literal(sourceId)} AND ${rowColumn} BETWEEN late.first_row AND late.last_row)`;
}
