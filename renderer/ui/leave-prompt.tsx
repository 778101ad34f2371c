import { Button, Group, Modal, Text } from '@mantine/core';
import { leave, stay, useHeldPath } from '../lib/leave-guard.ts';

/** Asks before a page with unsaved changes is left. */
export function LeavePrompt() {
  const heldPath = useHeldPath();
  return (
    <Modal opened={heldPath !== null} onClose={stay} title="Leave without saving?" centered>
      <Text size="sm">What you changed on this page is not saved yet.</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={leave}>
          Leave without saving
        </Button>
        <Button onClick={stay} data-autofocus>
          Keep editing
        </Button>
      </Group>
    </Modal>
  );
}
