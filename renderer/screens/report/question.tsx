import { Button, Loader, UnstyledButton } from '@mantine/core';
import { BadgeCheck, TriangleAlert } from 'lucide-react';
import type {
  AnswerPieceView,
  AnswerView,
  QuestionView,
} from '../../../preload/contract/follow-up-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { counted } from '../../lib/words.ts';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './questions.module.css';

/** A number of an answer. */
export interface AnswerFact {
  readonly id: number;
  readonly factCount: number;
  readonly n: number;
}

interface QuestionProps {
  readonly item: QuestionView;
  readonly zone: string;
  readonly onFact: (fact: AnswerFact) => void;
  /** Null while nobody can be asked. */
  readonly onAskAgain: (() => void) | null;
}

/** One question and what became of it. */
export function Question({ item, zone, onFact, onAskAgain }: QuestionProps) {
  return (
    <li className={styles.question}>
      <p className={styles.asked}>{item.question}</p>
      {item.state === 'asked' && <UnderWay id={item.id} note={item.note} />}
      {item.answer && (
        <AnswerText
          answer={item.answer}
          onFact={(n, factCount) => onFact({ id: item.id, factCount, n })}
        />
      )}
      {item.state === 'failed' && (
        <>
          <p className={styles.failure}>{item.failure}</p>
          {onAskAgain && (
            <Button size="compact-sm" variant="default" onClick={onAskAgain}>
              Ask again
            </Button>
          )}
        </>
      )}
      <p className={styles.foot}>
        {item.answer && <Checked answer={item.answer} />}
        <TimeText atMs={item.askedAtMs} zone={zone} />
      </p>
    </li>
  );
}

function UnderWay({ id, note }: { readonly id: number; readonly note: string | null }) {
  const cancel = useAct('report.cancel-question');
  return (
    <div className={styles.underWay}>
      <Loader size={16} aria-label="Under way" />
      <span>{note ?? 'reading the data'}</span>
      <Button
        size="compact-xs"
        variant="default"
        loading={cancel.isPending}
        onClick={() => cancel.mutate({ id })}
      >
        Cancel
      </Button>
    </div>
  );
}

interface AnswerTextProps {
  readonly answer: AnswerView;
  readonly onFact: (n: number, factCount: number) => void;
}

function AnswerText({ answer: { paragraphs, factCount }, onFact }: AnswerTextProps) {
  return paragraphs.map((pieces, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a stored answer never changes
    <p key={at} className={styles.answer}>
      {pieces.map((piece, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stored answer never changes
        <Piece key={place} piece={piece} onFact={(n) => onFact(n, factCount)} />
      ))}
    </p>
  ));
}

interface PieceProps {
  readonly piece: AnswerPieceView;
  readonly onFact: (n: number) => void;
}

function Piece({ piece, onFact }: PieceProps) {
  switch (piece.kind) {
    case 'words':
      return piece.text;
    case 'unproven':
      return <mark title="Not verified">{piece.text}</mark>;
    case 'fact':
      return (
        <UnstyledButton className={styles.number} onClick={() => onFact(piece.n)}>
          {piece.text}
        </UnstyledButton>
      );
  }
}

function Checked({ answer: { writer, proved, unproven } }: Pick<AnswerTextProps, 'answer'>) {
  if (unproven > 0) {
    return (
      <span className={styles.unverified}>
        <TriangleAlert size={14} aria-hidden /> {counted(unproven, 'statement')} of {writer} could
        not be verified
      </span>
    );
  }
  return (
    <span className={styles.verified}>
      <BadgeCheck size={14} aria-hidden />{' '}
      {proved > 0
        ? `${writer}, ${counted(proved, 'statement')} verified`
        : `${writer}, no figures stated`}
    </span>
  );
}
