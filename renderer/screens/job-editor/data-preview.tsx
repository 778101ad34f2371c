import { Button, Loader, Table, Text } from '@mantine/core';
import { useId } from 'react';
import type { ColumnKind, DataPreviewView } from '../../../preload/contract/data-preview.ts';
import { ColumnChoices } from './column-choices.tsx';
import styles from './data-preview.module.css';
import { ReadingQuestions } from './reading-questions.tsx';
import type { DataPreview } from './use-data-preview.ts';
import type { JobForm } from './use-job-form.ts';

const kinds: Readonly<Record<ColumnKind, string>> = {
  text: 'text',
  number: 'number',
  date: 'date',
  time: 'date and time',
};

interface DataPreviewProps {
  readonly form: JobForm;
  readonly preview: DataPreview;
  /** Few rows, where the page has more to show. */
  readonly isShort?: boolean;
}

/** The first rows of the file as a report would read them, and what had to be guessed. */
export function DataPreviewPart({ form, preview, isShort = false }: DataPreviewProps) {
  const { view, failures, isReading, readAgain } = preview;
  return (
    <div className={styles.part} aria-busy={isReading}>
      <div aria-live="polite">
        {isReading && !view && (
          <p className={styles.reading}>
            <Loader size="xs" /> Reading the file…
          </p>
        )}
        {failures.map((failure) => (
          <div key={failure.message} className={styles.failure}>
            <Text size="sm">{failure.message}</Text>
            <Button size="compact-sm" variant="default" onClick={readAgain}>
              Read again
            </Button>
          </div>
        ))}
      </div>
      {view && (
        <>
          <FirstRows view={view} height={isShort ? 150 : 220} />
          <ReadingQuestions form={form} questions={view.questions} />
          {form.draft.report.recipe === 'briefing' && <ColumnChoices form={form} view={view} />}
        </>
      )}
    </div>
  );
}

function FirstRows({ view, height }: { readonly view: DataPreviewView; readonly height: number }) {
  const { columns, rows, rowCount, bytes, isStart, leftOut } = view;
  const id = useId();
  const size = bytes === null ? '' : `, ${sizeText(bytes)}`;
  const count = `${rowCount.toLocaleString('en')} ${rowCount === 1 ? 'row' : 'rows'}`;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {isStart ? `The start of a large file${size}` : count + size}
      </h3>
      <Table.ScrollContainer
        minWidth={0}
        maxHeight={height}
        className={styles.rows}
        type="native"
        tabIndex={0}
      >
        <Table
          stickyHeader
          withColumnBorders
          fz="xs"
          verticalSpacing={3}
          horizontalSpacing="xs"
          aria-label="First rows"
        >
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ name, kind }) => (
                <Table.Th key={name} scope="col">
                  {name}
                  <span className={styles.kind}>{kinds[kind]}</span>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name
              <Table.Tr key={at}>
                {columns.map(({ name, kind }, column) => (
                  <Table.Td key={name} className={styles.cell ?? ''} data-kind={kind}>
                    {row[column]}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {leftOut !== null && (
        <p className={styles.note}>
          Not part of the table, so that nothing counts twice: {leftOut}.
        </p>
      )}
    </section>
  );
}

/** 1,536 → "1.5 KB" */
function sizeText(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'];
  const power = Math.min(3, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024)));
  const value = bytes / 1024 ** power;
  return `${value >= 10 || power === 0 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}
