import type { HandlersOf } from '../handler.ts';
import { mustFindReport } from '../must-find.ts';
import type { Services } from '../services.ts';

type ExportCall = 'export.parts' | 'export.save' | 'export.show' | 'export.print' | 'export.copy';

/** A report taken along: as a file, on paper, on the clipboard. */
export function exportHandlers(services: Services): HandlersOf<ExportCall> {
  const { files, tablesOf, takeAlong } = services;
  return {
    'export.parts': async ({ runId }) => {
      const { charts } = files.read(mustFindReport(services, runId).hash);
      const tables = await tablesOf(runId);
      return {
        tables: tables.map(({ title }) => title),
        charts: charts.map(({ title }) => title),
      };
    },
    'export.save': ({ runId, format }) => takeAlong.save(runId, format),
    'export.show': ({ id }) => {
      takeAlong.showSaved(id);
      return null;
    },
    'export.print': async ({ runId }) => {
      await takeAlong.print(runId);
      return null;
    },
    'export.copy': async ({ runId, part, number }) => {
      await takeAlong.copy(runId, part, number);
      return null;
    },
  };
}
