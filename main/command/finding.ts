/** One thing looked at: what was found and, where that is a problem, what to do. */
export interface Finding {
  readonly what: string;
  readonly isOk: boolean;
  readonly found: string;
  readonly advice: string | null;
}

export function ok(what: string, found: string): Finding {
  return { what, isOk: true, found, advice: null };
}

export function problem(what: string, found: string, advice: string): Finding {
  return { what, isOk: false, found, advice };
}
