export * as anomalies from './anomalies.ts';
export * as audit from './audit.ts';
export * as briefing from './briefing.ts';
export * as churn from './churn.ts';
export * as custom from './custom.ts';
export * as market from './market.ts';
