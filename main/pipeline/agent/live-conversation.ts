import {
  type Interrupt,
  type Model,
  type ModelProfile,
  modelSecret,
} from '../../domain/model/model.ts';
import type { ModelAsker, ModelLedger } from '../../domain/model/model-ledger.ts';
import { spendingCaps } from '../../domain/model/model-settings.ts';
import type { Clock, WorkerSession } from '../../domain/ports.ts';
import type { Settings } from '../../domain/records.ts';
import type { Secrets } from '../../domain/source/secrets.ts';
import { liveDesk } from './call-desk.ts';
import type { Conversation } from './converse.ts';
import type { Aim } from './tool-schemas.ts';

export interface AgentNeeds {
  readonly model: Model;
  readonly ledger: ModelLedger;
  readonly settings: Settings;
  readonly secrets: Pick<Secrets, 'read'>;
  readonly clock: Clock;
}

export interface LiveTask {
  readonly asker: ModelAsker;
  readonly jobId: string;
  readonly profile: ModelProfile;
  readonly session: WorkerSession;
  readonly interrupt: Interrupt;
  /** From four fifths of it on the model is asked to come to an end. */
  readonly longestMs: number;
  /** "step 2: query, 3120 tokens, $0.0012" */
  readonly onProgress: (note: string) => void;
}

/** The parts of a conversation that asks a model now, within its limits of time and money. */
export function liveConversation(
  task: LiveTask,
  needs: AgentNeeds,
): Pick<Conversation<Aim>, 'profile' | 'session' | 'desk' | 'isNearEnd' | 'onStep'> {
  const { asker, jobId, profile, session, interrupt, longestMs, onProgress } = task;
  const { ledger, model, clock } = needs;
  const caps = spendingCaps(needs.settings);
  const untilMs = clock.monotonicMs() + longestMs * 0.8;
  const spent = () => ledger.spent(jobId, asker, clock.wallMs()).runMicros;
  let doing = '';
  const desk = liveDesk({
    ledger,
    model,
    profile,
    asker,
    caps,
    clock,
    interrupt,
    key: needs.secrets.read(modelSecret(profile.id)),
    onProgress: (characters) =>
      onProgress(characters === 0 ? doing : `${doing} · ${counted(characters)} characters`),
  });
  return {
    profile,
    session,
    desk,
    isNearEnd: () => clock.monotonicMs() > untilMs || spent() > caps.runMicros * 0.8,
    onStep(step, what, tokens) {
      doing = `step ${step}: ${what}, ${counted(tokens)} tokens, ${dollars(spent())}`;
      onProgress(doing);
    },
  };
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}

function dollars(micros: number): string {
  return `$${(micros / 1e6).toFixed(4)}`;
}
