import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freezeFile } from '../../../main/pipeline/fetch/freeze-file.ts';
import { file, folder, refusal } from './bench.ts';

const refused = async (name: string, content: string | Buffer) => {
  const path = file(name, content);
  const { code, permanent, message } = await refusal(path);
  return { code, permanent, message: message.replace(path, name) };
};

test('a file that is not there is named, and may come back', async () => {
  const path = join(folder(), 'orders.csv');
  const { code, permanent, message } = await refusal(path);
  expect({ code, permanent }).toEqual({ code: 'source-missing', permanent: false });
  expect(message).toBe(
    `${path} is not there. Put the file back, or choose another one in the job's sources.`,
  );
});

test('an empty file may still be written', async () => {
  expect(await refused('orders.csv', '')).toMatchObject({ code: 'source-empty', permanent: false });
});

test('a header without rows says so', async () => {
  const { code, message } = await refused('orders.csv', 'day,net\n');
  expect(code).toBe('source-empty');
  expect(message).toContain('orders.csv has a header but no rows');
});

test('a row with too many cells is refused with its line', async () => {
  expect(await refused('orders.csv', 'a,b\n1,2\n3,4,5\n6,7\n')).toEqual({
    code: 'source-unreadable',
    permanent: true,
    message:
      'orders.csv, line 3: the row has more cells than the 2 columns of the table. A cell that holds "," must stand in quotes. Nothing was used; mend the line and run the job again.',
  });
});

test('a row with too few cells is refused with its line', async () => {
  const { message } = await refused('orders.csv', 'a,b\n1,2\n3\n4,5\n6\n');
  expect(message).toContain('line 3: the row has fewer cells than the 2 columns');
  expect(message).toContain('1 more line has such trouble');
});

test('a quotation mark that is never closed is refused', async () => {
  const { code, message } = await refused('orders.csv', 'a,b\n1,"open\n2,3\n');
  expect(code).toBe('source-unreadable');
  expect(message).toContain('quotation mark');
});

test('a line of 20 MB is refused', async () => {
  const { message } = await refused('orders.csv', `a,b\n1,${'x'.repeat(20e6)}\n`);
  expect(message).toContain('line 2: the line is longer than 16 MB');
});

test('10,000 columns are refused with a way out', async () => {
  const row = (cell: (at: number) => unknown) =>
    Array.from({ length: 10_000 }, (_, at) => cell(at));
  const { message } = await refused('orders.csv', `${row((at) => `c${at}`)}\n${row((at) => at)}\n`);
  expect(message).toContain('has 10000 columns; Almanac reads tables of up to 2000.');
});

test('an Excel workbook that is called CSV is recognised', async () => {
  const { message } = await refused('orders.csv', Buffer.from('504b030414000600', 'hex'));
  expect(message).toContain('orders.csv is an Excel workbook or a ZIP archive, not CSV text.');
});

test('a folder is not a file', async () => {
  expect((await refusal(folder())).message).toContain('is a folder, not a file.');
});

test.runIf(process.platform === 'linux')('a device is refused before it is opened', async () => {
  expect((await refusal('/dev/zero')).message).toContain('is a device or a pipe.');
});

test.runIf(process.platform !== 'win32')('a pipe is refused and blocks nothing', async () => {
  const path = join(folder(), 'pipe.csv');
  execFileSync('mkfifo', [path]);
  expect((await refusal(path)).message).toContain('is a device or a pipe.');
});

test('a network share is refused', async () => {
  expect((await refusal('\\\\server\\share\\orders.csv')).message).toContain('network share');
});

test.runIf(process.platform === 'linux')(
  'a file that may not be read says whose right is missing',
  async () => {
    const path = file('orders.csv', 'a\n1\n');
    execFileSync('chmod', ['000', path]);
    const isRoot = process.getuid?.() === 0;
    // Root may read everything: for a moment this process is nobody.
    if (isRoot) process.seteuid?.('nobody');
    try {
      expect((await refusal(path)).message).toContain('Almanac may not read');
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  },
);

test('a file that grows while it is copied is not used', async () => {
  const path = file('orders.csv', 'x'.repeat(64 * 1024 * 1024));
  const copy = freezeFile(path, join(folder(), 'copy'));
  let isCopied = false;
  const grow = () => {
    if (isCopied) return;
    appendFileSync(path, 'more');
    setImmediate(grow);
  };
  grow();
  const failure = await copy.then(
    () => null,
    (caught: unknown) => caught,
  );
  isCopied = true;
  expect(failure).toMatchObject({ code: 'source-changed', permanent: false });
});

test('a refused file leaves nothing behind', async () => {
  const tmpDir = folder();
  writeFileSync(join(tmpDir, 'bad.csv'), 'a,b\n1\n');
  const { fetchCsv } = await import('../../../main/pipeline/fetch/csv/csv.ts');
  const source = { delimiter: null, decimal: null, dateFormat: null, kind: 'csv' } as const;
  await fetchCsv({ ...source, id: 'bad2', path: join(tmpDir, 'bad.csv') }, { tmpDir }).catch(
    () => null,
  );
  expect(readdirSync(tmpDir)).toEqual(['bad.csv']);
});
