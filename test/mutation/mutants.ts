/** A bug that somebody could make, and the tests that must notice it. */
export interface Mutant {
  /** What the program does wrong then. */
  readonly bug: string;
  readonly file: string;
  /** Stands in the file once. */
  readonly find: string;
  readonly replace: string;
  /** Files of tests, below `test/`. */
  readonly caughtBy: readonly string[];
  /** Only a real Electron can notice it. */
  readonly needsApp?: true;
}

export const mutants: readonly Mutant[] = [
  {
    bug: 'the end of a run is written without asking for its fence',
    file: 'main/store/run-ledger.ts',
    find: '    if (owned.get(claim) === undefined) return false;\n',
    replace: '',
    caughtBy: ['main/store/run-ledger.test.ts'],
  },
  {
    bug: 'a claim leaves the fence as it was',
    file: 'main/store/run-claims.ts',
    find: 'fence = fence + 1,',
    replace: 'fence = fence,',
    caughtBy: ['main/store/run-ledger.test.ts'],
  },
  {
    bug: 'two runs of one window may both be done',
    file: 'main/store/migrations/001-ledger.sql',
    find: 'CREATE UNIQUE INDEX one_result',
    replace: 'CREATE INDEX one_result',
    caughtBy: ['main/store/run-ledger.test.ts', 'main/store/slot-ledger.test.ts'],
  },
  {
    bug: 'the day of a window is the day in UTC',
    file: 'main/domain/schedule/window.ts',
    find: 'const today = slotDate(slot);\n  const yesterday',
    replace:
      'const today = Temporal.PlainDate.from(utcSeconds(slot.dueAtMs).slice(0, 10));\n  const yesterday',
    caughtBy: ['main/domain/schedule/window.test.ts'],
  },
  {
    bug: 'commits are written with synchronous NORMAL',
    file: 'main/store/connection.ts',
    find: '{ full: 2, none: 0 }',
    replace: '{ full: 1, none: 0 }',
    caughtBy: ['main/store/connection.test.ts'],
  },
  {
    bug: 'a delivery is marked sent before it is sent',
    file: 'main/engine/delivery-lanes.ts',
    find: '      await channel.send(delivery);',
    replace:
      "      write(delivery.id, { state: 'sent' }, delivery);\n      await channel.send(delivery);",
    caughtBy: ['main/engine/delivery-lanes.test.ts'],
  },
  {
    bug: 'an answer that broke off half way counts as whole',
    file: 'main/pipeline/agent/collect-answer.ts',
    find: "  if (finish !== 'stop' && finish !== 'tool_calls') throw cutOff(who, 'broke off half way');\n",
    replace: '',
    caughtBy: ['main/pipeline/agent/openai-model.test.ts'],
  },
  {
    bug: 'the package asks the model again by itself',
    file: 'main/pipeline/agent/openai-model.ts',
    find: 'maxRetries: 0,',
    replace: 'maxRetries: 2,',
    caughtBy: ['main/pipeline/agent/openai-model.test.ts'],
  },
  {
    bug: 'what a clock that ran ahead has recorded is not taken back',
    file: 'main/engine/clock-keeper.ts',
    find: '    needs.quarantine.pullBack(nowMs, byMs);\n',
    replace: '',
    caughtBy: ['main/engine/time-faults.test.ts'],
  },
  {
    bug: 'SQL passes that only begins like a SELECT',
    file: 'main/pipeline/analyze/own-sql.ts',
    find: '  const { rows } = await query(`SELECT json_serialize_sql(',
    replace:
      '  if (/^\\s*(select|with)\\b/i.test(sql)) return sql.trim();\n  const { rows } = await query(`SELECT json_serialize_sql(',
    caughtBy: ['main/pipeline/custom.test.ts', 'main/pipeline/audit.test.ts'],
  },
  {
    bug: 'what began is not marked outside the database',
    file: 'main/engine/executor.ts',
    find: '    if (run.dueAtMs !== null) needs.marks.begin(run.jobId, run.dueAtMs);\n',
    replace: '',
    caughtBy: ['main/engine/restore-faults.test.ts'],
  },
  {
    bug: 'in the repeated hour of autumn the second reading counts',
    file: 'main/engine/timetable.ts',
    find: 'return instantsOf(zone, wallMs)[0] ??',
    replace: 'return instantsOf(zone, wallMs).at(-1) ??',
    caughtBy: ['main/engine/timetable.test.ts'],
  },
  {
    bug: 'skip lets a second run begin beside the first',
    file: 'main/domain/run/overlap.ts',
    find: 'const next = isRunning ? 0 : 1;',
    replace: 'const next = 1;',
    caughtBy: ['main/domain/run/overlap.test.ts'],
  },
  {
    bug: 'a job overlaps itself within the process',
    file: 'main/engine/keyed-mutex.ts',
    find: 'return await mutex.runExclusive(work);',
    replace: 'return await work();',
    caughtBy: ['main/engine/keyed-mutex.test.ts'],
  },
  {
    bug: 'Retry-After is not listened to',
    file: 'main/domain/run/retry.ts',
    find: 'if (!(retryAfterMs > 0)) return backedOffMs;',
    replace: 'if (retryAfterMs > 0) return backedOffMs;',
    caughtBy: ['main/engine/retry.test.ts', 'main/domain/run/retry.test.ts'],
  },
  {
    bug: 'what a call may cost is not reserved',
    file: 'main/store/model-calls.ts',
    find: 'micros: call.reservedMicros, calls: 1',
    replace: 'micros: 0, calls: 1',
    caughtBy: ['main/store/model-calls.test.ts'],
  },
  {
    bug: 'a number that no fact proves may stand in a report',
    file: 'main/pipeline/report/bare-numbers.ts',
    find: '  if (bare) throw unproven(',
    replace: '  if (bare && facts.length < 0) throw unproven(',
    caughtBy: ['main/pipeline/bare-numbers.test.ts'],
  },
  {
    bug: 'a repeated webhook bears another key',
    file: 'main/pipeline/deliver/webhook/webhook.ts',
    find: "'Idempotency-Key': idempotencyKey(delivery),",
    replace: "'Idempotency-Key': idempotencyKey(delivery) + delivery.tries,",
    caughtBy: ['main/pipeline/deliver/webhook.test.ts'],
  },
  {
    bug: 'a secret is written down where no keyring protects it',
    file: 'main/store/kept-secrets.ts',
    find: 'if (keyring.isProtecting()) return keep(name, secret);',
    replace: 'if (secret) return keep(name, secret);',
    caughtBy: ['main/store/kept-secrets.test.ts'],
  },
  {
    bug: 'a key stands in the log as it is',
    file: 'main/domain/model/hide-secrets.ts',
    find: 'return rules.reduce(',
    replace: 'return rules.slice(0, 1).reduce(',
    caughtBy: ['main/shell/redact.test.ts'],
  },
  {
    bug: 'a frame within a window may call',
    file: 'main/ipc/sender.ts',
    find: 'if (!frame || frame.parent !== null || ',
    replace: 'if (!frame || ',
    caughtBy: ['main/ipc/door.test.ts'],
  },
  {
    bug: 'a window is served files from outside its folder',
    file: 'main/shell/app-response.ts',
    find: 'if (!file.startsWith(root + sep) || !statSync(file).isFile()) return null;',
    replace: 'if (!statSync(file).isFile()) return null;',
    caughtBy: ['main/shell/app-response.test.ts'],
  },
  {
    bug: 'a picture of a report is loaded from elsewhere',
    file: 'main/pipeline/report/safe-html.ts',
    find: '  dropOtherImages(tree);\n}',
    replace: '}',
    caughtBy: ['main/pipeline/safe-html.test.ts'],
  },
  {
    bug: 'a cell of an export is a formula',
    file: 'main/pipeline/export/harmless.ts',
    find: ".test(text) ? `'",
    replace: '.test(text) ? `',
    caughtBy: ['main/pipeline/export-tables.test.ts'],
  },
  {
    bug: 'a web source may lead to the metadata of a cloud',
    file: 'main/pipeline/fetch/http/judge-address.ts',
    find: "  if (never.check(plain, family)) return 'never';\n",
    replace: '',
    caughtBy: ['main/pipeline/http-refusals.test.ts'],
  },
  {
    bug: 'a page gets what it asks permission for',
    file: 'main/shell/guards.ts',
    find: 'answer(isOwnCopy(permission, requestingUrl)),',
    replace: 'answer(permission !== requestingUrl),',
    caughtBy: ['e2e/boundary.test.ts'],
    needsApp: true,
  },
  {
    bug: 'the guard of navigation lets pass what it was to refuse',
    file: 'main/shell/guards.ts',
    find: "if (judged.verdict === 'allow') return;",
    replace: "if (judged.verdict !== 'fact') return;",
    caughtBy: ['e2e/boundary.test.ts'],
    needsApp: true,
  },
  {
    bug: 'pages reach the network',
    file: 'main/shell/guards.ts',
    find: 'answer({ cancel: isPage && !isOwn });',
    replace: 'answer({ cancel: isPage && isOwn && !isOwn });',
    caughtBy: ['e2e/guards.test.ts'],
    needsApp: true,
  },
  {
    bug: 'a process that crashes writes its memory down',
    file: 'main/shell/app-lifecycle.ts',
    find: "import { app, dialog } from 'electron';\n",
    replace:
      "import { app, crashReporter, dialog } from 'electron';\n\napp.once('will-finish-launching', () => crashReporter.start({ uploadToServer: false }));\n",
    caughtBy: ['e2e/canary.test.ts'],
    needsApp: true,
  },
];
