import { Group, Select, TextInput } from '@mantine/core';
import { encryptions, type FieldsProps } from './kinds.ts';

/** Of a database: where it is, and who reads it. A user who may only read is the safest one. */
export function DatabaseFields({ draft, change, errorOf }: FieldsProps) {
  return (
    <>
      <Group grow preventGrowOverflow={false} align="flex-start" wrap="nowrap">
        <TextInput
          label="Server"
          placeholder="db.example.org"
          value={draft.host}
          error={errorOf('host')}
          onChange={({ currentTarget: { value } }) => change({ host: value })}
        />
        <TextInput
          label="Port"
          placeholder={draft.kind === 'postgres' ? '5432' : '3306'}
          value={draft.port}
          error={errorOf('port')}
          onChange={({ currentTarget: { value } }) => change({ port: value })}
          maw="7rem"
        />
      </Group>
      <TextInput
        label="Database"
        value={draft.database}
        error={errorOf('database')}
        onChange={({ currentTarget: { value } }) => change({ database: value })}
      />
      <TextInput
        label="User name"
        description="One who may only read is the safest."
        value={draft.user}
        error={errorOf('user')}
        onChange={({ currentTarget: { value } }) => change({ user: value })}
      />
      <Select
        label="Line"
        data={encryptions}
        value={draft.encryption}
        onChange={(encryption) => encryption && change({ encryption })}
        allowDeselect={false}
      />
    </>
  );
}
