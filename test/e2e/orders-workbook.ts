import { dirname, join } from 'node:path';
import writeWorkbook from 'write-excel-file/node';
import type { Person } from './cast.ts';

const dayMs = 86_400_000;

/**
 * Thirty days of orders up to yesterday as people keep them: a title, an empty row, the header, the
 * rows, and a total below. @returns its path
 */
export async function writeOrders(person: Pick<Person, 'sales'>): Promise<string> {
  const path = join(dirname(person.sales), 'orders.xlsx');
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  const days = Array.from({ length: 30 }, (_, at) => ({
    day: new Date(today - (30 - at) * dayMs),
    region: at % 3 === 0 ? 'APAC' : 'EMEA',
    net: 1000 + 10 * at,
  }));
  const rows = [
    [{ value: 'Orders' }],
    [],
    ['Day', 'Region', 'Net'].map((value) => ({ value, fontWeight: 'bold' as const })),
    ...days.map(({ day, region, net }) => [
      { value: day, type: Date, format: 'dd.mm.yyyy' },
      { value: region },
      { value: net, type: Number },
    ]),
    [{ value: 'Total' }, null, { value: days.reduce((sum, { net }) => sum + net, 0) }],
  ];
  await writeWorkbook(rows, { sheet: 'Orders' }).toFile(path);
  return path;
}
