/** What is unusual about the messages of one kind in one step of time. */
export type RateFinding = 'new' | 'burst' | 'vanished';

/**
 * How much a kind of message matters: more of what is not grave is needed to be told. `whole` are all
 * messages together, of which the first silence ever is news.
 */
export type Gravity = 'error' | 'other' | 'info' | 'whole';

export interface Judged {
  readonly finding: RateFinding;
  /** How far beyond the usual, for ranking: 1 is just so. */
  readonly strength: number;
}

const day = 24;
/** A kind must have been watched for so long before it can burst, be new, or vanish. */
const watchedForBurst = 3 * day;
const watchedForVanish = 7 * day;
/** The past that a rate is held against: two weeks. */
const remembered = 14 * day;
/** What stays unusual for so long becomes usual. */
const becomesUsual = day;
/** Silences between messages that tell how long one may be. */
const fewestGaps = 20;
/** How often messages of a new kind must come to be told. */
const enoughNew: Readonly<Record<Gravity, number>> = { error: 2, other: 3, info: 8, whole: 8 };

/**
 * Watches how often messages of one kind come, in steps of an hour or less, each judged by earlier
 * ones alone. What was found unusual is left out of what later steps are held against, until it lasts.
 *
 * A burst is a record by half beyond the highest count of two weeks, which no distribution need be
 * assumed for (record values: Glick 1978, "Breaking records and breaking boards"), or three times the
 * highest of the same hour of the day. Vanished is a kind of which the same hour of each day had at
 * least five, and now none or far fewer, or one that is silent for more than twice as long as ever.
 */
export class KindRate {
  readonly #gravity: Gravity;
  readonly #stepsADay: number;
  /** Counts by step since the watch began; null where they were unusual. */
  readonly #counts: (number | null)[] = [];
  #unusual = 0;
  #seen = 0;
  /** Steps without a message: the present ones, and the most between two messages so far. */
  #gap = 0;
  #longestGap = 0;
  #gaps = 0;
  #isGapTold = false;
  #told = 0;

  /** @param stepsBefore how long other kinds were watched before this one was first seen */
  constructor(gravity: Gravity, stepsADay: number, stepsBefore: number) {
    this.#gravity = gravity;
    this.#stepsADay = stepsADay;
    this.#counts = Array.from({ length: stepsBefore }, () => 0);
  }

  /** The next step's count. */
  next(count: number): Judged | null {
    const judged = this.#judge(count);
    this.#unusual = judged ? this.#unusual + 1 : Math.max(0, this.#unusual - 1 / day);
    const isUsualByNow = this.#unusual > becomesUsual * (this.#stepsADay / day);
    this.#learnGap(count, judged?.finding === 'vanished');
    this.#counts.push(judged && !isUsualByNow ? null : count);
    this.#seen += count;
    return judged;
  }

  /** A silence that was told is not learnt, unless such silences are no news any more. */
  #learnGap(count: number, isTold: boolean): void {
    if (isTold) this.#isGapTold = true;
    if (count === 0) this.#gap++;
    else {
      if (this.#seen > 0) this.#gaps++;
      if (this.#isGapTold) this.#told++;
      const isNews = this.#isGapTold && this.#told <= 2;
      if (!isNews && this.#seen > 0) this.#longestGap = Math.max(this.#longestGap, this.#gap);
      this.#gap = 0;
      this.#isGapTold = false;
    }
  }

  #judge(count: number): Judged | null {
    const watchedDays = this.#counts.length / this.#stepsADay;
    if (watchedDays < watchedForBurst / day) return null;
    if (this.#seen === 0 && count > 0) {
      const enough = enoughNew[this.#gravity];
      return count >= enough ? { finding: 'new', strength: 2 + count / enough } : null;
    }
    if (count > 0) {
      const burst = this.#burst(count, watchedDays);
      if (burst) return burst;
    }
    return watchedDays >= watchedForVanish / day ? this.#vanished(count) : null;
  }

  #burst(count: number, watchedDays: number): Judged | null {
    if (count < 5) return null;
    const limit = 1.5 * this.#highest() + 4;
    if (count > limit) return { finding: 'burst', strength: count / limit };
    if (watchedDays < watchedForVanish / day) return null;
    const atThisHour = this.#sameHour();
    const hourly = 3 * Math.max(...atThisHour, 0) + 10;
    return count > hourly ? { finding: 'burst', strength: count / hourly } : null;
  }

  #vanished(count: number): Judged | null {
    if (count === 0) {
      const limit = this.#gravity === 'whole' ? this.#longestGap : 2 * this.#longestGap + 2;
      if (this.#gaps >= fewestGaps && this.#gap + 1 === Math.floor(limit) + 1) {
        return { finding: 'vanished', strength: 2 };
      }
    }
    // A kind that is seldom seen has no hour of its own; this spares most of the work.
    if (this.#seen < this.#counts.length / 2) return null;
    const atThisHour = this.#sameHour();
    if (atThisHour.length === 0) return null;
    const least = Math.min(...atThisHour);
    if (least >= 5 && count === 0) return { finding: 'vanished', strength: least };
    const isFarBelow = (least >= 30 && count < least / 2) || (least >= 10 && count <= least / 4);
    if (isFarBelow) return { finding: 'vanished', strength: least / Math.max(1, count) };
    return null;
  }

  #highest(): number {
    let highest = 0;
    const steps = (remembered / day) * this.#stepsADay;
    for (let at = Math.max(0, this.#counts.length - steps); at < this.#counts.length; at++) {
      highest = Math.max(highest, this.#counts[at] ?? 0);
    }
    return highest;
  }

  /** The counts of this hour and the ones beside it on the days before. */
  #sameHour(): readonly number[] {
    const perHour = this.#stepsADay / day;
    const counts: number[] = [];
    const now = this.#counts.length;
    for (let back = 1; back <= remembered / day; back++) {
      for (let aside = -perHour; aside <= perHour; aside++) {
        const at = Math.round(now - back * this.#stepsADay + aside);
        const count = at < now ? this.#counts[at] : undefined;
        if (count !== null && count !== undefined) counts.push(count);
      }
    }
    return counts;
  }
}
