import { BrainCircuit } from 'lucide-react';
import { Fragment } from 'react';
import { hidden, type StoredModelCallView } from '../../../preload/contract/model-call-view.ts';
import { useRead } from '../../lib/reads.ts';
import { counted } from '../../lib/words.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './run.module.css';

interface ModelCallsProps {
  readonly runId: string;
  readonly zone: string;
}

/** Each question to a model, word for word, with what it cost. Nothing where no model was asked. */
export function ModelCalls({ runId, zone }: ModelCallsProps) {
  const calls = useRead('run.model-calls', { runId }).data ?? [];
  if (calls.length === 0) return null;
  const cost = calls.reduce((sum, call) => sum + (call.cost ?? 0), 0);
  const tokens = calls.reduce(
    (sum, { inputTokens, outputTokens }) => sum + (inputTokens ?? 0) + (outputTokens ?? 0),
    0,
  );
  return (
    <Section
      title="Sent to the model"
      note={`${counted(calls.length, 'question')}, ${tokens.toLocaleString('en')} tokens, $${cost.toFixed(4)}. The key is never part of it.`}
    >
      <Rows label="Sent to the model">
        {calls.map((call) => (
          <Row
            key={call.id}
            lead={<BrainCircuit size={17} aria-hidden />}
            title={`${call.step}. ${stateText(call)}`}
            detail={detailText(call)}
            side={
              <>
                <TimeText atMs={call.atMs} zone={zone} />
                <div>{call.cost === null ? 'under way' : `$${call.cost.toFixed(4)}`}</div>
              </>
            }
            actions={<Words call={call} />}
          />
        ))}
      </Rows>
    </Section>
  );
}

function Words({ call: { request, answer } }: { readonly call: StoredModelCallView }) {
  return (
    <details className={styles.words}>
      <summary>Word for word</summary>
      <h3>Sent</h3>
      <Sent request={request} />
      {answer !== null && (
        <>
          <h3>Answered</h3>
          <pre>{answer}</pre>
        </>
      )}
    </details>
  );
}

/** What Almanac hid before it sent the request stands out. */
function Sent({ request }: Pick<StoredModelCallView, 'request'>) {
  const parts = request.split(hidden);
  return (
    <>
      {parts.length > 1 && (
        <p>
          {counted(parts.length - 1, 'passage')} that looked like a secret{' '}
          {parts.length === 2 ? 'was' : 'were'} hidden before sending.
        </p>
      )}
      <pre>
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stored request never changes
          <Fragment key={at}>
            {at > 0 && <mark>{hidden}</mark>}
            {part}
          </Fragment>
        ))}
      </pre>
    </>
  );
}

function detailText({ question, failure, model, endpoint }: StoredModelCallView): string {
  const what = failure ?? `${model} at ${endpoint}`;
  return question === null ? what : `Your question "${question}": ${what}`;
}

function stateText({ state, isReused }: StoredModelCallView): string {
  if (isReused) return 'Answered before, not asked again';
  switch (state) {
    case 'asked':
      return 'Asked';
    case 'answered':
      return 'Answered';
    case 'failed':
      return 'No answer';
    case 'lost':
      return 'Lost when Almanac stopped; asked again';
  }
}
