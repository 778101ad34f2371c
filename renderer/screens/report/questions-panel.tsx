import { Button } from '@mantine/core';
import { type RefObject, useEffect, useRef } from 'react';
import type { QuestionsView } from '../../../preload/contract/follow-up-calls.ts';
import type { ReportView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { AskForm } from './ask-form.tsx';
import { type AnswerFact, Question } from './question.tsx';
import styles from './questions.module.css';
import { SidePanel } from './side-panel.tsx';

interface QuestionsPanelProps {
  readonly view: ReportView;
  readonly onFact: (fact: AnswerFact) => void;
  readonly onClose: () => void;
  readonly returnFocusTo: RefObject<HTMLElement | null>;
}

/** Questions about the report with their answers, and the next one. */
export function QuestionsPanel({ view, onFact, onClose, returnFocusTo }: QuestionsPanelProps) {
  const { runId } = view.item;
  const read = useRead('report.questions', { runId });
  return (
    <SidePanel
      name="Questions"
      title="Ask this report"
      onClose={onClose}
      returnFocusTo={returnFocusTo}
    >
      <Answered read={read} what="the questions">
        {(value) => <Questions runId={runId} value={value} view={view} onFact={onFact} />}
      </Answered>
    </SidePanel>
  );
}

interface QuestionsProps extends Pick<QuestionsPanelProps, 'view' | 'onFact'> {
  readonly runId: string;
  readonly value: QuestionsView;
}

function Questions({ runId, value, view, onFact }: QuestionsProps) {
  const ask = useAct('report.ask', { showsFailure: true });
  const { questions, model, refusal } = value;
  const isUnderWay = questions.some(({ state }) => state === 'asked');
  const newest = useNewest(questions.map(({ id, state }) => `${id} ${state}`).join());
  return (
    <>
      {questions.length === 0 && refusal === null && (
        <p className={styles.hint}>
          Ask what the report does not say, such as why a figure moved. The answer comes from the
          data that the report was made from.
        </p>
      )}
      <ol className={styles.questions} aria-label="Questions and answers" aria-live="polite">
        {questions.map((item) => (
          <Question
            key={item.id}
            item={item}
            zone={view.item.zone}
            onFact={onFact}
            onAskAgain={
              model && !isUnderWay ? () => ask.mutate({ runId, question: item.question }) : null
            }
          />
        ))}
      </ol>
      <div ref={newest} />
      {model ? (
        <AskForm
          model={model}
          isUnderWay={isUnderWay || ask.isPending}
          failure={ask.error?.message ?? null}
          onAsk={(question, onDone) => ask.mutate({ runId, question }, { onSuccess: onDone })}
        />
      ) : (
        refusal !== null && <NobodyToAsk sentence={refusal} />
      )}
    </>
  );
}

function NobodyToAsk({ sentence }: { readonly sentence: string }) {
  const settings = useAct('window.open-settings');
  return (
    <div className={styles.refusal}>
      <p>{sentence}</p>
      <Button variant="default" onClick={() => settings.mutate({ page: 'jobs' })}>
        Open the jobs
      </Button>
    </div>
  );
}

/** Keeps the newest answer in view when one comes. */
function useNewest(key: string) {
  const end = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says that something came
  useEffect(() => end.current?.scrollIntoView?.({ block: 'nearest' }), [key]);
  return end;
}
