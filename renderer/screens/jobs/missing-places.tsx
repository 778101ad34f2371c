import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { FileQuestion, FolderSearch } from 'lucide-react';
import type { ImportView, MissingPlaceView } from '../../../preload/contract/job-tool-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { counted, fileName } from '../../lib/words.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';

interface MissingPlacesProps {
  readonly view: ImportView;
  readonly onFound: (view: ImportView) => void;
}

/** Files and folders of the other laptop that are not here: each is asked for now, not when its job fails. */
export function MissingPlaces({ view, onFound }: MissingPlacesProps) {
  const find = useAct('jobs.find-missing');
  if (view.missing.length === 0) return null;
  const choose = (path: string) =>
    find.mutate(
      { id: view.id, path },
      {
        onSuccess: (next) => {
          if (next === null) return;
          const more = view.missing.length - next.missing.length - 1;
          if (more > 0) notifications.show({ message: `Found, with ${more} more beside it` });
          onFound(next);
        },
      },
    );
  return (
    <Section
      title={`${counted(view.missing.length, 'place')} of the other laptop ${view.missing.length === 1 ? 'is' : 'are'} not here`}
      tone="note"
      note="Show where one of them is; what lies beside it there is found, too. What stays missing makes its jobs fail until it is chosen."
    >
      <Rows label="Not on this laptop">
        {view.missing.map((place) => (
          <Row
            key={place.path}
            lead={
              place.isFolder ? (
                <FolderSearch size={17} aria-hidden />
              ) : (
                <FileQuestion size={17} aria-hidden />
              )
            }
            title={fileName(place.path)}
            detail={`${place.path}, for ${jobsText(place)}`}
            actions={
              <Button
                size="compact-sm"
                variant="default"
                loading={find.isPending && find.variables.path === place.path}
                aria-label={`Choose where ${fileName(place.path)} is`}
                onClick={() => choose(place.path)}
              >
                Choose…
              </Button>
            }
          />
        ))}
      </Rows>
    </Section>
  );
}

function jobsText({ jobs }: MissingPlaceView): string {
  const [first = '', ...others] = jobs;
  return others.length === 0 ? first : `${first} and ${counted(others.length, 'other job')}`;
}
