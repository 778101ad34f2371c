import type { DeliveredFormat } from '../../domain/delivery/delivery-target.ts';
import type { Exporter, ExportFile } from '../../domain/report/export.ts';

export interface DeliveredFile extends ExportFile {
  readonly format: DeliveredFormat;
}

/** A report's files for its readers. A report without a table has no workbook, and goes without one. */
export async function deliveredFiles(
  exporter: Exporter,
  runId: string,
  formats: readonly DeliveredFormat[],
): Promise<readonly DeliveredFile[]> {
  const files: DeliveredFile[] = [];
  const hasTable = formats.includes('xlsx') && /^\|.*\|$/m.test(await markdownOf(exporter, runId));
  for (const format of formats) {
    if (format === 'xlsx' && !hasTable) continue;
    for (const file of await exporter.make(runId, format)) files.push({ ...file, format });
  }
  return files;
}

/** The report's text, its numbers without links. */
export async function markdownOf(exporter: Exporter, runId: string): Promise<string> {
  const [file] = await exporter.make(runId, 'md');
  return new TextDecoder().decode(file?.bytes);
}
