import type Database from 'better-sqlite3';
import type { Answer, FollowUp, FollowUps } from '../domain/model/follow-up.ts';
import { failureFrom } from './rows.ts';

const columns = `id, run_id AS runId, question, state, answer, failure, asked_at_ms AS askedAtMs,
  ended_at_ms AS endedAtMs`;
const insert = `INSERT INTO follow_ups (run_id, question, state, asked_at_ms)
  VALUES (:runId, :question, 'asked', :nowMs) RETURNING ${columns}`;
const end = `UPDATE follow_ups SET state = :state, answer = :answer, failure = :failure, ended_at_ms = :nowMs
  WHERE id = :id AND state = 'asked'`;
const selectOne = `SELECT ${columns} FROM follow_ups WHERE id = ?`;
const selectOfRun = `SELECT ${columns} FROM follow_ups WHERE run_id = ? ORDER BY id`;
const endAll = `UPDATE follow_ups SET state = 'failed', failure = :failure, ended_at_ms = :nowMs
  WHERE state = 'asked'`;
// It may have been paid for: its reservation stays spent.
const loseCalls = `UPDATE model_calls SET state = 'lost', cost_micros = reserved_micros, ended_at_ms = :nowMs
  WHERE state = 'asked' AND follow_up IN (SELECT id FROM follow_ups WHERE state = 'asked')`;

interface Row extends Omit<FollowUp, 'answer' | 'failure'> {
  readonly answer: string | null;
  readonly failure: string | null;
}

/** Questions about reports and their answers, a row each. */
export function followUps(db: Database.Database): FollowUps {
  const add = db.prepare<[unknown], Row>(insert);
  const finish = db.prepare(end);
  const one = db.prepare<[number], Row>(selectOne);
  const ofRun = db.prepare<[string], Row>(selectOfRun);
  const finishAll = db.prepare(endAll);
  const lose = db.prepare(loseCalls);

  const abandon = db.transaction((failure: string, nowMs: number): number => {
    lose.run({ nowMs });
    return finishAll.run({ failure, nowMs }).changes;
  });

  return {
    ask(runId, question, nowMs) {
      const row = add.get({ runId, question, nowMs });
      if (!row) throw new Error('SQLite returned no row of an insert');
      return followUpFrom(row);
    },
    answer: (id, answer: Answer, nowMs) =>
      finish.run({
        id,
        state: 'answered',
        answer: JSON.stringify(answer),
        failure: null,
        nowMs,
      }).changes === 1,
    fail: (id, failure, nowMs) =>
      finish.run({ id, state: 'failed', answer: null, failure: JSON.stringify(failure), nowMs })
        .changes === 1,
    one(id) {
      const row = one.get(id);
      return row ? followUpFrom(row) : null;
    },
    ofRun: (runId) => ofRun.all(runId).map(followUpFrom),
    abandon: (failure, nowMs) => abandon.immediate(JSON.stringify(failure), nowMs),
  };
}

function followUpFrom(row: Row): FollowUp {
  return {
    ...row,
    answer: row.answer === null ? null : JSON.parse(row.answer),
    failure: failureFrom(row.failure),
  };
}
