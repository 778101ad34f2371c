import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';

interface UndoOffer {
  readonly message: string;
  readonly onUndo: () => void;
  /** The offer has ended without being taken. */
  readonly onSettle?: () => void;
}

/** Done at once, taken back for eight seconds (longer while the pointer rests on it). */
export function offerUndo({ message, onUndo, onSettle }: UndoOffer): void {
  let isTaken = false;
  const id = notifications.show({
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button size="compact-sm" variant="default" onClick={() => take()}>
          Undo
        </Button>
      </Group>
    ),
    onClose: () => {
      if (!isTaken) onSettle?.();
    },
  });
  const take = () => {
    isTaken = true;
    notifications.hide(id);
    onUndo();
  };
}
