import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/section.tsx';

const isMac = navigator.userAgent.includes('Mac');
const command = isMac ? '⌘' : 'Ctrl';

/** A row a shortcut: keys that go together, and what they do. */
const shortcuts: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: [command, 'K'], does: 'Go anywhere, run any job' },
  { keys: ['N'], does: 'New job' },
  { keys: ['R'], does: 'Run a job now' },
  { keys: ['/'], does: 'Search the list' },
  { keys: [command, 'F'], does: 'Find in the report, or search the list' },
  { keys: ['↑', '↓'], does: 'From row to row' },
  { keys: ['Esc'], does: 'Back to the list, or close what is open' },
  { keys: [command, ','], does: 'Settings' },
  { keys: [command, 'W'], does: 'Close the window; what is due is still made' },
  { keys: [command, 'Q'], does: 'Quit: nothing is made until Almanac starts again' },
];

/** Every key that does something, and what. */
export function ShortcutList() {
  return (
    <Section title="Shortcuts" note="Single keys work while nothing is being typed.">
      <Facts
        items={shortcuts.map(({ keys, does }) => ({
          id: does,
          name: keys.map((key, at) => (
            <Fragment key={key}>
              {at > 0 && ' '}
              <Kbd>{key}</Kbd>
            </Fragment>
          )),
          value: does,
        }))}
      />
    </Section>
  );
}
