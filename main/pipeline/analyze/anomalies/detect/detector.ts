import { AlarmRest } from './alarm-rest.ts';
import { Novelty } from './novelty.ts';
import type { SortedWindow } from './sorted-window.ts';
import { UsualHours } from './usual-hours.ts';

/** One value of a series, with the wall-clock reading of its time as if it were UTC. */
export interface Sample {
  readonly wallMs: number;
  readonly value: number;
}

/** What a value is new against: all values, those of its hour of the day, those of its hour of the week. */
export type View = 'ever' | 'hour' | 'weekday';

/** What a value was expected to be, from earlier values alone. */
export interface Expected {
  readonly low: number;
  readonly usual: number;
  readonly high: number;
  /** Which earlier values say so. */
  readonly from: View;
}

export interface Verdict {
  /** In [0, 1]; from 0.5 on an anomaly. 0 while an earlier alarm of the same incident rests. */
  readonly score: number;
  /** The same without the rest: how strange the value is by itself. */
  readonly strangeness: number;
  /** Null before there is enough to expect anything. */
  readonly expected: Expected | null;
  /** The view that finds it strangest. */
  readonly view: View;
}

/** The mean novelty that makes a score of a half: a gap of 1.1 % of the range, seen three ways. */
const halfway = 0.011;
/** So many earlier values make an expected range. */
const fewest = 8;

/**
 * Judges the values of one series as they come, each by earlier ones only. Missing and irregular
 * times need no filling: what is usual hangs on the hour of the clock and not on the number of rows.
 *
 * A value is judged three ways: is it near any earlier value (`ever`); is its distance from what is
 * usual at this hour of the day near any earlier distance (`hour`); and at this hour of the week
 * (`weekday`). The score is the mean of the three novelties (averaging detectors: Aggarwal, Sathe 2015,
 * "Theoretical foundations and algorithms for outlier ensembles"), bent into [0, 1].
 */
export class Detector {
  readonly #ever = new Novelty('magnitude');
  readonly #hour = new Novelty('spread');
  readonly #weekday = new Novelty('spread');
  readonly #ofDay = new UsualHours(24);
  readonly #ofWeek = new UsualHours(168);
  readonly #rest = new AlarmRest();

  /** @param sample with a finite value, in order of time */
  next({ wallMs, value }: Sample): Verdict {
    const ofDay = this.#ofDay.at(wallMs);
    const ofWeek = this.#ofWeek.at(wallMs);
    const expected = expectedOf(ofDay, ofWeek);
    const novelties = {
      ever: this.#ever.next(value),
      hour: apart(this.#hour, ofDay, value),
      weekday: apart(this.#weekday, ofWeek, value),
    };
    ofDay.add(value);
    ofWeek.add(value);
    const mean = (novelties.ever + novelties.hour + novelties.weekday) / 3;
    const strangeness = mean / (mean + halfway);
    const view = (['ever', 'hour', 'weekday'] as const).reduce((most, each) =>
      novelties[each] > novelties[most] ? each : most,
    );
    return { score: this.#rest.next(strangeness), strangeness, expected, view };
  }
}

/** The novelty of a value's distance from the median of earlier ones; none before there is one. */
function apart(novelty: Novelty, usual: SortedWindow, value: number): number {
  return usual.size === 0 ? 0 : novelty.next(value - usual.quantile(0.5));
}

/** The middle nine tenths of earlier values of this hour, of the week where it has enough. */
function expectedOf(ofDay: SortedWindow, ofWeek: SortedWindow): Expected | null {
  const from = ofWeek.size >= fewest ? 'weekday' : 'hour';
  const values = from === 'weekday' ? ofWeek : ofDay;
  if (values.size < fewest) return null;
  const [low, usual, high] = [0.05, 0.5, 0.95].map((share) => values.quantile(share));
  return { low: low ?? 0, usual: usual ?? 0, high: high ?? 0, from };
}
