import type { Analysis } from '../domain/analysis/analysis.ts';
import type { FileJob } from './job-schema.ts';
import { withoutNulls } from './source-of-file.ts';

/** The analysis of a job file; what is about a model is kept only where one writes. */
export function analysisOfFile(given: FileJob['analysis']): Analysis {
  const { model: profile, check, send, fallback, ...analysis } = given;
  if (analysis.narrator !== 'model') return analysis;
  const { data: level, rows, exclude } = send ?? { data: 'aggregates', rows: 20, exclude: [] };
  const model = { profile: profile ?? '', check, send: { level, rows, exclude }, fallback };
  return { ...analysis, model };
}

/** The fields that read back as this analysis; what the recipe chooses itself is left out. */
export function fileOfAnalysis({ recipe, narrator, model, options }: Analysis) {
  return { recipe, narrator, ...(model ? fileOfModel(model) : {}), options: withoutNulls(options) };
}

function fileOfModel({ profile, check, send, fallback }: NonNullable<Analysis['model']>) {
  const { level, rows, exclude } = send;
  const own = { model: profile, check, send: { data: level, rows, exclude } };
  return fallback === 'none' ? { ...own, fallback } : own;
}
