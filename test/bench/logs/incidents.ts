import type { LogName } from '../../../resources/samples/log-line.ts';
import type { KindOf } from './real-lines.ts';

/** What goes wrong: happenings of a kind that come so often for so long, or the kinds that stay away. */
export type Trouble = {
  readonly [L in LogName]: {
    readonly log: L;
    readonly minutes: number;
    readonly kind?: KindOf<L>;
    readonly aMinute?: number;
    readonly without?: readonly KindOf<L>[] | 'all';
  };
}[LogName];

export interface Incident {
  readonly name: string;
  readonly trouble: Trouble;
  readonly fromMs: number;
  readonly toMs: number;
}

const people = [
  'product',
  'home',
  'script',
  'stock',
  'cart',
  'search',
  'order',
  'icon',
  'login',
  'wrong login',
  'no such product',
  'gave up',
] as const;

/** Each is one or more messages of the three servers about something that a person should know within the hour. */
export const troubles: Readonly<Record<string, Trouble>> = {
  'shop behind nginx down': { log: 'access', minutes: 25, kind: 'shop down', aMinute: 4 },
  'release that breaks orders': { log: 'access', minutes: 40, kind: 'broken order', aMinute: 1 },
  'scan of the site': { log: 'access', minutes: 15, kind: 'scan', aMinute: 12 },
  'flood of requests': { log: 'access', minutes: 50, kind: 'flood', aMinute: 40 },
  'site without visitors': { log: 'access', minutes: 90, without: people },
  'guessing of passwords': { log: 'auth', minutes: 20, kind: 'wrong password', aMinute: 6 },
  'too many attempts': { log: 'auth', minutes: 30, kind: 'too many attempts', aMinute: 0.4 },
  'login server silent': { log: 'auth', minutes: 120, without: 'all' },
  deadlocks: { log: 'postgres', minutes: 30, kind: 'deadlock', aMinute: 0.5 },
  'no connections left': { log: 'postgres', minutes: 12, kind: 'no connection left', aMinute: 3 },
  'no room for a sort': { log: 'postgres', minutes: 20, kind: 'too much room', aMinute: 1 },
  'slow queries': { log: 'postgres', minutes: 45, kind: 'very slow query', aMinute: 2 },
  'no checkpoints': {
    log: 'postgres',
    minutes: 110,
    without: ['checkpoint begins', 'checkpoint ends'],
  },
};
