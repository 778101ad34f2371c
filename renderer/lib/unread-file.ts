import type { ColumnsDraft, ReadingDraft } from '../../preload/contract/job-draft.ts';

/** A file about which nothing has been said yet: all is found out. */
export const unread: { readonly reading: ReadingDraft; readonly columns: ColumnsDraft } = {
  reading: { sheet: null, table: null, headerRow: null, decimal: null, dateFormat: null },
  columns: { time: null, measure: null },
};
