/** True sentences about an hour of a log. */
export const right = [
  'Between 09:00 and 10:00 the server answered product requests with 502 errors {log.GET /products/<*> 502} times.',
  'Normally such messages are almost unheard of: about {log.GET /products/<*> 502.usual} an hour.',
  'The trouble started at {log.GET /products/<*> 502.time}.',
  'Nearly a third of the {messages} messages in this hour were errors.',
  'In the hours before, the same message hardly ever appeared; between 14:00 and 09:00 there was none.',
  'The log goes back {data.days}, which is enough to judge what is usual.',
  'Check the product service and whatever sits in front of it first.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Between 09:00 and 10:00 the server answered product requests with 502 errors {messages} times.',
  'Normally such messages are common: about {errors} an hour.',
  'The trouble started at {data.newest}.',
  'Nearly half of the {messages} messages in this hour were errors.',
  'In the hour before, the same message appeared {course.2} time.',
  'The log goes back two weeks, which is enough to judge what is usual.',
  'There were {errors} warnings and no errors.',
];
