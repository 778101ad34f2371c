import { Select, TextInput } from '@mantine/core';
import type { ReaderFieldsProps } from './mail-fields.tsx';

const services = [
  { value: 'healthchecks', label: 'Healthchecks' },
  { value: 'cronitor', label: 'Cronitor' },
  { value: 'template', label: 'Another one' },
] as const;

const addresses = {
  healthchecks: {
    placeholder: 'https://hc-ping.com/eb095278-f28d-448d-87fb-7b75c171a6aa',
    description: 'The ping URL of the check. What happened and the run are added to it.',
  },
  cronitor: {
    placeholder: 'https://cronitor.link/p/your-api-key/weekly-churn',
    description:
      'The telemetry URL with your key and the monitor. State and series are added to it.',
  },
  template: {
    placeholder: 'https://example.com/ping?state={state}&run={run}',
    description: '{state} becomes start, success, fail or log, {run} the run.',
  },
} as const;

/** Of a service that raises the alarm when nothing is heard of a job. */
export function PingFields({ target, onChange }: ReaderFieldsProps) {
  const { service, url } = target;
  return (
    <>
      <Select
        label="Service"
        description="It is told when a run starts and how it ends, and raises the alarm when it hears nothing. No name and no number is sent. A laptop that sleeps is silent, too: give the check as much grace as it may sleep."
        data={services}
        value={service}
        onChange={(chosen) => chosen && onChange({ service: chosen })}
        allowDeselect={false}
      />
      <TextInput
        label="Address"
        {...addresses[service]}
        value={url}
        onChange={(event) => onChange({ url: event.currentTarget.value })}
      />
    </>
  );
}
