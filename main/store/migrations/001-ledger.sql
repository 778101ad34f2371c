-- Times are UTC epoch milliseconds and end in _ms. JSON columns hold the domain's types as they are.
-- Words are checked with OR: for an IN of three or more SQLite builds a table at each row that is written.

CREATE TABLE jobs (
  id TEXT PRIMARY KEY,                        -- slug chosen by the user, never changed
  revision INTEGER NOT NULL,                  -- the newest of job_revisions
  priority INTEGER NOT NULL,                  -- copy of the spec's, so that ready runs sort without JSON
  name TEXT NOT NULL,                         -- copies too: what is asked of all jobs at once reads no specs
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  asks_zone INTEGER NOT NULL CHECK (asks_zone IN (0, 1)),  -- 1: asks when the laptop is in another zone
  created_at_ms INTEGER NOT NULL,
  edited_at_ms INTEGER NOT NULL,              -- when the newest revision was saved
  scheduled_at_ms INTEGER NOT NULL,           -- schedule, window or enabled last changed: slots come after this
  paused_since_ms INTEGER,                    -- null: not paused
  paused_note TEXT,
  paused_until_ms INTEGER,                    -- when the pause ends by itself; null: when somebody ends it
  paused_automatic INTEGER CHECK (paused_automatic IN (0, 1)),  -- 1: by Almanac, not by a person
  paused_connection TEXT,                     -- whose secret was refused: a new one ends the pause
  resumed_at_ms INTEGER,                      -- failures before the last resume do not count
  retention_floor_ms INTEGER,                 -- slots due by then were deleted, and are never made again
  removed_at_ms INTEGER                       -- removed jobs stay as a row, for their runs and reports
) STRICT;

CREATE TABLE job_revisions (
  job_id TEXT NOT NULL REFERENCES jobs (id),
  revision INTEGER NOT NULL,
  spec TEXT NOT NULL,                         -- JobSpec as JSON
  saved_at_ms INTEGER NOT NULL,
  PRIMARY KEY (job_id, revision)              -- beside the rows: a spec as part of a key takes pages of its own
) STRICT;

-- Schedules that an edit or a removal ended. The next sweep records their slots up to then, and deletes the row.
CREATE TABLE ended_schedules (
  id INTEGER PRIMARY KEY,
  job_id TEXT NOT NULL REFERENCES jobs (id),
  revision INTEGER NOT NULL,                  -- of the job, while it was in force
  from_ms INTEGER NOT NULL,                   -- slots due after this
  until_ms INTEGER NOT NULL                   -- and by then are its own
) STRICT;

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  job_id TEXT NOT NULL REFERENCES jobs (id),
  job_revision INTEGER NOT NULL,
  slot TEXT NOT NULL,                         -- slot text, or manual:<id>
  due_at_ms INTEGER,                          -- null for a run asked for by hand
  requested_at_ms INTEGER NOT NULL,           -- when it was recorded
  zone TEXT NOT NULL,                         -- the zone its slot was read in
  trigger TEXT NOT NULL
    CHECK (trigger = 'schedule' OR trigger = 'catch-up' OR trigger = 'manual'
      OR trigger = 'backfill' OR trigger = 'again'),
  again TEXT CHECK (again IN ('as-it-was', 'as-is-now')),  -- what a re-run reads: stored or fresh data
  window_key TEXT,                            -- null until fixed, for since-last at the first claim
  window_from_ms INTEGER,
  window_to_ms INTEGER,
  key TEXT,                                   -- idempotency key, fixed together with the window
  revision INTEGER NOT NULL,                  -- 1, or more for a deliberate re-run of the window
  state TEXT NOT NULL
    CHECK (state = 'recorded' OR state = 'waiting' OR state = 'running' OR state = 'delivering'
      OR state = 'done' OR state = 'failed' OR state = 'dropped'),
  owner_boot TEXT,                            -- boot id of the process that runs it, else null
  fence INTEGER NOT NULL,                     -- +1 at every claim, so it also counts the attempts
  heartbeat INTEGER NOT NULL,                 -- a counter, not a time: clock jumps cannot expire it
  next_at_ms INTEGER,                         -- not before this, after a failed attempt
  waiting_for TEXT,                           -- what its data lacks, while it waits
  wait_until_ms INTEGER,                      -- fixed when it first waited: a restart waits no longer
  started_at_ms INTEGER,                      -- first claim
  ended_at_ms INTEGER,
  outcome TEXT
    CHECK (outcome = 'succeeded' OR outcome = 'failed' OR outcome = 'skipped' OR outcome = 'missed'
      OR outcome = 'superseded'),
  reason TEXT,
  work_reason TEXT,                           -- how the work was done: on time, late, catch-up; reason may say undelivered
  result TEXT,                                -- one line: "1,204 customers, 31 at risk"; null again once its data is forgotten
  failure TEXT,                               -- FailureRecord of the last failed attempt
  mended_by TEXT REFERENCES runs (id),        -- the later run that did what this one failed to do
  dismissed_at_ms INTEGER,                    -- the user has seen the failure and put it away
  CHECK ((key IS NULL) = (window_key IS NULL)),
  CHECK ((ended_at_ms IS NULL) = (state IN ('recorded', 'waiting', 'running', 'delivering'))),
  CHECK ((ended_at_ms IS NULL) = (outcome IS NULL))
) STRICT;

