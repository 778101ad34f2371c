import { Box, Stack } from '@mantine/core';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { RegionSelect } from '../../ui/region-select.tsx';

/** In which language-region reports write their numbers and dates; a job may have another. */
export function RegionChoice() {
  const regions = useRead('regions.read', null);
  const choose = useAct('regions.choose');
  const isChanging = choose.isPending || (choose.isSuccess && regions.isFetching);
  return (
    <Answered read={regions} what="the regions">
      {({ chosen }) => (
        <Stack maw="34rem">
          <Box maw="34rem">
            <RegionSelect
              label="Numbers and dates as in"
              help="In reports from now on, and in what is sent of them. Their words stay English."
              value={isChanging ? choose.variables.tag : chosen}
              onChange={(tag) => tag !== null && choose.mutate({ tag })}
            />
          </Box>
        </Stack>
      )}
    </Answered>
  );
}
