import { Drain, type Template } from './drain.ts';
import { type Gravity, type Judged, KindRate } from './kind-rate.ts';

/** Messages alike but for their numbers, in one step of time. */
export interface MessageCount {
  /** The step, in steps of `stepMs`; the window ends where step 0 begins. */
  readonly step: number;
  readonly level: string;
  readonly program: string;
  /** The message with its numbers masked. */
  readonly masked: string;
  /** Of a request; else empty. */
  readonly status: string;
  readonly count: number;
}

/** A kind of message: those of one template, all requests that ended alike, all errors, or all. */
export type Kind = Template | `status ${string}` | 'errors' | 'all';

export interface LogFinding extends Judged {
  readonly kind: Kind;
  readonly step: number;
  readonly count: number;
}

interface Watched {
  readonly kind: Kind;
  readonly rate: KindRate;
  count: number;
}

/** The names that stand between the parts of a template's group. */
export const groupEnd = '\u0000';

/**
 * Watches a log step by step and tells what is unusual in each: kinds of message that are new, burst,
 * or are gone. A step of the repeated hour or of a gap counts as any other.
 * @param counts in order of step, and within it in the order of the log
 */
export function watchLog(
  counts: readonly MessageCount[],
  { stepsADay, lastStep }: { readonly stepsADay: number; readonly lastStep: number },
): readonly LogFinding[] {
  const first = counts[0]?.step ?? lastStep;
  const drain = new Drain();
  const watched = new Map<Kind, Watched>();
  const findings: LogFinding[] = [];
  let next = 0;
  for (let step = first; step <= lastStep; step++) {
    const watch = (kind: Kind, level: string, count: number) => {
      const gravity = kind === 'all' ? 'whole' : gravityOf(level);
      const fresh = () => ({
        kind,
        count: 0,
        rate: new KindRate(gravity, stepsADay, step - first),
      });
      const one = watched.get(kind) ?? fresh();
      one.count += count;
      watched.set(kind, one);
    };
    for (let message = counts[next]; message?.step === step; message = counts[++next]) {
      for (const kind of kindsOf(message, drain)) watch(kind, message.level, message.count);
    }
    for (const one of watched.values()) {
      const judged = one.rate.next(one.count);
      if (judged) findings.push({ ...judged, kind: one.kind, step, count: one.count });
      one.count = 0;
    }
  }
  return findings.filter((finding) => isOwnNews(finding, findings));
}

function kindsOf({ level, program, masked, status }: MessageCount, drain: Drain): readonly Kind[] {
  return [
    drain.add(masked, `${level}${groupEnd}${program}`),
    ...(status === '' ? [] : [`status ${status}` as const]),
    ...(gravityOf(level) === 'error' ? (['errors'] as const) : []),
    'all',
  ];
}

function gravityOf(level: string): Gravity {
  if (level === 'error' || level === 'critical') return 'error';
  return level === 'info' || level === 'debug' || level === 'notice' ? 'info' : 'other';
}

/** That all of some messages moved is news only when no single kind of them did. */
function isOwnNews({ kind, step, finding }: LogFinding, all: readonly LogFinding[]): boolean {
  if (typeof kind === 'object') return true;
  // What is new is told of its kind.
  if (finding === 'new') return false;
  return !all.some((other) => other.step === step && typeof other.kind === 'object');
}
