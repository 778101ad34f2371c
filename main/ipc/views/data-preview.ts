import type { ColumnKind, DataPreviewView } from '../../../preload/contract/data-preview.ts';
import type { Preview } from '../../domain/source/preview.ts';

export function dataPreview(preview: Preview): DataPreviewView {
  const { columns, options, rows, rowCount, bytes, isStart } = preview;
  const { questions, time, measure, headline, trouble } = preview;
  return {
    columns: columns.map(({ name, type }) => ({ name, kind: kindOf(type) })),
    rows,
    rowCount,
    bytes,
    isStart,
    questions,
    time,
    measure,
    headline,
    trouble,
    leftOut: options['left out'] ?? null,
  };
}

/** What a person calls the types of the engine. */
function kindOf(type: string): ColumnKind {
  if (type === 'DATE') return 'date';
  if (type.startsWith('TIMESTAMP')) return 'time';
  return /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL)/.test(type)
    ? 'number'
    : 'text';
}
