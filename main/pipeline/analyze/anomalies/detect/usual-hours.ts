import { SortedWindow } from './sorted-window.ts';

const hourMs = 3_600_000;
/** Values that are remembered for one hour: 6 weeks of minutes, 2 years of quarters of an hour. */
const remembered = 500;

/** What is usual at an hour of a cycle: of 24 hours, or of the 168 of a week. */
export class UsualHours {
  readonly #hours: readonly SortedWindow[];

  constructor(cycle: 24 | 168) {
    this.#hours = Array.from({ length: cycle }, () => new SortedWindow(remembered));
  }

  /** Earlier values at the hour of a wall-clock reading (epoch milliseconds, as if it were UTC). */
  at(wallMs: number): SortedWindow {
    const cycle = this.#hours.length;
    const hour = Math.floor(wallMs / hourMs) % cycle;
    return this.#hours[(hour + cycle) % cycle] as SortedWindow;
  }
}
