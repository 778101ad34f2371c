import type { Channel } from '../delivery/delivery.ts';
import type { DeliveryTarget, PingTarget } from '../delivery/delivery-target.ts';
import type { JobSpec } from './job.ts';
import { type Mistake, shortened, unless } from './mistake.ts';

const mostDeliveries = 20;

/** What may be wrong with the deliveries of a job, by field. */
export function checkDeliveries({ deliver }: Pick<JobSpec, 'deliver'>): Mistake[] {
  const places = deliver.map(placeText);
  return [
    ...unless(
      deliver.length <= mostDeliveries,
      'deliver',
      () => `holds ${deliver.length} deliveries; use ${mostDeliveries} at most`,
    ),
    ...deliver.flatMap((target, index) => {
      const field = `deliver[${index}]`;
      return [
        ...unless(
          places.indexOf(places[index] ?? '') === index,
          field,
          () => `would tell ${placeName(target)} the same twice; keep one of the two`,
        ),
        ...checkTarget(target, field),
      ];
    }),
  ];
}

function checkTarget(target: DeliveryTarget, field: string): Mistake[] {
  switch (target.kind) {
    case 'notification':
      return [];
    case 'folder':
      return [
        ...unless(target.path !== '', `${field}.path`, () => 'is empty; choose a folder'),
        ...unless(
          target.formats.length > 0,
          `${field}.formats`,
          () => 'is empty; write for example [html]',
        ),
        ...unless(
          target.keep === null || isCount(target.keep, 1, 10_000),
          `${field}.keep`,
          () => 'must be a whole number between 1 and 10000; leave it out to keep all',
        ),
      ];
    case 'email':
      return [
        ...unless(
          target.to.length > 0,
          `${field}.to`,
          () => 'is empty; write for example [boss@example.com]',
        ),
        ...target.to.flatMap((address, at) => checkAddress(address, `${field}.to[${at}]`)),
        ...checkNote(target.note, field),
      ];
    case 'draft':
      return [
        ...target.to.flatMap((address, at) => checkAddress(address, `${field}.to[${at}]`)),
        ...checkNote(target.note, field),
      ];
    case 'webhook':
      return checkUrl(target.url, `${field}.url`);
    case 'ping':
      return checkPing(target, field);
  }
}

/** One address and nothing else: no name, no list, no line break that would begin a header of its own. */
export function isAddress(text: string): boolean {
  return (
    text.length <= 254 && /^[^\s<>(),;:"\\[\]@\p{Cc}]+@[^\s<>(),;:"\\[\]@\p{Cc}]+$/u.test(text)
  );
}

/** What is wrong with a recipient that a person typed, as a sentence, or null. */
export function checkRecipient(channel: Channel, recipient: string): string | null {
  switch (channel) {
    case 'email':
      return sentenceOf(checkAddress(recipient, 'The address'));
    case 'webhook':
      return sentenceOf(checkUrl(recipient, 'The address'));
    case 'ping':
      return 'A monitor is told where the job says: edit the job.';
    default:
      return null;
  }
}

function sentenceOf([first]: readonly Mistake[]): string | null {
  return first ? `${first.field} ${first.message}.` : null;
}

function checkAddress(address: string, field: string): Mistake[] {
  return unless(
    isAddress(address),
    field,
    () => `"${shortened(address)}" is no e-mail address; write for example boss@example.com`,
  );
}

function checkNote(note: string | null, field: string): Mistake[] {
  return unless(
    note === null || note.length <= 5_000,
    `${field}.note`,
    () => 'is too long; use 5,000 characters at most',
  );
}

function checkUrl(text: string, field: string): Mistake[] {
  return unless(
    // No name or password before the host: calls are signed with a secret instead.
    text.length <= 4096 && /^https?:\/\/[^\s/?#@\\]+(?:[/?#]\S*)?$/i.test(text),
    field,
    () => `"${shortened(text)}" is no web address; write for example https://example.com/hook`,
  );
}

function checkPing({ service, url, required }: PingTarget, field: string): Mistake[] {
  const example = 'https://example.com/ping?state={state}&run={run}';
  return [
    ...checkUrl(url.replace(/\{(?:state|run)\}/g, 'x'), `${field}.url`),
    ...unless(
      service !== 'template' || /^https?:\/\/[^/?#{]+[/?#].*\{state\}/i.test(url),
      `${field}.url`,
      () => `has no {state} behind its host; write for example ${example}`,
    ),
    ...unless(
      service === 'template' || !/[{}]/.test(url),
      `${field}.url`,
      () => 'has braces; choose another service for an address with {state}',
    ),
    ...unless(
      !required,
      `${field}.required`,
      () => 'cannot be true: a run never waits for a monitor',
    ),
  ];
}

function placeText(target: DeliveryTarget): string {
  switch (target.kind) {
    case 'notification':
      return 'notification';
    case 'folder':
      return `folder ${target.path}`;
    case 'email':
    case 'draft':
      return `${target.kind} ${[...target.to].sort().join()}`;
    case 'webhook':
    case 'ping':
      return `${target.kind} ${target.url}`;
  }
}

function placeName(target: DeliveryTarget): string {
  return target.kind === 'notification' ? 'the desktop' : `one ${target.kind}`;
}

function isCount(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
