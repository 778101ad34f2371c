import type Database from 'better-sqlite3';
import type {
  Exhausted,
  GaveUp,
  ModelAsker,
  ModelCall,
  ModelLedger,
  NewModelCall,
  Reservation,
  SpendingCaps,
  Spent,
} from '../domain/model/model-ledger.ts';
import type { Claim } from '../domain/ports.ts';
import { failureFrom } from './rows.ts';
import { dayOf, monthOf, monthStart, sentenceMicros } from './sentence-calls.ts';
import { withoutSync } from './without-sync.ts';

const columns = `id, run_id AS runId, follow_up AS followUp, step, hash, profile, writer, endpoint, request, is_wrap_up AS isWrapUp, state,
  answer, failure, reserved_micros AS reservedMicros, cost_micros AS costMicros, reused_from AS reusedFrom,
  asked_at_ms AS askedAtMs, ended_at_ms AS endedAtMs`;
const isOwner = `SELECT 1 FROM runs WHERE id = :runId AND fence = :fence AND state = 'running'`;
// A question about a report outlives the run's attempts: its own row says whether it still waits.
const isAsking = `SELECT 1 WHERE CASE WHEN :followUp IS NULL THEN EXISTS (${isOwner})
  ELSE EXISTS (SELECT 1 FROM follow_ups WHERE id = :followUp AND run_id = :runId AND state = 'asked') END`;
// The other runs of the window too: a failed run's answers are paid, and its retry does not pay again.
const selectAnswered = `SELECT ${columns} FROM model_calls
  WHERE hash = :hash AND state = 'answered' AND (run_id = :runId OR run_id IN (
    SELECT other.id FROM runs other JOIN runs own ON other.key = own.key WHERE own.id = :runId))
  ORDER BY id LIMIT 1`;
const selectSent = `SELECT ${columns} FROM model_calls WHERE run_id = ? ORDER BY id`;
const selectCalls = `SELECT ${columns} FROM model_calls
  WHERE run_id = :runId AND follow_up IS :followUp ORDER BY id`;
const insertCall = `INSERT INTO model_calls (run_id, follow_up, step, fence, hash, profile, writer, endpoint, request, is_wrap_up, state,
    answer, reserved_micros, cost_micros, reused_from, day, asked_at_ms, ended_at_ms)
  VALUES (:runId, :followUp, :step, :fence, :hash, :profile, :writer, :endpoint, :request, :isWrapUp, :state, :answer,
    :reservedMicros, :costMicros, :reusedFrom, :day, :nowMs, :endedAtMs)`;
// Asked by an attempt that has ended without an answer: it may have been paid for, so it stays spent.
const loseCalls = `UPDATE model_calls SET state = 'lost', cost_micros = reserved_micros, ended_at_ms = :nowMs
  WHERE run_id = :runId AND follow_up IS :followUp AND state = 'asked'`;
const endCall = `UPDATE model_calls SET state = :state, answer = :answer, failure = :failure,
    cost_micros = :costMicros, ended_at_ms = :nowMs
  WHERE id = :callId AND run_id = :runId AND fence = :fence AND state = 'asked'
  RETURNING day, reserved_micros AS reservedMicros`;
const addBudget = `INSERT INTO budget (day, job_id, micros, calls)
  VALUES (:day, (SELECT job_id FROM runs WHERE id = :runId), :micros, :calls)
  ON CONFLICT (day, job_id) DO UPDATE SET micros = micros + excluded.micros, calls = calls + excluded.calls`;
const sumRun = `SELECT coalesce(sum(coalesce(cost_micros, reserved_micros)), 0) AS micros
  FROM model_calls WHERE run_id = :runId AND follow_up IS :followUp`;
