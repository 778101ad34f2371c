import { join } from 'node:path';
import type { Front } from './compose-front.ts';
import type { RunFailure } from './domain/failure.ts';
import { openDoor } from './ipc/door.ts';
import { problemHandlers } from './ipc/handlers/start.ts';
import type { Log } from './shell/log.ts';
import { startActs } from './shell/start-acts.ts';
import { showTrayView } from './shell/tray.ts';
import type { ShownIcon } from './shell/tray-icons.ts';
import { problemTrayView } from './shell/tray-view.ts';

export interface ProblemNeeds {
  readonly failure: RunFailure;
  readonly front: Front;
  readonly icon: ShownIcon;
  readonly home: string;
  readonly root: string;
  readonly quit: () => void;
  readonly log: Log;
}

/** What stands in the app's place where its data cannot be opened: a window and an icon that say why. */
export function composeProblem({ failure, front, ...needs }: ProblemNeeds): void {
  needs.log.error('Almanac cannot work on its data', failure);
  const handlers = problemHandlers(failure, startActs(needs));
  openDoor(front.server, handlers, needs.log, failure.record());
  const icon = needs.icon.isDestroyed() ? front.showIcon() : needs.icon;
  const open = () => front.windows.openMain();
  icon.on('click', open);
  showTrayView(icon, problemTrayView(failure.message), {
    iconFolder: join(needs.root, 'resources', 'icons', 'tray'),
    perform: ({ do: what }) => (what === 'quit' ? needs.quit() : open()),
  });
  // Started at login, too: a scheduler that does not schedule must not keep it to itself.
  open();
}
