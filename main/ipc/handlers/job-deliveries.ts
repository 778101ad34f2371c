import type {
  JobDeliveryCalls,
  TargetDraft,
} from '../../../preload/contract/job-delivery-calls.ts';
import { secretNameFor, secretNames, webhookSecret } from '../../domain/delivery/webhook-secret.ts';
import { checkDeliveries } from '../../domain/job/check-deliveries.ts';
import type { Job } from '../../domain/job/job.ts';
import type { HandlersOf } from '../handler.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { deliverySentence } from '../views/delivery-sentence.ts';
import { targetOf } from '../views/target-draft.ts';

type Needs = Pick<Services, 'jobs' | 'secrets'>;

/** Who gets a job's reports, besides this desktop, before the job is saved. */
export function jobDeliveriesHandlers({
  jobs,
  secrets,
  shell,
}: Needs & Pick<Services, 'shell'>): HandlersOf<keyof JobDeliveryCalls> {
  return {
    'job.check-deliveries': ({ deliver }) => {
      const mistakes = checkDeliveries({ deliver: deliver.map(targetOf) });
      const problems = mistakes.map((mistake) => ({
        field: mistake.field,
        message: deliverySentence(mistake),
      }));
      const unsigned = deliver.some(({ secret, newSecret }) => secret === '' && newSecret === null);
      if (unsigned) problems.push({ field: 'secret', message: 'Enter the secret that signs it.' });
      return problems.length > 0 ? new Refused(problems) : null;
    },
    'webhook.secrets': () => ({
      keeps: secrets.keeps(),
      saved: namedBy(jobs.list()).map((name) => ({
        name,
        place: secrets.placeOf(webhookSecret(name)),
      })),
    }),
    'dialog.choose-folder': () => shell.chooseFolder(),
  };
}

/** Deliveries whose typed secrets have a name each. They are kept by `keepSecrets`, once the job may be saved. */
export function nameSecrets(
  { jobs }: Pick<Services, 'jobs'>,
  deliver: readonly TargetDraft[],
): readonly TargetDraft[] {
  const taken = [...namedBy(jobs.list()), ...deliver.map(({ secret }) => secret ?? '')];
  return deliver.map((target) => {
    if (target.secret !== '') return target;
    const secret = target.newSecret === null ? null : secretNameFor(target.url, taken);
    if (secret !== null) taken.push(secret);
    return { ...target, secret };
  });
}

/** Keeps what was typed. */
export function keepSecrets({ secrets }: Needs, deliver: readonly TargetDraft[]): void {
  for (const { secret, newSecret } of deliver) {
    if (secret !== null && newSecret !== null) secrets.save(webhookSecret(secret), newSecret);
  }
}

/** Forgets those of a job as it was that no job names any more. */
export function forgetSecrets({ jobs, secrets }: Needs, before: Job | null): void {
  const named = namedBy(jobs.list());
  for (const name of secretNames(before?.deliver ?? [])) {
    const key = webhookSecret(name);
    const isOurs = secrets.placeOf(key) === 'keyring' || secrets.placeOf(key) === 'session';
    if (!named.includes(name) && isOurs) secrets.forget(key);
  }
}

function namedBy(jobs: readonly Job[]): readonly string[] {
  return [...new Set(jobs.flatMap(({ deliver }) => secretNames(deliver)))];
}
