import { pathsOf } from '../../../../main/store/home.ts';
import { openStore } from '../../../../main/store/open-store.ts';
import { aDelivery, dueSlot, finished, nightly, report, seven, snapshot, total } from '../story.ts';

// Takes one run from its slot to its delivery in the home argv[2], and is killed at the point argv[3].
const [, , home = '', point = ''] = process.argv;

function passes(here: string): void {
  if (here === point) process.kill(process.pid, 'SIGKILL');
}

const random = { runId: () => 'run-of-dead' };
const store = openStore({ paths: pathsOf(home), random, durability: 'full' });
const job = store.jobs.save(nightly, seven);
passes('before T1');
const decide = () => {
  passes('in T1');
  return [dueSlot(0, { window: null, key: null })];
};
store.slots.record([{ job, decide }], seven);
passes('after T1');
const { window, key } = dueSlot();
const run = store.runs.claim('run-of-dead', 'dead-boot', seven, () => {
  passes('in T2');
  return window && key ? { window, key } : null;
});
if (!run) throw new Error('nothing was claimed');
passes('after T2');
const claim = { runId: run.id, fence: run.fence };
store.runs.saveSnapshot(claim, snapshot, seven);
passes('after T3');
// The second fact is read after the report and the first fact were written.
const facts = [
  total,
  Object.defineProperty({ ...total, n: 2 }, 'id', {
    enumerable: true,
    get() {
      passes('in T4');
      return 'total.gross';
    },
  }),
];
const work = finished({ report: { ...report, facts }, deliveries: [aDelivery(run)] });
store.runs.finish(claim, work, seven);
passes('after T4');
const [delivery] = store.outbox.due(seven);
store.outbox.claim(delivery?.id ?? 0, seven);
passes('after T6');
store.outbox.settle(delivery?.id ?? 0, { state: 'sent' }, seven);
passes('after T7');
