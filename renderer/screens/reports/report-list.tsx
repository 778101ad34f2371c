import { Button, Checkbox } from '@mantine/core';
import { GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ReportItemView } from '../../../preload/contract/views.ts';
import { ReportMarks } from '../../ui/report-marks.tsx';
import { ReportRows } from '../../ui/report-rows.tsx';
import styles from './reports.module.css';

interface ReportListProps {
  readonly items: readonly ReportItemView[];
  readonly onEnd: () => void;
}

/** The reports; two of them can be chosen to stand beside each other. */
export function ReportList({ items, onEnd }: ReportListProps) {
  const [, go] = useLocation();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (runId: string, isOn: boolean) => {
    const others = chosen.filter((id) => id !== runId);
    // Two are compared: a third takes the place of the one chosen first.
    setChosen(isOn ? [...others, runId].slice(-2) : others);
  };
  const canCompare = items.length > 1;
  return (
    <>
      {canCompare && (
        <div className={styles.bar}>
          <span aria-live="polite">{hints[chosen.length]}</span>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<GitCompareArrows size={15} aria-hidden />}
            disabled={chosen.length < 2}
            onClick={() => go(`/compare/${chosen.join('_')}`)}
          >
            Compare
          </Button>
        </div>
      )}
      <ReportRows
        label="Reports"
        items={items}
        onEnd={onEnd}
        select={({ runId, headline }) =>
          canCompare && (
            <Checkbox
              aria-label={`Compare: ${headline}`}
              checked={chosen.includes(runId)}
              onChange={(event) => choose(runId, event.currentTarget.checked)}
            />
          )
        }
        more={(item) => <ReportMarks item={item} />}
      />
    </>
  );
}

const hints = [
  'Tick two reports to compare their numbers',
  'One chosen: tick another',
  'Two chosen',
];
