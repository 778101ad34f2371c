/** The fields of the add-a-job form. */
export interface JobDraft {
  /** Null for a new job. */
  readonly id: string | null;
  readonly name: string;
  readonly template: 'sales-briefing';
  readonly path: string;
  readonly cron: string;
  /** IANA name, or `system`. */
  readonly timezone: string;
  readonly window: string;
}

export interface SchedulePreviewView {
  /** "Weekdays at 09:00." with what it means on the two DST nights. */
  readonly sentence: string;
  readonly next: readonly {
    readonly dueAtMs: number;
    readonly zone: string;
    readonly fromMs: number | null;
    readonly toMs: number | null;
  }[];
}
