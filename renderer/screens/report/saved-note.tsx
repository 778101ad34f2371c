import { Button, Group } from '@mantine/core';
import type { SavedView } from '../../../preload/contract/export-views.ts';
import { useAct } from '../../lib/acts.ts';
import { counted, fileName } from '../../lib/words.ts';

/** "Saved Sales briefing 2026-W47.pdf", and the way to it. */
export function SavedNote({ saved: { id, paths } }: { readonly saved: SavedView }) {
  const show = useAct('export.show');
  const [path = ''] = paths;
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <span title={paths.join('\n')} style={{ overflowWrap: 'anywhere' }}>
        Saved {paths.length > 1 ? counted(paths.length, 'file') : fileName(path)}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        style={{ flex: 'none' }}
        onClick={() => show.mutate({ id })}
      >
        Show in folder
      </Button>
    </Group>
  );
}
