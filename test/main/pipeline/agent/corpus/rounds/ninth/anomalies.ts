/** True sentences about an hour of a log. */
export const right = [
  'Product pages answered with status 502 a total of {log.GET /products/<*> 502} times.',
  'That compares with {log.GET /products/<*> 502.usual} in a usual hour.',
  'The log has {data.rows} rows, the newest from {data.newest}.',
  'All {errors} errors in the hour are of this kind.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Product pages answered with status 502 a total of {data.rows} times.',
  'That compares with {log.GET /products/<*> 502} in a usual hour.',
  'The log has {messages} rows, the newest from {data.newest}.',
  'All {messages} messages in the hour are errors.',
];
