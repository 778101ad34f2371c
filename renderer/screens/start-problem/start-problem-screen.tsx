import { Button } from '@mantine/core';
import { OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FailureView } from '../../../preload/contract/failures.ts';
import type { StartAct } from '../../../preload/contract/start-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import states from '../../ui/states.module.css';
import styles from './start-problem.module.css';

const titles: Readonly<Record<string, string>> = {
  'store-newer': 'This data belongs to a newer Almanac',
  'store-unusable': 'Almanac cannot work on its data',
  'store-damaged': 'The data is damaged',
  'disk-full': 'The disk is full',
};

/** In place of the whole window where Almanac cannot work on its data: why, and what can be done. */
export function UnlessProblem({ children }: { readonly children: ReactNode }) {
  const problem = useRead('start.problem', null).data ?? null;
  return problem === null ? children : <StartProblem problem={problem} />;
}

function StartProblem({ problem: { code, message } }: { readonly problem: FailureView }) {
  const canMend = code !== 'store-newer';
  return (
    <main className={styles.screen}>
      <div className={states.state} role="alert">
        <OctagonAlert size={32} aria-hidden className={states.bad} />
        <h1 className={styles.title}>{titles[code] ?? 'Almanac could not start'}</h1>
        <p className={states.text}>{message}</p>
        <p className={states.text}>Nothing runs meanwhile. What falls due is listed afterwards.</p>
        <div className={styles.acts}>
          {canMend && <ActButton act="try-again">Try again</ActButton>}
          <ActButton act="show-folder" isQuiet>
            Show the folder
          </ActButton>
          <ActButton act="quit" isQuiet={canMend}>
            Quit Almanac
          </ActButton>
        </div>
      </div>
    </main>
  );
}

interface ActButtonProps {
  readonly act: StartAct;
  readonly isQuiet?: boolean;
  readonly children: string;
}

function ActButton({ act, isQuiet = false, children }: ActButtonProps) {
  const perform = useAct('start.act');
  return (
    <Button
      variant={isQuiet ? 'default' : 'filled'}
      loading={perform.isPending}
      onClick={() => perform.mutate({ act })}
    >
      {children}
    </Button>
  );
}
