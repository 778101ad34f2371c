import { Button, Card, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { OptionFields } from './option-fields.tsx';
import { type Options, textOf } from './option-text.ts';
import { freeRuleId, ruleKinds } from './rule-kinds.ts';

interface AuditRulesProps {
  readonly options: Options;
  /** What rules call the job's files. */
  readonly sources: readonly string[];
  readonly columns: readonly string[];
  readonly onChange: (options: Options) => void;
}

/** The rules of an audit, a card each. What a job file says besides the fields stays as it is. */
export function AuditRules({ options, sources, columns, onChange }: AuditRulesProps) {
  const rules: readonly Options[] = Array.isArray(options.rules) ? options.rules : [];
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

function RuleCard({ number, rule, sources, columns, onChange, onRemove }: RuleCardProps) {
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
            onChange={(event) => onChange({ ...rule, name: event.currentTarget.value })}
          />
          {rule.check !== 'sql' && (
            <Select
              label="Of the file"
              data={[...new Set([...sources, textOf(rule.source)])].filter(Boolean)}
              value={textOf(rule.source)}
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
            onChange={(event) => onChange({ ...rule, query: event.currentTarget.value })}
          />
        ) : (
          <OptionFields
            fields={kind?.fields ?? []}
            options={rule}
            columns={columns}
            onChange={onChange}
          />
        )}
      </Stack>
    </Card>
  );
}