-- Exactly once: no two runs of one window's revision are active or done.
CREATE UNIQUE INDEX one_result ON runs(key, revision) WHERE key IS NOT NULL AND state NOT IN ('failed', 'dropped');

CREATE INDEX runs_by_key ON runs (key, revision) WHERE key IS NOT NULL;
CREATE INDEX runs_open ON runs (job_id, state) WHERE ended_at_ms IS NULL;
CREATE INDEX runs_done_to ON runs (job_id, window_to_ms)
  WHERE state IN ('delivering', 'done') AND trigger <> 'again';
-- What has not ended is in no index of outcomes: each run would be written to it twice.
CREATE INDEX runs_by_outcome ON runs (job_id, outcome, ended_at_ms) WHERE outcome IS NOT NULL;
-- The job, so that they are counted in it alone.
CREATE INDEX failures_open ON runs (ended_at_ms, id, job_id)
  WHERE outcome = 'failed' AND mended_by IS NULL AND dismissed_at_ms IS NULL;
-- Without it each new run would read all runs: its slot is written first, and SQLite then looks for
-- whatever refers to the new row.
CREATE INDEX runs_mended ON runs (mended_by) WHERE mended_by IS NOT NULL;
CREATE INDEX failures_unmended ON runs (job_id) WHERE outcome = 'failed' AND mended_by IS NULL;

CREATE TABLE slots (
  job_id TEXT NOT NULL REFERENCES jobs (id),
  slot TEXT NOT NULL CHECK (slot <> ''),      -- the identity of when
  due_at_ms INTEGER,                          -- null for a run asked for by hand
  recorded_at_ms INTEGER NOT NULL,
  at_ms INTEGER NOT NULL AS (coalesce(due_at_ms, recorded_at_ms)),  -- where it stands in a list
  zone TEXT NOT NULL,                         -- resolved, when the job says system
  tzdata TEXT,                                -- version of the time zone rules it was computed with
  trigger TEXT,                               -- of its run, null when it has none
  outcome TEXT
    CHECK (outcome = 'succeeded' OR outcome = 'failed' OR outcome = 'skipped' OR outcome = 'missed'
      OR outcome = 'superseded' OR outcome = 'open'),
  reason TEXT,
  run_id TEXT REFERENCES runs (id) DEFERRABLE INITIALLY DEFERRED,
  covers TEXT NOT NULL,                       -- JSON: slots coalesced into this one's run
  PRIMARY KEY (job_id, slot)                  -- beside the rows: without them no index alone answers what asks for at_ms
) STRICT;

