import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** A runtime given as a folder keeps its default app: a way in that the packaged app must not have. */
export function afterPack({ appOutDir, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  rmSync(join(resources, 'default_app.asar'), { force: true });
}
