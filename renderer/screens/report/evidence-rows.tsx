import { Table } from '@mantine/core';
import type { CellView, FactView } from '../../../preload/contract/views.ts';
import { counted } from '../../lib/words.ts';
import styles from './report.module.css';

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6, useGrouping: false });

/** Where a row stands in the file: a column that the snapshot adds. */
const rowNumber = '_row';

/** The rows that a number was computed from, as they are in the data. */
export function EvidenceRows({
  columns,
  rows,
  totalRows,
}: Pick<FactView, 'columns' | 'rows' | 'totalRows'>) {
  if (rows.length === 0)
    return <p className={styles.definition}>No rows are kept for this number.</p>;
  const shown =
    rows.length < totalRows
      ? `The first ${rows.length} of ${counted(totalRows, 'row')}`
      : counted(totalRows, 'row');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.rows} aria-label="Rows" tabIndex={0}>
      <Table className={styles.table} captionSide="top" stickyHeader>
        <Table.Caption className={styles.caption}>{shown}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column, at) => (
              <Table.Th key={column} scope="col" data-number={typeof rows[0]?.[at] === 'number'}>
                {column === rowNumber ? 'row' : column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: evidence has no identity but its place
            <Table.Tr key={place}>
              {columns.map((column, at) => (
                <Cell key={column} value={row[at] ?? null} />
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Cell({ value }: { readonly value: CellView }) {
  const isNumber = typeof value === 'number';
  const text = value === null ? '–' : isNumber ? numbers.format(value) : String(value);
  return (
    <Table.Td data-number={isNumber} title={text}>
      {text}
    </Table.Td>
  );
}
