import { useRead } from '../../lib/reads.ts';
import { counted } from '../../lib/words.ts';
import { Answered } from '../../ui/answered.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { Updates } from './updates.tsx';

export function AboutScreen() {
  const about = useRead('about.read', null);
  return (
    <Page
      title="About"
      lead="Your recurring analyses, done once, on time, with every number traceable. On your own laptop."
    >
      <Answered read={about} what="the version">
        {({ version, home, jobCount }) => (
          <Facts
            items={[
              { name: 'Version', value: version },
              { name: 'Jobs', value: counted(jobCount, 'job') },
              { name: 'Your data lives in', value: <code>{home}</code> },
              {
                name: 'What leaves this laptop',
                value:
                  'What your jobs ask for, the look for a newer version if you want it, and nothing else',
              },
              { name: 'Licence', value: 'MIT' },
            ]}
          />
        )}
      </Answered>
      <Updates />
      <Diagnostics />
    </Page>
  );
}