// From the day on, not only on it: what a clock that ran ahead has recorded still counts once it is set back.
const sumJobDay = `SELECT coalesce(sum(micros), 0) AS micros FROM budget WHERE job_id = ? AND day >= ?`;
const selectMonth = `SELECT job_id AS jobId, sum(micros) AS micros, sum(calls) AS calls FROM budget
  WHERE day >= :day GROUP BY job_id
  UNION ALL SELECT NULL, sum(${sentenceMicros}), count(*) FROM sentence_calls WHERE day >= :day HAVING count(*) > 0
  ORDER BY micros DESC, jobId`;
const selectJob = `SELECT job_id AS jobId FROM runs WHERE id = ?`;
const saveEnd = `INSERT INTO steps (run_id, step, fence, stored_at_ms, result)
  VALUES (:runId, 'analyze', :fence, :nowMs, :result)
  ON CONFLICT (run_id, step) DO UPDATE SET fence = excluded.fence,
    stored_at_ms = excluded.stored_at_ms, result = excluded.result`;
const selectEnd = `SELECT result FROM steps WHERE run_id = ? AND step = 'analyze'`;

interface CallRow
  extends Omit<ModelCall, 'request' | 'answer' | 'failure' | 'isWrapUp' | 'isReused'> {
  readonly request: string;
  readonly answer: string | null;
  readonly failure: string | null;
  readonly isWrapUp: number;
  readonly reusedFrom: number | null;
}

