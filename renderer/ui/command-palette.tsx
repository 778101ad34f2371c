import '@mantine/spotlight/styles.css';
import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight';
import { Play, Plus, Search, Settings } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../lib/acts.ts';
import { useRead } from '../lib/reads.ts';
import type { NavPlace } from './nav-item.tsx';
import text from './text.module.css';

const shown = 12;

export interface PaletteAsked {
  /** Counts how often it was asked for: each time it opens anew. */
  readonly times: number;
  /** What stands in its field then. */
  readonly query: string;
}

interface CommandPaletteProps {
  readonly places: readonly NavPlace[];
  readonly asked: PaletteAsked;
}

/** Everything that can be gone to or begun, by name. */
export function CommandPalette({ places, asked }: CommandPaletteProps) {
  const [, go] = useLocation();
  const settings = useAct('window.open-settings');
  const runNow = useAct('job.run-now');
  const [query, setQuery] = useState(asked.query);
  useEffect(() => {
    setQuery(asked.query);
    spotlight.open();
  }, [asked]);
  const jobs = useRead('jobs.names', null).data ?? [];
  const goTo = places.map(({ path, name, icon: Icon }) =>
    action(`go ${path}`, `Go to ${name}`, <Icon size={17} aria-hidden />, () => go(path)),
  );
  const run = jobs.map(({ id, name }) =>
    action(`run ${id}`, `Run now: ${name}`, <Play size={17} aria-hidden />, () =>
      runNow.mutate({ jobId: id, again: false }),
    ),
  );
  const actions = [
    ...goTo,
    action('new', 'New job', <Plus size={17} aria-hidden />, () =>
      settings.mutate({ page: 'new-job' }),
    ),
    action('settings', 'Settings', <Settings size={17} aria-hidden />, () =>
      settings.mutate({ page: 'jobs' }),
    ),
    ...run,
  ];
  return (
    <Spotlight
      actions={actions}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      limit={shown}
      scrollable
      maxHeight={420}
      nothingFound="Nothing is called that."
      classNames={{ actionLabel: text.ellipsis ?? '' }}
      attributes={{ content: { 'aria-label': 'Command palette' } }}
      searchProps={{
        leftSection: <Search size={17} aria-hidden />,
        placeholder: 'Go to a page or run a job…',
        'aria-label': 'Go to a page or run a job',
      }}
    />
  );
}

function action(
  id: string,
  label: string,
  leftSection: ReactNode,
  onClick: () => void,
): SpotlightActionData {
  return { id, label, leftSection, onClick };
}
