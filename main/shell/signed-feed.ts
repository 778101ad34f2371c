import {
  CancellationToken,
  Provider,
  type ResolvedUpdateFileInfo,
  type UpdateInfo,
} from 'electron-updater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import { RunFailure } from '../domain/failure.ts';
import type { UpdateSource } from '../domain/upkeep/updates.ts';
import { readSignedRelease } from './signed-release.ts';

/** Where electron-updater gets a release from: one folder of one server, and only what our key has signed. */
export class SignedFeed extends Provider<UpdateInfo> {
  readonly #source: UpdateSource;
  readonly #folder: URL;

  constructor(
    options: { readonly source: UpdateSource },
    _updater: unknown,
    runtime: ProviderRuntimeOptions,
  ) {
    super({ ...runtime, isUseMultipleRangeRequest: false });
    this.#source = options.source;
    this.#folder = new URL(options.source.url.replace(/\/*$/, '/'));
  }

  /** The library would send a number that names this installation. Nothing of the kind leaves here. */
  override setRequestHeaders(): void {}

  async getLatestVersion(): Promise<UpdateInfo> {
    const name = `${this.getDefaultChannelName()}.yml`;
    const text = await this.#ask(name);
    const signature = await this.#ask(`${name}.sig`);
    const {
      version,
      files,
      releaseDate,
      releaseNotes = '',
    } = readSignedRelease(text, signature, this.#source.publicKey);
    const given = [...files];
    const [{ url, sha512 }] = given as [(typeof given)[number]];
    return { version, files: given, releaseDate, releaseNotes, path: url, sha512 };
  }

  resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
    return files.map((info) => ({ url: this.#within(info.url), info }));
  }

  async #ask(name: string): Promise<string> {
    const token = new CancellationToken();
    const patience = setTimeout(() => token.cancel(), patienceMs);
    try {
      return (await this.httpRequest(this.#within(name), {}, token)) ?? '';
    } finally {
      clearTimeout(patience);
    }
  }

  #within(name: string): URL {
    const url = new URL(name, this.#folder);
    if (url.origin === this.#folder.origin) return url;
    const message = `The release names a file of another server (${url.host}). This version stays.`;
    throw new RunFailure('not-allowed', message, { permanent: true });
  }
}

/** For a file of a few hundred bytes. */
const patienceMs = 30_000;
