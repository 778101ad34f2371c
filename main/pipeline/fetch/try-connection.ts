import type { Access } from '../../domain/source/access.ts';
import type { HttpConnection } from '../../domain/source/connection.ts';
import { openDatabase } from './database/database.ts';
import { secretHeaders } from './http/address.ts';
import { createBudget, httpLimits } from './http/download.ts';
import { follow } from './http/follow.ts';
import type { HttpNeeds } from './http/http.ts';
import { failureOfStatus, shownAddress } from './http/http-failures.ts';

const patience = { ...httpLimits, silentMs: 15_000, totalMs: 20_000 };

/**
 * Asks a server whether it lets us in. @returns what it said, as a sentence
 * @throws RunFailure with a sentence that says what is wrong
 */
export async function tryConnection(access: Access, network: HttpNeeds): Promise<string> {
  const { connection } = access;
  if (connection.kind === 'http') return tryHttp({ ...access, connection }, network);
  const line = await openDatabase({ ...access, connection }, 'UTC');
  try {
    return `${connection.host} answers: ${await line.version()}, ${connection.database} as ${connection.user}.`;
  } finally {
    await line.close();
  }
}

async function tryHttp(
  access: Access & { readonly connection: HttpConnection },
  { fetch, resolve }: HttpNeeds,
): Promise<string> {
  const url = new URL(access.connection.baseUrl);
  const budget = createBudget(patience);
  try {
    const needs = { fetch, resolve, signal: budget.signal };
    const own = { class: null };
    const found = await follow(url, { 'user-agent': 'Almanac' }, secretHeaders(access), own, needs);
    const { response } = found;
    await response.body?.cancel();
    const { status } = response;
    // Many a server has nothing at its base address, and says so to those it lets in.
    if ([404, 405, 410].includes(status)) {
      return `${url.host} answers, and has nothing at this address itself (${status}). A job's own address may still be right.`;
    }
    const failure = failureOfStatus(response, found.url, access.connection, 0);
    if (failure) throw failure;
    return `${shownAddress(found.url)} answers (${status}).`;
  } catch (caught) {
    throw budget.explain(caught, url);
  } finally {
    budget.end();
  }
}
