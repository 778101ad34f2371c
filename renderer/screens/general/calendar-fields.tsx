import { Select, Stack } from '@mantine/core';
import type {
  GeneralSettings,
  GeneralView,
  PlaceView,
} from '../../../preload/contract/general-settings.ts';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';

/** What jobs go by that say nothing else. Each choice is saved at once. */
export function CalendarFields() {
  const general = useRead('general.read', null);
  return (
    <Answered read={general} what="the calendar">
      {(view) => <Fields view={view} isReading={general.isFetching} />}
    </Answered>
  );
}

const weekdays = [
  { value: 'MON', label: 'Monday' },
  { value: 'TUE', label: 'Tuesday' },
  { value: 'WED', label: 'Wednesday' },
  { value: 'THU', label: 'Thursday' },
  { value: 'FRI', label: 'Friday' },
  { value: 'SAT', label: 'Saturday' },
  { value: 'SUN', label: 'Sunday' },
] as const;

const months = Array.from({ length: 12 }, (_, month) => ({
  value: String(month + 1),
  label: new Date(Date.UTC(2026, month, 1)).toLocaleDateString('en', {
    month: 'long',
    timeZone: 'UTC',
  }),
}));

const counts = Array.from({ length: 8 }, (_, n) => String(n + 1));
const nobody = 'none';
const wholeCountry = 'all';

interface FieldsProps {
  readonly view: GeneralView;
  readonly isReading: boolean;
}

function Fields({ view, isReading }: FieldsProps) {
  const save = useAct('general.save');
  // Shows what was chosen until main has said what became of it.
  const isChanging = save.isPending || (save.isSuccess && isReading);
  const now = isChanging ? save.variables : view.settings;
  const set = (part: Partial<GeneralSettings>) => save.mutate({ ...now, ...part });
  const isSameCountry = now.country === view.settings.country;
  const regions = isSameCountry ? view.regions : [];
  return (
    <Stack gap="lg" maw="34rem">
      <Select
        label="Week starts on"
        data={weekdays}
        value={now.weekStart}
        onChange={(weekStart) => weekStart && set({ weekStart })}
        allowDeselect={false}
      />
      <Select
        label="Fiscal year starts in"
        description="Quarters and years of reports are counted from here."
        data={months}
        value={String(now.fiscalYearStart)}
        onChange={(month) => month && set({ fiscalYearStart: Number(month) })}
        allowDeselect={false}
      />
      <Select
        label="Public holidays of"
        description="For jobs that leave out or move a report on a public holiday, and for working days."
        data={[{ value: nobody, label: 'No country' }, ...choicesOf(view.countries)]}
        value={now.country ?? nobody}
        onChange={(country) =>
          country && set({ country: country === nobody ? null : country, region: null })
        }
        allowDeselect={false}
        searchable
        nothingFoundMessage="No such country"
      />
      {regions.length > 0 && (
        <Select
          label="Region"
          data={[{ value: wholeCountry, label: 'The whole country' }, ...choicesOf(regions)]}
          value={now.region ?? wholeCountry}
          onChange={(region) => region && set({ region: region === wholeCountry ? null : region })}
          allowDeselect={false}
          searchable
          nothingFoundMessage="No such region"
        />
      )}
      <Select
        label="Reports made at the same time"
        description="At most so many; on battery one after the other."
        data={counts}
        value={String(now.runsAtOnce)}
        onChange={(count) => count && set({ runsAtOnce: Number(count) })}
        allowDeselect={false}
      />
    </Stack>
  );
}

function choicesOf(places: readonly PlaceView[]): { value: string; label: string }[] {
  return places.map(({ code, name }) => ({ value: code, label: name }));
}
