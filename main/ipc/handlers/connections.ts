import type { ConnectionCalls } from '../../../preload/contract/connection-calls.ts';
import { asRunFailure } from '../../domain/failure.ts';
import { freeId } from '../../domain/job/free-id.ts';
import { type Connection, secretName, usesConnection } from '../../domain/source/connection.ts';
import type { HandlersOf } from '../handler.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { connectionOfDraft, connectionView } from '../views/connection-draft.ts';

type Given = ConnectionCalls['connection.save']['argument'];

/** Connections and their secrets. A secret comes in and never goes out again. */
export function connectionsHandlers(services: Services): HandlersOf<keyof ConnectionCalls> {
  const { connections, secrets, jobs, clock, engine } = services;

  const jobsOf = (id: string) => jobs.list().filter((job) => usesConnection(job, id));

  function read({ draft }: Given): Connection | Refused {
    const isTaken = (id: string) => connections.get(id) !== null;
    const id = draft.id ?? freeId(draft.name, 'connection', isTaken);
    const found = connectionOfDraft(draft, id);
    return 'kind' in found ? found : new Refused(found);
  }

  return {
    'connections.read': () => ({
      connections: connections.list().map((saved) => {
        const { id } = saved.connection;
        const names = jobsOf(id).map(({ name }) => name);
        return connectionView(saved, secrets.placeOf(secretName(id)), names);
      }),
      keeps: secrets.keeps(),
    }),
    'connection.save': (given) => {
      const connection = read(given);
      if (connection instanceof Refused) return connection;
      const before = connections.get(connection.id)?.connection ?? null;
      connections.save(connection, clock.wallMs());
      if (given.secret !== null) secrets.save(secretName(connection.id), given.secret);
      const waiting = jobs.list().filter(({ paused }) => paused?.connectionId === connection.id);
      // Another name is no reason to show the server once more what it has refused.
      const isAnother = given.secret !== null || !isSameBut(before, connection);
      if (isAnother) engine.unpark(connection.id);
      engine.viewsChanged();
      return { id: connection.id, resumed: isAnother ? waiting.length : 0 };
    },
    'connection.test': async (given) => {
      const connection = read(given);
      if (connection instanceof Refused) return connection;
      try {
        const secret = given.secret ?? secrets.read(secretName(connection.id));
        const sentence = await services.tryConnection({ connection, secret });
        const isSaved = isSame(connections.get(connection.id)?.connection ?? null, connection);
        // It was asked for by hand and went well: whatever refused it has been put right.
        if (given.secret === null && isSaved) engine.unpark(connection.id);
        return { isWell: true, sentence };
      } catch (caught) {
        return { isWell: false, sentence: asRunFailure(caught).message };
      }
    },
    'connection.remove': ({ id }) => {
      const used = jobsOf(id).map(({ name }) => name);
      if (used.length > 0) {
        const message = `${used.join(', ')} ${used.length === 1 ? 'uses' : 'use'} it. Give ${used.length === 1 ? 'it' : 'them'} other data first.`;
        return new Refused([{ field: null, message }]);
      }
      connections.remove(id);
      secrets.forget(secretName(id));
      engine.viewsChanged();
      return null;
    },
  };
}

function isSame(one: Connection | null, other: Connection): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether nothing but the name differs. */
function isSameBut(before: Connection | null, after: Connection): boolean {
  return before !== null && isSame({ ...before, name: after.name }, after);
}