-- By time and not by job: what a thousand jobs record at one instant then shares its pages.
CREATE UNIQUE INDEX one_slot_per_instant ON slots (due_at_ms, job_id) WHERE due_at_ms IS NOT NULL;
CREATE UNIQUE INDEX slot_of_run ON slots (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX slots_in_time ON slots (at_ms, job_id, slot);
CREATE INDEX slots_of_job ON slots (job_id, at_ms, slot);
-- What succeeded is nearly everything: it is found in the two above, and no run that went well writes to these.
CREATE INDEX slots_by_outcome ON slots (outcome, at_ms, job_id, slot) WHERE outcome <> 'succeeded';
CREATE INDEX slots_of_job_by_outcome ON slots (job_id, outcome, at_ms, slot)
  WHERE outcome <> 'succeeded';

-- Slots that a wrong clock put into the future, moved out of the way of the real ones.
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY,
  job_id TEXT NOT NULL REFERENCES jobs (id),
  slot TEXT NOT NULL,
  due_at_ms INTEGER NOT NULL,
  outcome TEXT,                               -- what the ledger said about it
  run_id TEXT,
  moved_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE attempts (
  run_id TEXT NOT NULL REFERENCES runs (id),
  fence INTEGER NOT NULL,
  boot TEXT NOT NULL,
  started_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  outcome TEXT
    CHECK (outcome = 'succeeded' OR outcome = 'failed' OR outcome = 'cancelled'
      OR outcome = 'abandoned'),
  failure TEXT,                               -- FailureRecord
  log TEXT,                                   -- LogLines as JSON, written at its end; null where it said nothing
  PRIMARY KEY (run_id, fence),
  CHECK ((ended_at_ms IS NULL) = (outcome IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE steps (
  run_id TEXT NOT NULL REFERENCES runs (id),
  step TEXT NOT NULL
    CHECK (step = 'fetch' OR step = 'analyze' OR step = 'report' OR step = 'deliver'),
  fence INTEGER NOT NULL,                     -- the attempt that stored it
  stored_at_ms INTEGER NOT NULL,
  result TEXT NOT NULL,                       -- fetch: SnapshotManifest; analyze: why no model wrote it, FailureRecord
  PRIMARY KEY (run_id, step)                  -- beside the rows: what is long takes no page of its own then
) STRICT;

-- Questions to models: each is recorded with its budget before it leaves, its answer before anyone uses it.
-- Questions about a stored report, and their answers.
CREATE TABLE follow_ups (
  id INTEGER PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES runs (id),
  question TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'answered', 'failed')),
  answer TEXT,                                -- Answer as JSON, its facts included
  failure TEXT,                               -- FailureRecord
  asked_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  CHECK ((state = 'asked') = (ended_at_ms IS NULL)),
  CHECK ((state = 'answered') = (answer IS NOT NULL)),
  CHECK ((state = 'failed') = (failure IS NOT NULL))
) STRICT;

CREATE INDEX follow_ups_of_run ON follow_ups (run_id, id);
CREATE INDEX follow_ups_under_way ON follow_ups (id) WHERE state = 'asked';

CREATE TABLE model_calls (
  id INTEGER PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES runs (id),
  follow_up INTEGER REFERENCES follow_ups (id),  -- the question about the report; null: the report itself
  step INTEGER NOT NULL,                      -- 1, 2, 3 of the conversation
  fence INTEGER NOT NULL,                     -- the attempt that asked
  hash TEXT NOT NULL,                         -- sha256 of the request
  profile TEXT NOT NULL,                      -- id of the model's profile
  writer TEXT NOT NULL,                       -- its name then
  endpoint TEXT NOT NULL,                     -- host that it went to
  request TEXT NOT NULL,                      -- ModelRequest as JSON; no key is in it
  is_wrap_up INTEGER NOT NULL CHECK (is_wrap_up IN (0, 1)),  -- 1: it asked the model to come to an end
  state TEXT NOT NULL
    CHECK (state = 'asked' OR state = 'answered' OR state = 'failed' OR state = 'lost'),
  answer TEXT,                                -- ModelAnswer as JSON
  failure TEXT,                               -- FailureRecord
  reserved_micros INTEGER NOT NULL,           -- millionths of a dollar, the most it may cost
  cost_micros INTEGER,                        -- null until it has ended
  reused_from INTEGER REFERENCES model_calls (id) ON DELETE SET NULL,  -- the call that paid for the answer
  day TEXT NOT NULL,                          -- of `budget`, where its reservation stands
  asked_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  CHECK ((state = 'asked') = (ended_at_ms IS NULL)),
  CHECK ((state = 'answered') = (answer IS NOT NULL))
) STRICT;

CREATE INDEX model_calls_of_run ON model_calls (run_id, id);
CREATE INDEX model_calls_by_hash ON model_calls (hash) WHERE state = 'answered';
CREATE INDEX model_calls_of_follow_up ON model_calls (follow_up) WHERE follow_up IS NOT NULL;
CREATE INDEX model_calls_reused ON model_calls (reused_from) WHERE reused_from IS NOT NULL;

-- What models cost, reservations included.
CREATE TABLE budget (
  day TEXT NOT NULL,                          -- 2026-11-27, in UTC
  job_id TEXT NOT NULL REFERENCES jobs (id),
  micros INTEGER NOT NULL,                    -- millionths of a dollar
  calls INTEGER NOT NULL,
  PRIMARY KEY (day, job_id)
) STRICT, WITHOUT ROWID;

-- Sentences that a model read for the editor of a job: no run asks them, and the month's limit holds for them all the same.
CREATE TABLE sentence_calls (
  id INTEGER PRIMARY KEY,
  profile TEXT NOT NULL,                      -- id of the model's profile
  writer TEXT NOT NULL,                       -- its name then
  endpoint TEXT NOT NULL,                     -- host that it went to
  reserved_micros INTEGER NOT NULL,           -- millionths of a dollar, the most it may cost
  cost_micros INTEGER,                        -- null until it has ended; the reservation stays spent until then
  day TEXT NOT NULL,                          -- 2026-11-27, in UTC
  asked_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  CHECK ((cost_micros IS NULL) = (ended_at_ms IS NULL))
) STRICT;

CREATE INDEX sentence_calls_by_day ON sentence_calls (day);

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,                     -- grows in order of making
  run_id TEXT NOT NULL UNIQUE REFERENCES runs (id),
  job_id TEXT NOT NULL REFERENCES jobs (id),
  window_to_ms INTEGER NOT NULL,              -- copy of the run's, to find the report before another
  headline TEXT NOT NULL,
  hash TEXT NOT NULL,                         -- names the folder below reports/
  bytes INTEGER NOT NULL,                     -- of its markdown
  created_at_ms INTEGER NOT NULL,
  is_unread INTEGER NOT NULL CHECK (is_unread IN (0, 1)),
  pinned_at_ms INTEGER                        -- null: not pinned
) STRICT;

-- Reports whose words are in no index yet. Whoever looks for words puts them there first.
CREATE TABLE unindexed (
  report_id INTEGER PRIMARY KEY REFERENCES reports (id),
  body TEXT NOT NULL                          -- what report_texts.body will be
) STRICT;

CREATE INDEX reports_of_job ON reports (job_id, id);
CREATE INDEX reports_of_job_in_time ON reports (job_id, window_to_ms, id);
CREATE INDEX reports_pinned ON reports (id) WHERE pinned_at_ms IS NOT NULL;
CREATE INDEX reports_unread ON reports (id, job_id) WHERE is_unread = 1;

-- rowid is reports.id
CREATE VIRTUAL TABLE report_texts USING fts5 (
  headline, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '3 4 5'
);
-- Half as many merges: each commit adds a segment, and a search still takes a millisecond or two.
INSERT INTO report_texts (report_texts, rank) VALUES ('automerge', 8);

CREATE TABLE facts (
  run_id TEXT NOT NULL REFERENCES runs (id),
  n INTEGER NOT NULL,                         -- 1, 2, 3 in the order of the report
  id TEXT NOT NULL,                           -- stable from report to report: total.net
  label TEXT NOT NULL,
  value ANY,                                  -- number, text or null, as computed
  format TEXT NOT NULL,
  unit TEXT NOT NULL,
  text TEXT NOT NULL,                         -- as the report writes it
  query TEXT NOT NULL,                        -- SQL that gives the value when run on the snapshot
  evidence TEXT NOT NULL,                     -- Evidence as JSON
  source TEXT NOT NULL,
  snapshot_hash TEXT NOT NULL,
  PRIMARY KEY (run_id, n)                     -- beside the rows, as in steps
) STRICT;

-- The words by which facts are found. rowid is reports.id * 1,000,000 + facts.n: newest last.
CREATE VIRTUAL TABLE fact_words USING fts5 (
  words, content = '', contentless_delete = 1, detail = none,
  tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO fact_words (fact_words, rank) VALUES ('automerge', 8);

CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES runs (id),
  subject TEXT NOT NULL,                      -- run revision, incident or digest
  channel TEXT NOT NULL,
  recipient TEXT NOT NULL,
  required INTEGER NOT NULL CHECK (required IN (0, 1)),  -- 1: the run is not done before it has ended
  payload TEXT NOT NULL,                      -- frozen when recorded
  state TEXT NOT NULL
    CHECK (state = 'pending' OR state = 'sending' OR state = 'sent' OR state = 'unknown'
      OR state = 'dead' OR state = 'skipped'),
  held INTEGER NOT NULL CHECK (held IN (0, 1)),  -- 1: pending until a person says so
  maybe_duplicate INTEGER NOT NULL DEFAULT 0 CHECK (maybe_duplicate IN (0, 1)),  -- 1: went out again, unsure of the first time
  asked_at_ms INTEGER,                        -- when a person asked for it to be sent again
  tries INTEGER NOT NULL,
  next_at_ms INTEGER NOT NULL,
  failure TEXT,                               -- FailureRecord of the last try
  recorded_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  UNIQUE (subject, channel, recipient)        -- the dedupe key: one thing is told once
) STRICT;

CREATE INDEX deliveries_of_run ON deliveries (run_id);
CREATE INDEX deliveries_unsent ON deliveries (state, next_at_ms) WHERE ended_at_ms IS NULL;
CREATE INDEX deliveries_due ON deliveries (channel, id) WHERE state = 'pending' AND held = 0;
CREATE INDEX deliveries_waiting ON deliveries (id)
  WHERE (state = 'pending' AND held = 1) OR state IN ('unknown', 'dead');
CREATE INDEX deliveries_of_recipient ON deliveries (channel, recipient, ended_at_ms)
  WHERE ended_at_ms IS NOT NULL;

-- What became of slots and deliveries, in the order in which it was decided. Each hash is over the hash before it and
-- the row's own entry, so that nothing can be changed, taken out or put in later without a trace: see audit-chain.ts.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,                     -- of a slot where it stands in a list, of a delivery its end
  entry TEXT NOT NULL,                        -- JSON array: what it is about, then what became of it
  hash TEXT NOT NULL                          -- sha256 as hex
) STRICT;

