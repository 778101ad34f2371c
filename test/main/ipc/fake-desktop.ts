import type { Services } from '../../../main/ipc/services.ts';

type Desktop = Pick<
  Services,
  'updates' | 'home' | 'jobData' | 'takeAlong' | 'sending' | 'shell' | 'reach'
>;

/** The home, the dialogs and the mail program of a machine on which every act succeeds and is noted. */
export function fakeDesktop(note: (line: string) => void): Desktop {
  return {
    updates: {
      state: () => ({ kind: 'off' }),
      isOn: () => false,
      set: async (isOn) => note(`updates ${isOn ? 'on' : 'off'}`),
      look: async () => note('looked for a newer version'),
      server: () => 'https://updates.example',
    },
    reach: {
      host: async (address) => ({ isReached: true, sentence: `${address} answers.` }),
      proxyFor: async () => 'proxy.example:3128',
      chooseCertificates: async () => [
        { fingerprint: 'ab'.repeat(32), name: 'Example Root', validToMs: 7, pem: 'PEM' },
      ],
    },
    home: {
      sizes: async () => {
        const size = { files: 1, bytes: 7 };
        const [database, reports, snapshots] = [size, size, size];
        return { database, reports, snapshots, backups: size, quarantine: size, logs: size };
      },
      freeBytes: () => 7,
      backUp: async () => ({ name: 'b', file: '/b', takenAtMs: 0, bytes: 7 }),
      restore: (name) => note(`restored ${name}`),
      restart: () => note('restarted'),
      checkDatabase: async () => note('checked the database'),
      checkedDatabase: () => null,
      logs: async () => [],
      isBusy: () => false,
      exporting: () => ({ state: 'none' }),
      export: async () => true,
      stopExport: () => note('stopped the export'),
      show: (what) => note(`showed ${what}`),
    },
    jobData: {
      jobs: () => [],
      size: () => ({ reports: { files: 1, bytes: 7 }, snapshots: { files: 1, bytes: 7 } }),
      forget: (jobId) => {
        note(`forgot ${jobId}`);
        return { reports: { files: 1, bytes: 7 }, snapshots: { files: 0, bytes: 0 } };
      },
    },
    takeAlong: {
      save: async (runId, format) => {
        note(`saved ${runId} as ${format}`);
        return { id: 1, paths: [`/exports/report.${format}`] };
      },
      showSaved: (id) => note(`showed ${id}`),
      print: async () => true,
      copy: async (runId, part, number) => note(`copied ${part} ${number} of ${runId}`),
    },
    sending: {
      send: (runId, target) => note(`sent ${runId} by ${target.kind}`),
      openDraft: async (runId, { to }) => note(`drafted ${runId} to ${to.join(' ')}`),
      openHeldDraft: async (id) => note(`opened draft ${id}`),
    },
    shell: {
      chooseFolder: async () => '/reports',
      showTestNotification: async ({ screen }) => note(`shown a test of ${screen}`),
      sendTestMail: async ({ name }, to) => note(`mailed ${to} from ${name}`),
      openSettings: () => undefined,
      openMain: () => undefined,
      chooseFile: async () => null,
      findFile: (name) => (name === 'sales.csv' ? '/docs/sales.csv' : null),
      chooseJobFile: async () => '/usb/jobs.yaml',
      saveJobFile: async (name, text) => {
        note(`wrote ${text} to ${name}`);
        return `/usb/${name}`;
      },
      saveTable: async (name, { rows }) => {
        note(`wrote ${rows.length} rows to ${name}`);
        return `/usb/${name}.csv`;
      },
      prepareSample: async () => '/sample.csv',
      prepareTemplate: async () => ({
        name: 'Sales briefing',
        path: '/sample.csv',
        report: { recipe: 'briefing', options: '', sourceId: 'sales', others: [] },
        cron: '0 9 * * *',
        window: 'day',
      }),
      canNotify: () => true,
      watcher: { isOn: async () => false, set: async () => undefined },
      redact: (text) => text,
      saveFolder: (folder, name, files) => {
        for (const file of files) note(`wrote ${name}/${file.name}: ${file.text}`);
        return `${folder}/${name}`;
      },
      versions: { Almanac: '0.1.0' },
      theme: { read: () => 'system', choose: (theme) => note(`theme ${theme}`) },
      startHidden: { isOn: () => true, set: async (isOn) => note(`hidden ${isOn}`) },
      loginItem: { isOn: () => false, set: () => undefined },
      version: '0.1.0',
      home: '/home',
    },
  };
}
