/** True sentences about an hour of a log. */
export const right = [
  'One kind of message stands out: "GET /products/<*> 502" was written {log.GET /products/<*> 502} times.',
  'It first appeared at {log.GET /products/<*> 502.time}.',
  'In total, {messages} messages were logged, {errors} of them errors.',
  'Before this hour, at most one such message an hour had been seen all day.',
  'No other kind of message was unusual.',
];

/** Sentences with a planted error. */
export const wrong = [
  'One kind of message stands out: "GET /products/<*> 502" was written {messages} times.',
  'It first appeared at {window.to}.',
  'In total, {errors} messages were logged, {messages} of them errors.',
  'Three kinds of messages were unusual.',
  'In total, {data.rows} messages were logged in this hour.',
];
