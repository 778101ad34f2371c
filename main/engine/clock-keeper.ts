import type { Clock, Jobs, Listen, SlotLedger, Timetable } from '../domain/ports.ts';
import type { Marks, Power, PowerAbsence, Settings } from '../domain/records.ts';
import type { Quarantine } from '../domain/run/quarantine.ts';
import { driftMs } from '../domain/schedule/clock-faults.ts';
import { type ClockWatch, createClockWatch, type Stretch } from './clock-watch.ts';
import type { TickStart } from './scheduler.ts';

/** `suspend` too: where the monotonic clock stands still in sleep, the event tells sleep from a set clock. */
export type WakeCause = 'suspend' | 'resume' | 'change';

/** Deals with what the clocks did since the last tick, before anything is recorded. */
export interface ClockKeeper {
  /**
   * First at every tick. Throws what the store throws; nothing is lost, the next tick goes on from there.
   * @param askedMs how long after the last one this tick was to come
   */
  begin(askedMs: number): TickStart & { readonly awakeMs: number };
  /** The ledger has what the clock skipped. */
  settled(): void;
  /** Stretch whose slots wait for an answer, because the clock was put forward over it. */
  putForward(): Stretch | null;
  noteSleep(): void;
  /** Why nothing is scheduled, or null. */
  held(): string | null;
  trust(): void;
  /** The last sign of life, at a stop. */
  stop(): void;
}

export interface ClockKeeperNeeds {
  readonly clock: Clock;
  readonly timetable: Pick<Timetable, 'at'>;
  readonly jobs: Pick<Jobs, 'list'>;
  readonly slots: Pick<SlotLedger, 'lastDue'>;
  readonly marks: Marks;
  readonly power: Power;
  readonly settings: Settings;
  readonly quarantine: Quarantine;
  readonly listen: Listen;
  /** False in a command, which leaves schedule, absences and signs of life to the app. */
  readonly keepsSchedule: boolean;
  /** Once, at the first tick whose clock can be believed: ends what another boot left. */
  readonly recover: () => void;
}

/** How often the sign of life is written while nothing else is. */
const aliveEveryMs = 300_000;
const ownZone = { schedule: { cron: '* * * * *', timezone: 'system' } };

export function createClockKeeper(needs: ClockKeeperNeeds): ClockKeeper {
  const { clock, settings, power } = needs;
  let watch: ClockWatch | null = null;
  let aliveMs: number | null = null;
  let stampedMs: number | null = null;
  let zone: string | null = null;
  let hasRecovered = false;
  let told: string | null = null;
  const unstored: PowerAbsence[] = [];

  function begin(askedMs: number): ReturnType<ClockKeeper['begin']> {
    const watching = watch ?? startWatch();
    watch = watching;
    const { nowMs, awakeMs, asleep, movedMs } = watching.look(askedMs);
    if (!needs.keepsSchedule) {
      if (!hasRecovered) needs.recover();
      hasRecovered = true;
      return { nowMs, awakeMs, isChanged: false, isHeld: false };
    }
    if (asleep) unstored.push({ kind: 'asleep', ...asleep });
    const wasHeld = told !== null;
    tell(watching.held());
    if (told !== null) return { nowMs, awakeMs, isChanged: true, isHeld: true };
    const hasMoved = !hasRecovered || watching.setBackMs() > 0;
    if (hasMoved) pullBack(nowMs, watching.setBackMs());
    if (!hasRecovered) recover(nowMs);
    storeAbsences();
    if (hasMoved || stampedMs === null || nowMs - stampedMs >= aliveEveryMs) stamp(nowMs);
    const isChanged = wasHeld || movedMs !== 0 || asleep !== null || hasZoneChanged(nowMs);
    return { nowMs, awakeMs, isChanged, isHeld: false };
  }

  function startWatch(): ClockWatch {
    aliveMs = settings.number('alive_ms');
    const editsMs = needs.jobs.list().map((job) => job.editedAtMs);
    return createClockWatch(clock, aliveMs ?? (editsMs.length > 0 ? Math.max(...editsMs) : null));
  }

  /** Marks first: a crash in between leaves rows of the future, which bar just as well. */
  function pullBack(nowMs: number, byMs: number): void {
    const known = needs.slots.lastDue();
    const past = needs.slots.lastDue(nowMs);
    for (const [jobId, markMs] of needs.marks.all()) {
      if (markMs <= nowMs + driftMs) continue;
      // A mark that the ledger does not know is of a newer database than this restored one.
      const isRestored = markMs > (known.get(jobId) ?? Number.NEGATIVE_INFINITY);
      needs.marks.pullBack(jobId, isRestored ? nowMs : (past.get(jobId) ?? 0));
    }
    needs.quarantine.pullBack(nowMs, byMs);
  }

  function recover(nowMs: number): void {
    if (aliveMs !== null && nowMs > aliveMs) {
      unstored.push({ kind: 'off', fromMs: aliveMs, toMs: nowMs });
    }
    storeAbsences();
    needs.recover();
    hasRecovered = true;
  }

  function storeAbsences(): void {
    for (let absence = unstored[0]; absence; absence = unstored[0]) {
      power.add(absence);
      unstored.shift();
    }
  }

  function stamp(nowMs: number): void {
    settings.set('alive_ms', nowMs);
    stampedMs = nowMs;
  }

  /** A flight: what falls due in the laptop's own zone is computed anew at the next tick. */
  function hasZoneChanged(nowMs: number): boolean {
    const before = zone;
    zone = needs.timetable.at(ownZone, nowMs).zone;
    const hasChanged = before !== null && before !== zone;
    // Jobs that ask where they belong have a question now.
    if (hasChanged) needs.listen({ kind: 'jobs-changed' });
    return hasChanged;
  }

  function tell(sentence: string | null): void {
    if (sentence === told) return;
    told = sentence;
    needs.listen({ kind: 'engine-held', sentence });
  }

  return {
    begin,
    settled: () => watch?.settled(),
    putForward: () => watch?.putForward() ?? null,
    noteSleep: () => watch?.noteSleep(),
    held: () => told,
    trust: () => watch?.trust(),
    stop() {
      if (hasRecovered && needs.keepsSchedule && told === null) stamp(clock.wallMs());
    },
  };
}
