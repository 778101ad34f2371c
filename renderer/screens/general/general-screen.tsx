import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { Page } from '../../ui/page.tsx';
import { CalendarFields } from './calendar-fields.tsx';
import { RegionChoice } from './region-choice.tsx';
import { ShortcutList } from './shortcut-list.tsx';
import { Starting } from './starting.tsx';
import { ThemeChoice } from './theme-choice.tsx';

export function GeneralScreen() {
  const about = useRead('about.read', null);
  return (
    <Page title="General">
      <Answered read={about} what="the settings">
        {(view) => (
          <>
            <Starting about={view} isReading={about.isFetching} />
            <ThemeChoice theme={view.theme} />
          </>
        )}
      </Answered>
      <RegionChoice />
      <CalendarFields />
      <ShortcutList />
    </Page>
  );
}
