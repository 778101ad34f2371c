import { Button, Group } from '@mantine/core';
import type { QuestionView } from '../../../preload/contract/question.ts';
import { useAct } from '../../lib/acts.ts';
import { useNow } from '../../lib/clock.ts';
import { momentWithin } from '../../lib/time-text.ts';
import { counted } from '../../lib/words.ts';
import { FoldedRows } from '../../ui/folded-rows.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './upcoming.module.css';

/** What could not run in time and whose job asks: nothing of it runs before the analyst says so. */
export function Questions({ questions }: { readonly questions: readonly QuestionView[] }) {
  return questions.map((question) => <Question key={question.jobId} question={question} />);
}

function Question({ question }: { readonly question: QuestionView }) {
  const { jobName, slots, answerByMs } = question;
  const [first] = slots;
  const nowMs = useNow();
  const until = first ? momentWithin(answerByMs, first.zone, nowMs) : '';
  const oldest = slots.length === 1 ? 'It counts' : 'The oldest counts';
  return (
    <Section
      title={`${jobName} needs you: ${counted(slots.length, 'report')} did not run`}
      tone="note"
      note={`Nothing of it runs until you say so. ${oldest} as missed from ${until} on.`}
      action={<AnswerButtons question={question} />}
    >
      <FoldedRows items={slots} shown={3}>
        {(shown) => (
          <Rows label={`${jobName}: what did not run`}>
            {shown.map(({ slot, atMs, zone, reasonText }) => (
              <Row
                key={slot}
                title={
                  <>
                    <TimeText atMs={atMs} zone={zone} /> <span className={styles.zone}>{zone}</span>
                  </>
                }
                side={reasonText}
              />
            ))}
          </Rows>
        )}
      </FoldedRows>
    </Section>
  );
}

function AnswerButtons({
  question: { jobId, jobName, slots },
}: {
  readonly question: QuestionView;
}) {
  const act = useAct('slots.answer');
  const texts = slots.map(({ slot }) => slot);
  const give = (answer: 'latest' | 'all' | 'skip') => act.mutate({ jobId, slots: texts, answer });
  const shared = { size: 'compact-sm', disabled: act.isPending } as const;
  return (
    <Group gap="xs">
      <Button {...shared} onClick={() => give('latest')} aria-label={`Run ${jobName}`}>
        {slots.length === 1 ? 'Run' : 'Run the latest'}
      </Button>
      {slots.length > 1 && (
        <Button
          {...shared}
          variant="default"
          onClick={() => give('all')}
          aria-label={`Run all of ${jobName}`}
        >
          Run all {slots.length}
        </Button>
      )}
      <Button
        {...shared}
        variant="default"
        onClick={() => give('skip')}
        aria-label={`Skip ${jobName}`}
      >
        Skip
      </Button>
    </Group>
  );
}
