import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { CheckView } from '../../../preload/contract/health-calls.ts';
import { useAct } from '../../lib/acts.ts';

/** What mends a check, or looks closer. */
export function Fix({ check: { id, state } }: { readonly check: CheckView }) {
  const [, go] = useLocation();
  const main = useAct('window.open-main');
  const backUp = useAct('home.back-up');
  const look = useAct('health.check-database');
  const test = useAct('notifications.test');
  const trust = useAct('upcoming.trust-clock');
  const login = useAct('general.start-at-login');
  const restart = useAct('health.restart');
  const anew = { verb: 'Start Almanac anew', act: () => restart.mutate(null) };
  const fixes: Partial<Record<CheckView['id'], FixProps>> = {
    deadlines: { verb: 'Show failures', act: () => main.mutate({ path: '/failures' }) },
    watchdog: anew,
    keyring: anew,
    database: {
      verb: state === 'bad' ? 'Show the backups' : 'Read every page',
      act: () => (state === 'bad' ? go('/settings/data') : look.mutate(null)),
      isPending: look.isPending,
    },
    backup: { verb: 'Back up now', act: () => backUp.mutate(null), isPending: backUp.isPending },
    disk: { verb: 'Show what takes room', act: () => go('/settings/data') },
    notifications:
      state === 'good'
        ? {
            verb: 'Show a test',
            act: () => test.mutate({ runId: null }),
            isPending: test.isPending,
          }
        : { verb: 'Set up mail', act: () => go('/settings/notifications') },
    clock: { verb: 'The clock is right', act: () => trust.mutate(null) },
    login: { verb: 'Start at login', act: () => login.mutate({ on: true }) },
  };
  const always: readonly CheckView['id'][] = ['database', 'notifications'];
  const fix = fixes[id];
  if (!fix || (state === 'good' && !always.includes(id))) return null;
  return <FixButton {...fix} />;
}

interface FixProps {
  readonly verb: string;
  readonly act: () => void;
  readonly isPending?: boolean;
}

function FixButton({ verb, act, isPending = false }: FixProps) {
  return (
    <Button size="compact-sm" variant="default" loading={isPending} onClick={act}>
      {verb}
    </Button>
  );
}
