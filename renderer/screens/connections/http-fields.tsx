import { Select, TextInput } from '@mantine/core';
import { auths, type FieldsProps } from './kinds.ts';

/** Of a web address: where it begins and how it lets jobs in. */
export function HttpFields({ draft, change, errorOf }: FieldsProps) {
  return (
    <>
      <TextInput
        label="Address"
        description="What the addresses of its jobs begin with."
        placeholder="https://api.example.org/v2"
        value={draft.baseUrl}
        error={errorOf('baseUrl')}
        onChange={({ currentTarget: { value } }) => change({ baseUrl: value })}
      />
      <Select
        label="It asks for"
        data={auths}
        value={draft.auth}
        onChange={(auth) => auth && change({ auth })}
        allowDeselect={false}
      />
      {draft.auth === 'header' && (
        <TextInput
          label="Header"
          placeholder="X-Api-Key"
          value={draft.header}
          error={errorOf('header')}
          onChange={({ currentTarget: { value } }) => change({ header: value })}
        />
      )}
      {draft.auth === 'basic' && (
        <TextInput
          label="User name"
          value={draft.user}
          error={errorOf('user')}
          onChange={({ currentTarget: { value } }) => change({ user: value })}
        />
      )}
    </>
  );
}
