/** True sentences about an hour of a web server's log. */
export const right = [
  'Between 09:00 and 10:00 UTC there were {log.GET /products/<*> 502} messages like `GET /products/<*> 502`.',
  'The first of them was written at {log.GET /products/<*> 502.time}.',
  'Usually there are {log.GET /products/<*> 502.usual} such messages an hour.',
  'Of {messages} messages in the period, {errors} were errors.',
  'One kind of message was unusual in this period.',
  'That is far more than the usual {log.GET /products/<*> 502.usual} an hour.',
  'The log file holds {data.rows} rows and ends at {data.newest}.',
  'All {errors} errors of the hour are failures of the product pages.',
  'Almost a third of the messages were errors.',
  'The burst began ten minutes into the period, at {log.GET /products/<*> 502.time}.',
  'In the 24 hours shown, {course.24} messages fell into the last hour.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Between 09:00 and 10:00 UTC there were {messages} messages like `GET /products/<*> 502`.',
  'The first of them was written at {data.newest}.',
  'Usually there are {log.GET /products/<*> 502} such messages an hour.',
  'Of {errors} messages in the period, {messages} were errors.',
  'Three kinds of message were unusual in this period.',
  'That is fewer than the usual {log.GET /products/<*> 502.usual} an hour.',
  'The log file holds {messages} rows.',
  'There were no errors in this period.',
  'Almost half of the messages were errors.',
  'The burst began at 08:10.',
  'There were 250 errors in the hour.',
];
