import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useState } from 'react';

interface SearchFieldProps {
  readonly label: string;
  readonly onSearch: (text: string) => void;
}

const settleMs = 150;

/** Looks for what is typed once the hand rests. `/` leads here from anywhere on the page. */
export function SearchField({ label, onSearch }: SearchFieldProps) {
  const [text, setText] = useState('');
  const settle = useDebouncedCallback(onSearch, settleMs);
  const change = (value: string) => {
    setText(value);
    settle(value.trim());
  };
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      data-search=""
      w={220}
      maxLength={400}
      leftSection={<Search size={15} aria-hidden />}
      rightSection={text && <CloseButton size="sm" aria-label="Clear" onClick={() => change('')} />}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
