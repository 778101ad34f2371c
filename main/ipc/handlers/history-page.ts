import type { HistoryAsked, HistoryPageView } from '../../../preload/contract/views.ts';
import type { SlotFilter } from '../../domain/run/history.ts';
import type { Services } from '../services.ts';
import { historyItem } from '../views/history-item.ts';
import { jobName } from '../views/names.ts';

type Item = HistoryPageView['items'][number];
type Place = HistoryPageView['next'];

const pageLength = 50;
/** A page that looks for a word gives up here, and goes on from there when asked for the next. */
const mostLookedAt = 750;
const chunk = 250;

/** A page of History. What no index knows (trigger, words) is looked for row by row, so far and no further. */
export function historyPage(
  services: Services,
  { before, ...asked }: HistoryAsked & { readonly before: Place },
): HistoryPageView {
  const isWanted = wantedBy(asked);
  const limit = isWanted === null ? pageLength : chunk;
  const items: Item[] = [];
  let place = before ?? endOf(asked);
  for (let lookedAt = 0; lookedAt < mostLookedAt; lookedAt += limit) {
    const rows = readRows(services, asked, place, limit);
    for (const row of rows) {
      place = { atMs: row.atMs, jobId: row.jobId, slot: row.slot };
      if (isWanted === null || isWanted(row)) items.push(row);
      if (items.length === pageLength) return { items, next: place };
    }
    if (rows.length < limit) return { items, next: null };
  }
  return { items, next: place };
}

/** Before every slot of that instant. */
function endOf({ untilMs }: HistoryAsked): Place {
  return untilMs === null ? null : { atMs: untilMs, jobId: '', slot: '' };
}

function readRows(
  { history, jobs }: Services,
  { jobId, outcome }: HistoryAsked,
  before: Place,
  limit: number,
): readonly Item[] {
  const filter: SlotFilter = {
    ...(jobId === null ? {} : { jobId }),
    ...(outcome === null ? {} : { outcomes: [outcome] }),
    ...(before === null ? {} : { before }),
    limit,
    order: 'newest',
  };
  return history.slots(filter).map((record) => historyItem(record, jobName(jobs, record.jobId)));
}

/** Null where every row is wanted. */
function wantedBy({ trigger, text }: HistoryAsked): ((item: Item) => boolean) | null {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (trigger === null && words.length === 0) return null;
  return (item) => {
    if (trigger !== null && (item.runId === null || item.trigger !== trigger)) return false;
    const said = [item.jobName, item.reasonText, item.result, item.failure].join(' ').toLowerCase();
    return words.every((word) => said.includes(word));
  };
}
