import type { OptionField } from './option-fields.tsx';
import { type Options, textOf } from './option-text.ts';

interface RuleKind {
  readonly value: string;
  readonly label: string;
  readonly fields: readonly OptionField[];
}

const must = '';
const column = (name: string, label: string): OptionField => ({
  name,
  label,
  kind: 'column',
  placeholder: must,
});
const columns = (label: string): OptionField => ({
  name: 'columns',
  label,
  kind: 'columns',
  placeholder: must,
});
const text = (name: string, label: string, placeholder = must): OptionField => ({
  name,
  label,
  kind: 'text',
  placeholder,
});

/** What an audit can check, in words; the names are those of a job file. */
export const ruleKinds: readonly RuleKind[] = [
  { value: 'complete', label: 'Nothing is missing in', fields: [columns('Columns')] },
  { value: 'unique', label: 'No value comes twice in', fields: [columns('Columns together')] },
  {
    value: 'reference',
    label: 'Each value is in another file',
    fields: [
      column('column', 'Column'),
      text('in', 'The other file', 'vendors'),
      text('inColumn', 'Its column', 'id'),
    ],
  },
  {
    value: 'allowed',
    label: 'Only these values are in',
    fields: [
      column('column', 'Column'),
      { name: 'values', label: 'Values', kind: 'columns', placeholder: must },
    ],
  },
  {
    value: 'threshold',
    label: 'A number stays within',
    fields: [
      column('column', 'Column'),
      { name: 'min', label: 'At least', kind: 'number', placeholder: 'No limit' },
      { name: 'max', label: 'At most', kind: 'number', placeholder: 'No limit' },
    ],
  },
  {
    value: 'separation',
    label: 'Not the same person in',
    fields: [columns('Columns')],
  },
  {
    value: 'reconcile',
    label: 'Amounts agree with another file',
    fields: [
      column('key', 'Key'),
      column('amount', 'Amount'),
      text('with', 'The other file', 'bank'),
      text('withKey', 'Its key', 'The same name'),
      text('withAmount', 'Its amount', 'The same name'),
      { name: 'tolerance', label: 'May differ by', kind: 'number', placeholder: '0' },
    ],
  },
  { value: 'sql', label: 'SQL of your own finds nothing', fields: [] },
];

export function freeRuleId(rules: readonly Options[]): string {
  const taken = new Set(rules.map(({ id }) => textOf(id)));
  let n = rules.length + 1;
  while (taken.has(`rule-${n}`)) n += 1;
  return `rule-${n}`;
}
