import type { Argument } from '../../../preload/contract/calls.ts';
import type { SaidByModelView } from '../../../preload/contract/said-calls.ts';
import { asRunFailure } from '../../domain/failure.ts';
import type { SaidJob } from '../../domain/job/said-job.ts';
import { modelSecret } from '../../domain/model/model.ts';
import { findProfile } from '../../domain/model/model-settings.ts';
import type { SaidSentence } from '../../domain/model/sentence-reader.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { previewDraft } from './preview.ts';

export interface SaidByModel {
  readonly said: SaidJob;
  readonly columns: SaidByModelView['columns'];
  readonly by: NonNullable<SaidByModelView['by']>;
}

/**
 * What a model makes of a sentence, or the sentence that says why the rules read it instead. Its schedule
 * goes through the same preview as one that is typed.
 */
export async function readByModel(
  services: Services,
  id: string,
  sentence: SaidSentence,
  today: string,
): Promise<SaidByModel | string> {
  const { settings, secrets, sentences } = services;
  const profile = findProfile(settings, id);
  if (!profile) return 'This model was removed.';
  try {
    const key = secrets.read(modelSecret(profile.id));
    const read = await sentences.read(profile, key, sentence);
    const { said: given, columns, usage } = read;
    const said = { ...given, exclude: given.exclude.map((day) => nextDate(day, today)) };
    const refused = refusalOf(services, said);
    if (refused !== null) return `${profile.name} named a schedule that cannot be: ${refused}`;
    const by = {
      name: profile.name,
      sent: sentences.sent(profile, sentence),
      tokens: usage.inputTokens + usage.outputTokens,
      cost: read.costMicros / 1e6,
    };
    return { said, columns, by };
  } catch (caught) {
    return asRunFailure(caught).message;
  }
}

/** What the preview of such a schedule refuses; null where it refuses nothing. */
function refusalOf(services: Services, said: SaidJob): string | null {
  const { cron, window, timezone, readyBy, workday, onHoliday, exclude } = said;
  if (cron === null && [window, timezone, readyBy, workday].every((part) => part === null))
    return null;
  const draft: Argument<'job.preview'> = {
    id: null,
    cron: cron ?? '0 7 * * *',
    timezone: timezone ?? 'system',
    window: window ?? 'slot',
    policies: {
      ...typed,
      readyBy: readyBy ?? '',
      workday: workday ?? '',
      onHoliday: onHoliday ?? 'run',
      exclude: exclude.join(', '),
    },
  };
  try {
    const preview = previewDraft(services, draft);
    if (preview instanceof Refused) return preview.failures[0]?.message ?? 'It is refused.';
    return preview.next.length === 0 ? 'It is never due.' : null;
  } catch (caught) {
    return asRunFailure(caught).message;
  }
}

/** What the sentence has no say in. */
const typed = {
  catchUp: 'latest',
  tell: 'always',
  overlap: 'skip',
  onTravel: 'follow',
  timeoutMs: 900_000,
  attempts: 3,
  priority: 0,
} as const;

/** `12-25` is the next one. */
function nextDate(day: string, today: string): string {
  if (day.length > 5) return day;
  const year = Number(today.slice(0, 4));
  return `${year}-${day}` >= today ? `${year}-${day}` : `${year + 1}-${day}`;
}
