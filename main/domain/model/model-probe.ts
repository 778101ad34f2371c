import type { ModelProfile } from './model.ts';

/** What an endpoint can, each with a sentence that says what is missing. */
export interface ProbeResult {
  readonly checks: readonly {
    readonly what: 'connection' | 'model' | 'tools' | 'json';
    readonly isOk: boolean;
    readonly sentence: string;
  }[];
  readonly models: readonly string[];
}

/** Tries a model without any of the user's data. Never throws: what is missing is the result. */
export interface ModelProbe {
  test(profile: ModelProfile, key: string | null): Promise<ProbeResult>;
}
