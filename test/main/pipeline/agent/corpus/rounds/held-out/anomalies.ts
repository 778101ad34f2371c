/** True sentences about an hour of a log. */
export const right = [
  'At {log.GET /products/<*> 502.time} the first request for a product failed.',
  'By the end of the hour there were {log.GET /products/<*> 502} such failures.',
  'The hour had {messages} messages in total.',
  'The usual rate is {log.GET /products/<*> 502.usual} an hour, so this is far above normal.',
  'Almost a third of all messages were errors.',
  'An example is "{log.GET /products/<*> 502.example}".',
  'There is {data.days} of history to compare with.',
];

/** Sentences with a planted error. */
export const wrong = [
  'At {window.to} the first request for a product failed.',
  'By the end of the hour there were {messages} such failures.',
  'The hour had {errors} messages in total.',
  'The usual rate is {log.GET /products/<*> 502.usual} a minute, so this is far above normal.',
  'Almost a half of all messages were errors.',
  'There were no errors in this hour.',
  'The hour had {data.rows} messages in total.',
];
