import type { Handlers } from './handler.ts';
import { aboutHandlers } from './handlers/about.ts';
import { againHandlers } from './handlers/again.ts';
import { awayHandlers } from './handlers/away.ts';
import { connectionsHandlers } from './handlers/connections.ts';
import { coverageHandlers } from './handlers/coverage.ts';
import { dataHandlers } from './handlers/data.ts';
import { deliveriesHandlers } from './handlers/deliveries.ts';
import { exportHandlers } from './handlers/export.ts';
import { factsHandlers } from './handlers/facts.ts';
import { failuresHandlers } from './handlers/failures.ts';
import { followUpsHandlers } from './handlers/follow-ups.ts';
import { forecastHandlers } from './handlers/forecast.ts';
import { generalHandlers } from './handlers/general.ts';
import { healthHandlers } from './handlers/health.ts';
import { historyHandlers } from './handlers/history.ts';
import { homeHandlers } from './handlers/home.ts';
import { inboxHandlers } from './handlers/inbox.ts';
import { jobDeliveriesHandlers } from './handlers/job-deliveries.ts';
import { jobFileHandlers } from './handlers/job-files.ts';
import { jobListHandlers } from './handlers/job-list.ts';
import { jobToolHandlers } from './handlers/job-tools.ts';
import { jobsHandlers } from './handlers/jobs.ts';
import { keptDraftHandlers } from './handlers/kept-drafts.ts';
import { modelsHandlers } from './handlers/models.ts';
import { networkHandlers } from './handlers/network.ts';
import { notificationsHandlers } from './handlers/notifications.ts';
import { questionsHandlers } from './handlers/questions.ts';
import { regionHandlers } from './handlers/regions.ts';
import { reportsHandlers } from './handlers/reports.ts';
import { saidHandlers } from './handlers/said.ts';
import { sendHandlers } from './handlers/send.ts';
import { shellHandlers } from './handlers/shell.ts';
import { startHandlers } from './handlers/start.ts';
import { travelHandlers } from './handlers/travel.ts';
import { trialHandlers } from './handlers/trial.ts';
import { upcomingHandlers } from './handlers/upcoming.ts';
import { updatesHandlers } from './handlers/updates.ts';
import type { Services } from './services.ts';

/** Every call has its handler here, or this does not compile. */
export function createHandlers(services: Services): Handlers {
  return {
    ...upcomingHandlers(services),
    ...deliveriesHandlers(services),
    ...sendHandlers(services),
    ...jobDeliveriesHandlers(services),
    ...awayHandlers(services),
    ...notificationsHandlers(services),
    ...questionsHandlers(services),
    ...travelHandlers(services),
    ...failuresHandlers(services),
    ...inboxHandlers(services),
    ...reportsHandlers(services),
    ...factsHandlers(services),
    ...followUpsHandlers(services),
    ...exportHandlers(services),
    ...againHandlers(services),
    ...historyHandlers(services),
    ...coverageHandlers(services),
    ...jobsHandlers(services),
    ...jobListHandlers(services),
    ...jobToolHandlers(services),
    ...jobFileHandlers(services),
    ...keptDraftHandlers(services),
    ...dataHandlers(services),
    ...trialHandlers(services),
    ...forecastHandlers(services),
    ...saidHandlers(services),
    ...generalHandlers(services),
    ...regionHandlers(services),
    ...homeHandlers(services),
    ...networkHandlers(services),
    ...healthHandlers(services),
    ...connectionsHandlers(services),
    ...modelsHandlers(services),
    ...shellHandlers(services),
    ...startHandlers,
    ...aboutHandlers(services),
    ...updatesHandlers(services),
  };
}
