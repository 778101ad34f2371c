import { type Stretch, stretchesOf } from './zone-clock.ts';

export const dayMs = 86_400_000;
export const firstMs = Date.parse('2020-01-01T00:00Z');
export const lastMs = Date.parse('2031-01-01T00:00Z');

/** One change of a zone's clock, and a wall reading that it skips or repeats. */
export interface Change {
  readonly zone: string;
  readonly atMs: number;
  readonly kind: 'gap' | 'overlap';
  /** The middle of what is skipped or repeated, as if it were UTC. */
  readonly wallMs: number;
}

/** All zones that `Intl` names. */
export const allZones: readonly string[] = Intl.supportedValuesOf('timeZone');

/** Zones of every kind of change: half hours, midnights, days' ends, both hemispheres, Ramadan, none. */
export const thirtyZones: readonly string[] = `
  America/New_York Europe/Berlin Europe/London Australia/Lord_Howe Pacific/Chatham America/Nuuk
  America/Scoresbysund America/Santiago Africa/Cairo Asia/Beirut Africa/Casablanca Asia/Tehran
  America/Havana America/Asuncion America/Sao_Paulo Asia/Jerusalem Asia/Gaza Asia/Amman
  Pacific/Apia Pacific/Easter Europe/Dublin Australia/Adelaide Australia/Sydney Pacific/Auckland
  Antarctica/Troll America/St_Johns America/Mexico_City Asia/Kolkata Asia/Kathmandu UTC
`
  .trim()
  .split(/\s+/);

/** Every change of a zone from 2020 to 2030. */
export function changesOf(zone: string): Change[] {
  return changesAmong(zone, stretchesOf(zone, firstMs, lastMs));
}

/** One zone for each set of changes: zones that change alike at the same instants are seen once. */
export function distinctChanges(zones: readonly string[]): Change[][] {
  const bySignature = new Map<string, Change[]>();
  for (const zone of zones) {
    const changes = changesOf(zone);
    const signature = changes.map(({ atMs, wallMs }) => `${atMs}/${wallMs}`).join(' ');
    if (!bySignature.has(signature)) bySignature.set(signature, changes);
  }
  return [...bySignature.values()];
}

function changesAmong(zone: string, stretches: readonly Stretch[]): Change[] {
  return stretches.slice(1).map(({ from, offset }, n) => {
    const before = stretches[n]?.offset ?? offset;
    const middle = Math.floor((before + offset) / 2);
    const kind = offset > before ? 'gap' : 'overlap';
    return { zone, atMs: from * 60_000, kind, wallMs: (from + middle) * 60_000 };
  });
}
