import type { CustomBlock } from '../../../../main/domain/analysis/custom-block.ts';

/** One block of each kind over orders with `date`, `region` and `net`. */
export const orderBlocks: readonly CustomBlock[] = [
  {
    id: 'net',
    show: 'fact',
    title: 'net of the period',
    format: 'amount',
    unit: 'EUR',
    sql: 'SELECT sum(net) FROM orders, snapshot.period WHERE date >= from_at AND date < to_at;',
  },
  {
    id: 'by-region',
    show: 'table',
    title: 'By region',
    sql: 'SELECT region, count(*) AS orders, sum(net) AS net FROM orders GROUP BY region ORDER BY region -- both weeks',
  },
  {
    id: 'by-day',
    show: 'chart',
    title: 'Net by day',
    type: 'bar',
    sql: 'SELECT date::DATE::VARCHAR AS day, sum(net) AS net FROM orders GROUP BY 1 ORDER BY 1',
  },
];

export function customOf(blocks: readonly CustomBlock[]) {
  return { recipe: 'custom', narrator: 'embedded', options: { blocks } } as const;
}
