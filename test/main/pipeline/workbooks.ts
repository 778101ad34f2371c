import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { type CellObject, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';
import type { ExcelSource } from '../../../main/domain/source/source.ts';
import { file, folder } from './bench.ts';

export function excel(path: string, change: Partial<ExcelSource> = {}): ExcelSource {
  return {
    id: 'orders',
    kind: 'excel',
    path,
    sheet: null,
    range: null,
    headerRow: null,
    decimal: null,
    dateFormat: null,
    ...change,
  };
}

export type Row = readonly (string | number | boolean | null | CellObject)[];

/** A sheet of these rows; texts that begin with "=" are formulas without a result. */
export function sheetOf(rows: readonly Row[], merges: readonly string[] = []): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  if (merges.length > 0) sheet['!merges'] = merges.map((range) => utils.decode_range(range));
  return sheet;
}

/** A day as a workbook holds it: a number that is shown as a date. */
export function day(iso: string): CellObject {
  const serial = Date.parse(`${iso.replace(' ', 'T')}Z`) / 86_400_000 + 25_569;
  return { t: 'n', v: serial, z: iso.includes(' ') ? 'yyyy-mm-dd hh:mm' : 'yyyy-mm-dd' };
}

export function bookOf(sheets: Readonly<Record<string, WorkSheet>>): WorkBook {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  return book;
}

export function saved(book: WorkBook, bookType: 'xlsx' | 'xlsb' | 'xls' | 'ods' = 'xlsx'): string {
  return file(`orders.${bookType}`, write(book, { type: 'buffer', bookType }) as Buffer);
}

interface ZipFile {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the archive claims instead of the true size. */
  readonly claims?: number;
}

/** A ZIP archive made by hand, so that it can lie. */
export function zipped(files: readonly ZipFile[]): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, content, claims } of files) {
    const packed = deflateRawSync(content);
    const size = claims ?? Buffer.byteLength(content);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(size, 8);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(8, 8);
    sizes.copy(local, 14);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 10);
    sizes.copy(entry, 16);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(local, Buffer.from(name), packed);
    entries.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const table = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, table, end]);
}

/** An .xlsx of one sheet whose cells are given as XML. */
export function handMade(cells: string): string {
  const ns = 'http://schemas.openxmlformats.org';
  const rels = (id: string, type: string, target: string) =>
    `<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="${id}" Type="${ns}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
  return file(
    'orders.xlsx',
    zipped([
      {
        name: '[Content_Types].xml',
        content: `<Types xmlns="${ns}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
      },
      { name: '_rels/.rels', content: rels('rId1', 'officeDocument', 'xl/workbook.xml') },
      {
        name: 'xl/workbook.xml',
        content: `<workbook xmlns="${ns}/spreadsheetml/2006/main" xmlns:r="${ns}/officeDocument/2006/relationships"><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: rels('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        content: `<worksheet xmlns="${ns}/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`,
      },
    ]),
  );
}

/** A path for a file that something else writes. */
export function newPath(name: string): string {
  return join(folder(), name);
}
