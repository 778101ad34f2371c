import type { RunView } from '../../../preload/contract/views.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Facts } from '../../ui/facts.tsx';
import styles from './run.module.css';

/** The words of the ledger, for whoever has to look into it. Folded: nobody else needs them. */
export function Diagnostics({ run }: { readonly run: RunView }) {
  const lines = linesOf(run);
  return (
    <details className={styles.diagnostics}>
      <summary>Diagnostics</summary>
      <Facts items={lines.map(([name, text]) => ({ name, value: <code>{text}</code> }))} />
      <CopyButton
        label="Copy diagnostics"
        text={lines.map(([name, text]) => `${name}: ${text}`).join('\n')}
      />
    </details>
  );
}

type Line = readonly [name: string, text: string];

function linesOf({ item, ...run }: RunView): readonly Line[] {
  const at = (ms: number | null) => (ms === null ? 'not yet' : new Date(ms).toISOString());
  return [
    ['Run', run.runId],
    ['Job', item.jobId],
    ['Slot', item.slot],
    ['Outcome', [item.outcome ?? 'under way', item.reasonText].join(', ')],
    ...(item.failure === null ? [] : [['Failure', item.failure] as const]),
    ['Due or asked for', at(item.atMs)],
    ['Started', at(item.startedAtMs)],
    ['Ended', at(item.endedAtMs)],
    ['Attempts', String(run.attempts.length)],
    ...run.course.map(
      ({ what, attempt, fromMs, toMs, isBroken }): Line => [
        attempt === null ? what : `Attempt ${attempt}, ${what}`,
        `${at(fromMs)} to ${at(toMs)}${isBroken ? ', broken off' : ''}`,
      ],
    ),
    ...run.attempts.flatMap(({ failure }, n): Line[] =>
      failure === null ? [] : [[`Attempt ${n + 1}, failure`, failure]],
    ),
    ['Window', run.window?.key ?? 'not fixed yet'],
    ['Idempotency key', run.key ?? 'not fixed yet'],
    ['Revision', `${run.revision}, of job revision ${run.jobRevision}`],
    ['Time zone rules', run.tzdata ?? 'not known'],
    ...(run.covers.length > 0 ? [['Covers', run.covers.join(', ')] as const] : []),
    ...run.sources.map(({ id, sha256 }): Line => [`Hash of ${id}`, sha256]),
  ];
}
