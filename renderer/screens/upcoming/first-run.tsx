import { Button } from '@mantine/core';
import { FileSpreadsheet, Telescope } from 'lucide-react';
import { useLocation } from 'wouter';
import { useAct } from '../../lib/acts.ts';
import { useFileDrop } from '../../lib/file-drop.ts';
import { handFile } from '../../lib/first-run.ts';
import styles from './upcoming.module.css';
import { useExample } from './use-example.ts';

/** No job yet: two ways to the first report. */
export function FirstRun() {
  const [, go] = useLocation();
  const choose = useAct('dialog.choose-file');
  const take = (path: string) => {
    handFile(path);
    go('/first');
  };
  const isOver = useFileDrop(take);
  const example = useExample();
  return (
    <div className={styles.first} data-over={isOver || undefined}>
      <h2 className={styles.question}>What should I watch for you?</h2>
      <p className={styles.promise}>
        Point me at a file and say when. I write the report, on time, on this laptop. What I miss
        while it sleeps I make up for once you are back, and every number can be clicked to see the
        rows behind it. Choose a file, or drop it here.
      </p>
      <div className={styles.ways}>
        <Button
          leftSection={<FileSpreadsheet size={17} aria-hidden />}
          loading={choose.isPending}
          onClick={() => choose.mutate(null, { onSuccess: (path) => path !== null && take(path) })}
        >
          My file
        </Button>
        <Button
          variant="default"
          leftSection={<Telescope size={17} aria-hidden />}
          loading={example.isPending}
          onClick={example.make}
        >
          See an example
        </Button>
      </div>
      <p className={styles.small}>
        The example is a sales file of an invented shop: a report now, then weekdays at 09:00 until
        you delete it in Settings.
      </p>
    </div>
  );
}
