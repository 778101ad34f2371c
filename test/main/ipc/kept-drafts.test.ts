import { expect, test } from 'vitest';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { aStore, seven } from '../store/cast.ts';
import { churn } from './cast.ts';
import { servicesOf } from './fake-services.ts';
import { good } from './good-arguments.ts';

const draft = good['draft.keep'];

/** The calls over a real store, at seven. */
function drafts() {
  const { services } = servicesOf({});
  const { jobs, keptDrafts } = aStore();
  const clock = { wallMs: () => seven };
  return { calls: createHandlers({ ...services, jobs, keptDrafts, clock }), jobs, keptDrafts };
}

test('what was typed is kept and read again, a signing secret and the password of an address apart', async () => {
  const { calls, keptDrafts } = drafts();
  const remote = {
    kind: 'http',
    connection: null,
    ask: 'https://ana:hunter2@shop.example/a?day=1&token=t0ps3cret',
  } as const;
  await calls['draft.keep']({ ...draft, remote });
  const kept = JSON.stringify(keptDrafts.all());
  for (const secret of ['shared by two', 'hunter2', 't0ps3cret'])
    expect(kept).not.toContain(secret);
  expect(await calls['draft.read']({ jobId: null })).toEqual({
    atMs: seven,
    savedSinceMs: null,
    draft: {
      ...draft,
      remote: { ...remote, ask: 'https://@shop.example/a?day=1&token=' },
      deliver: draft.deliver.map((target) => ({ ...target, newSecret: null })),
    },
  });
  expect(await calls['drafts.read'](null)).toEqual([{ jobId: null, name: 'Sales', atMs: seven }]);
});

test('a query is kept as it was typed', async () => {
  const { calls } = drafts();
  const ask = "SELECT * FROM visits WHERE token = 'a' AND pwd=b";
  const remote = { kind: 'postgres', connection: 'shop', ask } as const;
  await calls['draft.keep']({ ...draft, remote });
  expect(await calls['draft.read']({ jobId: null })).toMatchObject({ draft: { remote } });
});

test('a draft says when its job was saved after it, and is gone when forgotten', async () => {
  const { calls, jobs } = drafts();
  jobs.save(churn, seven - 1);
  const read = () => calls['draft.read']({ jobId: churn.id });
  await calls['draft.keep']({ ...draft, id: churn.id });
  expect(await read()).toMatchObject({ savedSinceMs: null });
  jobs.save({ ...churn, name: 'Churn' }, seven + 60_000);
  expect(await read()).toMatchObject({ savedSinceMs: seven + 60_000 });
  await calls['draft.forget']({ jobId: churn.id });
  expect(await read()).toBe(null);
});

test('a draft of another version of the form is not offered', async () => {
  const { calls, keptDrafts } = drafts();
  keptDrafts.keep({ jobId: null, atMs: seven, fields: '{"name":"Sales"}' });
  expect([await calls['draft.read']({ jobId: null }), await calls['drafts.read'](null)]).toEqual([
    null,
    [],
  ]);
});
