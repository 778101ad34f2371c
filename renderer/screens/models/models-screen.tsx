import { Button } from '@mantine/core';
import { BrainCircuit, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ModelsView, ModelView } from '../../../preload/contract/model-calls.ts';
import { useRead } from '../../lib/reads.ts';
import { dollars } from '../../lib/words.ts';
import { Answered } from '../../ui/answered.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';
import { Limits } from './limits.tsx';
import { ModelForm } from './model-form.tsx';
import { draftOf, newModel } from './model-kinds.ts';

/** Which models there are, what they may cost, and whether anything may leave this machine. */
export function ModelsScreen() {
  const models = useRead('models.read', null);
  const [editing, setEditing] = useState<ModelView | 'new' | null>(null);
  const close = () => setEditing(null);
  return (
    <Page
      title="Models"
      lead="A model can write a job's report. Almanac computes every number and checks every statement."
      actions={
        editing === null && (
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
            Add a model
          </Button>
        )
      }
    >
      {editing !== null && (
        <ModelForm
          key={editing === 'new' ? 'new' : editing.id}
          saved={editing === 'new' ? newModel : draftOf(editing)}
          keyPlace={editing === 'new' ? null : editing.keyPlace}
          onClose={close}
        />
      )}
      <Answered read={models} what="the models">
        {(view) => (
          <>
            {editing === null && <ModelList view={view} onEdit={setEditing} />}
            <Limits view={view} />
          </>
        )}
      </Answered>
    </Page>
  );
}

interface ModelListProps {
  readonly view: ModelsView;
  readonly onEdit: (model: ModelView) => void;
}

function ModelList({ view: { models }, onEdit }: ModelListProps) {
  if (models.length === 0) {
    return (
      <Empty icon={BrainCircuit} title="No model yet">
        Reports are written by the built-in analyst, which needs no key and no network. Add a model
        of OpenAI, Azure or any compatible server, also one on this machine.
      </Empty>
    );
  }
  return (
    <Section title="Your models">
      <Rows label="Models">
        {models.map((model) => (
          <Row
            key={model.id}
            lead={<BrainCircuit size={18} aria-hidden />}
            title={model.name}
            detail={`${model.model} at ${model.baseUrl}`}
            side={
              <>
                about {dollars(model.usualCost)} a report
                <div>{keyText(model)}</div>
              </>
            }
            actions={
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`Edit ${model.name}`}
                onClick={() => onEdit(model)}
              >
                Edit
              </Button>
            }
          />
        ))}
      </Rows>
    </Section>
  );
}

function keyText({ keyPlace }: ModelView): string {
  switch (keyPlace) {
    case 'keyring':
      return 'key in the system’s keyring';
    case 'session':
      return 'key kept until Almanac quits';
    case 'environment':
      return 'key from the environment';
    case null:
      return 'no key';
  }
}
