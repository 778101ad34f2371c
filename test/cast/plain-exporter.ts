import { exportFiles } from '../../main/pipeline/export/export-files.ts';
import { createExporter, type ExporterNeeds } from '../../main/pipeline/export/exporter.ts';
import type { Store } from '../../main/store/open-store.ts';

/** The real files of a store's reports, made in this process; a PDF that only says what it was printed from. */
export function plainExporter(store: Store) {
  const needs: ExporterNeeds = {
    ...store,
    files: store.reportFiles,
    work: exportFiles,
    printer: { pdf: async (html) => Buffer.from(`%PDF-1.7 of ${html.length} characters`) },
  };
  return createExporter(needs);
}
