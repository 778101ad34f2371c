/** What holds for every job that says nothing else. */
export interface GeneralSettings {
  readonly weekStart: 'MON' | 'TUE' | 'WED' | 'THU' | 'FRI' | 'SAT' | 'SUN';
  /** The month (1 to 12) that begins the fiscal year. */
  readonly fiscalYearStart: number;
  /** Whose public holidays count, ISO 3166-1; null for nobody's. */
  readonly country: string | null;
  readonly region: string | null;
  /** At most so many runs at once, 1 to 8. */
  readonly runsAtOnce: number;
}

export interface GeneralView {
  readonly settings: GeneralSettings;
  readonly countries: readonly PlaceView[];
  /** Of the chosen country. */
  readonly regions: readonly PlaceView[];
}

export interface PlaceView {
  readonly code: string;
  readonly name: string;
}
