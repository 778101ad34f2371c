import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Fact } from '../../main/domain/report/fact.ts';
import { change, exported, net, sales } from '../main/pipeline/exported.ts';
import { parse } from '../main/pipeline/parse.ts';

const office = '/usr/bin/soffice';
/** A hundred packages, two minutes: too long for the gate. */
const install = ['install', '-y', '--no-install-recommends', 'libreoffice-calc'];

const since: Fact = {
  ...net,
  ...{ id: 'window.from', n: 3, label: 'first day', value: '2026-11-16', text: '16 Nov 2026' },
  ...{ format: 'date', unit: '' },
};
const report = { ...sales, facts: [net, change, since] };
const markdown = `# Sales briefing

## By region

| Region | Net | In percent | Since |
| :-- | --: | --: | --: |
| \`=HYPERLINK("https://evil.example","x")\` | [412,301 EUR](fact/1) | [−31.2 %](fact/2) | [16 Nov 2026](fact/3) |
`;

test('LibreOffice opens an exported workbook: a sheet a table, true numbers and dates, text that stays text', {
  timeout: 600_000,
}, async () => {
  if (!existsSync(office)) spawnSync('apt-get', install, { stdio: 'ignore' });
  if (!existsSync(office))
    throw new Error('sudo apt-get install libreoffice-calc, then run this again');
  const folder = mkdtempSync(join(tmpdir(), 'almanac-office-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [file] = await exported(markdown, 'xlsx', {}, report);
  writeFileSync(join(folder, 'book.xlsx'), file?.bytes ?? '');

  const sheets = sheetsAsRead(folder);
  expect(sheets['By region']).toEqual([
    ['string Region', 'string Net', 'string In percent', 'string Since'],
    [
      'string =HYPERLINK("https://evil.example","x")',
      'float 412300.5',
      'percentage -0.312',
      'date 2026-11-16',
    ],
  ]);
  const evidence = sheets.Evidence ?? [];
  expect(evidence[1]?.slice(0, 4)).toEqual([
    'float 1',
    'string 412,301 EUR',
    'float 412300.5',
    'string EUR',
  ]);
  expect(Object.keys(sheets)).toEqual(['By region', 'Evidence']);
});

/** The cells of each sheet as LibreOffice has them: their kind and what they hold, whatever they show. */
function sheetsAsRead(folder: string): Readonly<Record<string, readonly (readonly string[])[]>> {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const args = ['--headless', profile, '--convert-to', 'fods', '--outdir', folder];
  const done = spawnSync(office, [...args, join(folder, 'book.xlsx')], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  const book = parse(readFileSync(join(folder, 'book.fods'), 'utf8'), 'text/xml');
  const named = (parent: Document | Element, name: string) => [
    ...parent.getElementsByTagName(name),
  ];
  return Object.fromEntries(
    named(book, 'table:table').map((table) => [
      table.getAttribute('table:name') ?? '',
      named(table, 'table:table-row').map((row) =>
        named(row, 'table:table-cell').flatMap((cell) => cellAsRead(cell)),
      ),
    ]),
  );
}

function cellAsRead(cell: Element): readonly string[] {
  const kind = cell.getAttribute('office:value-type');
  if (kind === null) return [];
  const held = cell.getAttribute('office:value') ?? cell.getAttribute('office:date-value');
  return [`${kind} ${held ?? cell.textContent?.trim()}`];
}
