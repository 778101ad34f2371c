import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TemplateDraft } from '../preload/contract/gallery.ts';
import type { SamplesPlan, TemplateName } from './domain/job/samples.ts';
import { gallery } from './jobfile/gallery.ts';

/**
 * Writes a template's sample data below the home, up to now, and answers the job that reads it.
 * @param make makes the files' text, by source id
 */
export async function prepareTemplate(
  home: string,
  name: TemplateName,
  now: Date,
  make: (plan: SamplesPlan) => Promise<Readonly<Record<string, string>>>,
): Promise<TemplateDraft> {
  const template = gallery.find((one) => one.name === name);
  if (!template) throw new Error(`no template ${name}`);
  const folder = join(home, 'samples');
  await mkdir(folder, { recursive: true });
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
  const to = local.slice(0, 16);
  const made = await make({ template: name, to, nowMs: now.getTime() });
  const files = template.files.map(({ id, file }) => ({ id, path: join(folder, file) }));
  for (const { id, path } of files) await writeFile(path, made[id] ?? '');
  const [first, ...others] = files;
  if (!first) throw new Error(`template ${name} has no file`);
  const { title, recipe, options, cron, window } = template;
  return {
    name: title,
    path: first.path,
    report: { recipe, options, sourceId: first.id, others },
    cron,
    window,
  };
}
