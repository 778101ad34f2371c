import { readFileSync } from 'node:fs';
import { CFB } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { failureOf, fetchedFrom, file } from './bench.ts';
import { bookOf, excel, handMade, saved, sheetOf, zipped } from './workbooks.ts';

const refusal = (...given: Parameters<typeof excel>) => failureOf(fetchedFrom([excel(...given)]));

test('a workbook with a password is refused with a way out', async () => {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.from('x'));
  CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.from('y'));
  const locked = file('orders.xlsx', CFB.write(container, { type: 'buffer' }));
  expect(await refusal(locked)).toMatchObject({
    code: 'source-unreadable',
    permanent: true,
    message: `${locked} is protected by a password, so nobody can read it unattended. Save a copy without a password and choose that file.`,
  });
});

test('an old workbook with a password is refused too', async () => {
  const container = CFB.utils.cfb_new();
  const [begin, filePass] = [Buffer.from('0908020000', 'hex'), Buffer.from('2f0002000000', 'hex')];
  begin.writeUInt16LE(1, 2);
  CFB.utils.cfb_add(container, '/Workbook', Buffer.concat([begin, filePass]));
  const locked = file('orders.xls', CFB.write(container, { type: 'buffer' }));
  expect((await refusal(locked)).message).toContain('is protected by a password');
});

test('a formula that was never calculated is named by its cell', async () => {
  const path = handMade(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Net</t></is></c><c r="B1" t="inlineStr"><is><t>Gross</t></is></c></row><row r="2"><c r="A2"><v>10</v></c><c r="B2"><f>A2*1.19</f></c></row>',
  );
  expect(await refusal(path)).toMatchObject({
    code: 'source-unreadable',
    message: `${path}, sheet “Orders”, cell B2: the formula was never calculated, because no spreadsheet program has saved the file yet. Open it in one, save it, and run the job again.`,
  });
});

test('a zip bomb is refused before it is unpacked (E09)', async () => {
  const bomb = zipped([
    { name: 'xl/workbook.xml', content: '<workbook/>' },
    { name: 'xl/worksheets/sheet1.xml', content: 'x', claims: 3_000_000_000 },
  ]);
  const { message } = await refusal(file('orders.xlsx', bomb));
  expect(message).toContain('unpacks to 2862 MB, more than Almanac reads');
});

test('a zip bomb that lies about its size is found out', async () => {
  const bomb = zipped([
    { name: 'xl/workbook.xml', content: '<workbook/>' },
    { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(64 * 1024 * 1024), claims: 100 },
  ]);
  expect((await refusal(file('orders.xlsx', bomb))).message).toContain('is a broken workbook');
});

test('a workbook that was cut off is refused', async () => {
  const whole = readFileSync(saved(bookOf({ A: sheetOf([['a'], [1]]) })));
  const path = file('orders.xlsx', whole.subarray(0, whole.length / 2));
  expect((await refusal(path)).message).toContain(`${path} is a broken workbook`);
});

test('an archive without a workbook and a web page called .xls are told apart', async () => {
  const archive = file('orders.xlsx', zipped([{ name: 'readme.txt', content: 'hello' }]));
  expect((await refusal(archive)).message).toContain('is an archive without a workbook in it');
  const page = file('orders.xls', '<html><table><tr><td>1</td></tr></table></html>');
  expect((await refusal(page)).message).toContain('is no workbook, whatever its name says');
});

test('the small file beside an open workbook is refused by its name', async () => {
  expect((await refusal(file('~$orders.xlsx', 'owner'))).message).toContain(
    'only says that a workbook is open. Choose the workbook itself; it may stay open.',
  );
});

test('a sheet and a range that are not there are named with those that are', async () => {
  const path = saved(bookOf({ Orders: sheetOf([['a'], [1]]), Returns: sheetOf([['a'], [1]]) }));
  expect(await refusal(path, { sheet: 'Sales' })).toMatchObject({
    code: 'source-changed',
    message: `${path} has no sheet “Sales”. It has “Orders”, “Returns”. Choose again in the job, or mend the workbook.`,
  });
  expect((await refusal(path, { range: 'sales figures' })).message).toContain(
    'has no range “sales figures”. It names no ranges.',
  );
});

test('a workbook without rows says so, and may yet be filled', async () => {
  const path = saved(bookOf({ Orders: sheetOf([['Date', 'Net']]) }));
  expect(await refusal(path)).toMatchObject({ code: 'source-empty', permanent: false });
});
