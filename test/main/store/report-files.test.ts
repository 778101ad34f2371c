import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Report } from '../../../main/domain/report/report.ts';
import { makeFolders } from '../../../main/store/home.ts';
import { publishReport, reportFiles } from '../../../main/store/report-files.ts';
import { aHome, report } from './cast.ts';

function published(given: Report = report) {
  const paths = aHome();
  makeFolders(paths);
  const publish = () => publishReport(paths.reports, paths.tmp, given);
  const hash = publish();
  const folder = join(paths.reports, hash);
  const { read, readPage } = reportFiles(paths.reports);
  const [all, page] = [() => read(hash), () => readPage(hash)];
  return { paths, publish, hash, folder, read: all, readPage: page };
}

test('a published report comes back as it was', () => {
  const { read, paths, hash } = published();
  expect(read()).toEqual(report);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect([readdirSync(paths.reports), readdirSync(paths.tmp)]).toEqual([[hash], []]);
});

test('the same report has the same hash, whatever its HTML; another text has another', () => {
  const { hash } = published();
  expect(published({ ...report, html: '<h1>Other looks</h1>' }).hash).toBe(hash);
  expect(published({ ...report, markdown: `${report.markdown} ` }).hash).not.toBe(hash);
});

test.for(['report.md', 'report.html', 'facts.json', 'charts.json', 'about.json'])(
  'A14: %s edited by hand is noticed, and publishing again mends it',
  (name) => {
    const { read, publish, folder } = published();
    appendFileSync(join(folder, name), ' ');
    expect(read).toThrowError(expect.objectContaining({ code: 'source-changed' }));
    publish();
    expect(read()).toEqual(report);
  },
);

test('A14: a file that is gone is noticed', () => {
  const { read, folder } = published();
  rmSync(join(folder, 'facts.json'));
  expect(read).toThrowError(expect.objectContaining({ code: 'not-found' }));
});

test('a page is read without the facts, and what it shows must be as it was written', () => {
  const { readPage, folder } = published();
  rmSync(join(folder, 'facts.json'));
  expect(readPage()).toMatchObject({ html: report.html });
  appendFileSync(join(folder, 'report.html'), ' ');
  expect(readPage).toThrowError(expect.objectContaining({ code: 'source-changed' }));
  rmSync(join(folder, 'report.html'));
  expect(readPage).toThrowError(expect.objectContaining({ code: 'not-found' }));
});

test('a hash that would leave the folder of reports names no report', () => {
  const { paths } = published();
  expect(() => reportFiles(paths.reports).read('../tmp')).toThrowError(
    expect.objectContaining({ code: 'not-found' }),
  );
});
