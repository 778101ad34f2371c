import { Button, Group } from '@mantine/core';

interface FormActsProps {
  readonly isSaving: boolean;
  /** "Test", "Test connection" */
  readonly testName: string;
  readonly isTesting: boolean;
  readonly onTest: () => void;
  readonly onCancel: () => void;
  readonly isRemoving: boolean;
  /** Null for what has never been saved. */
  readonly onRemove: (() => void) | null;
}

/** What can be done with the form of something that is saved, tried and removed; Save submits it. */
export function FormActs(props: FormActsProps) {
  return (
    <Group justify="space-between">
      <Group>
        <Button type="submit" loading={props.isSaving}>
          Save
        </Button>
        <Button variant="default" loading={props.isTesting} onClick={props.onTest}>
          {props.testName}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          Cancel
        </Button>
      </Group>
      {props.onRemove !== null && (
        <Button variant="subtle" color="red" loading={props.isRemoving} onClick={props.onRemove}>
          Remove
        </Button>
      )}
    </Group>
  );
}
