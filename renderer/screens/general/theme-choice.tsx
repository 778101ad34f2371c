import { Input, SegmentedControl, Stack } from '@mantine/core';
import { useId } from 'react';
import type { AboutView } from '../../../preload/contract/about-calls.ts';
import { useAct } from '../../lib/acts.ts';

const themes: readonly { readonly value: AboutView['theme']; readonly label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Windows and the reports in them follow at once. */
export function ThemeChoice({ theme }: { readonly theme: AboutView['theme'] }) {
  const labelId = useId();
  const choose = useAct('general.theme');
  const shown = choose.isPending ? choose.variables.theme : theme;
  return (
    <Stack gap={4} align="flex-start">
      <Input.Label id={labelId} component="div">
        Looks
      </Input.Label>
      <SegmentedControl
        aria-labelledby={labelId}
        data={[...themes]}
        value={shown}
        onChange={(value) => {
          const chosen = themes.find((one) => one.value === value);
          if (chosen) choose.mutate({ theme: chosen.value });
        }}
      />
    </Stack>
  );
}
