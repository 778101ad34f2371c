import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { FolderOpen, MailOpen, Send } from 'lucide-react';
import { useState } from 'react';
import type {
  FormatWord,
  SendChoicesView,
  SendDraft,
} from '../../../preload/contract/send-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { AddressField } from '../../ui/address-field.tsx';
import { FormatBoxes } from '../../ui/format-boxes.tsx';

interface SendDialogProps {
  readonly runId: string;
  readonly choices: SendChoicesView;
  /** Begins with the readers of the earlier version and what changed for them. */
  readonly isCorrection: boolean;
  readonly onClose: () => void;
}

const done: Readonly<Record<SendDraft['how'], string>> = {
  mail: 'It is on its way. “How it was made” says what becomes of it.',
  draft: 'Your mail program has it. It is sent when you send it there.',
  folder: 'It is being written to the folder.',
};

/** Who gets this report, as what, with which words above it, and by which way. */
export function SendDialog({ runId, choices, isCorrection, onClose }: SendDialogProps) {
  const deliver = useAct('report.deliver', { showsFailure: true });
  const { accounts, known, correction } = choices;
  const [to, setTo] = useState<readonly string[]>(isCorrection ? (correction?.to ?? []) : []);
  const [note, setNote] = useState(isCorrection ? (correction?.note ?? '') : '');
  const [chosen, setChosen] = useState<readonly FormatWord[]>(['pdf']);
  const [account, setAccount] = useState(accounts[0]?.name ?? null);
  const failures = deliver.error?.failures ?? [];
  const aboutTo = failures.find(({ field }) => field === 'to')?.message;
  const other = failures.find(({ field }) => field === null)?.message;
  const send = (how: SendDraft['how']) =>
    deliver.mutate(
      { runId, how, account, to: [...to], note, formats: [...chosen] },
      {
        onSuccess: ({ isSent }) => {
          if (!isSent) return;
          notifications.show({ message: done[how] });
          onClose();
        },
      },
    );
  const shared = { variant: 'default', disabled: deliver.isPending } as const;
  return (
    <Modal
      opened
      onClose={onClose}
      title={isCorrection ? 'Send a correction' : 'Send this report'}
      size="lg"
      centered
    >
      <Stack>
        <AddressField
          description="Press Enter after each address. Each gets a mail of its own."
          value={to}
          onChange={setTo}
          known={known}
          error={aboutTo}
        />
        <Textarea
          label="Note"
          description="Optional. Stands above the report."
          autosize
          minRows={2}
          maxRows={8}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={4900}
        />
        <FormatBoxes label="Attach" value={chosen} onChange={setChosen} />
        {accounts.length > 1 && (
          <Select
            label="From"
            data={accounts.map(({ name, from }) => ({ value: name, label: `${from} (${name})` }))}
            value={account}
            onChange={setAccount}
            allowDeselect={false}
          />
        )}
        {accounts.length === 0 && (
          <Text size="sm" c="dimmed">
            To send from Almanac itself, add a mail account in Settings → Notifications.
          </Text>
        )}
        {other && (
          <Text c="red" size="sm" role="alert">
            {other}
          </Text>
        )}
        <Group justify="flex-end">
          <Button
            {...shared}
            leftSection={<FolderOpen size={16} aria-hidden />}
            disabled={chosen.length === 0 || deliver.isPending}
            onClick={() => send('folder')}
          >
            Save to a folder…
          </Button>
          <Button
            {...shared}
            variant={accounts.length === 0 ? 'filled' : 'default'}
            leftSection={<MailOpen size={16} aria-hidden />}
            onClick={() => send('draft')}
          >
            Open as a draft
          </Button>
          {accounts.length > 0 && (
            <Button
              leftSection={<Send size={16} aria-hidden />}
              loading={deliver.isPending}
              disabled={to.length === 0}
              onClick={() => send('mail')}
            >
              Send now
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
