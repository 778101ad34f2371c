import type { Connections, SavedConnection } from '../../../main/domain/source/connection.ts';
import type { ConnectionDraft } from '../../../preload/contract/connection-calls.ts';

/** The form of a web address that asks for a token. */
export const webConnection: ConnectionDraft = {
  id: null,
  name: 'Shop',
  kind: 'http',
  baseUrl: 'https://shop.example/api',
  auth: 'bearer',
  header: '',
  user: '',
  host: '',
  port: '',
  database: '',
  encryption: 'verified',
};

/** Connections in memory. */
export function fakeConnections(): Connections {
  const kept = new Map<string, SavedConnection>();
  return {
    list: () => [...kept.values()],
    get: (id) => kept.get(id) ?? null,
    save(connection) {
      const refusal = kept.get(connection.id)?.refusal ?? null;
      kept.set(connection.id, { connection, refusal });
    },
    remove: (id) => void kept.delete(id),
    setRefusal(id, refusal) {
      const saved = kept.get(id);
      if (!saved || (saved.refusal === null) === (refusal === null)) return false;
      kept.set(id, { ...saved, refusal });
      return true;
    },
  };
}
