import { Chip, Group } from '@mantine/core';
import { CircleCheck, CircleX } from 'lucide-react';
import type { ModelTestView } from '../../../preload/contract/model-calls.ts';
import styles from './models.module.css';

interface ModelTestProps {
  readonly test: ModelTestView | undefined;
  readonly onChoose: (model: string) => void;
}

/** So many names are offered; who has more knows the name. */
const mostNames = 30;

/** What the test found, a sentence each, and the models to choose from. */
export function ModelTest({ test, onChoose }: ModelTestProps) {
  return (
    <div aria-live="polite">
      {test && (
        <>
          <ul className={styles.checks} aria-label="Test">
            {test.checks.map(({ what, isOk, sentence }) => (
              <li key={what} data-ok={isOk}>
                {isOk ? <CircleCheck size={16} aria-hidden /> : <CircleX size={16} aria-hidden />}
                <span>
                  {isOk ? '' : 'Missing: '}
                  {sentence}
                </span>
              </li>
            ))}
          </ul>
          {test.models.length > 0 && (
            <Chip.Group onChange={(value) => onChoose(String(value))}>
              <Group gap={6} role="radiogroup" aria-label="Models of this endpoint">
                {test.models.slice(0, mostNames).map((name) => (
                  <Chip key={name} value={name} variant="outline" size="xs">
                    {name}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          )}
        </>
      )}
    </div>
  );
}
