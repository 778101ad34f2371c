import { Button, Group } from '@mantine/core';
import type { TravelQuestionView } from '../../../preload/contract/question.ts';
import { useAct } from '../../lib/acts.ts';
import { Section } from '../../ui/section.tsx';

/** Jobs that stay in the zone they came from until the analyst says where they belong. */
export function TravelQuestions({
  questions,
}: {
  readonly questions: readonly TravelQuestionView[];
}) {
  return questions.map((question) => (
    <Section
      key={question.jobId}
      title={`${question.jobName} needs you: this laptop is in ${question.laptopZone} now`}
      tone="note"
      note={`It goes on in ${question.keptZone} time until you say so.`}
      action={<AnswerButtons question={question} />}
    >
      {null}
    </Section>
  ));
}

function AnswerButtons({
  question: { jobId, jobName, keptZone, laptopZone },
}: {
  readonly question: TravelQuestionView;
}) {
  const act = useAct('travel.answer');
  const give = (moves: boolean) => act.mutate({ jobId, laptopZone, moves });
  const shared = { size: 'compact-sm', disabled: act.isPending } as const;
  return (
    <Group gap="xs">
      <Button
        {...shared}
        onClick={() => give(true)}
        aria-label={`Move ${jobName} to ${laptopZone}`}
      >
        Move to {laptopZone}
      </Button>
      <Button
        {...shared}
        variant="default"
        onClick={() => give(false)}
        aria-label={`Keep ${jobName} in ${keptZone}`}
      >
        Keep {keptZone}
      </Button>
    </Group>
  );
}
