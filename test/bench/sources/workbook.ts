import { writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const regions = ['EMEA', 'APAC', 'AMER', 'LATAM'];

/** A workbook of one sheet of orders, the same at each start: id, date, region, net. */
export function writeWorkbook(path: string, rows: number): void {
  const lines = ['<row><c t="inlineStr"><is><t>id</t></is></c>', text('date'), text('region')];
  lines.push(text('net'), '</row>');
  for (let id = 1; id <= rows; id++) {
    const day = new Date(Date.UTC(2026, 0, 1 + (id % 330))).toISOString().slice(0, 10);
    lines.push(
      `<row><c><v>${id}</v></c>${text(day)}${text(regions[id % 4] ?? '')}<c><v>${(id % 90_000) / 4}</v></c></row>`,
    );
  }
  const files = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    '_rels/.rels': relationships(`${office}/officeDocument`, 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Orders" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(`${office}/worksheet`, 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
  };
  const zipped = Object.entries(files).map(([name, xml]) => [
    name,
    strToU8(`<?xml version="1.0"?>${xml}`),
  ]);
  writeFileSync(path, zipSync(Object.fromEntries(zipped), { level: 1 }));
}

function text(value: string): string {
  return `<c t="inlineStr"><is><t>${value}</t></is></c>`;
}

function relationships(kind: string, target: string): string {
  return `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${kind}" Target="${target}"/></Relationships>`;
}
