import { createHash } from 'node:crypto';
import { asRunFailure, RunFailure } from '../../domain/failure.ts';
import {
  costMicros,
  type Interrupt,
  type Model,
  type ModelAnswer,
  type ModelProfile,
  type ModelRequest,
} from '../../domain/model/model.ts';
import type {
  ModelAsker,
  ModelCall,
  ModelLedger,
  SpendingCaps,
} from '../../domain/model/model-ledger.ts';
import type { Clock } from '../../domain/ports.ts';
import { crashPoint } from '../../domain/run/crash-point.ts';
import { costOfFailure, mostItMayCost, overBudget } from './call-price.ts';

/** What stands in a request in place of a result that was too long to keep. */
export const leftOut = '{"left_out":"It was too long to keep."}';

/** Where a conversation gets its answers: from the model by way of the ledger, or from the ledger alone. */
export interface CallDesk {
  /** Whether this step asks for an end; what was decided once stays so. */
  isWrapUp(step: number, isNearEnd: () => boolean): boolean;
  /** Whether the step's request left something out to fit; in a replay what was sent says so. */
  isTrimmed(step: number, isTrimmed: boolean): boolean;
  /** @throws RunFailure of the model, or `over-budget` */
  ask(step: number, request: ModelRequest, isWrapUp: boolean): Promise<ModelAnswer>;
}

export interface LiveNeeds {
  readonly ledger: ModelLedger;
  readonly model: Model;
  readonly profile: ModelProfile;
  readonly key: string | null;
  readonly asker: ModelAsker;
  readonly caps: SpendingCaps;
  readonly clock: Clock;
  readonly interrupt: Interrupt;
  readonly onProgress: (characters: number) => void;
}

/** Reserves, asks, stores, and only then hands the answer on; a stored answer is never paid again. */
export function liveDesk(needs: LiveNeeds): CallDesk {
  const { ledger, model, profile, key, asker, caps, clock, interrupt, onProgress } = needs;
  const endpoint = new URL(profile.baseUrl).host;
  // What the attempts before this one have asked; its own questions are all new.
  const before = ledger.calls(asker);
  return {
    isWrapUp(step, isNearEnd) {
      const asked = before.findLast((call) => call.step === step);
      return asked ? asked.isWrapUp : isNearEnd();
    },
    isTrimmed: (_, isTrimmed) => isTrimmed,
    async ask(step, request, isWrapUp) {
      const hash = hashOf(request);
      const call = {
        step,
        hash,
        request,
        endpoint,
        isWrapUp,
        profile: profile.id,
        writer: profile.name,
        reservedMicros: mostItMayCost(profile, request),
      };
      const stored = ledger.answered(asker.runId, hash);
      if (stored?.answer) {
        if (!ledger.reuse(asker, call, stored, clock.wallMs())) throw lost();
        return stored.answer;
      }
      const declined = declinedBefore(before, hash);
      if (declined) throw RunFailure.from(declined);
      const reservation = ledger.reserve(asker, call, caps, clock.wallMs());
      if (reservation === null) throw lost();
      if (!reservation.ok) throw overBudget(profile.name, reservation.exhausted);
      crashPoint('after the reservation');
      const { callId } = reservation;
      try {
        const answer = await model.ask({ profile, key, request, interrupt, onProgress });
        crashPoint('after the answer');
        const isOwn = ledger.settle(
          asker,
          callId,
          answer,
          costMicros(profile, answer.usage),
          clock.wallMs(),
        );
        crashPoint('after the model T3');
        if (!isOwn) throw lost();
        return answer;
      } catch (caught) {
        const failure = asRunFailure(caught);
        const cost = costOfFailure(profile, request, failure);
        ledger.fail(asker, callId, failure.record(), cost, clock.wallMs());
        throw failure;
      }
    },
  };
}

/** The stored answers of a run, one a step; asks nobody. */
export function replayDesk(calls: readonly ModelCall[]): CallDesk {
  const at = (step: number) => {
    const asked = calls.filter((call) => call.step === step);
    return asked.find(({ state }) => state === 'answered') ?? asked.at(-1);
  };
  return {
    isWrapUp: (step) => at(step)?.isWrapUp ?? false,
    isTrimmed: (step) =>
      at(step)?.request.messages.some(
        ({ role, content }) => role === 'tool' && content === leftOut,
      ) ?? false,
    async ask(step) {
      const call = at(step);
      if (call?.answer) return call.answer;
      if (call?.failure) throw RunFailure.from(call.failure);
      throw new RunFailure(
        'not-found',
        'The answers of the model that wrote this report are not stored any more.',
        { permanent: true },
      );
    },
  };
}

/** sha256 over the whole request: a word more or less makes another one. */
function hashOf(request: ModelRequest): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}

function declinedBefore(calls: readonly ModelCall[], hash: string) {
  const call = calls.find(
    ({ hash: own, failure }) => own === hash && failure?.code === 'model-declined',
  );
  return call?.failure ?? null;
}

function lost(): RunFailure {
  return new RunFailure('unexpected', 'Another process took this over, or it has ended.', {
    permanent: false,
  });
}
