import { type CellObject, SSF } from '@e965/xlsx';

/** The part of the formatter that is used here; its own types say `any`. */
interface Formats {
  is_date(format: string): boolean;
  parse_date_code(
    serial: number,
    options: { readonly date1904: boolean },
  ): Readonly<Record<'y' | 'm' | 'd' | 'H' | 'M' | 'S', number>> | null;
}
const formats: Formats = SSF;

/** How the cells of a workbook are written as text. */
export interface CellForm {
  /** Days are counted from 1904, as old Macintosh workbooks do, else from 1900. */
  readonly date1904: boolean;
  readonly decimal: '.' | ',';
}

export function isFilled(cell: CellObject | undefined): cell is CellObject {
  return (
    cell !== undefined && cell.t !== 'z' && cell.v !== undefined && String(cell.v).trim() !== ''
  );
}

/** A formula whose result the file does not hold: no spreadsheet program has opened it since. */
export function isUncalculated(cell: CellObject | undefined): boolean {
  return cell?.f !== undefined && (cell.t === 'z' || cell.v === undefined);
}

export function isDateCell(cell: CellObject): boolean {
  return cell.t === 'd' || (cell.t === 'n' && isDateFormat(String(cell.z ?? '')));
}

/** What a cell holds: numbers to Excel's 15 digits, dates in ISO form, errors as they are shown. */
export function cellText(cell: CellObject | undefined, form: CellForm): string {
  if (!isFilled(cell)) return '';
  const { v: value } = cell;
  if (cell.t === 'e') return errorText(cell);
  if (typeof value === 'number') {
    if (isDateCell(cell)) return dateText(value, form);
    const text = String(Number(value.toPrecision(15)));
    return form.decimal === ',' ? text.replace('.', ',') : text;
  }
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ');
  return String(value);
}

const known = new Map<string, boolean>();

function isDateFormat(format: string): boolean {
  const found = known.get(format) ?? formats.is_date(format);
  known.set(format, found);
  return found;
}

function dateText(serial: number, { date1904 }: CellForm): string {
  const whole = Math.round(serial * 86_400) / 86_400;
  const date = formats.parse_date_code(whole, { date1904 });
  if (!date) return String(serial);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(date.y).padStart(4, '0')}-${two(date.m)}-${two(date.d)}`;
  const time = `${two(date.H)}:${two(date.M)}:${two(date.S)}`;
  if (whole < 1 && !date1904) return time;
  return time === '00:00:00' ? day : `${day} ${time}`;
}

function errorText({ v, w }: CellObject): string {
  const names: Readonly<Record<number, string>> = {
    0: '#NULL!',
    7: '#DIV/0!',
    15: '#VALUE!',
    23: '#REF!',
    29: '#NAME?',
    36: '#NUM!',
    42: '#N/A',
  };
  return w ?? names[Number(v)] ?? '#ERROR';
}
