import type { Settings } from '../records.ts';
import type { ModelProfile } from './model.ts';
import type { SpendingCaps } from './model-ledger.ts';

/** What unattended runs may spend, in US dollars. */
export interface ModelCaps {
  readonly perRun: number;
  readonly perJobDay: number;
  readonly perMonth: number;
}

export interface ModelSettings {
  readonly profiles: readonly ModelProfile[];
  readonly caps: ModelCaps;
  /** Only endpoints on this machine are asked; the network layer refuses all others. */
  readonly isLocalOnly: boolean;
}

const name = 'models';

export const defaultModelSettings: ModelSettings = {
  profiles: [],
  caps: { perRun: 0.5, perJobDay: 2, perMonth: 20 },
  isLocalOnly: false,
};

export function readModelSettings(settings: Pick<Settings, 'text'>): ModelSettings {
  const text = settings.text(name);
  return text === null ? defaultModelSettings : { ...defaultModelSettings, ...JSON.parse(text) };
}

export function saveModelSettings(settings: Pick<Settings, 'set'>, models: ModelSettings): void {
  settings.set(name, JSON.stringify(models));
}

export function findProfile(settings: Pick<Settings, 'text'>, id: string): ModelProfile | null {
  return readModelSettings(settings).profiles.find((profile) => profile.id === id) ?? null;
}

/** The limits in millionths of a dollar, as budgets are counted. */
export function spendingCaps(settings: Pick<Settings, 'text'>): SpendingCaps {
  const { perRun, perJobDay, perMonth } = readModelSettings(settings).caps;
  const micros = (dollars: number) => Math.round(dollars * 1e6);
  return {
    runMicros: micros(perRun),
    jobDayMicros: micros(perJobDay),
    monthMicros: micros(perMonth),
  };
}

/** Whether an address never leaves this machine. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || /^127(?:\.\d{1,3}){3}$/.test(bare);
}

/** What is wrong with a profile, as a sentence a field. */
export function checkProfile(
  profile: Omit<ModelProfile, 'id' | 'savedAtMs'>,
): readonly { readonly field: string; readonly message: string }[] {
  const mistakes: { field: string; message: string }[] = [];
  const unless = (isRight: boolean, field: string, message: string) => {
    if (!isRight) mistakes.push({ field, message });
  };
  unless(profile.name.trim() !== '', 'name', 'Give the model a name.');
  unless(profile.model.trim() !== '', 'model', 'Name the model, for example gpt-5-mini.');
  unless(...addressMistake(profile.baseUrl));
  unless(
    profile.kind !== 'azure' || /^\d{4}-\d{2}-\d{2}(-preview)?$/.test(profile.apiVersion),
    'apiVersion',
    'Azure needs an API version such as 2024-10-21.',
  );
  for (const field of ['inputPrice', 'outputPrice'] as const) {
    unless(
      isBetween(profile[field], 0, 10_000),
      field,
      'A price lies between 0 and 10,000 dollars.',
    );
  }
  unless(
    isBetween(profile.contextTokens, 4_000, 10_000_000),
    'contextTokens',
    'The context lies between 4,000 and 10,000,000 tokens.',
  );
  unless(
    isBetween(profile.maxOutputTokens, 500, profile.contextTokens / 2),
    'maxOutputTokens',
    'The longest answer lies between 500 tokens and half of the context.',
  );
  return mistakes;
}

/** Keys and data never cross a network unencrypted. */
function addressMistake(baseUrl: string): [boolean, string, string] {
  const field = 'baseUrl';
  const parts =
    /^(https?):\/\/([^/@\s]*@)?(\[[^\]\s]+\]|[^/:?#@\s]+)(:\d{1,5})?(\/[^\s?#]*)?$/i.exec(baseUrl);
  if (!parts) return [false, field, 'Write the whole address, such as https://api.openai.com/v1.'];
  const [, scheme = '', user, host = ''] = parts;
  if (user !== undefined) {
    return [
      false,
      field,
      'Leave user name and password out of the address; the key has its own field.',
    ];
  }
  const isPrivate = scheme.toLowerCase() === 'https' || isLoopback(host);
  return [
    isPrivate,
    field,
    'Use https: with http: the key and your data could be read on the way. Only this machine may go without.',
  ];
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isFinite(value) && value >= least && value <= most;
}
