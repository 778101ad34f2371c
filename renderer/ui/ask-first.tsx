import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';

interface AskFirstProps {
  /** A question. */
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What the button does, as a verb. */
  readonly verb: string;
  readonly isPending: boolean;
  readonly onYes: () => void;
  readonly isDangerous?: boolean;
  /** What will happen. */
  readonly children: ReactNode;
}

/** Before something that cannot be taken back by one click. */
export function AskFirst(ask: AskFirstProps) {
  return (
    <Modal opened={ask.isOpen} onClose={ask.onClose} title={ask.title} centered>
      {ask.children}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={ask.onClose} data-autofocus>
          Cancel
        </Button>
        <Button
          {...(ask.isDangerous ? { color: 'red' } : {})}
          loading={ask.isPending}
          onClick={ask.onYes}
        >
          {ask.verb}
        </Button>
      </Group>
    </Modal>
  );
}
