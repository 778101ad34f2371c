import { expect, test } from 'vitest';
import { exportName, periodText } from '../../../main/pipeline/export/export-name.ts';
import { about } from './exported.ts';

test.each([
  ['Sales briefing', 'Sales briefing 2026-W47.pdf'],
  ['Umsatz/Woche: "Nord" \\ <Süd>?', 'Umsatz-Woche- -Nord- - -Süd 2026-W47.pdf'],
  ['..', '2026-W47.pdf'],
  ['a\nb\u202Etxt.exe', 'a-b-txt.exe 2026-W47.pdf'],
  ['CON', 'CON 2026-W47.pdf'],
  ['🦊'.repeat(3), '🦊🦊🦊 2026-W47.pdf'],
  ['x'.repeat(10_000), `${'x'.repeat(80)} 2026-W47.pdf`],
])('F10: a report of the job %j is a file that every system takes', (jobName, name) => {
  expect(exportName({ ...about, jobName }, 'pdf')).toBe(name);
});

test('a name that Windows keeps for a device gets a word before it', () => {
  expect(exportName({ jobName: 'NUL.', window: { ...about.window, key: '' } }, 'html')).toBe(
    'Report NUL.html',
  );
});

test('one of several files says what it holds, and a period of days is a name without slashes', () => {
  const window = { ...about.window, key: 'day:2026-10-30/2026-11-01' };
  expect(exportName({ ...about, window }, 'svg', 'Net by day')).toBe(
    'Sales briefing 2026-10-30-2026-11-01 Net by day.svg',
  );
});

test.each([
  ['2026-11-16T00:00+01:00', '2026-11-23T00:00+01:00', '16 Nov 2026 to 22 Nov 2026'],
  ['2026-11-16T00:00+01:00', '2026-11-17T00:00+01:00', '16 Nov 2026'],
  ['2026-11-16T09:00+01:00', '2026-11-16T10:00+01:00', '16 Nov 2026, 09:00 to 16 Nov 2026, 10:00'],
])('the period from %s to %s is "%s"', (from, to, text) => {
  const window = { key: '', fromMs: Date.parse(from), toMs: Date.parse(to) };
  expect(periodText({ ...about, window }, undefined)).toBe(text);
});
