/** True sentences about an hour of a web server's log. */
export const right = [
  'The log shows {log.GET /products/<*> 502} failures of `GET /products/<*> 502` within the hour.',
  'They began at {log.GET /products/<*> 502.time}.',
  'In a usual hour it is {log.GET /products/<*> 502.usual}.',
  '{errors} messages were errors, out of {messages}.',
  'Roughly one in three messages was an error.',
  'The log reaches up to {data.newest}.',
  'The hour before had {course.23} of them.',
];

/** Sentences with a planted error. */
export const wrong = [
  'The log shows {messages} failures of `GET /products/<*> 502` within the hour.',
  'They began at {data.newest}.',
  'In a usual hour it is {log.GET /products/<*> 502}.',
  '{messages} messages were errors, out of {errors}.',
  'Roughly one in ten messages was an error.',
  'The log reaches up to {window.from}.',
  'No message was an error.',
];
