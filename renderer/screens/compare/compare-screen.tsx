import { Switch, Table } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ComparedView, ComparisonView } from '../../../preload/contract/inbox-calls.ts';
import { useNow } from '../../lib/clock.ts';
import { useRead } from '../../lib/reads.ts';
import { momentText, periodText } from '../../lib/time-text.ts';
import { counted } from '../../lib/words.ts';
import { Answered } from '../../ui/answered.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import styles from './compare.module.css';

/** Two reports number by number, the earlier one on the left. */
export function CompareScreen({ runIds }: { readonly runIds: readonly [string, string] }) {
  const comparison = useRead('report.compare', { runIds });
  return (
    <Page title="Two reports compared" trail={<BackLink to="/reports">Reports</BackLink>}>
      <Answered read={comparison} what="the two reports">
        {(view) => <Comparison view={view} />}
      </Answered>
    </Page>
  );
}

function Comparison({ view: { reports, numbers } }: { readonly view: ComparisonView }) {
  const [isAll, setAll] = useState(false);
  const differ = numbers.filter(({ before, after }) => before !== after);
  const same = numbers.length - differ.length;
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.summary}>
          {counted(differ.length, 'number')} {differ.length === 1 ? 'differs' : 'differ'}, {same}{' '}
          the same
        </p>
        <Switch
          label="Show what is the same"
          checked={isAll}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
      </div>
      <Table captionSide="top" stickyHeader className={styles.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Number</Table.Th>
            {reports.map((report) => (
              <Table.Th key={report.item.runId} scope="col">
                <Heading report={report} />
              </Table.Th>
            ))}
            <Table.Th scope="col">Difference</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(isAll ? numbers : differ).map(
            ({ id, label, labelBefore, before, after, difference }) => (
              <Table.Tr key={id}>
                <Table.Th scope="row" fw={400}>
                  {label}
                  {labelBefore !== null && (
                    <div className={styles.job}>in the earlier one: {labelBefore}</div>
                  )}
                </Table.Th>
                <Table.Td className={styles.value}>{before ?? 'not in it'}</Table.Td>
                <Table.Td className={styles.value}>{after ?? 'not in it'}</Table.Td>
                <Table.Td className={styles.value}>{difference}</Table.Td>
              </Table.Tr>
            ),
          )}
        </Table.Tbody>
      </Table>
    </>
  );
}

function Heading({ report: { item, window } }: { readonly report: ComparedView }) {
  const nowMs = useNow(60_000);
  const { runId, jobName, zone, createdAtMs } = item;
  const period = window
    ? periodText(window.fromMs, window.toMs, zone, nowMs)
    : momentText(createdAtMs, zone, nowMs);
  return (
    <>
      <Link to={`/reports/${runId}`} className={styles.link ?? ''}>
        {period}
      </Link>
      <div className={styles.job}>{jobName}</div>
    </>
  );
}
