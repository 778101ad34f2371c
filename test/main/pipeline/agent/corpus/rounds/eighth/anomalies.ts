/** True sentences about an hour of a log. */
export const right = [
  'Requests for products failed {log.GET /products/<*> 502} times with status 502, against a usual {log.GET /products/<*> 502.usual} an hour.',
  'Of {messages} messages, {errors} were errors, all of the same kind.',
  'The first one came at {log.GET /products/<*> 502.time}, ten minutes into the hour.',
  'From 14:00 until this hour nothing of the kind was logged.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Requests for products failed {errors} times an hour as usual.',
  'Of {errors} messages, {messages} were errors.',
  'The first one came at {data.newest}.',
  'At 11:00 the message was logged {course.24} times.',
];
