import type { RegionCalls } from '../../../preload/contract/region-calls.ts';
import { isKnownRegion, plainRegion, regionOf } from '../../domain/report/region.ts';
import {
  offeredRegions,
  readDefaultRegion,
  regionExample,
  regionNames,
  saveDefaultRegion,
} from '../../domain/report/region-choices.ts';
import type { HandlersOf } from '../handler.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';

type RegionNeeds = Pick<Services, 'settings' | 'jobs' | 'systemRegion' | 'engine'>;

/** In which language-region reports write their numbers and dates. */
export function regionHandlers({
  settings,
  jobs,
  systemRegion,
  engine,
}: RegionNeeds): HandlersOf<keyof RegionCalls> {
  return {
    'regions.read': () => {
      const nameOf = regionNames();
      const choiceOf = (tag: string) => ({ tag, name: nameOf(tag) });
      const chosen = readDefaultRegion(settings);
      const own = [systemRegion()].filter(isKnownRegion);
      const first = new Set([plainRegion.tag, ...own]);
      // A job file may name one that is not on offer: its job must find it in the list.
      const used = jobs.list().flatMap(({ region }) => region ?? []);
      const others = [...new Set([...offeredRegions, chosen, ...used])]
        .filter((tag) => !first.has(tag))
        .map(choiceOf)
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      return { chosen, choices: [...[...first].map(choiceOf), ...others] };
    },
    'regions.example': ({ tag }) => {
      const region = regionOf(tag);
      return region ? { text: regionExample(region) } : unknown(tag);
    },
    'regions.choose': ({ tag }) => {
      if (!regionOf(tag)) return unknown(tag);
      saveDefaultRegion(settings, tag);
      engine.viewsChanged();
      return null;
    },
  };
}

function unknown(tag: string): Refused {
  const message = `"${tag}" is not a language with a country that is known here.`;
  return new Refused([{ field: 'tag', message }]);
}
