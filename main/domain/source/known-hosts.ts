import type { MailAccount } from '../delivery/mail-account.ts';
import type { Job } from '../job/job.ts';
import type { ModelProfile } from '../model/model.ts';
import type { Connection } from './connection.ts';

/** A server that a job, a connection, a model or an account names. */
export interface KnownHost {
  /** `https://shop.example`, `tcp://db.example:5432` */
  readonly address: string;
  readonly host: string;
  /** Who names it, each once: "Sales briefing", "Connection Shop". */
  readonly usedBy: readonly string[];
}

export interface HostFacts {
  readonly jobs: readonly Job[];
  readonly connections: readonly Connection[];
  readonly models: readonly ModelProfile[];
  readonly mailAccounts: readonly MailAccount[];
  /** The server that is asked for newer versions; null while none is. */
  readonly updates: string | null;
}

/** Every server that something here is set to talk to, by address; pure. */
export function knownHosts(facts: HostFacts): readonly KnownHost[] {
  const found = new Map<string, Set<string>>();
  const add = (address: string | null, usedBy: string) => {
    if (address === null) return;
    found.set(address, (found.get(address) ?? new Set()).add(usedBy));
  };
  for (const { name, sources, deliver } of facts.jobs) {
    for (const source of sources) if (source.kind === 'http') add(originOf(source.url), name);
    for (const target of deliver) {
      if (target.kind === 'webhook' || target.kind === 'ping') add(originOf(target.url), name);
    }
  }
  for (const connection of facts.connections) {
    const usedBy = `Connection ${connection.name}`;
    if (connection.kind === 'http') add(originOf(connection.baseUrl), usedBy);
    else add(`tcp://${bracketed(connection.host)}:${connection.port}`, usedBy);
  }
  for (const { baseUrl, name } of facts.models) add(originOf(baseUrl), `Model ${name}`);
  for (const { host, port, name } of facts.mailAccounts) {
    add(`tcp://${bracketed(host)}:${port}`, `Mail account ${name}`);
  }
  add(facts.updates, 'Updates of Almanac');
  return [...found]
    .map(([address, usedBy]) => ({
      address,
      host: address.replace(/^[a-z]+:\/\//, ''),
      usedBy: [...usedBy].sort(),
    }))
    .sort((one, other) => (one.host < other.host ? -1 : 1));
}

/** Null for what is no address of the web; a job's window stands in braces, never in the host. */
function originOf(address: string): string | null {
  const found = /^(https?):\/\/(?:[^/?#@]*@)?([^/?#\s{}]+)/i.exec(address);
  return found ? `${found[1]?.toLowerCase()}://${found[2]?.toLowerCase()}` : null;
}

/** An IPv6 address is told from its port by brackets. */
function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
