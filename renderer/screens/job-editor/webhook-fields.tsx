import { Checkbox, Group, Select, TextInput } from '@mantine/core';
import { useRead } from '../../lib/reads.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import type { ReaderFieldsProps } from './mail-fields.tsx';

const forms = [
  { value: 'json', label: 'JSON' },
  { value: 'slack', label: 'Slack' },
  { value: 'teams', label: 'Teams' },
] as const;

/** Of a web address that is called with each report. */
export function WebhookFields({ target, onChange }: ReaderFieldsProps) {
  const { url, webhookFormat, secret, newSecret } = target;
  const secrets = useRead('webhook.secrets', null).data;
  const saved = secrets?.saved.find(({ name }) => name === secret)?.place ?? null;
  return (
    <>
      <Group align="flex-end">
        <TextInput
          label="Address"
          placeholder="https://example.com/hook"
          flex={1}
          value={url}
          onChange={(event) => onChange({ url: event.currentTarget.value })}
        />
        <Select
          label="Form"
          data={forms}
          value={webhookFormat}
          onChange={(form) => form && onChange({ webhookFormat: form })}
          allowDeselect={false}
        />
      </Group>
      <Checkbox
        label="Sign each call"
        description="With a secret that its receiver knows, too: so it can tell that the call is yours."
        checked={secret !== null}
        onChange={(event) =>
          onChange({ secret: event.currentTarget.checked ? '' : null, newSecret: null })
        }
      />
      {secret !== null && secrets && (
        <SecretField
          word="Signing secret"
          saved={saved}
          keeps={secrets.keeps}
          value={newSecret}
          onChange={(typed) => onChange({ newSecret: typed })}
        />
      )}
    </>
  );
}
