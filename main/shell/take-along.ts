import { dirname, join } from 'node:path';
import { type BrowserWindow, shell } from 'electron';
import { RunFailure } from '../domain/failure.ts';
import type { ExportDesk, ExportFile, ExportFormat, ReportTable } from '../domain/report/export.ts';
import { putOnClipboard } from './clipboard.ts';
import { chooseSaveFolder, chooseSavePath } from './dialogs.ts';
import type { SystemPrinter } from './page-printer.ts';
import type { Preferences } from './preferences.ts';

/** What a person takes along of a report: files, paper, the clipboard. */
export interface TakeAlong {
  /** Asks where with the system's own dialog. @returns null when given up @throws RunFailure */
  save(runId: string, format: ExportFormat): Promise<Saved | null>;
  /** Shows what was saved in its folder, with the system's file manager. */
  showSaved(id: number): void;
  /** @returns whether it went to the printer; false when given up @throws RunFailure */
  print(runId: string): Promise<boolean>;
  /** Puts a table or chart, counted from 1, on the clipboard. @throws RunFailure `not-found` */
  copy(runId: string, part: 'table' | 'chart', number: number): Promise<void>;
}

export interface Saved {
  readonly id: number;
  readonly paths: readonly string[];
}

export interface TakeAlongNeeds {
  readonly exporter: ExportDesk;
  readonly printer: SystemPrinter;
  readonly preferences: Preferences;
  readonly parent: () => BrowserWindow | null;
  readonly saveAs: (path: string, bytes: Uint8Array) => void;
  readonly saveInto: (folder: string, files: readonly ExportFile[]) => readonly string[];
  readonly clip: (table: ReportTable) => { readonly html: string; readonly text: string };
}

/** The page never names a path: it gets a number for what was saved, and asks to show that. */
export function createTakeAlong(needs: TakeAlongNeeds): TakeAlong {
  const { exporter, printer } = needs;
  const saved = new Map<number, string>();

  return {
    async save(runId, format) {
      const names = await exporter.names(runId, format);
      if (names.length === 0) throw nothingToSave(format);
      // Made while the person chooses a place: the first PDF waits for a page of its own to start.
      const making = exporter.make(runId, format);
      making.catch(() => undefined);
      const place = await askWhere(names, format, needs);
      if (place === null) return null;
      const paths = write(await making, place, needs);
      const id = saved.size + 1;
      saved.set(id, paths[0] ?? '');
      return { id, paths };
    },
    showSaved(id) {
      const path = saved.get(id);
      if (path) shell.showItemInFolder(path);
    },
    print: async (runId) => printer.print(await exporter.page(runId)),
    async copy(runId, part, number) {
      if (part === 'table') {
        return putOnClipboard(needs.clip(nth(await exporter.tables(runId), number)));
      }
      const { bytes } = nth(await exporter.make(runId, 'png'), number);
      return putOnClipboard({ png: bytes });
    },
  };
}

/** One file goes to a path, several go into a folder. */
type Place = { readonly file: string } | { readonly folder: string };

async function askWhere(
  names: readonly string[],
  format: ExportFormat,
  { preferences, parent }: TakeAlongNeeds,
): Promise<Place | null> {
  const remembered = preferences.read('export.folder');
  const folder = typeof remembered === 'string' ? remembered : '';
  if (names.length > 1) {
    const title = `Choose a folder for ${names.length} files`;
    const chosen = await chooseSaveFolder(parent(), { folder, title });
    if (chosen === null) return null;
    void preferences.write('export.folder', chosen);
    return { folder: chosen };
  }
  const path = join(folder, names[0] ?? '');
  const chosen = await chooseSavePath(parent(), { path, kind: kinds[format], ending: format });
  if (chosen === null) return null;
  void preferences.write('export.folder', dirname(chosen));
  return { file: chosen };
}

function write(
  files: readonly ExportFile[],
  place: Place,
  { saveAs, saveInto }: TakeAlongNeeds,
): readonly string[] {
  if ('folder' in place) return saveInto(place.folder, files);
  for (const { bytes } of files) saveAs(place.file, bytes);
  return [place.file];
}

function nth<Part>(parts: readonly Part[], number: number): Part {
  const part = parts[number - 1];
  if (part !== undefined) return part;
  throw new RunFailure('not-found', 'This report has no such part.', { permanent: true });
}

const kinds: Readonly<Record<ExportFormat, string>> = {
  pdf: 'PDF',
  html: 'Web page',
  xlsx: 'Excel workbook',
  csv: 'CSV table',
  md: 'Markdown',
  svg: 'SVG picture',
  png: 'PNG picture',
};

function nothingToSave(format: ExportFormat): RunFailure {
  const part = format === 'csv' ? 'table' : 'chart';
  return new RunFailure('not-found', `This report has no ${part}.`, { permanent: true });
}
