import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { Pause, Pencil, Play, RotateCw, Trash2 } from 'lucide-react';
import { useLocation } from 'wouter';
import type { JobItemView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';
import { offerUndo } from '../../ui/undo-toast.tsx';
import { JobMenu } from './job-menu.tsx';
import styles from './jobs.module.css';
import { PauseDialog } from './pause-dialog.tsx';
import { ResumeDialog } from './resume-dialog.tsx';
import { useRunNow } from './use-run-now.ts';

/** Each button says the job in its label: there is a row of them for every job. */
export function JobActions({ job }: { readonly job: JobItemView }) {
  const [, go] = useLocation();
  const { runNow, isStarting } = useRunNow(job);
  const look = { size: 'compact-sm', variant: 'default' } as const;
  return (
    <div className={styles.actions}>
      <Button
        {...look}
        leftSection={<Play size={14} aria-hidden />}
        aria-label={`Run now: ${job.name}`}
        loading={isStarting}
        disabled={job.isRunning}
        onClick={runNow}
      >
        Run now
      </Button>
      <PauseButton job={job} />
      <Button
        {...look}
        leftSection={<Pencil size={14} aria-hidden />}
        aria-label={`Edit ${job.name}`}
        onClick={() => go(`/settings/jobs/${encodeURIComponent(job.id)}`)}
      >
        Edit
      </Button>
      <JobMenu job={job} />
      <DeleteButton job={job} />
    </div>
  );
}

function PauseButton({ job }: { readonly job: JobItemView }) {
  const resume = useAct('job.resume');
  const [isAsking, { open, close }] = useDisclosure(false);
  if (job.paused) {
    return (
      <>
        <Button
          size="compact-sm"
          leftSection={<RotateCw size={14} aria-hidden />}
          aria-label={`Resume ${job.name}`}
          loading={resume.isPending}
          onClick={() =>
            job.passed.length > 0 ? open() : resume.mutate({ jobId: job.id, answer: null })
          }
        >
          Resume
        </Button>
        {isAsking && <ResumeDialog job={job} onClose={close} />}
      </>
    );
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Pause size={14} aria-hidden />}
        aria-label={`Pause ${job.name}`}
        onClick={open}
      >
        Pause
      </Button>
      <PauseDialog job={job} isOpen={isAsking} onClose={close} />
    </>
  );
}

function DeleteButton({ job }: { readonly job: JobItemView }) {
  const remove = useAct('job.remove');
  const restore = useAct('job.restore');
  const removeWithUndo = async () => {
    const removed = await remove.mutateAsync({ jobId: job.id }).catch(() => false as const);
    if (removed === false) return;
    const onUndo = async () => {
      const restored = await restore.mutateAsync({ jobId: job.id }).catch(() => false as const);
      if (restored !== false) notifications.show({ message: `“${job.name}” is back` });
    };
    offerUndo({ message: `Deleted “${job.name}”`, onUndo: () => void onUndo() });
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<Trash2 size={14} aria-hidden />}
      aria-label={`Delete ${job.name}`}
      loading={remove.isPending}
      onClick={() => void removeWithUndo()}
    >
      Delete
    </Button>
  );
}
