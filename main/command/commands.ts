import { anomalies } from './anomalies.ts';
import { backfill } from './backfill.ts';
import { backup } from './backup.ts';
import type { Command } from './command.ts';
import { doctor } from './doctor.ts';
import { explain } from './explain.ts';
import { health } from './health.ts';
import { jobsAdd } from './jobs-add.ts';
import { jobsExport } from './jobs-export.ts';
import { jobsList } from './jobs-list.ts';
import { jobsPause } from './jobs-pause.ts';
import { jobsRemove } from './jobs-remove.ts';
import { jobsResume } from './jobs-resume.ts';
import { jobsShow } from './jobs-show.ts';
import { next } from './next.ts';
import { replay } from './replay.ts';
import { report } from './report.ts';
import { restore } from './restore.ts';
import { run } from './run.ts';
import { runs } from './runs.ts';
import { simulate } from './simulate.ts';
import { slots } from './slots.ts';

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  next,
  explain,
  jobsList,
  jobsShow,
  jobsAdd,
  jobsRemove,
  jobsPause,
  jobsResume,
  jobsExport,
  run,
  backfill,
  runs,
  slots,
  report,
  replay,
  anomalies,
  simulate,
  health,
  doctor,
  backup,
  restore,
];
