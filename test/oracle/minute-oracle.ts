import { readCron } from './cron-fields.ts';
import type { Stretch } from './zone-clock.ts';

/** A slot as the oracle sees it. */
export interface OracleSlot {
  readonly text: string;
  readonly dueAtMs: number;
}

/**
 * Every slot that falls due within the stretches of a zone, found by walking through every minute. An
 * interval job is due at each minute whose wall reading matches. A fixed-time job is due once for each
 * matching reading, at the minute in which the wall clock first shows it or has jumped over it.
 */
export function oracleSlots(
  expression: string,
  zone: string,
  stretches: readonly Stretch[],
): OracleSlot[] {
  const { isFixedTime, second, minutes, isDay } = readCron(expression);
  const found: OracleSlot[] = [];
  let day = Number.NaN;
  let dayMatches = false;
  const matches = (wall: number) => {
    const wallDay = Math.floor(wall / 1440);
    if (wallDay !== day) [day, dayMatches] = [wallDay, isDay(wallDay)];
    return dayMatches && minutes[wall - wallDay * 1440] === 1;
  };
  const first = stretches[0];
  // The furthest reading that the wall clock has shown so far.
  let reached = first ? first.from + first.offset - 1 : 0;
  for (const { from, to, offset } of stretches) {
    for (let minute = from; minute < to; minute += 1) {
      const wall = minute + offset;
      if (!isFixedTime) {
        if (matches(wall)) found.push(realSlot(minute, second));
        continue;
      }
      let nominal: number | null = null;
      while (reached < wall) {
        reached += 1;
        if (nominal === null && matches(reached)) nominal = reached;
      }
      if (nominal !== null) found.push(fixedSlot(nominal, wall, minute, second, zone));
    }
  }
  return found;
}

function realSlot(minute: number, second: number): OracleSlot {
  const dueAtMs = minute * 60_000 + second * 1000;
  return { text: `${new Date(dueAtMs).toISOString().slice(0, 19)}Z`, dueAtMs };
}

function fixedSlot(nominal: number, wall: number, minute: number, second: number, zone: string) {
  const length = second === 0 ? 16 : 19;
  const text = new Date(nominal * 60_000 + second * 1000).toISOString().slice(0, length);
  // What the clock jumped over is due when the jump ends, at its full minute.
  const dueAtMs = minute * 60_000 + (nominal === wall ? second * 1000 : 0);
  return { text: `${text}|${zone}`, dueAtMs };
}
