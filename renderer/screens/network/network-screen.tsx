import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { Page } from '../../ui/page.tsx';
import { Certificates } from './certificates.tsx';
import { Hosts } from './hosts.tsx';
import { Proxies } from './proxies.tsx';

/** Which servers are asked, by which way, whether they answer, and what the way asks of us. */
export function NetworkScreen() {
  const network = useRead('network.read', null);
  return (
    <Page
      title="Network"
      lead="Almanac takes the proxy and the certificates of this system, and asks no server but these."
    >
      <Answered read={network} what="the servers">
        {({ hosts, proxies, certificates, keeps }) => (
          <>
            <Hosts hosts={hosts} />
            {proxies.length > 0 && <Proxies proxies={proxies} keeps={keeps} />}
            <Certificates certificates={certificates} />
          </>
        )}
      </Answered>
    </Page>
  );
}