-- The entries as they would be written now. `audit_hash` is a function of ours: whoever writes to these tables
-- from outside must do without the triggers, and is found.
CREATE VIEW audit_slots AS SELECT slots.job_id, slots.slot, slots.at_ms, json_array('slot', slots.job_id, slots.slot,
    slots.at_ms, slots.outcome, slots.reason, runs.id, runs.window_key, runs.revision, reports.hash) AS entry
  FROM slots LEFT JOIN runs ON runs.id = slots.run_id LEFT JOIN reports ON reports.run_id = slots.run_id
  WHERE slots.outcome IS NOT NULL;
CREATE VIEW audit_deliveries AS SELECT id, run_id, ended_at_ms AS at_ms, json_array('delivery', run_id, subject, channel,
    recipient, state, tries, audit_hash('', payload)) AS entry
  FROM deliveries WHERE ended_at_ms IS NOT NULL;
CREATE VIEW audit_head AS SELECT coalesce((SELECT hash FROM audit ORDER BY id DESC LIMIT 1), '') AS hash;

CREATE TRIGGER audit_new_slot AFTER INSERT ON slots WHEN NEW.outcome IS NOT NULL BEGIN
  INSERT INTO audit (at_ms, entry, hash) SELECT at_ms, entry, audit_hash(hash, entry)
    FROM audit_slots, audit_head WHERE job_id = NEW.job_id AND slot = NEW.slot;
