import { stringify } from 'yaml';
import type { Analysis, BriefingOptions, Recipe } from '../domain/analysis/analysis.ts';
import { badInput } from '../domain/failure.ts';
import type { JobSpec } from '../domain/job/job.ts';
import { fileSource } from '../domain/source/file-kind.ts';
import { type Reading, type Remote, sourcesRead } from '../domain/source/reading.ts';
import type { FileSource, Source } from '../domain/source/source.ts';
import { analysisOfFile, fileOfAnalysis } from './analysis-of-file.ts';
import { analysis as analysisSchema } from './analysis-schema.ts';
import { fieldText } from './field-path.ts';
import { issueMistakes } from './issue-mistakes.ts';
import { parseYaml } from './parse-yaml.ts';

/** What a form says about the kind of report. */
export interface DraftReport {
  readonly recipe: Recipe;
  /** The recipe's options as a job file writes them; empty lets the recipe choose. */
  readonly options: string;
  readonly sourceId: string;
  readonly others: readonly { readonly id: string; readonly path: string }[];
}

interface Draft {
  readonly path: string;
  readonly remote?: Remote | null | undefined;
  readonly reading: Reading;
  readonly columns: Pick<BriefingOptions, 'time' | 'measure'>;
  readonly report: DraftReport;
}

/** A job's recipe and files as a form shows them. */
export function reportOfJob({
  analysis,
  sources,
}: Pick<JobSpec, 'analysis' | 'sources'>): DraftReport {
  const [first, ...others] = sources.filter(isFile);
  const { options } = fileOfAnalysis(analysis);
  const isPlain = analysis.recipe === 'briefing' || Object.keys(options).length === 0;
  return {
    recipe: analysis.recipe,
    options: isPlain ? '' : stringify(options, { lineWidth: 100 }),
    sourceId: first?.id ?? 'sales',
    others: others.map(({ id, path }) => ({ id, path })),
  };
}

/** The sources of a form; what a job file says about one that the form does not change stays. */
export function sourcesOfDraft(draft: Draft, before: readonly Source[]): readonly Source[] {
  const { sourceId, others } = draft.report;
  if (draft.remote) return sourcesRead(draft, before);
  const known = before.length > 0 ? before : [fileSource(sourceId, draft.path)];
  const read = sourcesRead(draft, known);
  const [first, ...rest] = read.filter(isFile);
  if (!first || isSame(rest, others)) return read;
  const files = others.map(({ id, path }) => {
    const old = rest.find((source) => source.id === id);
    return old?.path === path ? old : fileSource(id, path);
  });
  return [first, ...files, ...read.filter((source) => !isFile(source))];
}

/** @throws RunFailure `bad-input` that names the option */
export function analysisOfDraft({ report, columns }: Draft, before: Analysis | null): Analysis {
  const { recipe, options } = report;
  const isKept = before?.recipe === recipe;
  if (recipe === 'briefing') {
    const nothing = { time: null, measure: null, dimensions: null, unit: null };
    const kept = before?.recipe === recipe ? before.options : nothing;
    return { ...told(before), recipe, options: { ...kept, ...columns } };
  }
  if (isKept && reportOfJob({ analysis: before, sources: [] }).options === options) return before;
  const { value, mistakes } = parseYaml(options);
  const [misread] = mistakes;
  if (misread) {
    throw badInput(`The options, line ${misread.line}: ${misread.message}.`, 'analysis.options');
  }
  const given = { recipe, options: value ?? {} };
  const parsed = analysisSchema.safeParse(given);
  if (parsed.success) return { ...analysisOfFile(parsed.data), ...told(before) };
  // A name that is no field explains the field that is missing.
  const issues = parsed.error.issues.toSorted(
    (a, b) => Number(b.code === 'unrecognized_keys') - Number(a.code === 'unrecognized_keys'),
  );
  const [first] = issueMistakes(analysisSchema, issues, given);
  if (!first) throw badInput('The options are incomplete.');
  const stop = first.message.endsWith('?') ? '' : '.';
  const place = fieldText(first.path.slice(1));
  const field = `analysis.options${/^(?:$|\[)/.test(place) ? '' : '.'}${place}`;
  throw badInput(`In the options, ${place} ${first.message}${stop}`, field);
}

/** Who tells it stays, whatever the kind of report. */
function told(before: Analysis | null): Pick<Analysis, 'narrator' | 'model'> {
  if (before === null) return { narrator: 'embedded' };
  const { narrator, model } = before;
  return model ? { narrator, model } : { narrator };
}

function isFile(source: Source): source is FileSource {
  return 'path' in source;
}

function isSame(files: readonly FileSource[], others: DraftReport['others']): boolean {
  return (
    files.length === others.length &&
    files.every(({ id, path }, at) => id === others[at]?.id && path === others[at]?.path)
  );
}
