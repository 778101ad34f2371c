import type { DeliveryPayload } from '../delivery/delivery.ts';
import type { HomeSize } from '../upkeep/home-sizes.ts';

/** A job that has left something on this disk, removed ones included. */
export interface JobWithData {
  readonly jobId: string;
  readonly name: string;
  readonly isRemoved: boolean;
  readonly reports: number;
}

/** What a job has left: its reports, and the data that nothing but its reports was made from. */
export interface JobDataSize {
  readonly reports: HomeSize;
  readonly snapshots: HomeSize;
}

/** What jobs have left on this disk, and its end. */
export interface JobData {
  /** Most reports first. */
  jobs(): readonly JobWithData[];
  size(jobId: string): JobDataSize;
  /**
   * Deletes for good the reports of a job's ended runs, their numbers, questions, calls to models and data, and
   * what was sent of them. Slots, runs and keys stay, so that nothing of it runs again.
   */
  forget(jobId: string): JobDataSize;
}

/** What is left of a delivery that has ended: to whom it went and what it opened, not what it said. */
export function emptiedPayload({ opens, content }: DeliveryPayload): DeliveryPayload {
  const told = { title: 'No longer kept', body: '', opens };
  switch (content?.kind) {
    case undefined:
      return told;
    case 'email':
    case 'draft':
      return { ...told, content: { ...content, subject: '', note: null } };
    case 'webhook':
      return { ...told, content: { ...content, body: '' } };
    case 'ping':
      return { ...told, content: { ...content, body: null } };
    case 'folder':
      // Its name tells which of the files in the folder are ours.
      return { ...told, content };
  }
}
