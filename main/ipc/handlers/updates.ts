import type { UpdateCalls } from '../../../preload/contract/update-calls.ts';
import type { HandlersOf } from '../handler.ts';
import type { Services } from '../services.ts';

export function updatesHandlers({
  updates,
}: Pick<Services, 'updates'>): HandlersOf<keyof UpdateCalls> {
  return {
    'updates.read': () => {
      const server = updates.server();
      return {
        isOn: updates.isOn(),
        host: server === null ? null : new URL(server).host,
        state: updates.state(),
      };
    },
    'updates.set': ({ on }) => {
      // What comes of it is a state, and the page is told of each.
      void updates.set(on);
      return null;
    },
    'updates.look': () => {
      void updates.look();
      return null;
    },
  };
}
