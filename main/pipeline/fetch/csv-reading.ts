import type { TypeHints } from './column-type.ts';
import type { Dialect } from './csv-dialect.ts';
import type { CsvText, TypedColumn } from './csv-sql.ts';

/** The file as detection sees it: how it is cut, what its columns are called and seem to hold. */
export interface CsvReading {
  readonly text: CsvText;
  readonly dialect: Dialect;
  readonly hints: TypeHints;
  readonly columns: readonly TypedColumn[];
}
