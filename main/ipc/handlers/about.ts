import type { AboutCalls } from '../../../preload/contract/about-calls.ts';
import { mailSecret, readMailAccounts } from '../../domain/delivery/mail-account.ts';
import { secretNames, webhookSecret } from '../../domain/delivery/webhook-secret.ts';
import { RunFailure } from '../../domain/failure.ts';
import { modelSecret } from '../../domain/model/model.ts';
import { readModelSettings } from '../../domain/model/model-settings.ts';
import { secretName } from '../../domain/source/connection.ts';
import { proxySecret, readNetworkSettings } from '../../domain/source/network-settings.ts';
import { diagnosticsFiles } from '../../domain/upkeep/diagnostics.ts';
import type { HandlersOf } from '../handler.ts';
import type { Services } from '../services.ts';
import { checksOf } from './health.ts';

const slotsTold = 300;

/** What this is, and what helps to find a fault in it. */
export function aboutHandlers(services: Services): HandlersOf<keyof AboutCalls> {
  const { shell, jobs, home, history, clock } = services;

  return {
    'about.read': () => ({
      version: shell.version,
      home: shell.home,
      jobCount: services.allJobs.count(),
      startAtLogin: shell.loginItem.isOn(),
      startHidden: shell.startHidden.isOn(),
      theme: shell.theme.read(),
    }),
    'about.save-diagnostics': async () => {
      const folder = await shell.chooseFolder();
      if (folder === null) return null;
      const madeAt = new Date(clock.wallMs()).toISOString();
      const files = diagnosticsFiles({
        madeAt,
        versions: shell.versions,
        checks: checksOf(services),
        sizes: await home.sizes(),
        jobs: jobs.list(),
        slots: history.slots({ limit: slotsTold, order: 'newest' }),
        logs: await home.logs(),
        secrets: savedSecrets(services),
        redact: shell.redact,
      });
      const path = shell.saveFolder(folder, `almanac-diagnostics-${madeAt.slice(0, 10)}`, files);
      return { path };
    },
  };
}

/** To look for them in what is saved; one that cannot be opened is in no log either. */
function savedSecrets(services: Services): readonly string[] {
  const { connections, settings, jobs, secrets } = services;
  const names = [
    ...connections.list().map(({ connection: { id } }) => secretName(id)),
    ...readModelSettings(settings).profiles.map(({ id }) => modelSecret(id)),
    ...readMailAccounts(settings).map(({ name }) => mailSecret(name)),
    ...readNetworkSettings(settings).proxies.map(({ address }) => proxySecret(address)),
    ...jobs.list().flatMap(({ deliver }) => secretNames(deliver).map(webhookSecret)),
  ];
  return names.flatMap((name) => {
    try {
      return secrets.read(name) ?? [];
    } catch (caught) {
      if (caught instanceof RunFailure) return [];
      throw caught;
    }
  });
}
