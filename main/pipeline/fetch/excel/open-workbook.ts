import { readFile, stat } from 'node:fs/promises';
import { CFB, read, type WorkBook } from '@e965/xlsx';
import { RunFailure } from '../../../domain/failure.ts';
import { checkZip } from './zip-sizes.ts';

const megabyte = 1024 * 1024;
const largestFile = 200 * megabyte;
/** One sheet becomes one text in memory, and a text has an end. */
const largestSheet = 450 * megabyte;
const largestUnpacked = 1024 * megabyte;

/** The part of the container library that is used here; its own types say `any`. */
interface Containers {
  read(data: Buffer, options: { readonly type: 'buffer' }): unknown;
  find(container: unknown, path: string): { readonly content: Uint8Array } | null;
}
const containers: Containers = CFB;

/**
 * Reads the copy of a workbook: .xlsx, .xlsm, .xlsb, .xls or .ods, told apart by their first bytes.
 * Macros are never looked at, formulas never computed.
 * @throws RunFailure `source-unreadable` when it has a password, is broken, is none or unpacks to too much
 */
export async function openWorkbook(copyPath: string, shownPath: string): Promise<WorkBook> {
  const { size } = await stat(copyPath);
  if (size > largestFile) {
    throw refused(shownPath, `is larger than ${largestFile / megabyte} MB. ${asCsv}`);
  }
  const bytes = await readFile(copyPath);
  const magic = bytes.subarray(0, 4).toString('hex');
  if (magic.startsWith('504b')) refuseArchive(bytes, shownPath);
  else if (magic === 'd0cf11e0') refuseLocked(bytes, shownPath);
  else {
    throw refused(
      shownPath,
      'is no workbook, whatever its name says: perhaps a web page or text. Open it in a spreadsheet program, save it as .xlsx and choose that file.',
    );
  }
  try {
    // Formats tell dates from numbers, formulas what was never calculated; nothing else is kept.
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellFormula: true,
      cellText: false,
      cellHTML: false,
      sheetStubs: true,
    });
  } catch (cause) {
    throw broken(shownPath, cause);
  }
}

function refuseArchive(bytes: Buffer, path: string): void {
  const zip = checkZip(bytes, largestUnpacked);
  if (!zip || zip.bytes === null) throw broken(path);
  if (zip.bytes > largestUnpacked || zip.largest > largestSheet) {
    throw refused(
      path,
      `unpacks to ${Math.ceil(zip.bytes / megabyte)} MB, more than Almanac reads (${largestSheet / megabyte} MB a sheet). Nothing was unpacked. ${asCsv}`,
    );
  }
  const isWorkbook = zip.names.some((name) =>
    /^(xl\/workbook\.(xml|bin)|content\.xml)$/.test(name),
  );
  if (!isWorkbook) {
    throw refused(path, 'is an archive without a workbook in it. Choose the workbook itself.');
  }
}

function refuseLocked(bytes: Buffer, path: string): void {
  const hasPassword = (() => {
    try {
      const container = containers.read(bytes, { type: 'buffer' });
      if (containers.find(container, 'EncryptedPackage')) return true;
      const stream = containers.find(container, 'Workbook') ?? containers.find(container, 'Book');
      return stream !== null && hasPasswordRecord(Buffer.from(stream.content));
    } catch (cause) {
      throw broken(path, cause);
    }
  })();
  if (hasPassword) {
    throw refused(
      path,
      'is protected by a password, so nobody can read it unattended. Save a copy without a password and choose that file.',
    );
  }
}

/** Whether an old workbook begins with a FILEPASS record ([MS-XLS] 2.4.117). */
function hasPasswordRecord(stream: Buffer): boolean {
  const [filePass, endOfPart] = [0x2f, 0x0a];
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    const record = stream.readUInt16LE(at);
    if (record === filePass) return true;
    if (record === endOfPart) return false;
  }
  return false;
}

const asCsv = 'Save the sheet as CSV and choose that file.';

function broken(path: string, cause?: unknown): RunFailure {
  return refused(
    path,
    'is a broken workbook, or was still being written. Open it in a spreadsheet program, save it again and run the job.',
    cause,
  );
}

function refused(path: string, what: string, cause?: unknown): RunFailure {
  return new RunFailure('source-unreadable', `${path} ${what}`, { permanent: true, cause });
}
