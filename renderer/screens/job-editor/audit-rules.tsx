import { Button, Card, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { FailureView } from '../../../preload/contract/failures.ts';
import { optionSentence } from './field-sentences.ts';
import { OptionFields } from './option-fields.tsx';
import { type Options, textOf } from './option-text.ts';
import { freeRuleId, ruleKinds } from './rule-kinds.ts';

interface AuditRulesProps {
  readonly options: Options;
  /** What rules call the job's files. */
  readonly sources: readonly string[];
  readonly columns: readonly string[];
  readonly failures: readonly FailureView[];
  readonly onChange: (options: Options) => void;
}

const rulesOf = (options: Options): readonly Options[] =>
  Array.isArray(options.rules) ? options.rules : [];

/** Where the fields of the cards stand among the options. */
export function rulePlaces(options: Options): readonly string[] {
  return rulesOf(options).flatMap((rule, at) => {
    const own = ruleKinds.find(({ value }) => value === rule.check)?.fields ?? [];
    const names = ['name', rule.check === 'sql' ? 'query' : 'source'];
    return [...names, ...own.map(({ name }) => name)].map((name) => `rules[${at}].${name}`);
  });
}

/** The rules of an audit, a card each. What a job file says besides the fields stays as it is. */
export function AuditRules(props: AuditRulesProps) {
  const { options, sources, columns, failures, onChange } = props;
  const rules = rulesOf(options);
  const set = (next: readonly Options[]) => onChange({ ...options, rules: next });
  const add = () =>
    set([...rules, { id: freeRuleId(rules), check: 'complete', source: sources[0] ?? '' }]);
  return (
    <Stack gap="sm">
      {rules.map((rule, at) => (
        <RuleCard
          key={textOf(rule.id)}
          number={at + 1}
          rule={rule}
          sources={sources}
          columns={columns}
          failures={failures}
          onChange={(changed) => set(rules.with(at, changed))}
          onRemove={() => set(rules.filter((one) => one !== rule))}
        />
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={add}
        >
          Add a rule
        </Button>
      </Group>
    </Stack>
  );
}

interface RuleCardProps extends Omit<AuditRulesProps, 'options'> {
  readonly number: number;
  readonly rule: Options;
  readonly onRemove: () => void;
}

function RuleCard(props: RuleCardProps) {
  const { number, rule, sources, columns, failures, onChange, onRemove } = props;
  const place = `rules[${number - 1}]`;
  const errorOf = (name: string, label: string) =>
    optionSentence(failures, `${place}.${name}`, label);
  const kind = ruleKinds.find(({ value }) => value === rule.check);
  const choose = (check: string) => {
    // What another kind asks is another rule's; its name and waiver stay.
    const { id, name, waiver, source = sources[0] ?? '' } = rule;
    const kept = { id, ...(name === undefined ? {} : { name }), check };
    const own = check === 'sql' ? { query: '' } : { source };
    onChange({ ...kept, ...own, ...(waiver === undefined ? {} : { waiver }) });
  };
  return (
    <Card withBorder padding="sm" component="section" aria-label={`Rule ${number}`}>
      <Stack gap="sm">
        <Group align="flex-end" wrap="nowrap">
          <Select
            label="Rule"
            data={ruleKinds.map(({ value, label }) => ({ value, label }))}
            value={textOf(rule.check)}
            onChange={(check) => check && choose(check)}
            allowDeselect={false}
            flex={1}
          />
          <Button
            variant="default"
            size="xs"
            aria-label={`Remove rule ${number}`}
            onClick={onRemove}
            leftSection={<X size={14} aria-hidden />}
          >
            Remove
          </Button>
        </Group>
        <Group grow align="flex-start">
          <TextInput
            label="Said as"
            placeholder="Payments are approved"
            value={textOf(rule.name)}
            error={errorOf('name', 'What it is said as')}
            onChange={(event) => onChange({ ...rule, name: event.currentTarget.value })}
          />
          {rule.check !== 'sql' && (
            <Select
              label="Of the file"
              data={[...new Set([...sources, textOf(rule.source)])].filter(Boolean)}
              value={textOf(rule.source)}
              error={errorOf('source', 'The file')}
              onChange={(source) => source && onChange({ ...rule, source })}
              allowDeselect={false}
            />
          )}
        </Group>
        {rule.check === 'sql' ? (
          <Textarea
            label="Rows that break the rule"
            placeholder="SELECT * FROM payments WHERE amount < 0"
            autosize
            minRows={2}
            value={textOf(rule.query)}
            error={errorOf('query', 'The SQL')}
            onChange={(event) => onChange({ ...rule, query: event.currentTarget.value })}
          />
        ) : (
          <OptionFields
            fields={kind?.fields ?? []}
            options={rule}
            columns={columns}
            place={place}
            failures={failures}
            onChange={onChange}
          />
        )}
      </Stack>
    </Card>
  );
}