/** Calls to models and what they cost. Each write is one commit that has checked the fence. */
export function modelCalls(db: Database.Database): ModelLedger {
  const owner = db.prepare(isOwner);
  const asking = db.prepare(isAsking);
  const answeredRow = db.prepare<[unknown], CallRow>(selectAnswered);
  const sentRows = db.prepare<[string], CallRow>(selectSent);
  const callRows = db.prepare<[unknown], CallRow>(selectCalls);
  const insert = db.prepare(insertCall);
  const lose = db.prepare(loseCalls);
  const end = db.prepare<[unknown], { day: string; reservedMicros: number }>(endCall);
  const add = db.prepare(addBudget);
  const ofRun = db.prepare<[unknown], { micros: number }>(sumRun);
  const ofJobDay = db.prepare<[string, string], { micros: number }>(sumJobDay);
  const ofMonth = monthOf(db);
  const month = db.prepare<[unknown], ReturnType<ModelLedger['monthByJob']>[number]>(selectMonth);
  const job = db.prepare<[string], { jobId: string }>(selectJob);
  const keepEnd = db.prepare(saveEnd);
  const oneEnd = db.prepare<[string], { result: string }>(selectEnd);

  function write(
    asker: ModelAsker,
    call: NewModelCall,
    nowMs: number,
    from: ModelCall | null,
  ): number {
    const { lastInsertRowid } = insert.run({
      ...named(asker),
      ...call,
      request: JSON.stringify(call.request),
      isWrapUp: Number(call.isWrapUp),
      state: from ? 'answered' : 'asked',
      answer: from ? JSON.stringify(from.answer) : null,
      reservedMicros: from ? 0 : call.reservedMicros,
      costMicros: from ? 0 : null,
      reusedFrom: from?.id ?? null,
      day: dayOf(nowMs),
      nowMs,
      endedAtMs: from ? nowMs : null,
    });
    return Number(lastInsertRowid);
  }

  const reuse = db.transaction(
    (...[asker, call, from, nowMs]: Parameters<ModelLedger['reuse']>): boolean => {
      if (asking.get(named(asker)) === undefined) return false;
      // An attempt that goes on has its own answer already.
      const isOwn = from.runId === asker.runId && from.followUp === named(asker).followUp;
      if (!isOwn) write(asker, call, nowMs, from);
      return true;
    },
  );

  const reserve = db.transaction(
    (...[asker, call, caps, nowMs]: Parameters<ModelLedger['reserve']>): Reservation | null => {
      if (asking.get(named(asker)) === undefined) return null;
      const { runId } = asker;
      lose.run({ ...named(asker), nowMs });
      const jobId = job.get(runId)?.jobId ?? '';
      const exhausted = firstExhausted(spent(jobId, asker, nowMs), call, caps);
      if (exhausted) return { ok: false, exhausted };
      const callId = write(asker, call, nowMs, null);
      add.run({ day: dayOf(nowMs), runId, micros: call.reservedMicros, calls: 1 });
      return { ok: true, callId };
    },
  );

  /** Whoever owns the run by now: money that was spent is written down. */
  const close = db.transaction(
    (
      asker: ModelAsker,
      values: {
        readonly callId: number;
        readonly state: 'answered' | 'failed';
        readonly answer: string | null;
        readonly failure: string | null;
        readonly costMicros: number;
        readonly nowMs: number;
      },
    ): boolean => {
      const ended = end.get({ ...asker, ...values });
      if (ended === undefined) return false;
      const micros = values.costMicros - ended.reservedMicros;
      add.run({ day: ended.day, runId: asker.runId, micros, calls: 0 });
      return asking.get(named(asker)) !== undefined;
    },
  );

  const giveUp = db.transaction((claim: Claim, why: GaveUp, nowMs: number): boolean => {
    if (owner.get(claim) === undefined) return false;
    keepEnd.run({ ...claim, nowMs, result: JSON.stringify(why) });
    return true;
  });

  function spent(jobId: string, asker: Omit<ModelAsker, 'fence'> | null, nowMs: number): Spent {
    const day = dayOf(nowMs);
    return {
      runMicros: asker === null ? 0 : (ofRun.get(named(asker))?.micros ?? 0),
      jobDayMicros: ofJobDay.get(jobId, day)?.micros ?? 0,
      monthMicros: ofMonth(nowMs),
    };
  }

  return {
    answered(runId, hash) {
      const row = answeredRow.get({ runId, hash });
      return row ? callFrom(row) : null;
    },
    reuse: (...args) => reuse.immediate(...args),
    reserve: (...args) => reserve.immediate(...args),
    // Nothing leaves because of an answer before the next reservation or the run's end, and each of these waits for
    // the disk: a power cut in between costs that one call again, of which its reservation tells.
    settle: (asker, callId, answer, costMicros, nowMs) =>
      withoutSync(db, () =>
        close.immediate(asker, {
          callId,
          costMicros,
          nowMs,
          state: 'answered',
          failure: null,
          answer: JSON.stringify(answer),
        }),
      ),
    fail: (asker, callId, failure, costMicros, nowMs) =>
      close.immediate(asker, {
        callId,
        costMicros,
        nowMs,
        state: 'failed',
        answer: null,
        failure: JSON.stringify(failure),
      }),
    giveUp: (...args) => giveUp.immediate(...args),
    gaveUp(runId) {
      const row = oneEnd.get(runId);
      return row ? JSON.parse(row.result) : null;
    },
    calls: (asker) => callRows.all(named(asker)).map(callFrom),
    sent: (runId) => sentRows.all(runId).map(callFrom),
    spent,
    monthByJob: (nowMs) => month.all({ day: monthStart(dayOf(nowMs)) }),
  };
}

/** SQLite wants each name of a statement: null stands for the report itself. */
function named<A extends Omit<ModelAsker, 'fence'>>(asker: A) {
  return { ...asker, followUp: asker.followUp ?? null };
}

function firstExhausted(
  spent: Spent,
  { reservedMicros }: NewModelCall,
  caps: SpendingCaps,
): Exhausted | null {
  // A model that costs nothing is never out of budget.
  if (reservedMicros === 0) return null;
  if (spent.runMicros + reservedMicros > caps.runMicros) return 'run';
  if (spent.jobDayMicros + reservedMicros > caps.jobDayMicros) return 'job-day';
  return spent.monthMicros + reservedMicros > caps.monthMicros ? 'month' : null;
}

function callFrom({ reusedFrom, ...row }: CallRow): ModelCall {
  return {
    ...row,
    request: JSON.parse(row.request),
    answer: row.answer === null ? null : JSON.parse(row.answer),
    failure: failureFrom(row.failure),
    isWrapUp: row.isWrapUp === 1,
    isReused: reusedFrom !== null,
  };
}
