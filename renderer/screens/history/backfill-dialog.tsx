import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { BackfillItemView } from '../../../preload/contract/revision-views.ts';
import { useAct } from '../../lib/acts.ts';
import { useNow } from '../../lib/clock.ts';
import { useRead } from '../../lib/reads.ts';
import { periodText } from '../../lib/time-text.ts';
import { counted } from '../../lib/words.ts';
import { JobSelect } from '../../ui/job-select.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import styles from './history.module.css';

interface Range {
  readonly jobId: string;
  readonly from: string;
  readonly to: string;
}

/** Picks a job and days, shows the periods with what is there of each, and makes what is not. */
export function BackfillDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const [range, setRange] = useState<Range>({ jobId: '', from: '', to: '' });
  const isComplete = range.jobId !== '' && range.from !== '' && range.to !== '';
  const preview = useRead('backfill.preview', range, { enabled: isOpen && isComplete });
  const start = useAct('backfill.start');
  const leftOut = (preview.data ?? []).filter((item) => item.isLeftOut).length;
  const submit = () =>
    start.mutate(range, {
      onSuccess: ({ started }) => {
        notifications.show({ message: `${counted(started, 'report')} to be made, one by one` });
        onClose();
      },
    });
  return (
    <Modal opened={isOpen} onClose={onClose} title="Make earlier reports" size="lg" centered>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          Of periods that ended before the job was there, or whose report was not made.
        </Text>
        <JobSelect
          label="Job"
          jobId={range.jobId || null}
          onChange={(jobId) => setRange({ ...range, jobId: jobId ?? '' })}
        />
        <Group grow align="flex-start">
          <DayInput
            label="From"
            value={range.from}
            onChange={(from) => setRange({ ...range, from })}
          />
          <DayInput
            label="To"
            value={range.to}
            onChange={(to) => setRange({ ...range, to })}
            error={isComplete ? preview.error?.message : undefined}
          />
        </Group>
        {isComplete && preview.data && <Periods items={preview.data} />}
      </Stack>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={leftOut === 0} loading={start.isPending} onClick={submit}>
          {isComplete && preview.data ? makeText(leftOut) : 'Make reports'}
        </Button>
      </Group>
    </Modal>
  );
}

function makeText(leftOut: number): string {
  return leftOut === 0 ? 'Nothing to make' : `Make ${counted(leftOut, 'report')}`;
}

interface DayInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
}

function DayInput({ label, value, onChange, error }: DayInputProps) {
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const existsTexts: Readonly<Record<BackfillItemView['exists'], string>> = {
  done: 'There already',
  'under way': 'Being made',
  failed: 'Failed',
  skipped: 'Skipped',
  missed: 'Missed',
  superseded: 'Combined into a later one',
  open: 'Waits for your answer',
  'never recorded': 'Never due here',
};

function Periods({ items }: { readonly items: readonly BackfillItemView[] }) {
  const nowMs = useNow(60_000);
  if (items.length === 0) return <p>No period of this job ended in these days so far.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.periods} aria-label="What is there" tabIndex={0}>
      <Rows label="Periods">
        {items.map((item) => (
          <Row
            key={item.key}
            title={periodText(item.fromMs, item.toMs, item.zone, nowMs)}
            detail={existsTexts[item.exists]}
            side={item.isLeftOut ? 'To be made' : 'Stays'}
          />
        ))}
      </Rows>
    </section>
  );
}
