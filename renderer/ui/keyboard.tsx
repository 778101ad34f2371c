import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../lib/acts.ts';
import { focusSearch, useShortcuts } from '../lib/shortcuts.ts';
import type { PaletteAsked } from './command-palette.tsx';
import type { NavPlace } from './nav-item.tsx';

// Most days nobody asks for it, and the first paint does not wait for what it needs.
const CommandPalette = lazy(async () => {
  const { CommandPalette: palette } = await import('./command-palette.tsx');
  return { default: palette };
});

/** The main window by keyboard: N, R, /, Escape, the arrows, and Ctrl or Cmd with K and F. */
export function Keyboard({ places }: { readonly places: readonly NavPlace[] }) {
  const [path, go] = useLocation();
  const settings = useAct('window.open-settings');
  const [asked, setAsked] = useState<PaletteAsked | null>(null);
  const open = (query: string) => setAsked({ times: (asked?.times ?? 0) + 1, query });
  useShortcuts(
    {
      n: () => settings.mutate({ page: 'new-job' }),
      r: () => open('Run now: '),
      '/': () => {
        if (focusSearch()) return;
        go('/reports');
        setTimeout(focusSearch);
      },
      Escape: () => {
        const up = upOf(path);
        if (up !== null) go(up);
      },
    },
    { k: () => open(''), f: () => void focusSearch() },
  );
  return (
    asked && (
      <Suspense>
        <CommandPalette places={places} asked={asked} />
      </Suspense>
    )
  );
}

/** The settings window by keyboard: N, / and Escape. */
export function SettingsKeyboard() {
  const [path, go] = useLocation();
  useShortcuts(
    {
      n: () => go('/settings/jobs/new'),
      '/': () => void focusSearch(),
      Escape: () => {
        const [, list] = /^(\/settings\/(?:jobs|connections))\/./.exec(path) ?? [];
        if (list) go(list);
      },
    },
    { f: () => void focusSearch() },
  );
  return null;
}

/** The list that a page belongs to. */
function upOf(path: string): string | null {
  if (path.startsWith('/reports/') || path.startsWith('/compare/')) return '/reports';
  return path.startsWith('/runs/') ? '/history' : null;
}
