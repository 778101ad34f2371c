import { Button } from '@mantine/core';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useRead } from '../../lib/reads.ts';
import { Section } from '../../ui/section.tsx';
import styles from './report.module.css';
import { SendDialog } from './send-dialog.tsx';

/** Asks who gets this report and how. */
export function SendReport({ runId }: { readonly runId: string }) {
  const choices = useRead('report.send-choices', { runId }).data;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        className={styles.act ?? ''}
        leftSection={<Send size={16} aria-hidden />}
        disabled={!choices}
        onClick={() => setOpen(true)}
      >
        Send…
      </Button>
      {isOpen && choices && (
        <SendDialog
          runId={runId}
          choices={choices}
          isCorrection={false}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** Shown when somebody was sent an earlier version whose numbers are other ones by now. */
export function Correction({ runId }: { readonly runId: string }) {
  const choices = useRead('report.send-choices', { runId }).data;
  const [isOpen, setOpen] = useState(false);
  if (!choices?.correction) return null;
  const { to } = choices.correction;
  return (
    <Section
      title="A number that was sent has changed"
      tone="note"
      note={`${to.join(', ')} got the version before.`}
      action={
        <Button size="compact-sm" onClick={() => setOpen(true)}>
          Send a correction…
        </Button>
      }
    >
      {isOpen && (
        <SendDialog runId={runId} choices={choices} isCorrection onClose={() => setOpen(false)} />
      )}
    </Section>
  );
}
