import { Modal, Text } from '@mantine/core';
import type { ImportView } from '../../../preload/contract/job-tool-calls.ts';
import { ImportQuestion } from './import-question.tsx';

interface ImportDialogProps {
  /** Null while there is none. */
  readonly view: ImportView | null;
  /** Why the file cannot be imported, a line a mistake. */
  readonly problem: string | null;
  /** Somebody may have sent it: its jobs stay off unless the analyst wants them on. */
  readonly isFromOutside: boolean;
  readonly onClose: () => void;
}

/** Asks about a job file that was read, or says what is wrong with it. */
export function ImportDialog({ view, problem, isFromOutside, onClose }: ImportDialogProps) {
  const title = view ? `Import ${view.fileName}?` : 'This job file cannot be imported';
  return (
    <Modal
      opened={view !== null || problem !== null}
      onClose={onClose}
      title={title}
      size="lg"
      centered
    >
      {view ? (
        <ImportQuestion key={view.id} read={view} isFromOutside={isFromOutside} onClose={onClose} />
      ) : (
        <>
          {problem?.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Text size="sm" c="dimmed">
            Nothing was changed.
          </Text>
        </>
      )}
    </Modal>
  );
}
