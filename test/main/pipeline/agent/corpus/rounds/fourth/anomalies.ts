/** True sentences about an hour of a web server's log. */
export const right = [
  'Starting at {log.GET /products/<*> 502.time}, {log.GET /products/<*> 502} requests for products failed with status 502.',
  'In an ordinary hour there are {log.GET /products/<*> 502.usual} of these messages.',
  'The server wrote {messages} messages, of which {errors} were errors.',
  'About a third of the messages in the hour were errors ({errors} of {messages}).',
  'The last message was written at {data.newest}.',
  'The detector reports {news} finding.',
  'Nothing else was unusual.',
  'access.log holds {data.rows} lines.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Starting at {window.from}, {messages} requests for products failed with status 502.',
  'In an ordinary hour there are {messages} of these messages.',
  'The server wrote {errors} messages, of which {messages} were errors.',
  'About a tenth of the messages in the hour were errors ({errors} of {messages}).',
  'The last message was written at {log.GET /products/<*> 502.time}.',
  'The detector reports {errors} findings.',
  'access.log holds {messages} lines.',
  'All messages were errors.',
];
