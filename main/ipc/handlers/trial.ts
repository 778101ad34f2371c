import type { TrialCalls } from '../../../preload/contract/trial-calls.ts';
import type { HandlersOf } from '../handler.ts';
import { missing, mustFindJob } from '../must-find.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { factView } from '../views/fact-view.ts';

/** *Try it now*: a dry run of what stands in the editor. */
export function trialHandlers(services: Services): HandlersOf<keyof TrialCalls> {
  const { drafts, trials } = services;
  return {
    'job.try': async (draft) => {
      if (draft.id !== null) mustFindJob(services, draft.id);
      const name = draft.name.trim() === '' ? 'New job' : draft.name;
      const spec = drafts.draftToSpec({ ...draft, name });
      const problems = drafts.checkJob(spec);
      if (problems.length > 0) return new Refused(problems);
      const plan = drafts.trialPlan(spec);
      const { id, report, tookMs } = await trials.make(plan);
      return {
        trialId: id,
        headline: report.headline,
        frameUrl: `report://${id}/`,
        zone: plan.zone,
        fromMs: plan.window.fromMs,
        toMs: plan.window.toMs,
        tookMs,
        isWithoutModel: spec.analysis.narrator === 'model',
      };
    },
    'job.trial-fact': ({ trialId, n }) => {
      const trial = trials.get(trialId) ?? missing('This test is over.');
      const fact = trial.report.facts.find((one) => one.n === n);
      return factView(fact ?? missing('This number is not known.'), trial.snapshot, []);
    },
    'job.end-trial': () => {
      trials.end();
      return null;
    },
  };
}
