/** True sentences about an hour of a web server's log. */
export const right = [
  'The hour from 09:00 to 10:00 brought {log.GET /products/<*> 502} messages of the kind "GET /products/<*> 502".',
  '{errors} of {messages} messages are errors.',
  'The file has {data.rows} rows and was last changed at {data.modified}.',
  'It began at {log.GET /products/<*> 502.time}.',
  'Normally this message is rare ({log.GET /products/<*> 502.usual} an hour).',
  'There were no such messages from 14:00 to 08:00.',
  'More than thirty percent of the messages were errors ({errors} of {messages}).',
  'The detector found {news} unusual kind of message.',
  'Between the start of the log and this period lie {data.days}.',
];

/** Sentences with a planted error. */
export const wrong = [
  'The hour from 08:00 to 09:00 brought {log.GET /products/<*> 502} messages of the kind "GET /products/<*> 502".',
  '{messages} of {errors} messages are errors.',
  'The file has {errors} rows.',
  'It began at {window.to}.',
  'Normally this message comes {log.GET /products/<*> 502} times an hour.',
  'No messages were errors.',
  'More than sixty percent of the messages were errors ({errors} of {messages}).',
  'The detector found {messages} unusual kinds of message.',
  'There were {errors} percent errors.',
];
