import { expect, onTestFinished, test } from 'vitest';
import { sendMessage } from '../../../../main/pipeline/deliver/email/send-message.ts';
import {
  accountAt,
  certificate,
  password,
  startMailServer,
} from '../../../cast/mail/mail-server.ts';

test('an authority of the company vouches for its mail server, too, and without it nothing leaves', async () => {
  const server = await startMailServer();
  onTestFinished(() => server.close());
  const mail = {
    account: accountAt(server.port, { certificate: '' }),
    password,
    to: 'boss@example.com',
    message: Buffer.from('Subject: Sales\r\n\r\nNet fell.\r\n'),
  };
  await expect(sendMessage({ ...mail, authorities: [] })).rejects.toMatchObject({
    code: 'delivery-failed',
  });
  expect(server.taken).toEqual([]);
  await sendMessage({ ...mail, authorities: [certificate] });
  expect(server.taken).toHaveLength(1);
});
