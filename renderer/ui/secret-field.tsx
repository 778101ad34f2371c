import { Button, Group, PasswordInput, Text } from '@mantine/core';
import { useState } from 'react';

interface SecretFieldProps {
  /** "Password", "Token", "Key" */
  readonly word: string;
  readonly saved: 'keyring' | 'session' | 'environment' | null;
  /** Where one goes that is entered now. */
  readonly keeps: 'keyring' | 'session';
  /** What was typed; null leaves the saved one. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly error?: string | undefined;
}

/** A secret can be replaced and never read: what is saved is only said. */
export function SecretField({ word, saved, keeps, value, onChange, error }: SecretFieldProps) {
  const [isReplacing, setReplacing] = useState(false);
  if (saved !== null && !isReplacing) {
    return (
      <Group gap="sm" justify="space-between" wrap="nowrap">
        <div>
          <Text size="sm" fw={600}>
            {word}
          </Text>
          <Text size="sm" c="dimmed">
            {saved === 'keyring'
              ? 'Saved with your keyring.'
              : 'Kept until Almanac quits: this machine has no keyring.'}
          </Text>
        </div>
        <Button variant="default" flex="none" onClick={() => setReplacing(true)}>
          {`Enter a new ${word.toLowerCase()}`}
        </Button>
      </Group>
    );
  }
  return (
    <PasswordInput
      label={saved === null ? word : `New ${word.toLowerCase()}`}
      description={
        keeps === 'keyring'
          ? 'It is saved with your keyring and never shown again.'
          : 'This machine has no keyring: it is kept until Almanac quits, and asked for again then.'
      }
      error={error}
      autoComplete="off"
      value={value ?? ''}
      onChange={({ currentTarget: { value: typed } }) => onChange(typed === '' ? null : typed)}
      maxLength={4096}
    />
  );
}
