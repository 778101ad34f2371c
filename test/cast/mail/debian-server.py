# A mail server of Debian's python3-aiosmtpd on a free loopback port, which it prints: STARTTLS and a password are
# asked for, `nobody@` is not known, and what is taken lies in a Maildir. Arguments: folder, certificate, key, password.
import asyncio
import ssl
import sys

from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import SMTP, AuthResult

folder, certificate, key, password = sys.argv[1:]


class Handler(Mailbox):
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"


def known(server, session, envelope, mechanism, data):
    return AuthResult(success=data.password == password.encode(), handled=False)


async def serve():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    handler = Handler(folder)
    listening = await asyncio.get_running_loop().create_server(
        lambda: SMTP(
            handler,
            hostname="localhost",
            tls_context=context,
            require_starttls=True,
            authenticator=known,
            auth_required=True,
        ),
        "127.0.0.1",
        0,
    )
    print(listening.sockets[0].getsockname()[1], flush=True)
    await listening.serve_forever()


asyncio.run(serve())
