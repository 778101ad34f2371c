import { Button, Group, Select, Textarea, TextInput } from '@mantine/core';
import type { ConnectionView } from '../../../preload/contract/connection-calls.ts';
import type { RemoteDraft } from '../../../preload/contract/job-draft.ts';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { DataPreviewPart } from './data-preview.tsx';
import type { DataPreview } from './use-data-preview.ts';
import type { JobForm } from './use-job-form.ts';

interface RemoteFieldProps {
  readonly form: JobForm;
  readonly remote: RemoteDraft;
  readonly preview: DataPreview;
  readonly error: string | undefined;
}

const nothing = 'none';
const periodNote = '{from} and {to} stand for the ends of the report’s period.';

/** Through which connection, and what is asked there. Nobody is asked before the analyst says so. */
export function RemoteField({ form, remote, preview, error }: RemoteFieldProps) {
  const read = useRead('connections.read', null);
  const set = (part: Partial<RemoteDraft>) => form.change({ remote: { ...remote, ...part } });
  // A whole sentence already, though it may begin with the small letter of a server's name.
  const refusal = preview.failures[0]?.message;
  const isHttp = remote.kind === 'http';
  const asks = {
    value: remote.ask,
    error: error ?? refusal,
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      set({ ask: value }),
  };
  return (
    <Answered read={read} what="your connections">
      {({ connections }) => (
        <>
          <Select
            label="Connection"
            data={[
              { value: nothing, label: 'None: a web address that asks for nothing' },
              ...connections.map(choiceOf),
            ]}
            value={remote.connection ?? nothing}
            onChange={(id) => {
              const found = connections.find(({ draft }) => draft.id === id);
              set({ kind: found?.draft.kind ?? 'http', connection: found?.draft.id ?? null });
            }}
            allowDeselect={false}
          />
          {isHttp ? (
            <TextInput
              label="Address"
              description={`JSON or CSV. ${periodNote}`}
              placeholder={
                remote.connection ? 'orders?since={from}' : 'https://example.org/orders.csv'
              }
              {...asks}
            />
          ) : (
            <Textarea
              label="Query"
              description={`One SELECT. ${periodNote}`}
              placeholder="SELECT day, region, amount FROM orders WHERE day >= {from} AND day < {to}"
              autosize
              minRows={4}
              maxRows={14}
              {...asks}
            />
          )}
          <Group>
            <Button
              variant="default"
              loading={preview.isReading}
              disabled={remote.ask.trim() === ''}
              onClick={preview.readAgain}
            >
              Look at it
            </Button>
          </Group>
          {preview.view && <DataPreviewPart form={form} preview={preview} isShort={false} />}
        </>
      )}
    </Answered>
  );
}

function choiceOf({ draft, place }: ConnectionView) {
  return { value: draft.id ?? '', label: `${draft.name} (${place})` };
}
