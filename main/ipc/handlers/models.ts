import type { ModelCalls, ModelDraft } from '../../../preload/contract/model-calls.ts';
import { type ModelProfile, modelSecret } from '../../domain/model/model.ts';
import {
  checkProfile,
  readModelSettings,
  saveModelSettings,
} from '../../domain/model/model-settings.ts';
import type { HandlersOf } from '../handler.ts';
import { missing, mustFindRun } from '../must-find.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { modelCallView, modelView } from '../views/model-view.ts';
import { jobName } from '../views/names.ts';

const dollar = 1e6;
/** What no job has asked. */
const sentencesRead = 'Sentences read for the editor';

export function modelsHandlers(services: Services): HandlersOf<keyof ModelCalls> {
  const { settings, secrets, models, probe, clock, engine, jobs } = services;
  const read = () => readModelSettings(settings);

  return {
    'models.read': () => {
      const { profiles, caps, isLocalOnly } = read();
      const byJob = models.monthByJob(clock.wallMs());
      return {
        models: profiles.map((profile) => modelView(profile, secrets, jobs.list())),
        limits: { ...caps, isLocalOnly },
        month: {
          spent: byJob.reduce((sum, { micros }) => sum + micros, 0) / dollar,
          jobs: byJob.map(({ jobId, micros, calls }) => ({
            name: jobId === null ? sentencesRead : jobName(jobs, jobId),
            spent: micros / dollar,
            calls,
          })),
        },
      };
    },
    'model.save': (draft) => {
      const problems = checkProfile(draft);
      if (problems.length > 0) return new Refused(problems);
      const now = read();
      const profile = profileOf(
        draft,
        draft.id ?? freeId(draft.name, now.profiles),
        clock.wallMs(),
      );
      if (draft.key !== null) saveKey(profile.id, draft.key);
      const others = now.profiles.filter(({ id }) => id !== profile.id);
      saveModelSettings(settings, { ...now, profiles: [...others, profile] });
      engine.viewsChanged();
      return { id: profile.id };
    },
    'model.remove': ({ id }) => {
      const now = read();
      if (!now.profiles.some((profile) => profile.id === id)) missing('This model was removed.');
      saveModelSettings(settings, {
        ...now,
        profiles: now.profiles.filter((profile) => profile.id !== id),
      });
      if (secrets.has(modelSecret(id))) secrets.forget(modelSecret(id));
      engine.viewsChanged();
      return null;
    },
    'model.test': (draft) => {
      const problems = checkProfile(draft);
      if (problems.length > 0) return new Refused(problems);
      const saved = draft.id === null ? null : secrets.read(modelSecret(draft.id));
      return probe.test(profileOf(draft, draft.id ?? 'new', 0), draft.key ?? saved);
    },
    'models.save-limits': ({ isLocalOnly, ...caps }) => {
      if (caps.perRun > caps.perMonth) {
        return new Refused([
          { field: 'perRun', message: 'One report may not cost more than all of a month.' },
        ]);
      }
      saveModelSettings(settings, { ...read(), caps, isLocalOnly });
      engine.viewsChanged();
      return null;
    },
    'run.model-calls': ({ runId }) => {
      const sent = models.sent(mustFindRun(services, runId).id);
      const asked = new Map(
        services.followUps.ofRun(runId).map(({ id, question }) => [id, question]),
      );
      return sent.map((call) => modelCallView(call, asked.get(call.followUp ?? 0) ?? null));
    },
  };

  /** An empty field takes the key away. */
  function saveKey(id: string, key: string): void {
    const name = modelSecret(id);
    if (key !== '') secrets.save(name, key);
    else if (secrets.has(name)) secrets.forget(name);
  }
}

function profileOf({ key: _, ...draft }: ModelDraft, id: string, savedAtMs: number): ModelProfile {
  const { name, baseUrl, model } = draft;
  return {
    ...draft,
    name: name.trim(),
    baseUrl: baseUrl.trim(),
    model: model.trim(),
    id,
    savedAtMs,
  };
}

/** A free id for a name: small letters, digits and hyphens. */
function freeId(name: string, taken: readonly ModelProfile[]): string {
  const slug =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'model';
  let id = slug;
  for (let n = 2; taken.some((profile) => profile.id === id); n += 1) id = `${slug}-${n}`;
  return id;
}
