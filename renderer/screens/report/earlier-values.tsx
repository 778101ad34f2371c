import { Link } from 'wouter';
import type { FactView } from '../../../preload/contract/views.ts';
import { useNow } from '../../lib/clock.ts';
import { periodText } from '../../lib/time-text.ts';
import { Facts } from '../../ui/facts.tsx';

interface EarlierValuesProps {
  readonly before: FactView['before'];
  readonly zone: string;
}

/** What the number was in the periods before; each leads to the report that said so. */
export function EarlierValues({ before, zone }: EarlierValuesProps) {
  const nowMs = useNow();
  if (before.length === 0) return null;
  return (
    <Facts
      label="In the periods before"
      items={before.map(({ runId, fromMs, toMs, text }) => ({
        id: runId,
        name: <Link to={`/reports/${runId}`}>{periodText(fromMs, toMs, zone, nowMs)}</Link>,
        value: text,
      }))}
    />
  );
}
