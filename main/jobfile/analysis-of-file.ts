import type { Analysis } from '../domain/analysis.ts';
import type { FileJob } from './job-schema.ts';
import { withoutNulls } from './source-of-file.ts';

/** Without the fields that are only there to be refused by name. */
export function analysisOfFile(given: FileJob['analysis']): Analysis {
  const { model: profile, check, send, fallback: _fallback, ...analysis } = given;
  if (analysis.narrator !== 'model') return analysis;
  const { data: level, rows, exclude } = send ?? { data: 'aggregates', rows: 20, exclude: [] };
  return { ...analysis, model: { profile: profile ?? '', check, send: { level, rows, exclude } } };
}

/** The fields that read back as this analysis; what the recipe chooses itself is left out. */
export function fileOfAnalysis({ recipe, narrator, model, options }: Analysis) {
  return { recipe, narrator, ...(model ? fileOfModel(model) : {}), options: withoutNulls(options) };
}

function fileOfModel({ profile, check, send }: NonNullable<Analysis['model']>) {
  const { level, rows, exclude } = send;
  return { model: profile, check, send: { data: level, rows, exclude } };
}
