import { type DigestPeriod, digestText } from '../domain/delivery/digest.ts';
import type { Outbox } from '../domain/delivery/outbox.ts';
import type { Clock, Notifier } from '../domain/ports.ts';
import type { Settings } from '../domain/records.ts';
import type { History } from '../domain/run/history.ts';

export interface DigestNeeds {
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly settings: Pick<Settings, 'number' | 'set'>;
  readonly history: Pick<History, 'days'>;
  readonly outbox: Pick<Outbox, 'counted'>;
  readonly notifier: Notifier | null;
  readonly quietUntilMs?: (ms: number) => number | null;
  /** The newest period that may be told at an instant, or null; left out where nobody asked for digests. */
  readonly digestPeriod?: (nowMs: number) => DigestPeriod | null;
}

/** The end of the newest period that was told. */
const told = 'digest_told_until_ms';

/** Tells what was delivered, missed and failed, once a period, when who sits here may be disturbed. */
export async function tellDigest(needs: DigestNeeds): Promise<void> {
  const { clock, settings, notifier, quietUntilMs = () => null } = needs;
  const nowMs = clock.wallMs();
  const period = needs.digestPeriod?.(nowMs) ?? null;
  const isTold = () => period === null || (settings.number(told) ?? 0) >= period.toMs;
  if (!notifier || !period || isTold() || quietUntilMs(nowMs) !== null) return;
  // Asked again after the wait: another tick may have told it meanwhile.
  if ((await notifier.isBusy?.()) || isTold()) return;
  const { fromMs, toMs } = period;
  const [counted] = needs.history.days([fromMs, toMs]);
  const text = counted ? digestText(period, counted, needs.outbox.counted(fromMs, toMs)) : null;
  // Marked first: a digest twice is worse than one found in History.
  settings.set(told, toMs);
  if (text) await notifier.show(`digest:${toMs}`, text);
}
