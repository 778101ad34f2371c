import type { FactFormat } from '../../../../../main/domain/report/fact.ts';
import { formatValue } from '../../../../../main/domain/report/format-value.ts';
import {
  type Ground,
  senseOfFact,
} from '../../../../../main/pipeline/analyze/agent/check/sense.ts';

/** Figures of a week that all sentences of the corpus are about. */
const levels = [
  { id: '', name: '', now: 142_397, before: 135_202 },
  { id: 'region.EMEA', name: 'EMEA region', now: 57_410, before: 45_127 },
  { id: 'region.APAC', name: 'APAC region', now: 36_812, before: 43_657 },
  { id: 'region.Nordics', name: 'Nordics region', now: 16_622, before: 8_300 },
  { id: 'region.Americas', name: 'Americas region', now: 31_553, before: 38_118 },
  { id: 'channel.Online', name: 'Online channel', now: 70_263, before: 67_663 },
  { id: 'channel.Partner', name: 'Partner channel', now: 44_138, before: 33_359 },
  { id: 'channel.Direct', name: 'Direct channel', now: 27_996, before: 34_180 },
];

interface Given {
  readonly id: string;
  readonly label: string;
  readonly value: number | string;
  readonly format: FactFormat;
  readonly unit: string;
}

function senseOf(given: Given) {
  const isSigned = /change/.test(given.label);
  return senseOfFact({
    ...given,
    text: formatValue(given.value, { ...given, isSigned }, undefined),
    query: 'SELECT 1',
    evidence: { columns: [], rows: [], total: 0 },
    source: 'sales.csv',
    snapshotHash: 'aa',
  });
}

function figures(
  id: string,
  of: string,
  measure: string,
  now: number,
  before: number,
  unit: string,
): Given[] {
  const format = unit === '' ? 'count' : 'amount';
  const one = { format, unit } as const;
  const percent = { format: 'percent', unit: '%' } as const;
  const dotted = (end: string) => (id === '' ? `total.${end}` : `${id}.${end}`);
  return [
    { ...one, id: id === '' ? 'total' : id, label: `${measure}${of} in this period`, value: now },
    { ...one, id: dotted('before'), label: `${measure}${of} in the period before`, value: before },
    {
      ...one,
      id: dotted('change'),
      label: `change of ${measure}${of} against the period before`,
      value: now - before,
    },
    {
      ...percent,
      id: dotted('percent'),
      label: `change of ${measure}${of} in percent of the period before`,
      value: (100 * (now - before)) / before,
    },
  ];
}

const given: readonly Given[] = [
  ...levels.flatMap(({ id, name, now, before }) =>
    figures(
      id === '' ? '' : `by.${id}`,
      name === '' ? '' : ` of ${name}`,
      'net amount',
      now,
      before,
      'EUR',
    ),
  ),
  ...figures('rows', '', 'rows', 269, 284, ''),
  ...figures('average', '', 'net amount per row', 529.36, 476.06, 'EUR'),
  {
    id: 'by.region.EMEA.share',
    label: 'part of the whole change that is EMEA region',
    value: 170.7,
    format: 'percent',
    unit: '%',
  },
  {
    id: 'window.from',
    label: 'first day of this period, UTC',
    value: '2026-11-08',
    format: 'date',
    unit: '',
  },
  {
    id: 'window.to',
    label: 'last day of this period, UTC',
    value: '2026-11-14',
    format: 'date',
    unit: '',
  },
  {
    id: 'series.5',
    label: 'net amount, 2026-11-12 of this period',
    value: 29_887,
    format: 'amount',
    unit: 'EUR',
  },
];

export const ground: Ground = {
  senses: new Map(given.map((fact) => [fact.id, senseOf(fact)])),
  names: ['Americas', 'Nordics', 'Partner', 'Online', 'Direct', 'EMEA', 'APAC'],
  window: { from: '2026-11-08', to: '2026-11-14' },
  before: { from: '2026-11-01', to: '2026-11-07' },
};
