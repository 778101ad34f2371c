import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search, SearchX } from 'lucide-react';
import { useState } from 'react';
import type { FoundFactView } from '../../../preload/contract/fact-page.ts';
import { useNow } from '../../lib/clock.ts';
import { useFactPages } from '../../lib/fact-pages.ts';
import { periodText } from '../../lib/time-text.ts';
import { Answered } from '../../ui/answered.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { RowLink } from '../../ui/row-link.tsx';
import { Row, Rows } from '../../ui/rows.tsx';

/** So long after the last key the search begins. */
const pauseMs = 150;

/** A number that somebody read somewhere, looked for in every report; each leads to its evidence. */
export function FindScreen() {
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), pauseMs);
  const pages = useFactPages(text);
  return (
    <Page title="Find a number" trail={<BackLink to="/reports">Reports</BackLink>}>
      <TextInput
        label="A number as you read it, or words of what it is"
        placeholder="412,300 or net EMEA"
        leftSection={<Search size={16} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
        autoFocus
        maxLength={200}
        maw="28rem"
        mb="lg"
      />
      {text !== '' && (
        <Answered read={pages} what="the numbers">
          {(facts) => <Found facts={facts} text={text} />}
        </Answered>
      )}
      {pages.hasNextPage && (
        <Button
          variant="default"
          mt="md"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          Show earlier ones
        </Button>
      )}
    </Page>
  );
}

interface FoundProps {
  readonly facts: readonly FoundFactView[];
  readonly text: string;
}

function Found({ facts, text }: FoundProps) {
  const nowMs = useNow();
  if (facts.length === 0) {
    return (
      <Empty icon={SearchX} title={`No report states “${text}”`}>
        A number is found by its digits, rounded as the report writes it; a word by how it begins.
      </Empty>
    );
  }
  return (
    <Rows label="Numbers">
      {facts.map(({ runId, n, label, text: stated, jobName, zone, fromMs, toMs }) => (
        <Row
          key={`${runId}-${n}`}
          title={
            <RowLink to={`/facts/${runId}-${n}`} title={`${stated}, ${label}`}>
              <strong>{stated}</strong> {label}
            </RowLink>
          }
          detail={jobName}
          side={periodText(fromMs, toMs, zone, nowMs)}
        />
      ))}
    </Rows>
  );
}
