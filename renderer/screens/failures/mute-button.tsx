import { ActionIcon } from '@mantine/core';
import { Bell, BellOff } from 'lucide-react';
import type { FailureItemView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';

/** A muted job's failures stay listed; until it works again no notification, tray or sidebar speaks of them. */
export function MuteButton({ item: { jobId, jobName, isMuted } }: { item: FailureItemView }) {
  const mute = useAct('failures.mute');
  const label = isMuted ? 'Unmute' : 'Mute until it works again';
  const Icon = isMuted ? Bell : BellOff;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      loading={mute.isPending}
      title={label}
      aria-label={`${label}: ${jobName}`}
      onClick={() => mute.mutate({ jobId, isMuted: !isMuted })}
    >
      <Icon size={16} aria-hidden />
    </ActionIcon>
  );
}
