import { TagsInput } from '@mantine/core';
import { useState } from 'react';

interface AddressFieldProps {
  readonly description: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  /** Addresses that reports go to already. */
  readonly known?: readonly string[];
  readonly error?: string | undefined;
}

/** Addresses, one by one. What is known already is offered once a letter is typed: a list at once would lie over the next field. */
export function AddressField({ value, known = [], onChange, ...shown }: AddressFieldProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <TagsInput
      {...shown}
      label="To"
      placeholder={value.length === 0 ? 'boss@example.com' : ''}
      data={[...known]}
      value={[...value]}
      onChange={onChange}
      splitChars={[',', ';', ' ']}
      acceptValueOnBlur
      openOnFocus={false}
      dropdownOpened={isOpen}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      onSearchChange={(typed) => setOpen(typed !== '')}
      limit={5}
      data-autofocus
    />
  );
}
