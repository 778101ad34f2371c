import {
  Bell,
  BrainCircuit,
  Cable,
  CalendarClock,
  CalendarDays,
  Database,
  FileText,
  Globe,
  HeartPulse,
  History,
  Info,
  Plus,
  Settings,
  SlidersHorizontal,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useAct } from '../lib/acts.ts';
import { useDismissed } from '../lib/dismissals.ts';
import { useRead } from '../lib/reads.ts';
import { Keyboard, SettingsKeyboard } from './keyboard.tsx';
import { AsideButton, Shell } from './shell.tsx';

export function MainFrame({ children }: { readonly children: ReactNode }) {
  const settings = useAct('window.open-settings');
  const without = useDismissed();
  const failed = useRead('failures.count', { without }, { keepsPrevious: true }).data ?? 0;
  const unread = useRead('reports.unread', null).data ?? 0;
  const places = [
    { path: '/', name: 'Upcoming', icon: CalendarDays },
    {
      path: '/failures',
      name: 'Failures',
      icon: TriangleAlert,
      count: failed,
      counts: 'to look at',
    },
    {
      path: '/reports',
      name: 'Reports',
      icon: FileText,
      count: unread,
      counts: 'unread',
      also: ['/compare'],
    },
    { path: '/history', name: 'History', icon: History, also: ['/runs'] },
  ];
  const aside = (
    <>
      <AsideButton icon={Plus} onClick={() => settings.mutate({ page: 'new-job' })}>
        New job
      </AsideButton>
      <AsideButton icon={Settings} onClick={() => settings.mutate({ page: 'jobs' })}>
        Settings
      </AsideButton>
    </>
  );
  return (
    <Shell label="Almanac" places={places} aside={aside}>
      <Keyboard places={places} />
      {children}
    </Shell>
  );
}

const settingsPlaces = [
  { path: '/settings/jobs', name: 'Jobs', icon: CalendarClock, also: ['/settings/versions'] },
  { path: '/settings/connections', name: 'Connections', icon: Cable },
  { path: '/settings/models', name: 'Models', icon: BrainCircuit },
  { path: '/settings/notifications', name: 'Notifications', icon: Bell },
  { path: '/settings/general', name: 'General', icon: SlidersHorizontal },
  { path: '/settings/data', name: 'Data', icon: Database },
  { path: '/settings/network', name: 'Network', icon: Globe },
  { path: '/settings/health', name: 'Health', icon: HeartPulse },
  { path: '/settings/about', name: 'About', icon: Info },
];

export function SettingsFrame({ children }: { readonly children: ReactNode }) {
  const main = useAct('window.open-main');
  const aside = (
    <AsideButton icon={CalendarDays} onClick={() => main.mutate({ path: '/' })}>
      Open Almanac
    </AsideButton>
  );
  return (
    <Shell label="Settings" places={settingsPlaces} aside={aside}>
      <SettingsKeyboard />
      {children}
    </Shell>
  );
}