END;
CREATE TRIGGER audit_slot AFTER UPDATE OF outcome, reason, run_id ON slots WHEN NEW.outcome IS NOT NULL BEGIN
  INSERT INTO audit (at_ms, entry, hash) SELECT at_ms, entry, audit_hash(hash, entry)
    FROM audit_slots, audit_head WHERE job_id = NEW.job_id AND slot = NEW.slot;
END;
CREATE TRIGGER audit_delivery AFTER UPDATE OF state ON deliveries WHEN NEW.ended_at_ms IS NOT NULL BEGIN
  INSERT INTO audit (at_ms, entry, hash) SELECT at_ms, entry, audit_hash(hash, entry)
    FROM audit_deliveries, audit_head WHERE id = NEW.id;
END;
CREATE TRIGGER audit_quarantine AFTER INSERT ON quarantine BEGIN
  INSERT INTO audit (at_ms, entry, hash) SELECT NEW.moved_at_ms, entry, audit_hash(hash, entry)
    FROM (SELECT json_array('quarantined', NEW.job_id, NEW.slot, NEW.due_at_ms) AS entry), audit_head;
END;

-- Sleep and absence as seen.
CREATE TABLE power (
  from_ms INTEGER NOT NULL,
  to_ms INTEGER NOT NULL CHECK (to_ms > from_ms),
  kind TEXT NOT NULL CHECK (kind IN ('asleep', 'off')),
  PRIMARY KEY (to_ms, from_ms)                -- by end: what overlaps a time is searched from there
) STRICT, WITHOUT ROWID;

-- What the command asks the running app to do.
CREATE TABLE requests (
  id INTEGER PRIMARY KEY,
  asked_at_ms INTEGER NOT NULL,
  asked TEXT NOT NULL,                        -- RequestedRun as JSON
  answer TEXT,                                -- RequestAnswer as JSON
  answered_at_ms INTEGER
) STRICT;

CREATE INDEX requests_pending ON requests (id) WHERE answer IS NULL;

-- Ways to data outside the laptop. Their secrets are not here.
CREATE TABLE connections (
  id TEXT PRIMARY KEY,                        -- slug; job files name it
  settings TEXT NOT NULL,                     -- Connection as JSON
  saved_at_ms INTEGER NOT NULL,
  refused_at_ms INTEGER,                      -- nobody asks with its secret again; null: as far as known it is right
  refused_sentence TEXT,
  CHECK ((refused_at_ms IS NULL) = (refused_sentence IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the editor of a job held unsaved. No secret is in it.
CREATE TABLE kept_drafts (
  job_id TEXT PRIMARY KEY,                    -- empty for a job that is not there yet
  kept_at_ms INTEGER NOT NULL,
  fields TEXT NOT NULL                        -- JobDraft as JSON
) STRICT, WITHOUT ROWID;
