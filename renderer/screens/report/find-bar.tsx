import { ActionIcon, CloseButton, TextInput } from '@mantine/core';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { counted } from '../../lib/words.ts';
import styles from './report.module.css';
import type { FindInReport } from './use-find.ts';

/** A word in the report that is shown: how often it stands there, and from one place to the next. */
export function FindBar({ find }: { readonly find: FindInReport }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const hear = (event: KeyboardEvent) => {
    if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') find.close();
    else return;
    event.preventDefault();
  };
  const hasPlaces = (find.count ?? 0) > 0;
  return (
    <search className={styles.find} aria-label="Find in this report">
      <TextInput
        ref={field}
        size="xs"
        autoFocus
        aria-label="Find in this report"
        placeholder="Find in this report"
        value={find.text}
        onChange={(event) => find.look(event.currentTarget.value)}
        onKeyDown={hear}
      />
      <output className={styles.found}>{placeText(find)}</output>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Previous place"
        disabled={!hasPlaces}
        onClick={() => find.step(-1)}
      >
        <ChevronUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Next place"
        disabled={!hasPlaces}
        onClick={() => find.step(1)}
      >
        <ChevronDown size={16} aria-hidden />
      </ActionIcon>
      <CloseButton aria-label="Close find" onClick={find.close} />
    </search>
  );
}

function placeText({ count, at }: FindInReport): string {
  if (count === null) return '';
  return count === 0 ? 'Not in this report' : `${at} of ${counted(count, 'place')}`;
}
