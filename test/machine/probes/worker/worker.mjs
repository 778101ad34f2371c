import { DuckDBInstance } from '@duckdb/node-api';

const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '256MB' });
const connection = await instance.connect();
const result = await connection.runAndReadAll(
  'SELECT sum(range)::BIGINT AS total FROM range(1000)',
);
process.parentPort.postMessage(result.getRowObjectsJson());
