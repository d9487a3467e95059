"""Reads mails with Python's own email package, which Reslot's writer knows nothing of.

In: a JSON array of messages in base64 on standard input. Out: a JSON array with, for each, the names of its headers,
the addresses in To, Cc, From and Reply-To, the subject, the texts, and every defect that was found in any part.
"""

import base64
import email
import email.policy
import json
import sys


def addresses(message, name):
    header = message[name]
    return [] if header is None else [address.addr_spec for address in header.addresses]


def text(message, kind):
    part = message.get_body(preferencelist=(kind,))
    return "" if part is None else part.get_content()


def read(raw):
    message = email.message_from_bytes(raw, policy=email.policy.default)
    defects = [repr(defect) for part in message.walk() for defect in part.defects]
    defects += [repr(defect) for name in message.keys() for defect in message[name].defects]
    return {
        "names": [name.lower() for name in message.keys()],
        "to": addresses(message, "to"),
        "cc": addresses(message, "cc"),
        "from": addresses(message, "from"),
        "replyTo": addresses(message, "reply-to"),
        "subject": str(message["subject"]),
        "text": text(message, "plain"),
        "html": text(message, "html"),
        "types": [part.get_content_type() for part in message.walk()],
        "defects": defects,
    }


if __name__ == "__main__":
    messages = [base64.b64decode(one) for one in json.load(sys.stdin)]
    json.dump([read(one) for one in messages], sys.stdout)
