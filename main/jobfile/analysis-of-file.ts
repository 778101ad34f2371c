import type { Analysis } from '../domain/analysis.ts';
import type { FileJob } from './job-schema.ts';
import { withoutNulls } from './source-of-file.ts';

/** Without the fields that are only there to be refused by name. */
export function analysisOfFile(given: FileJob['analysis']): Analysis {
  const { send: _send, fallback: _fallback, ...analysis } = given;
  return analysis;
}

/** The fields that read back as this analysis; what the recipe chooses itself is left out. */
export function fileOfAnalysis({ recipe, narrator, options }: Analysis) {
  return { recipe, narrator, options: withoutNulls(options) };
}
