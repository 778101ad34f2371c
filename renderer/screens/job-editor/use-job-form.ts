import { useState } from 'react';
import type { JobDraft } from '../../../preload/contract/job-draft.ts';
import { briefingReport } from '../../lib/briefing-report.ts';
import { defaultNarrator } from '../../lib/default-narrator.ts';
import { defaultPolicies } from '../../lib/default-policies.ts';
import { unread } from '../../lib/unread-file.ts';
import { fileName } from '../../lib/words.ts';

export const newDraft: JobDraft = {
  id: null,
  name: '',
  report: briefingReport,
  path: '',
  ...unread,
  cron: '0 9 * * MON-FRI',
  timezone: 'system',
  window: 'day',
  policies: defaultPolicies,
  narrator: defaultNarrator,
  deliver: [],
};

export interface JobForm {
  readonly draft: JobDraft;
  readonly isDirty: boolean;
  readonly change: (part: Partial<JobDraft>) => void;
  /** Takes the file, and its name as the job's where the analyst has not given one. */
  readonly takeFile: (path: string) => void;
}

/** @param begin what the form shows first, where that is not what is saved */
export function useJobForm(saved: JobDraft, begin = saved): JobForm {
  const [draft, setDraft] = useState(begin);
  const change = (part: Partial<JobDraft>) => setDraft((now) => ({ ...now, ...part }));
  const takeFile = (path: string) =>
    setDraft((now) => {
      const isOwnName = now.name.trim() !== '' && now.name !== nameFrom(now.path);
      return { ...now, path, ...unread, name: isOwnName ? now.name : nameFrom(path) };
    });
  const isDirty = JSON.stringify(draft) !== JSON.stringify(saved);
  return { draft, isDirty, change, takeFile };
}

/** "daily_sales-2026.csv" → "Daily sales 2026"; a hyphen between digits is a date's and stays. */
export function nameFrom(path: string): string {
  const words = fileName(path)
    .replace(/\.[^.]+$/, '')
    .replace(/_+|(?<!\d)-+|-+(?!\d)/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
